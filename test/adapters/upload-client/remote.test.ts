import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openRemote } from '../../../src/adapters/upload-client/remote.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';

interface Asked {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (response: ServerResponse) => void;

let asked: Asked[];
let answer: Answer;
let url: string;
let server: ReturnType<typeof createServer>;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // of a TCP server
});
afterEach(async () => {
  server.closeAllConnections();
  // One that is closed already says so, and that is as good.
  await new Promise((resolve) => server.close(resolve));
});

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const problem = (slug: string, status: number, headers: Record<string, string> = {}): Answer =>
  json({ type: `/problems/${slug}`, detail: `Said ${slug}.`, status }, status, {
    'content-type': 'application/problem+json',
    ...headers,
  });

const refusal = async (work: Promise<unknown>): Promise<UnhangError> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof UnhangError) return error;
  throw new Error('not refused');
};

describe('a request', () => {
  it('carries the key and says what it sends', async () => {
    answer = json({ id: 'upl_1', parts: [] }, 201);
    await openRemote(`${url}/behind/`, 'uh_key').createUpload({ fileName: 'a', bytes: 7, sha256: 'f00f' });
    expect(asked).toMatchObject([
      {
        line: 'POST /behind/v1/uploads',
        headers: { authorization: 'Bearer uh_key', 'content-type': 'application/json', accept: 'application/json' },
        body: '{"fileName":"a","bytes":7,"sha256":"f00f"}',
      },
    ]);
  });

  it('takes no id for more than one part of an address', async () => {
    answer = json({});
    await openRemote(url, 'k').upload('../keys?x');
    expect(asked[0]?.line).toBe('GET /v1/uploads/..%2Fkeys%3Fx');
  });

  it('is led nowhere else: the key is for this server', async () => {
    answer = (response) => response.writeHead(307, { location: `${url}/elsewhere` }).end();
    expect((await refusal(openRemote(url, 'k').upload('upl_1'))).code).toBe('USAGE');
    expect(asked).toHaveLength(1);
  });
});

describe('a part', () => {
  it('goes to its address, which may be relative, with the signed headers and without the key', async () => {
    const remote = openRemote(url, 'uh_key');
    answer = json({
      parts: [{ number: 3, method: 'PUT', url: '/v1/objects/t', headers: { 'x-signed': 'yes' }, expiresAt: '' }],
    });
    const signed = await remote.signPart('upl_1', 3);
    expect(signed.url).toBe(`${url}/v1/objects/t`);
    expect(asked.at(-1)).toMatchObject({ line: 'POST /v1/uploads/upl_1/parts', body: '{"numbers":[3]}' });
    answer = (response) => response.writeHead(200, { etag: '"e7a9"' }).end();
    expect(await remote.sendPart(signed, Buffer.from('hello'))).toBe('e7a9');
    const sent = asked.at(-1);
    expect(sent).toMatchObject({
      line: 'PUT /v1/objects/t',
      body: 'hello',
      headers: { 'x-signed': 'yes', 'content-length': '5' },
    });
    expect(sent?.headers).not.toHaveProperty('authorization');
  });

  it('whose address has expired is FORBIDDEN, whatever the store says', async () => {
    answer = (response) =>
      response.writeHead(403, { 'content-type': 'application/xml' }).end('<Code>AccessDenied</Code>');
    const signed = { method: 'PUT', url: `${url}/x`, headers: {}, expiresAt: '' } as const;
    expect((await refusal(openRemote(url, 'k').sendPart(signed, Buffer.from('x')))).code).toBe('FORBIDDEN');
  });
});

describe('a refusal', () => {
  it.each([
    ['unauthenticated', 401, 'UNAUTHENTICATED'],
    ['forbidden', 403, 'FORBIDDEN'],
    ['not-found', 404, 'NOT_FOUND'],
    ['conflict', 409, 'CONFLICT'],
    ['gone', 410, 'GONE'],
    ['too-large', 413, 'TOO_LARGE'],
    ['digest-mismatch', 422, 'WRONG_CHECKSUM'],
    ['invalid-request', 400, 'USAGE'],
    ['another-one', 418, 'USAGE'],
    ['too-slow', 408, 'STORE_UNAVAILABLE'],
    ['store-unavailable', 503, 'STORE_UNAVAILABLE'],
    ['internal', 500, 'STORE_UNAVAILABLE'],
  ])('%s (%i) is %s, with the words of the server', async (slug, status, code) => {
    answer = problem(slug, status);
    expect(await refusal(openRemote(url, 'k').upload('upl_1'))).toMatchObject({ code, message: `Said ${slug}.` });
  });

  it.each([
    ['30', 'STORE_UNAVAILABLE'],
    ['3600', 'QUOTA'],
  ])('quota-exceeded for %s s is %s', async (seconds, code) => {
    answer = problem('quota-exceeded', 429, { 'retry-after': seconds });
    expect((await refusal(openRemote(url, 'k').upload('upl_1'))).code).toBe(code);
  });

  it('says when to come back', async () => {
    answer = problem('busy', 503, { 'retry-after': '7' });
    expect((await refusal(openRemote(url, 'k').upload('upl_1'))).details).toMatchObject({ retryAfterSeconds: 7 });
  });

  it.each([
    ['nothing', ''],
    ['a page', '<html>'],
    ['JSON of another kind', '[null]'],
  ])('of a proxy that says %s has words of ours', async (_what, body) => {
    answer = (response) => response.writeHead(502, { 'content-type': 'application/problem+json' }).end(body);
    expect((await refusal(openRemote(url, 'k').upload('upl_1'))).message).toBe('The server answered with status 502.');
  });
});

describe('a line that breaks', () => {
  it('before the answer, within it, or where nobody listens, may be better the next time', async () => {
    answer = (response) => response.socket?.destroy();
    expect((await refusal(openRemote(url, 'k').upload('upl_1'))).code).toBe('STORE_UNAVAILABLE');
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"id":', () => response.socket?.destroy());
    };
    expect((await refusal(openRemote(url, 'k').upload('upl_1'))).code).toBe('STORE_UNAVAILABLE');
    const closed = url;
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
    const nobody = await refusal(openRemote(closed, 'k').upload('upl_1'));
    expect(nobody).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: `${closed} cannot be reached: ECONNREFUSED.`,
    });
  });
});
