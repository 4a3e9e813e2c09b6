import { describe, expect, it } from 'vitest';

import { UnhangError, type ErrorCode } from '../../src/core/model/errors.ts';
import { createHttp } from '../../src/http/app.ts';
import { problem, PROBLEMS, type ProblemSlug } from '../../src/http/problem.ts';

import { fakeApp } from './support/fake-app.ts';
import { SMALL } from './support/quiet.ts';

/** Programs tell failures apart by these: once shipped, none of them changes. */
const STABLE: Readonly<Record<ProblemSlug, number>> = {
  empty: 400,
  'invalid-request': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'too-slow': 408,
  conflict: 409,
  gone: 410,
  'etag-mismatch': 412,
  'too-large': 413,
  'uri-too-long': 414,
  'unsupported-media-type': 415,
  'not-a-bundle': 422,
  encrypted: 422,
  unsupported: 422,
  damaged: 422,
  'digest-mismatch': 422,
  'precondition-required': 428,
  'quota-exceeded': 429,
  'headers-too-large': 431,
  internal: 500,
  aborted: 503,
  'store-unavailable': 503,
  busy: 503,
};

const RETRY_AFTER: ReadonlyMap<number, string> = new Map([
  [429, '3600'],
  [503, '5'],
]);

describe('the types of problem', () => {
  it('are these, with these statuses', () => {
    expect(Object.fromEntries(Object.entries(PROBLEMS).map(([slug, { status }]) => [slug, status]))).toEqual(STABLE);
  });

  it.each(Object.entries(PROBLEMS))(
    '%s says in whole sentences what it means and what to do',
    (_slug, { title, about }) => {
      expect(title).toMatch(/^[A-Z][^.]*$/);
      expect(about).toMatch(/^[A-Z].*\.$/s);
      expect(about.length).toBeGreaterThan(30);
    },
  );

  it('cannot be made to say otherwise by what a refusal tells', () => {
    const told = { type: 'x', title: 'x', status: 1, detail: 'x', request_id: 'x', max_bytes: 7 };
    expect(problem('busy', 'r1', 'Later.', told)).toEqual({
      type: '/problems/busy',
      title: 'Busy',
      status: 503,
      detail: 'Later.',
      request_id: 'r1',
      max_bytes: 7,
    });
  });
});

describe('each refusal of ours has its type', () => {
  it.each<[ErrorCode, ProblemSlug]>([
    ['NOT_A_BUNDLE', 'not-a-bundle'],
    ['EMPTY', 'empty'],
    ['ENCRYPTED', 'encrypted'],
    ['UNSUPPORTED', 'unsupported'],
    ['DAMAGED', 'damaged'],
    ['TOO_LARGE', 'too-large'],
    ['TOO_SLOW', 'too-slow'],
    ['ABORTED', 'aborted'],
    ['USAGE', 'invalid-request'],
    ['NOT_FOUND', 'not-found'],
    ['BUSY', 'busy'],
    ['UNAUTHENTICATED', 'unauthenticated'],
    ['FORBIDDEN', 'forbidden'],
    ['GONE', 'gone'],
    ['CONFLICT', 'conflict'],
    ['CHANGED', 'etag-mismatch'],
    ['PRECONDITION', 'precondition-required'],
    ['QUOTA', 'quota-exceeded'],
    ['WRONG_CHECKSUM', 'digest-mismatch'],
    ['PARTS_MISSING', 'conflict'],
    ['OBJECT_CHANGED', 'conflict'],
    ['STORE_UNAVAILABLE', 'store-unavailable'],
    ['UNREADABLE', 'internal'],
    ['INVALID_RULE', 'internal'],
    ['BAD_CONFIG', 'internal'],
  ])('%s is %s', async (code, slug) => {
    const app = {
      ...fakeApp(),
      diagnosePasted: () => Promise.reject(new UnhangError(code, `Said ${code}.`, { details: { sawBytes: 3 } })),
    };
    const server = await createHttp(app, SMALL);
    const answer = await server.inject({ method: 'POST', url: '/v1/self-checks', payload: { dmesg: 'x' } });
    await server.close();
    expect(answer.statusCode).toBe(STABLE[slug]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json()).toMatchObject({ type: `/problems/${slug}`, status: STABLE[slug] });
    if (slug === 'internal') expect(answer.body).not.toMatch(/Said|saw_bytes/);
    else expect(answer.json()).toMatchObject({ detail: `Said ${code}.`, saw_bytes: 3 });
    expect(answer.headers['retry-after']).toBe(RETRY_AFTER.get(STABLE[slug]));
    expect(answer.headers['www-authenticate']).toBe(STABLE[slug] === 401 ? 'Bearer realm="unhang"' : undefined);
  });
});

describe('what is no failure of ours', () => {
  it.each([
    ['a defect', new TypeError('text of a customer'), 500],
    ['something that is no error', 'text of a customer', 500],
  ])('%s keeps its words to itself', async (_what, thrown, status) => {
    const server = await createHttp({ ...fakeApp(), diagnosePasted: () => Promise.reject(thrown as Error) }, SMALL);
    const answer = await server.inject({ method: 'POST', url: '/v1/self-checks', payload: { dmesg: 'x' } });
    await server.close();
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toContain('customer');
  });
});
