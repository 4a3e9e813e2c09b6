import { once } from 'node:events';
import { type IncomingMessage, request as startRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { App } from '../../src/cases/app.ts';
import { compose } from '../../src/compose.ts';
import { LOCALES } from '../../src/core/model/locale.ts';
import { MEDIA_TYPES } from '../../src/core/words/render.ts';
import { listen, type Listener } from '../../src/http/server.ts';
import { BOXES } from '../cases/support/boxes.ts';
import { stillAlive } from '../support/alive.ts';
import { needs, titleNeeding } from '../support/needs.ts';
import { noise, packed } from '../support/packed.ts';
import { packWithTarStream } from '../support/tar-stream.ts';
import { treeOf } from '../support/tree.ts';

import { type Answer, contract } from './support/contract.ts';
import { memoryLog } from './support/quiet.ts';

const MIB = 1024 ** 2;
const the = await contract();

/** The bundle of a live hang, with something behind it that takes a decoder a while. */
const bundleOf = (ballast: number): Promise<Uint8Array> =>
  packWithTarStream((pack) => {
    for (const [path, body] of treeOf('evidence/13-gvfs-mounted-twice-audit').files)
      pack.entry({ name: `sosreport-h/${path}`, mtime: new Date(0) }, Buffer.from(body));
    pack.entry({ name: 'sosreport-h/var/log/ballast', mtime: new Date(0) }, Buffer.from(noise(ballast)));
  });

const SMALL = await bundleOf(10);
const LARGE = await bundleOf(4 * MIB);

let app: App;
let server: Listener;
let small: Listener;

beforeAll(async () => {
  app = compose({ decoders: 'auto', maxBytes: 1024 * MIB });
  const settings = { host: '127.0.0.1', port: 0, logTo: memoryLog(), drainMs: 100 };
  server = await listen(app, { ...settings, maxConcurrent: 16 });
  small = await listen(app, { ...settings, maxBytes: MIB });
});
afterAll(async () => {
  await Promise.all([server.close(), small.close()]);
  await app.close();
});

async function answerOf(response: Response): Promise<Answer> {
  return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

async function post(
  body: Uint8Array | ReadableStream,
  headers: Record<string, string> = {},
  url = server.url,
): Promise<Answer> {
  const sent = body instanceof ReadableStream ? body : body.slice();
  // `duplex` is what a stream needs, and what the types of a page do not have.
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: sent, headers, duplex: 'half' };
  return answerOf(await fetch(`${url}/v1/diagnoses`, init));
}

interface Document {
  readonly verdict: { readonly status: string; readonly rule?: string };
  readonly bundle: { readonly format: string; readonly complete: boolean };
}
const documentOf = ({ body }: Answer): Document => JSON.parse(body) as Document;

describe('a bundle, sent to the real thing', () => {
  const kinds = Object.values(MEDIA_TYPES).flatMap((type) => LOCALES.map((locale) => [type, locale] as const));

  it.each(kinds)('is answered as %s in %s', async (type, locale) => {
    const answer = await post(SMALL, { accept: type, 'accept-language': locale });
    expect(answer.statusCode).toBe(200);
    the.check('createDiagnosis', answer);
    expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect(answer.headers['content-language']).toBe(locale);
    expect(answer.body).toContain('/root/.gvfs');
  });

  it.each([
    ['xz', 'tar.xz'],
    ['gzip', 'tar.gz'],
    ['bzip2', 'tar.bz2'],
    ['zstd', 'tar.zst'],
  ] as const)('%s', async (compression, format) => {
    if (compression !== 'gzip' && !needs(compression)) return;
    const document = documentOf(await post(packed(compression, SMALL)));
    expect(document.bundle).toMatchObject({ format, complete: true });
    expect(document.verdict).toMatchObject({ status: 'confirmed', rule: 'fuse-init-audit' });
  });

  it('is the same sent at once, in chunks without a length, and compressed on the way', async () => {
    const whole = await post(SMALL);
    const chunks = new ReadableStream({
      start(controller) {
        for (let at = 0; at < SMALL.length; at += 1000) controller.enqueue(SMALL.slice(at, at + 1000));
        controller.close();
      },
    });
    expect((await post(chunks)).body).toBe(whole.body);
    const gzipped = documentOf(await post(new Uint8Array(gzipSync(SMALL)), { 'content-encoding': 'gzip' }));
    expect(gzipped.verdict).toEqual(documentOf(whole).verdict);
  });

  it('that was cut is diagnosed as far as it goes', async () => {
    const answer = await post(SMALL.subarray(0, SMALL.length / 3));
    the.check('createDiagnosis', answer);
    expect(documentOf(answer).bundle.complete).toBe(false);
  });

  it.each([
    ['announced', (bytes: Uint8Array) => bytes],
    ['not announced', (bytes: Uint8Array) => new Blob([bytes.slice()]).stream()],
  ])('that is too large, its size %s, is refused', async (_what, body) => {
    const answer = await post(body(LARGE), {}, small.url);
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(413);
    the.check('createDiagnosis', answer);
    expect(JSON.parse(answer.body)).toMatchObject({ type: '/problems/too-large', max_bytes: MIB });
    expect((await post(SMALL, {}, small.url)).statusCode).toBe(200);
  });

  it.each([
    ['a picture', '89504e470d0a1a0a0000000d49484452', 'not-a-bundle'],
    ['an encrypted bundle', Buffer.from('-----BEGIN PGP MESSAGE-----\n\nabc\n').toString('hex'), 'encrypted'],
    ['the head of an xz file', 'fd377a585a000004e6d6b446', 'damaged'],
  ])('that is %s is refused, and the next one taken', async (_what, hex, slug) => {
    const answer = await post(new Uint8Array(Buffer.from(hex, 'hex')));
    expect(answer.statusCode).toBe(422);
    the.check('createDiagnosis', answer);
    expect(JSON.parse(answer.body)).toMatchObject({ type: `/problems/${slug}` });
    expect((await post(SMALL)).statusCode).toBe(200);
  });
});

describe('many at once', () => {
  it('are as many as there is room for; the others are told to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(packed('gzip', LARGE))));
    for (const answer of answers) the.check('createDiagnosis', answer);
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(16);
    const [first] = answers.filter(({ statusCode }) => statusCode === 200);
    for (const { statusCode, body } of answers) if (statusCode === 200) expect(body).toBe(first?.body);
  });
});

