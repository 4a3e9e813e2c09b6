// `npm run bench:browser`: wall time of an analysis in a headless Chromium against `unhang diagnose` with the portable
// decoders, on the same bundle and in alternating rounds; the heap of the browser's worker; and the size of what is built.
// Options: --rounds N, --mb N (unpacked size), --format (as for `npm run bench`).
import './lib/node-version.mjs';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { buildBrowser } from './build-browser.mjs';
import { ensure } from './ensure.mjs';
import { benchBundle } from './lib/bench-bundle.mjs';
import { chromiumPath } from './lib/chromium.mjs';
import { measure, median } from './lib/measure.mjs';
import { at } from './lib/root.mjs';

const HEAP_EVERY_MS = 50;

const PAGE = '<!doctype html><input type="file"><script type="module" src="/page.js"></script>';
const SCRIPT = `import { analyse, prepare } from '/unhang.js';
globalThis.prepare = () => prepare();
globalThis.run = async () => {
  const started = performance.now();
  const { verdict } = await analyse(document.querySelector('input').files[0]);
  return { seconds: (performance.now() - started) / 1000, verdict };
};`;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    mb: { type: 'string', default: '100' },
    format: { type: 'string', default: 'xz' },
  },
});

await ensure();
const folder = mkdtempSync(join(tmpdir(), 'unhang-bench-browser-'));
try {
  await buildBrowser(folder);
  const bundle = await benchBundle({ mb: Number(options.mb), seed: 20140303, varied: true, format: options.format });
  report(bundle, await rounds(bundle));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function rounds(bundle) {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('no Chromium here: `npm run test:setup` brings it');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const results = { node: [], browser: [], heapMB: [] };
  try {
    const { page, heapMB } = await openPage(browser);
    await page.setInputFiles('input', bundle);
    // The first round only warms the cache.
    for (let round = 0; round <= Number(options.rounds); round += 1) {
      const node = await inNode(bundle);
      const inPage = await inBrowser(page);
      process.stderr.write(`round ${round}  Node: ${node.toFixed(2)} s  browser: ${inPage.toFixed(2)} s\n`);
      if (round === 0) continue;
      results.node.push(node);
      results.browser.push(inPage);
    }
    results.heapMB.push(heapMB());
  } finally {
    await browser.close();
  }
  return results;
}

async function inNode(bundle) {
  const { seconds, status } = await measure(process.execPath, [at('dist/cli/main.js'), 'diagnose', bundle], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, UNHANG_DECODERS: 'portable' },
  });
  if (status !== 0) throw new Error(`unhang diagnose ended with status ${status}`);
  return seconds;
}

async function inBrowser(page) {
  await page.evaluate('prepare()');
  const { seconds, verdict } = await page.evaluate('run()');
  if (verdict.status !== 'confirmed') throw new Error(`wrong diagnosis: ${JSON.stringify(verdict)}`);
  return seconds;
}

/** A page that has the build, and the peak of what its workers' heaps hold, buffers included. */
async function openPage(browser) {
  const context = await browser.newContext();
  await context.route('**/*', (route) => route.fulfill(answerTo(new URL(route.request().url()).pathname)));
  const page = await context.newPage();
  await page.goto('https://unhang.test/');
  const session = await context.newCDPSession(page);
  let worker;
  let peak = 0;
  session.on('Target.attachedToTarget', ({ sessionId }) => (worker = sessionId));
  session.on('Target.detachedFromTarget', () => (worker = undefined));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { usedSize = 0, backingStorageSize = 0 } = JSON.parse(message).result ?? {};
    peak = Math.max(peak, usedSize + backingStorageSize);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
  const timer = setInterval(() => {
    if (worker === undefined) return;
    session.send('Target.sendMessageToTarget', { sessionId: worker, message }).catch(() => undefined);
  }, HEAP_EVERY_MS);
  page.on('close', () => clearInterval(timer));
  return { page, heapMB: () => peak / 1e6 };
}

function answerTo(path) {
  if (path === '/') return { contentType: 'text/html', body: PAGE };
  return { contentType: 'text/javascript', body: path === '/page.js' ? SCRIPT : readFileSync(join(folder, path)) };
}

function report(bundle, { node, browser, heapMB }) {
  const [inNodeSeconds, inBrowserSeconds] = [median(node), median(browser)];
  const size = (statSync(bundle).size / 1e6).toFixed(0);
  const lines = [
    `${options.format}: ${options.mb} MB unpacked, ${size} MB packed; ${options.rounds} rounds; Node ${process.versions.node}`,
    '',
    `Node, portable decoder  ${inNodeSeconds.toFixed(2)} s`,
    `browser                 ${inBrowserSeconds.toFixed(2)} s  ${(inBrowserSeconds / inNodeSeconds).toFixed(2)} of Node`,
    `heap of its worker      ${Math.max(...heapMB).toFixed(0)} MB at most`,
    '',
  ];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const bytes = readFileSync(join(folder, file));
    lines.push(`${basename(file).padEnd(18)} ${kB(bytes.length)} kB, ${kB(gzipSync(bytes).length)} kB with gzip`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function kB(bytes) {
  return (bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0);
}
