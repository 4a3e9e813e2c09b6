import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumPath } from '../../scripts/lib/chromium.mjs';

/** Nothing is allowed but our own scripts, workers of them, and WebAssembly: no connection, no eval. */
export const STRICTEST =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'none'";

/** What the page answers with: a document as JSON, or what was thrown. */
export interface Answer {
  readonly document?: string;
  readonly error?: { readonly name: string; readonly code?: string; readonly message: string };
  readonly progress: readonly (readonly [bytes: number, total: number | null])[];
}

export interface AnalyseInPage {
  readonly locale?: 'en' | 'zh-CN';
  readonly name?: string;
  /** Hands the file over as a stream. */
  readonly asStream?: boolean;
  /** Address of the worker's script. */
  readonly worker?: string;
  /** Calls it off with the first report of progress. */
  readonly abort?: boolean;
}

const PAGE = '<!doctype html><title>test</title><input type="file"><script type="module" src="/page.js"></script>';

const SCRIPT = `
import { analyse, prepare } from '/unhang.js';
globalThis.prepare = () => prepare();
globalThis.violations = [];
addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
globalThis.run = async ({ asStream, abort, ...options }) => {
  const [file] = document.querySelector('input').files;
  const control = new AbortController();
  const progress = [];
  const onProgress = (bytes, total) => {
    progress.push([bytes, total ?? null]);
    if (abort) control.abort();
  };
  try {
    const bundle = asStream ? file.stream() : file;
    const diagnosis = await analyse(bundle, { ...options, onProgress, signal: control.signal });
    return { document: JSON.stringify(diagnosis), progress };
  } catch (error) {
    return { error: { name: error.name, code: error.code, message: error.message }, progress };
  }
};`;

/** A page of a local server that has the build of `folder`, in a Chromium without a head. */
export class BrowserPage {
  /** Addresses that were asked for since the network was cut off. */
  readonly requests: string[] = [];
  readonly page: Page;
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #context: BrowserContext;

  private constructor(server: Server, browser: Browser, context: BrowserContext, page: Page) {
    this.#server = server;
    this.#browser = browser;
    this.#context = context;
    this.page = page;
    context.on('request', (request) => this.requests.push(request.url()));
  }

  static async open(folder: string, policy = STRICTEST): Promise<BrowserPage> {
    const server = serve(folder, policy);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
    const context = await browser.newContext();
    const page = await context.newPage();
    // A server on a port has no address in words.
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    return new BrowserPage(server, browser, context, page);
  }

  async choose(file: string | { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
    const chosen =
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.bytes) };
    await this.page.setInputFiles('input', chosen);
  }

  async analyse(options: AnalyseInPage = {}): Promise<Answer> {
    return this.page.evaluate<Answer>(`run(${JSON.stringify(options)})`);
  }

  async online(): Promise<void> {
    await this.#context.setOffline(false);
  }

  /** Starts the next analysis ahead, while there is a network, which is then gone. */
  async prepare(): Promise<void> {
    await this.online();
    await this.page.evaluate('prepare()');
    await this.#context.setOffline(true);
    this.requests.length = 0;
  }

  violations(): Promise<readonly string[]> {
    return this.page.evaluate<readonly string[]>('violations');
  }

  /** The most that the heap of a worker holds, in bytes, while something is done. */
  async peakOfWorkers(act: () => Promise<unknown>): Promise<number> {
    const session = await this.#context.newCDPSession(this.page);
    const workers: string[] = [];
    let peak = 0;
    session.on('Target.attachedToTarget', ({ sessionId }) => workers.push(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      peak = Math.max(peak, usedIn(message));
    });
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    const ask = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
    const timer = setInterval(() => {
      for (const sessionId of workers)
        session.send('Target.sendMessageToTarget', { sessionId, message: ask }).catch(() => undefined);
    }, 50);
    try {
      await act();
    } finally {
      clearInterval(timer);
      await session.detach();
    }
    return peak;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }
}

/** Of an answer to `Runtime.getHeapUsage`: objects, and the buffers that they hold. */
function usedIn(message: string): number {
  const { result } = JSON.parse(message) as { result?: { usedSize?: number; backingStorageSize?: number } };
  return (result?.usedSize ?? 0) + (result?.backingStorageSize ?? 0);
}

function serve(folder: string, policy: string): Server {
  return createServer((request, response) => {
    const path = request.url ?? '/';
    const body =
      path === '/' ? PAGE : path === '/page.js' ? SCRIPT : /^\/unhang[a-z-]*\.js$/.test(path) && read(folder, path);
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', extname(path) === '.js' ? 'text/javascript' : 'text/html');
    if (body === false) response.statusCode = 404;
    response.end(body === false ? '' : body);
  });
}

function read(folder: string, path: string): Buffer {
  return readFileSync(join(folder, path));
}