describe(titleNeeding('a client that goes away', 'xz'), () => {
  it.skipIf(!needs('xz'))('leaves no program and no thread behind', async () => {
    const body = packed('xz', LARGE, '-0');
    for (const share of [0.1, 0.5, 0.999]) {
      const client = startRequest(`${server.url}/v1/diagnoses`, { method: 'POST', agent: false });
      client.on('error', () => undefined);
      client.write(body.subarray(0, body.length * share));
      await expect.poll(stillAlive).toBeGreaterThan(0);
      client.destroy();
      await expect.poll(stillAlive, { timeout: 5000 }).toBe(0);
    }
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('\nunhang_diagnoses_in_flight 0\n');
  });
});

describe('a self-check, sent to the real thing', () => {
  const check = async (boxes: object, headers: Record<string, string> = {}): Promise<Answer> =>
    answerOf(
      await fetch(`${server.url}/v1/self-checks`, {
        method: 'POST',
        body: JSON.stringify(boxes),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    );

  it.each(LOCALES)('of all boxes finds the cause, in %s', async (locale) => {
    const all = Object.fromEntries(BOXES.map(({ command, text: output }) => [command, output]));
    const answer = await check(all, { 'accept-language': locale });
    expect(answer.statusCode).toBe(200);
    the.check('createSelfCheck', answer);
    expect(documentOf(answer).verdict.rule).toBe('fuse-init-audit');
  });

  it('takes every box that the form has', async () => {
    const form = the.schemas['SelfCheck'] as { properties: object };
    for (const command of Object.keys(form.properties)) {
      const answer = await check({ [command]: BOXES.find((box) => box.command === command)?.text ?? 'x' });
      expect(answer.statusCode, command).toBe(200);
      the.check('createSelfCheck', answer);
    }
  });

  it.each(['gzip', 'br', 'deflate, gzip'])('is not taken as %s, and says so', async (coding) => {
    const answer = await check({ dmesg: 'x' }, { 'content-encoding': coding });
    expect(answer.statusCode).toBe(415);
    the.check('createSelfCheck', answer);
    expect(answer.headers['accept-encoding']).toBe('identity');
    expect(JSON.parse(answer.body)).toMatchObject({ detail: 'Send the JSON as it is, without Content-Encoding.' });
  });

  it.each(['identity', 'Identity', ''])('is taken as %j', async (coding) => {
    expect((await check({ dmesg: 'x' }, { 'content-encoding': coding })).statusCode).toBe(200);
  });
});

describe('the rules, asked of the real thing', () => {
  it.each(LOCALES)('are listed and shown in %s', async (locale) => {
    const headers = { 'accept-language': locale };
    const list = await answerOf(await fetch(`${server.url}/v1/rules`, { headers }));
    the.check('listRules', list);
    const { rules } = JSON.parse(list.body) as { rules: readonly { id: string; title: string }[] };
    expect(rules.map(({ id }) => id)).toEqual(app.rules(locale).map(({ id }) => id));
    for (const { id, title } of rules) {
      const one = await answerOf(await fetch(`${server.url}/v1/rules/${id}`, { headers }));
      the.check('getRule', one);
      expect(JSON.parse(one.body)).toMatchObject({ id, title });
    }
  });
});

/** What does not change from one answer to the next. Node's client does not keep a connection after HEAD. */
function lasting({ headers }: Response): Record<string, string> {
  const own = ['x-request-id', 'date', 'connection', 'keep-alive', 'transfer-encoding'];
  return Object.fromEntries([...headers].filter(([name]) => !own.includes(name)));
}

describe('HEAD', () => {
  it.each([
    '/v1/rules',
    '/v1/rules/fuse-init-audit',
    '/livez',
    '/readyz',
    '/docs',
    '/v1/openapi.json',
    '/problems/empty',
    '/v1/rules/none',
    '/v1/diagnoses',
  ])('of %s is GET without its body', async (path) => {
    const [head, get] = await Promise.all([fetch(server.url + path, { method: 'HEAD' }), fetch(server.url + path)]);
    expect(head.status).toBe(get.status);
    expect(await head.text()).toBe('');
    expect(lasting(head)).toEqual({ 'content-length': head.headers.get('content-length'), ...lasting(get) });
  });
});

describe('a slow client', () => {
  it('that sends a byte at a time is waited for, and one that waits for leave gets it', async () => {
    const client = startRequest(`${server.url}/v1/diagnoses`, {
      method: 'POST',
      agent: false,
      headers: { expect: '100-continue' },
    });
    client.flushHeaders();
    await once(client, 'continue');
    for (const byte of 'No rules\n') {
      client.write(byte);
      await new Promise((resolve) => setImmediate(resolve));
    }
    client.end();
    const [response] = (await once(client, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(await text(response))).toMatchObject({ bundle: { bytes: 9, format: 'file' } });
  });
});
