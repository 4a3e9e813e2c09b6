import { Readable } from 'node:stream';

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createHttp } from '../../src/http/app.ts';
import type { HttpConfig } from '../../src/http/http-config.ts';
import type { ErrorCode } from '../../src/core/model/errors.ts';

import { contract } from './support/contract.ts';
import { fakeApp } from './support/fake-app.ts';
import { BUNDLE, type FakeService, fakeService, RUNNING, THEIR_KEY } from './support/fake-service.ts';
import { SMALL } from './support/quiet.ts';
import {
  requestOf,
  type Sample,
  SAMPLES,
  SERVICE_OPERATIONS,
  type ServiceOperation,
} from './support/service-requests.ts';

const the = await contract();
/** Our settings for all but those who are slow on purpose: a busy machine must not look like them. */
const PATIENT: Partial<HttpConfig> = { ...SMALL, idleMs: 10_000, requestsPerMinute: 1_000_000 };
const app = { ...fakeApp(), service: undefined as FakeService | undefined };
let service: FakeService;
let server: FastifyInstance;
let hasty: FastifyInstance;

beforeAll(async () => {
  server = await createHttp(app, PATIENT);
  hasty = await createHttp(app, { ...PATIENT, idleMs: 20 });
});
beforeEach(() => {
  service = fakeService();
  app.service = service;
});
afterAll(async () => {
  await server.close();
  await hasty.close();
});

const declares = (id: ServiceOperation, status: number): boolean =>
  String(status) in (the.operations.get(id)?.responses ?? {});
const takesKey = (id: ServiceOperation): boolean => (the.operations.get(id)?.security?.length ?? 0) > 0;

const keyed = SERVICE_OPERATIONS.filter(takesKey);
const ofJson = SERVICE_OPERATIONS.filter((id) => SAMPLES[id].json !== undefined);
const ofBytes = SERVICE_OPERATIONS.filter((id) => SAMPLES[id].bytes !== undefined);
const withId = SERVICE_OPERATIONS.filter((id) => /\/(?:case|upl|bdl|ana|key)_1|caseId=/.test(SAMPLES[id].url));
const ofVersion = SERVICE_OPERATIONS.filter((id) => SAMPLES[id].headers?.['if-match'] !== undefined);

async function send(id: ServiceOperation, change: Partial<Sample> = {}, key?: string) {
  const answer = await server.inject(requestOf({ ...SAMPLES[id], ...change }, key));
  the.check(id, answer);
  return answer;
}

type Payload = string | object | Readable;
const silent = (): Readable => new Readable({ read: () => undefined });

/** The sample with another body, to this server. */
async function sendBody(id: ServiceOperation, payload: Payload, headers: Record<string, string>, on: FastifyInstance) {
  const request = requestOf(SAMPLES[id]);
  const answer = await on.inject({ ...request, payload, headers: { ...request.headers, ...headers } });
  the.check(id, answer);
  return answer;
}

async function expectProblem(answer: Awaited<ReturnType<typeof send>>, status: number, slug: string): Promise<void> {
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.json()).toMatchObject({
    type: `/problems/${slug}`,
    status,
    request_id: answer.headers['x-request-id'],
  });
}

