import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createHttp } from '../../src/http/app.ts';
import { createLogger } from '../../src/http/logger.ts';

import { fakeApp } from './support/fake-app.ts';
import { memoryLog, SMALL } from './support/quiet.ts';

let log: ReturnType<typeof memoryLog>;
let server: FastifyInstance;

beforeEach(async () => {
  log = memoryLog();
  server = await createHttp(fakeApp(), { ...SMALL, logTo: log, version: '9.9.9' });
});
afterEach(() => server.close());

const post = (payload: string, query = '') =>
  server.inject({ method: 'POST', url: `/v1/diagnoses${query}`, payload, headers: { 'x-request-id': 'r1' } });

const aTime: unknown = expect.stringMatching(/^\d{4}-.*Z$/);
const aNumber: unknown = expect.any(Number);

const records = (): unknown[] => log.lines.map((line) => JSON.parse(line) as unknown);

describe('the log', () => {
  it('has one record for a request', async () => {
    await post('bundle text', '?name=private-name');
    expect(records()).toEqual([
      {
        level: 'info',
        time: aTime,
        requestId: 'r1',
        method: 'POST',
        route: '/v1/diagnoses',
        status: 200,
        ms: aNumber,
        bytesIn: 11,
        verdict: 'confirmed',
        msg: 'request',
      },
    ]);
  });

  it('has the template of an address and never the address', async () => {
    await server.inject('/v1/rules/private-id?private=1');
    await server.inject('/private/place');
    await server.inject('/private/%zz');
    expect(records()).toMatchObject([
      { route: '/v1/rules/:id', status: 404, problem: 'not-found' },
      { route: 'none', status: 404, problem: 'not-found' },
      { route: 'none', status: 400, problem: 'invalid-request' },
    ]);
    expect(log.lines.join('')).not.toContain('private');
  });

  it('has where a defect is, and nothing of what was sent', async () => {
    await post('crash with text of a customer');
    const [failed, request] = records();
    expect(failed).toMatchObject({ level: 'error', requestId: 'r1', error: { name: 'TypeError' }, msg: 'failed' });
    expect(request).toMatchObject({ status: 500, problem: 'internal' });
    expect(log.lines.join('')).not.toContain('customer');
    expect(log.lines.join('')).toContain('fake-app.ts');
  });

  it('keeps secrets out, should anything ever log them', () => {
    const canary = 'canary-7f3a';
    const logger = createLogger('info', log);
    logger.info({
      req: { headers: { authorization: canary, cookie: canary, 'x-api-key': canary, 'idempotency-key': canary } },
      user: { password: canary, secret: canary, token: canary },
      password: canary,
      body: canary,
      request: { body: canary, query: canary },
    });
    expect(log.lines.at(-1)).toContain('[redacted]');
    expect(log.lines.join('')).not.toContain(canary);
  });
});

describe('the metrics', () => {
  it('count what was done', async () => {
    await post('12345');
    await post('fail ENCRYPTED');
    await server.inject({ method: 'POST', url: '/v1/self-checks', payload: { dmesg: 'x' } });
    const { body } = await server.inject('/metrics');
    const lines = body.split('\n');
    expect(lines).toContain('unhang_diagnoses_total{route="createDiagnosis",verdict="confirmed",format="tar.xz"} 1');
    expect(lines).toContain('unhang_diagnosis_seconds_count{route="createSelfCheck"} 1');
    expect(lines).toContain('unhang_findings_total{rule="fuse-init-audit",status="confirmed"} 2');
    expect(lines).toContain('unhang_incomplete_bundles_total 2');
    expect(lines).toContain(`unhang_body_bytes_total ${5 + 14 + 13}`);
    expect(lines).toContain('unhang_problems_total{type="encrypted"} 1');
    expect(lines).toContain('unhang_diagnoses_in_flight 0');
    expect(lines).toContain('unhang_diagnoses_in_flight_max 1');
    expect(lines).toContain('unhang_http_request_seconds_count{method="POST",route="/v1/diagnoses",status="422"} 1');
    expect(body).toContain('unhang_build_info{version="9.9.9"');
    expect(body).toContain('process_resident_memory_bytes');
  });

  it('of two servers in one process are apart', async () => {
    await post('12345');
    const other = await createHttp(fakeApp(), SMALL);
    expect((await other.inject('/metrics')).body).toContain('unhang_body_bytes_total 0');
    await other.close();
  });
});
