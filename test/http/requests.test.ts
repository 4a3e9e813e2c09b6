import { Readable } from 'node:stream';

import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createHttp } from '../../src/http/app.ts';

import { type FakeApp, fakeApp } from './support/fake-app.ts';
import { SMALL } from './support/quiet.ts';

let app: FakeApp;
let server: FastifyInstance;

beforeEach(async () => {
  app = fakeApp();
  server = await createHttp(app, SMALL);
});
afterEach(() => server.close());

function post(payload: Buffer | string | Readable, headers: Record<string, string> = {}, query = '') {
  return server.inject({ method: 'POST', url: `/v1/diagnoses${query}`, payload, headers });
}

function check(payload: string | object, headers: Record<string, string> = {}) {
  return server.inject({
    method: 'POST',
    url: '/v1/self-checks',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

describe('a bundle', () => {
  it.each([
    undefined,
    'application/octet-stream',
    'application/json',
    'application/json; charset=utf-8',
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/x-xz',
    'nonsense',
    '"; drop',
  ])('is taken byte for byte, sent as %s', async (type) => {
    const bytes = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x0d, 0x0a, 0xff, 0x26, 0x3d, 0x25]);
    const answer = await post(bytes, type === undefined ? {} : { 'content-type': type });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(app.received).toEqual(bytes);
  });

  it.each([
    [1000, 200],
    [1001, 413],
  ])('of %i bytes, not announced, gets %i', async (size, status) => {
    const answer = await post(Readable.from([Buffer.alloc(500), Buffer.alloc(size - 500)]));
    expect(answer.statusCode).toBe(status);
    if (status === 413) expect(answer.json()).toMatchObject({ type: '/problems/too-large', max_bytes: 1000 });
  });

  it('that announces itself as too large is not begun with', async () => {
    const answer = await post('x', { 'content-length': '1001' });
    expect(answer.statusCode).toBe(413);
    expect(app.signals).toEqual([]);
  });

  it('may tell its file name', async () => {
    await post('x', {}, '?name=sosreport%20a.tar.xz');
    expect(app.name).toBe('sosreport a.tar.xz');
    await post('x');
    expect(app.name).toBeUndefined();
  });

  it.each([
    ['255 characters', '?name=' + 'x'.repeat(255), 200],
    ['256 characters', '?name=' + 'x'.repeat(256), 400],
    ['none', '?name=', 400],
    ['another parameter', '?colour=red', 200],
  ])('whose name has %s', async (_what, query, status) => {
    expect((await post('x', {}, query)).statusCode).toBe(status);
  });

  it('is diagnosed in the language asked for', async () => {
    const answer = await post('x', { 'accept-language': 'zh-CN,zh;q=0.9' });
    expect(answer.json()).toMatchObject({ engine: { locale: 'zh-CN' } });
    expect(answer.headers['content-language']).toBe('zh-CN');
    expect(answer.headers.vary).toBe('Accept, Accept-Language');
  });

  it('is refused where the server is full, and not after that', async () => {
    const held = new Readable({ read: () => undefined });
    held.push('first bytes');
    const first = post(held);
    await app.started;
    const second = await post('x');
    expect(second.statusCode).toBe(503);
    expect(second.headers['retry-after']).toBe('5');
    expect(second.json()).toMatchObject({ type: '/problems/busy' });
    held.push(null);
    expect((await first).statusCode).toBe(200);
    expect((await post('x')).statusCode).toBe(200);
  });

  it('that was refused makes room again', async () => {
    for (const body of ['fail NOT_A_BUNDLE', 'crash', '']) await post(body);
    expect((await post('x')).statusCode).toBe(200);
  });
});

describe('a failure', () => {
  it('tells what the refusal told', async () => {
    const answer = await post('fail ENCRYPTED');
    expect(answer.json()).toEqual({
      type: '/problems/encrypted',
      title: 'Encrypted',
      status: 422,
      detail: 'Refused: ENCRYPTED.',
      saw_bytes: 7,
      request_id: answer.headers['x-request-id'],
    });
  });

  it.each(['crash', 'fail INVALID_RULE', 'fail BAD_CONFIG', 'fail UNREADABLE'])(
    'of ours keeps its cause: %s',
    async (body) => {
      const answer = await post(body);
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toMatch(/secret|Refused|TypeError|\.ts/);
    },
  );
});

describe('a self-check', () => {
  it('hands over each output under its command', async () => {
    const sent = { 'cat /proc/mounts': 'a b c', 'auditctl -l': 'No rules', 'my own command': 'x', dmesg: '' };
    expect((await check(sent)).statusCode).toBe(200);
    expect([...(app.outputs ?? [])]).toEqual([
      ['cat /proc/mounts', 'a b c'],
      ['auditctl -l', 'No rules'],
      ['my own command', 'x'],
    ]);
  });

  it('takes hostile names for names', async () => {
    const sent = '{"__proto__": "a", "constructor": "b", "toString": "c", "hasOwnProperty": "d", "": "e"}';
    expect((await check(sent)).statusCode).toBe(200);
    expect([...(app.outputs?.keys() ?? [])]).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']);
    expect(Reflect.get({}, 'a')).toBeUndefined();
  });

  it.each([
    '{"__proto__": {"polluted": "yes"}}',
    '{"__proto__": 1}',
    '{"constructor": {"prototype": {"polluted": 1}}}',
  ])('refuses %s', async (sent) => {
    expect((await check(sent)).statusCode).toBe(400);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('says where its form is wrong', async () => {
    const problem = (await check({ 'ps auxww': 1, dmesg: 'x', other: null })).json<{ errors: unknown }>();
    expect(problem.errors).toHaveLength(2);
    expect(problem.errors).toContainEqual({ at: '/ps auxww', message: 'must be string' });
    expect(problem.errors).toContainEqual({ at: '/other', message: 'must be string' });
  });

  it('may have 200 boxes', async () => {
    const boxes = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [index, '']));
    const roomy = await createHttp(app, { ...SMALL, maxJsonBytes: 10_000 });
    const send = (count: number) =>
      roomy.inject({ method: 'POST', url: '/v1/self-checks', payload: { ...boxes(count - 1), dmesg: 'x' } });
    expect((await send(200)).statusCode).toBe(200);
    expect((await send(201)).statusCode).toBe(400);
    await roomy.close();
  });

  it.each([
    [500, 200],
    [501, 413],
  ])('of %i bytes gets %i', async (size, status) => {
    const frame = JSON.stringify({ dmesg: '' }).length;
    expect((await check({ dmesg: 'x'.repeat(size - frame) })).statusCode).toBe(status);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/vnd.x+json'])(
    'may be sent as %s',
    async (type) => {
      expect((await check('{"dmesg": "x"}', { 'content-type': type })).statusCode).toBe(200);
    },
  );

  it('is never our fault, whatever is sent', async () => {
    const bodies = fc.oneof(
      fc.json(),
      fc.string(),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.anything())).map((boxes) => fc.stringify(boxes)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        expect([200, 400, 413]).toContain((await check(body)).statusCode);
      }),
    );
  });

  it('may begin with a byte order mark', async () => {
    expect((await check('\uFEFF{"dmesg": "x"}')).statusCode).toBe(200);
  });
});