describe('a valid request', () => {
  it.each(SERVICE_OPERATIONS)('%s', async (id) => {
    const answer = await send(id);
    expect(answer.statusCode, answer.body).toBe(SAMPLES[id].status);
    expect(answer.body).not.toMatch(/org_ours\/case_1|hash-of-the-key|parts-of-the-store/);
  });

  type Variant = readonly [ServiceOperation, number, string, Partial<Sample>, Partial<FakeService>];
  const others: readonly Variant[] = [
    ['createUpload', 200, 'a bundle that is kept already', {}, { begun: { duplicateOf: BUNDLE } }],
    ['receiveBundle', 202, 'a body of unknown length', { headers: { 'transfer-encoding': 'chunked' } }, {}],
    ['getCase', 304, 'what the client has', { headers: { 'if-none-match': '"3"' } }, {}],
    [
      'changeCase',
      200,
      'a merge patch',
      { headers: { 'if-match': '"3"', 'content-type': 'application/merge-patch+json' } },
      {},
    ],
    ['createAnalysis', 202, 'in the background', {}, { reanalysis: { analysis: RUNNING } }],
    ['getAnalysis', 200, 'one that runs', {}, { analyses: [RUNNING] }],
    ['listCaseEvents', 200, 'as a stream', { headers: { accept: 'text/event-stream' } }, {}],
    [
      'listCaseEvents',
      204,
      'a stream at its end',
      { headers: { accept: 'text/event-stream', 'last-event-id': '1' } },
      {},
    ],
    ...['application/json', 'text/markdown', 'text/html', 'text/plain', 'application/sarif+json'].map(
      (accept): Variant => ['getCaseDiagnosis', 200, accept, { headers: { accept } }, {}],
    ),
    ...['application/json', 'text/markdown', 'text/html', 'text/plain'].map(
      (accept): Variant => ['getCaseVerification', 200, accept, { headers: { accept } }, {}],
    ),
  ];
  it.each(others)('%s %i: %s', async (id, status, _what, change, answers) => {
    Object.assign(service, answers);
    const answer = await send(id, change);
    expect(answer.statusCode, answer.body).toBe(status);
    const { accept } = change.headers ?? {};
    if (accept !== undefined && status === 200) expect(answer.headers['content-type']).toContain(accept);
  });

  it.each(['getCase', 'getCaseDiagnosis', 'getCaseVerification', 'getAnalysis'] as const)(
    '%s 304 with the tag it gave',
    async (id) => {
      const { etag, 'cache-control': cache } = (await send(id)).headers;
      expect(cache).toBe('private, no-cache');
      for (const given of [etag, `W/${String(etag)}`, `"other", ${String(etag)}`, '*']) {
        const answer = await send(id, { headers: { 'if-none-match': String(given) } });
        expect(answer.statusCode).toBe(304);
        expect(answer.headers).toMatchObject({ etag, 'cache-control': cache });
      }
      expect((await send(id, { headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200);
    },
  );
});

describe('without a valid key', () => {
  it.each(keyed)('%s 401', async (id) => {
    for (const authorization of ['', 'Bearer uh_wrong', 'Basic dWg6b3Vycw==', 'Bearer', 'Bearer a b', 'uh_ours']) {
      const answer = await send(id, { headers: { authorization } }, '');
      await expectProblem(answer, 401, 'unauthenticated');
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="unhang"');
      expect(answer.headers).not.toHaveProperty('ratelimit');
    }
    expect(service.given).toEqual([]);
  });

  it('a key in the address is none', async () => {
    await expectProblem(
      await send('listCases', { url: '/v1/cases?key=uh_ours&access_token=uh_ours' }, ''),
      401,
      'unauthenticated',
    );
  });
});

describe("with another organisation's key", () => {
  it.each(withId)('%s 404: what is ours is not there', async (id) => {
    await expectProblem(await send(id, {}, THEIR_KEY), 404, 'not-found');
    expect(service.caller?.organisation).toBe('org_theirs');
  });

  it.each(keyed.filter((id) => !withId.includes(id) && SAMPLES[id].method === 'GET'))(
    '%s shows nothing of ours',
    async (id) => {
      const answer = await send(id, {}, THEIR_KEY);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toMatch(/case_1|host-of-ours|org_ours|key_1|fuse-init-audit|Our organisation/);
    },
  );

  it.each(keyed)('%s asks in the name of that organisation', async (id) => {
    await send(id, {}, THEIR_KEY);
    expect(service.caller).toMatchObject({ organisation: 'org_theirs', actor: `key:${THEIR_KEY}` });
  });
});

describe('what the service refuses', () => {
  const refusals: readonly (readonly [ErrorCode | 'crash', number, string])[] = [
    ['FORBIDDEN', 403, 'forbidden'],
    ['NOT_FOUND', 404, 'not-found'],
    ['CONFLICT', 409, 'conflict'],
    ['GONE', 410, 'gone'],
    ['WRONG_CHECKSUM', 422, 'digest-mismatch'],
    ['QUOTA', 429, 'quota-exceeded'],
    ['crash', 500, 'internal'],
    ['STORE_UNAVAILABLE', 503, 'store-unavailable'],
  ];
  const cases = SERVICE_OPERATIONS.flatMap((id) =>
    refusals.filter(([, status]) => declares(id, status)).map((refusal) => [id, ...refusal] as const),
  );
  it.each(cases)('%s %s is %i', async (id, code, status, slug) => {
    service.refuse = code;
    const answer = await send(id);
    await expectProblem(answer, status, slug);
    expect(answer.body).not.toContain('secret');
  });

  it.each(keyed)('%s 404 where nothing is kept', async (id) => {
    app.service = undefined;
    const answer = await send(id);
    await expectProblem(answer, 404, 'not-found');
    expect(answer.json<{ detail: string }>().detail).toContain('UNHANG_CASES');
  });

  it.each(['putObject', 'getObject'] as const)('%s 404 where the store has a door of its own', async (id) => {
    app.service = { ...service, door: undefined };
    await expectProblem(await send(id), 404, 'not-found');
  });
});

describe('a request that is not right', () => {
  const json = { 'content-type': 'application/json' };
  it.each(ofJson)('%s: no JSON, another field, the wrong form, too large, too slow', async (id) => {
    const { json: good = {} } = SAMPLES[id];
    const body = (payload: Payload, type: Record<string, string> = json, on = server) =>
      sendBody(id, payload, type, on);
    await expectProblem(await body('{"'), 400, 'invalid-request');
    await expectProblem(await body('[]'), 400, 'invalid-request');
    await expectProblem(await body({ ...good, another: 1 }), 400, 'invalid-request');
    await expectProblem(
      await body({ title: 7, ticket: 7, name: 7, numbers: 7, parts: 7, fileName: 7 }),
      400,
      'invalid-request',
    );
    await expectProblem(await body({ filler: 'x'.repeat(500) }), 413, 'too-large');
    await expectProblem(await body('{}', { 'content-type': 'text/plain' }), 415, 'unsupported-media-type');
    await expectProblem(await body(silent(), json, hasty), 408, 'too-slow');
    expect(service.given).toEqual([]);
  });

  it.each(ofBytes)('%s: empty, too large, too slow', async (id) => {
    const body = (payload: Payload, on = server) => sendBody(id, payload, {}, on);
    await expectProblem(await body(Readable.from([])), 400, 'empty');
    await expectProblem(await body('x'.repeat(1001)), 413, 'too-large');
    await expectProblem(await body(Readable.from([Buffer.alloc(1001)])), 413, 'too-large');
    await expectProblem(await body(silent(), hasty), 408, 'too-slow');
    expect(service.received).toBeUndefined();
  });

  const wrong: readonly (readonly [ServiceOperation, number, string, Partial<Sample>])[] = [
    [
      'receiveBundle',
      415,
      'unsupported-media-type',
      { headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ],
    ['receiveBundle', 400, 'invalid-request', { headers: { 'repr-digest': 'sha-256=abc' } }],
    ['receiveBundle', 400, 'invalid-request', { url: '/v1/bundles/a?role=sideways' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?limit=0' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?limit=201' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?limit=five' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?limit=5&limit=6' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?state=asleep' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?sort=host' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?cursor=nonsense' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?q=%00' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?createdFrom=yesterday' }],
    ['listCases', 400, 'invalid-request', { url: '/v1/cases?createdFrom=2026-13-01' }],
    ['listCaseGroups', 400, 'invalid-request', { url: '/v1/case-groups?verdict=sure' }],
    ['listCaseWeeks', 400, 'invalid-request', { url: '/v1/case-weeks?weeks=0' }],
    ['listCaseEvents', 400, 'invalid-request', { url: '/v1/cases/case_1/events?after=-1' }],
    ['listCaseEvents', 406, 'not-acceptable', { headers: { accept: 'text/html' } }],
    ['getCaseVerification', 406, 'not-acceptable', { headers: { accept: 'application/sarif+json' } }],
    ['getCaseVerification', 400, 'invalid-request', { url: '/v1/cases/case_1/verification?otherHost=perhaps' }],
    ['getCaseDiagnosis', 406, 'not-acceptable', { headers: { accept: 'image/png' } }],
    ['getCaseDiagnosis', 400, 'invalid-request', { url: '/v1/cases/case_1/diagnosis?analysis=%00' }],
    ['createAnalysis', 400, 'invalid-request', { url: '/v1/cases/case_1/analyses?bundle=..' }],
    ['listAudit', 400, 'invalid-request', { url: '/v1/audit?before=never' }],
    ['createKey', 400, 'invalid-request', { json: { name: 'x', role: 'viewer', expiresAt: '2026-02-31T25:00:00Z' } }],
  ];
  it.each(wrong)('%s %i %s %j', async (id, status, slug, change) => {
    await expectProblem(await send(id, change), status, slug);
    expect(service.given).toEqual([]);
  });

  it.each(ofVersion)('%s: without its version 428, with another one 412', async (id) => {
    for (const given of ['', '*']) {
      await expectProblem(await send(id, { headers: { 'if-match': given } }), 428, 'precondition-required');
    }
    await expectProblem(await send(id, { headers: {} }), 428, 'precondition-required');
    for (const given of ['"2"', '"4"', 'W/"3"', '3', '"x"', '"-3"', '"03"', '"3", "4"']) {
      await expectProblem(await send(id, { headers: { 'if-match': given } }), 412, 'etag-mismatch');
    }
  });

  it.each(withId.filter((id) => id !== 'receiveBundle'))('%s: what cannot be an id is not asked for', async (id) => {
    for (const odd of ['%00', 'case_%00', '..%2f..', 'x', 'case_1%27--', `case_${'1'.repeat(41)}`]) {
      const url = SAMPLES[id].url.replace(/(?:case|upl|ana|key)_1/, odd);
      await expectProblem(await send(id, { url }), 404, 'not-found');
    }
    expect(service.given).toEqual([]);
  });
});

describe('readiness', () => {
  it('is lost while database or store cannot be reached', async () => {
    expect((await server.inject('/readyz')).statusCode).toBe(200);
    service.check = () => Promise.reject(new Error('private words'));
    const answer = await server.inject('/readyz');
    the.check('getReadiness', answer);
    await expectProblem(answer, 503, 'store-unavailable');
    expect(answer.body).not.toContain('private');
    expect((await server.inject('/livez')).statusCode).toBe(200);
  });
});

describe('the contract of the case service', () => {
  afterAll(() => the.seen.clear());

  it('promises no operation, status or media type that was not seen above', () => {
    const ours = the.promised.filter((promise) => SERVICE_OPERATIONS.some((id) => promise.startsWith(`${id} `)));
    expect(ours.length).toBeGreaterThan(200);
    expect(ours.filter((promise) => !the.seen.has(promise))).toEqual([]);
  });

  it('has a key for all but the signed addresses', () => {
    expect(SERVICE_OPERATIONS.filter((id) => !takesKey(id))).toEqual(['putObject', 'getObject']);
  });
});
