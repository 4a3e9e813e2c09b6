import { Readable } from 'node:stream';

import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';

import type { RuleDetail, RuleSummary } from '../../src/cases/app.ts';
import type { Diagnosis } from '../../src/core/model/diagnosis.ts';
import type { Verification } from '../../src/core/model/verification.ts';
import { createHttp } from '../../src/http/app.ts';
import type { components } from '../../src/http/openapi.gen.d.ts';
import { OPERATIONS } from '../../src/http/operations.ts';
import type { OperationId } from '../../src/http/spec.ts';

import { contract, expectValid } from './support/contract.ts';
import { type FakeApp, fakeApp } from './support/fake-app.ts';
import { SMALL } from './support/quiet.ts';
import { SERVICE_OPERATIONS } from './support/service-requests.ts';

const the = await contract();
let app: FakeApp;
let server: FastifyInstance;

beforeEach(async () => {
  app = fakeApp();
  server = await createHttp(app, SMALL);
});
afterEach(() => server.close());

const bundle = (payload: InjectOptions['payload'], headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: '/v1/diagnoses',
  payload,
  headers: { 'content-type': 'application/octet-stream', ...headers },
});

const pasted = (payload: InjectOptions['payload'], headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: '/v1/self-checks',
  payload,
  headers: { 'content-type': 'application/json', ...headers },
});

const silent = (): Readable => new Readable({ read: () => undefined });
const form = { 'content-type': 'multipart/form-data; boundary=x' };

const cases: readonly (readonly [OperationId, number, string, InjectOptions | (() => InjectOptions)])[] = [
  ['createDiagnosis', 200, 'application/json', bundle('bytes')],
  ['createDiagnosis', 200, 'text/markdown', bundle('bytes', { accept: 'text/markdown' })],
  ['createDiagnosis', 200, 'text/html', bundle('bytes', { accept: 'text/html' })],
  ['createDiagnosis', 200, 'text/plain', bundle('bytes', { accept: 'text/plain' })],
  ['createDiagnosis', 200, 'application/sarif+json', bundle('bytes', { accept: 'application/sarif+json' })],
  ['createDiagnosis', 400, '/problems/empty', bundle('')],
  ['createDiagnosis', 400, '/problems/empty', () => bundle(Readable.from([]))],
  ['createDiagnosis', 400, '/problems/invalid-request', { ...bundle('x'), url: '/v1/diagnoses?name=a&name=b' }],
  ['createDiagnosis', 406, '/problems/not-acceptable', bundle('x', { accept: 'image/png' })],
  ['createDiagnosis', 408, '/problems/too-slow', () => bundle(silent())],
  ['createDiagnosis', 413, '/problems/too-large', bundle('x'.repeat(1001))],
  ['createDiagnosis', 415, '/problems/unsupported-media-type', bundle('x', form)],
  ['createDiagnosis', 415, '/problems/unsupported-media-type', bundle('x', { 'content-type': 'multipart/' })],
  ['createDiagnosis', 422, '/problems/not-a-bundle', bundle('fail NOT_A_BUNDLE')],
  ['createDiagnosis', 422, '/problems/encrypted', bundle('fail ENCRYPTED')],
  ['createDiagnosis', 422, '/problems/unsupported', bundle('fail UNSUPPORTED')],
  ['createDiagnosis', 422, '/problems/damaged', bundle('fail DAMAGED')],
  ['createDiagnosis', 413, '/problems/too-large', bundle('fail TOO_LARGE')],
  ['createDiagnosis', 500, '/problems/internal', bundle('crash')],
  ['createDiagnosis', 500, '/problems/internal', bundle('fail INVALID_RULE')],
  ['createDiagnosis', 503, '/problems/busy', bundle('fail BUSY')],
  ['createDiagnosis', 503, '/problems/aborted', bundle('fail ABORTED')],

  ['createSelfCheck', 200, 'application/json', pasted({ 'auditctl -l': 'No rules' })],
  ['createSelfCheck', 200, 'text/markdown', pasted({ 'auditctl -l': 'x' }, { accept: 'text/markdown' })],
  ['createSelfCheck', 200, 'text/html', pasted({ 'auditctl -l': 'x' }, { accept: 'text/html' })],
  ['createSelfCheck', 200, 'text/plain', pasted({ 'auditctl -l': 'x' }, { accept: 'text/plain' })],
  ['createSelfCheck', 200, 'application/sarif+json', pasted({ dmesg: 'x' }, { accept: 'application/sarif+json' })],
  ['createSelfCheck', 400, '/problems/empty', pasted({})],
  ['createSelfCheck', 400, '/problems/empty', pasted({ dmesg: ' \n' })],
  ['createSelfCheck', 400, '/problems/empty', pasted('')],
  ['createSelfCheck', 400, '/problems/invalid-request', pasted('{"dmesg": ')],
  ['createSelfCheck', 400, '/problems/invalid-request', pasted(Buffer.from('7b22ff223a2278227d', 'hex'))],
  ['createSelfCheck', 400, '/problems/invalid-request', pasted('["x"]')],
  ['createSelfCheck', 400, '/problems/invalid-request', pasted('null')],
  ['createSelfCheck', 400, '/problems/invalid-request', pasted({ dmesg: 7 })],
  ['createSelfCheck', 400, '/problems/invalid-request', pasted({ 'some other command': ['x'] })],
  ['createSelfCheck', 406, '/problems/not-acceptable', pasted({ dmesg: 'x' }, { accept: 'text/csv' })],
  ['createSelfCheck', 408, '/problems/too-slow', () => pasted(silent())],
  ['createSelfCheck', 413, '/problems/too-large', pasted({ dmesg: 'x'.repeat(500) })],
  [
    'createSelfCheck',
    415,
    '/problems/unsupported-media-type',
    pasted('{"dmesg":"x"}', { 'content-type': 'text/plain' }),
  ],
  ['createSelfCheck', 415, '/problems/unsupported-media-type', pasted('{"dmesg":"x"}', { 'content-type': 'json' })],
  ['createSelfCheck', 422, '/problems/not-a-bundle', pasted({ dmesg: 'fail NOT_A_BUNDLE' })],
  ['createSelfCheck', 500, '/problems/internal', pasted({ dmesg: 'crash' })],

  ['listRules', 200, 'application/json', { url: '/v1/rules' }],
  ['getRule', 200, 'application/json', { url: '/v1/rules/fuse-init-audit' }],
  ['getRule', 404, '/problems/not-found', { url: '/v1/rules/no-such-rule' }],
  ['getRule', 404, '/problems/not-found', { url: '/v1/rules/__proto__' }],
  ['getRule', 404, '/problems/not-found', { url: '/v1/rules/..%2f..%2fetc%2fpasswd' }],
  ['getLiveness', 200, 'application/json', { url: '/livez' }],
  ['getReadiness', 200, 'application/json', { url: '/readyz' }],
  ['getMetrics', 200, 'text/plain', { url: '/metrics' }],
  ['getOpenapi', 200, 'application/json', { url: '/v1/openapi.json' }],
  ['getDocs', 200, 'text/html', { url: '/docs' }],
  ['getProblem', 200, 'text/html', { url: '/problems/too-large' }],
  ['getProblem', 404, '/problems/not-found', { url: '/problems/no-such-problem' }],
];