describe('an address', () => {
  it.each([
    ['GET', '/', 404, 'not-found'],
    ['GET', '/v2/rules', 404, 'not-found'],
    ['POST', '/nowhere', 404, 'not-found'],
    ['GET', '/v1/diagnoses', 405, 'method-not-allowed'],
    ['PUT', '/v1/diagnoses?name=x', 405, 'method-not-allowed'],
    ['DELETE', '/v1/rules/fuse-init-audit', 405, 'method-not-allowed'],
    ['GET', '/%zz', 400, 'invalid-request'],
  ] as const)('%s %s gets %i', async (method, url, status, slug) => {
    const answer = await server.inject({ method, url });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json()).toMatchObject({ type: `/problems/${slug}`, status });
  });

  it('lists the methods it has', async () => {
    expect((await server.inject({ method: 'PUT', url: '/v1/diagnoses' })).headers.allow).toBe('POST');
    expect((await server.inject({ method: 'POST', url: '/v1/rules' })).headers.allow).toBe('GET, HEAD');
  });

  it('may have 8 KiB', async () => {
    const path = '/livez?';
    expect((await server.inject(path + 'x'.repeat(8192 - path.length))).statusCode).toBe(200);
    for (const begin of [path, '/v1/rules/', '/nowhere/', '/%zz']) {
      const answer = await server.inject(begin + 'x'.repeat(8193 - begin.length));
      expect(answer.json()).toMatchObject({ type: '/problems/uri-too-long', status: 414 });
    }
  });
});
