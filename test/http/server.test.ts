import { once } from 'node:events';
import { request as startRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { HttpConfig } from '../../src/http/http-config.ts';
import { listen, type Listener } from '../../src/http/server.ts';

import { type FakeApp, fakeApp } from './support/fake-app.ts';
import { memoryLog } from './support/quiet.ts';

const MIB = 1024 ** 2;
const LAST = 'GET /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';

let app: FakeApp;
let log: ReturnType<typeof memoryLog>;
let server: Listener;

async function start(settings: Partial<HttpConfig> = {}): Promise<void> {
  log = memoryLog();
  server = await listen(app, { host: '127.0.0.1', port: 0, logTo: log, drainMs: 20, ...settings });
}

beforeEach(() => {
  app = fakeApp();
});
afterEach(() => server.close());

function upload(headers: Record<string, string> = {}): { client: ClientRequest; answer: Promise<IncomingMessage> } {
  const client = startRequest(`${server.url}/v1/diagnoses`, { method: 'POST', headers, agent: false });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    client.once('response', resolve).once('error', reject);
  });
  return { client, answer };
}

/** Speaks, all of it before it listens at all, and gives what came back until the server closed. */
async function raw(...parts: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname).pause();
  for (const part of parts) if (!socket.write(part)) await once(socket, 'drain');
  return text(socket);
}

describe('an upload', () => {
  it('is handed on while it arrives', async () => {
    await start();
    const { client, answer } = upload();
    client.write('the beginning');
    await app.started;
    client.end(', the end');
    expect((await answer).statusCode).toBe(200);
    expect(app.received?.toString()).toBe('the beginning, the end');
  });

  it('waits for 100 Continue and gets it', async () => {
    await start();
    const { client, answer } = upload({ expect: '100-continue' });
    client.flushHeaders();
    await once(client, 'continue');
    client.end('bytes');
    expect((await answer).statusCode).toBe(200);
  });

  it.each([
    ['which then goes on', '', [LAST]],
    ['which then closes', 'connection: close\r\n', []],
  ])('of 50 MiB, refused at its first byte, gets its answer to a client %s', async (_what, header, rest) => {
    await start();
    const head = `POST /v1/diagnoses HTTP/1.1\r\nhost: x\r\n${header}content-length: ${50 * MIB}\r\n\r\n`;
    const parts = Array.from({ length: 50 }, () => 'fail NOT_A_BUNDLE'.padEnd(MIB));
    const said = await raw(head, ...parts, ...rest);
    expect(said).toMatch(/^HTTP\/1\.1 422 .*"\/problems\/not-a-bundle"/s);
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 422', ...rest.map(() => 'HTTP/1.1 200')]);
  });

  it('that is too large gets the answer, though it announced nothing', async () => {
    await start({ maxBytes: MIB });
    const { client, answer } = upload();
    client.end(Buffer.alloc(8 * MIB));
    const response = await answer;
    expect(response.statusCode).toBe(413);
    expect(JSON.parse(await text(response))).toMatchObject({ max_bytes: MIB });
  });

  it('that was refused and never ends is cut off', async () => {
    await start({ lingerMs: 20 });
    const { client, answer } = upload();
    client.write('fail NOT_A_BUNDLE');
    const response = await answer;
    expect(response.statusCode).toBe(422);
    response.resume();
    await once(client, 'close');
    expect(log.lines.join('')).not.toContain('client went away');
  });

  it('that falls silent gets 408', async () => {
    await start({ idleMs: 20 });
    const { client, answer } = upload();
    client.write('begun');
    expect((await answer).statusCode).toBe(408);
    client.destroy();
  });

  it('whose client goes away while it waits for the answer is given up', async () => {
    await start();
    const { client, answer } = upload();
    client.end('deaf');
    await app.started;
    const [signal] = app.signals;
    const aborted = once(signal as AbortSignal, 'abort');
    client.destroy();
    await expect(answer).rejects.toThrow();
    await aborted;
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('\nunhang_disconnects_total 1\n');
    expect(metrics).toContain('\nunhang_diagnoses_in_flight 0\n');
  });

  it('whose client goes away is not diagnosed to its end, and makes room', async () => {
    await start({ maxConcurrent: 1 });
    const { client, answer } = upload();
    client.write('deaf');
    await app.started;
    const [signal] = app.signals;
    const aborted = once(signal as AbortSignal, 'abort');
    client.destroy();
    await expect(answer).rejects.toThrow();
    await aborted;
    const next = upload();
    next.client.end('bytes');
    expect((await next.answer).statusCode).toBe(200);
    expect(log.lines.join('')).toContain('client went away');
  });
});

describe('what is hardly HTTP', () => {
  it.each([
    ['nonsense', 'nonsense\r\n\r\n', 400, 'invalid-request'],
    [
      '17 KiB of headers',
      `GET /livez HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(17 * 1024)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
  ])('%s is answered with a problem', async (_what, sent, status, slug) => {
    await start();
    const said = await raw(sent);
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(said).toContain('content-type: application/problem+json');
    expect(said).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(said.slice(said.indexOf('\r\n\r\n')))).toMatchObject({ type: `/problems/${slug}`, status });
  });

  it('15 KiB of headers are welcome', async () => {
    await start();
    expect(
      await raw(`GET /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx: ${'x'.repeat(15 * 1024)}\r\n\r\n`),
    ).toMatch(/^HTTP\/1.1 200 /);
  });

  it('headers that never end get 408', async () => {
    await start({ headersMs: 20 });
    expect(await raw('GET /livez HTTP/1.1\r\nhost: ')).toMatch(/^HTTP\/1.1 408 .*"\/problems\/too-slow"/s);
  });
});

describe('a shutdown', () => {
  it('lets what is in progress end, and says no to more', async () => {
    await start({ drainMs: 10_000 });
    const { client, answer } = upload();
    client.write('bytes');
    await app.started;
    const closed = server.close();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/v1/diagnoses`, { method: 'POST', body: 'x' })).status).toBe(503);
    client.end();
    expect((await answer).statusCode).toBe(200);
    await closed;
    await expect(fetch(`${server.url}/livez`)).rejects.toThrow();
  });

  it('stops what does not end', async () => {
    await start({ drainMs: 20, lingerMs: 20 });
    const { client, answer } = upload();
    client.write('deaf');
    await app.started;
    const closed = server.close();
    const response = await answer;
    expect(response.statusCode).toBe(503);
    expect(JSON.parse(await text(response))).toMatchObject({ type: '/problems/aborted' });
    await closed;
  });

  it('may be asked for twice', async () => {
    await start();
    await Promise.all([server.close(), server.close()]);
  });
});

describe('listen', () => {
  it('says plainly that the port is taken', async () => {
    await start();
    const port = Number(new URL(server.url).port);
    await expect(listen(app, { host: '127.0.0.1', port, logTo: log })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: `Cannot listen on 127.0.0.1 port ${port}: another program uses it. Choose another with --port, or stop that program.`,
    });
  });
});