describe('each operation answers as the contract says', () => {
  it.each(cases)('%s %i %s', async (id, status, kind, request) => {
    const answer = await server.inject(typeof request === 'function' ? request() : request);
    expect(answer.statusCode, answer.body).toBe(status);
    the.check(id, answer);
    if (status === 200) expect(answer.headers['content-type']).toContain(kind);
    else expect(answer.json()).toMatchObject({ type: kind, status, request_id: answer.headers['x-request-id'] });
  });

  it('getReadiness 503 once the server is draining, when it takes no bundles either', async () => {
    await server.gate.drain(0);
    const answer = await server.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    the.check('getReadiness', answer);
    const refused = await server.inject(bundle('x'));
    expect(refused.statusCode).toBe(503);
    the.check('createDiagnosis', refused);
    expect((await server.inject('/livez')).statusCode).toBe(200);
  });
});

describe('the contract', () => {
  afterAll(() => the.seen.clear());

  it('promises no operation, status or media type that was not seen above', () => {
    const service = new Set<string>(SERVICE_OPERATIONS); // service-contract.test.ts is about them
    const open = the.promised.filter((promise) => !service.has(promise.split(' ')[0] ?? ''));
    expect(open.filter((promise) => !the.seen.has(promise))).toEqual([]);
  });

  it('has every operation that we have', () => {
    expect([...the.operations.keys()].sort()).toEqual(Object.keys(OPERATIONS).sort());
  });

  it('has examples that fit their own schemas', () => {
    const media = [...the.operations.values()].flatMap(({ requestBody, responses }) =>
      [requestBody, ...Object.values(responses)].flatMap((body) => Object.values(body?.content ?? {})),
    );
    const examples = media.filter(({ example }) => example !== undefined);
    expect(examples.length).toBeGreaterThan(5);
    for (const { schema, example } of examples) expectValid(schema, example, JSON.stringify(example));
  });

  it('describes the documents that the code has', () => {
    expectTypeOf<Diagnosis>().toExtend<components['schemas']['Diagnosis']>();
    expectTypeOf<components['schemas']['Diagnosis']>().toExtend<Diagnosis>();
    expectTypeOf<Verification>().toExtend<components['schemas']['Verification']>();
    expectTypeOf<components['schemas']['Verification']>().toExtend<Verification>();
    expectTypeOf<RuleSummary>().toExtend<components['schemas']['RuleSummary']>();
    expectTypeOf<RuleDetail>().toExtend<components['schemas']['RuleDetail']>();
    expectTypeOf<components['schemas']['RuleDetail']>().toExtend<RuleDetail>();
  });
});
