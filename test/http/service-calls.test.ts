import { Readable } from 'node:stream';

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createHttp } from '../../src/http/app.ts';

import { fakeApp } from './support/fake-app.ts';
import { CASE, type FakeService, fakeService, OUR_KEY, RUNNING } from './support/fake-service.ts';
import { memoryLog, SMALL } from './support/quiet.ts';
import { requestOf, type Sample, SAMPLES, type ServiceOperation } from './support/service-requests.ts';

const app = { ...fakeApp(), service: undefined as FakeService | undefined };
const log = memoryLog();
let service: FakeService;
let server: FastifyInstance;

beforeAll(async () => {
  server = await createHttp(app, { ...SMALL, idleMs: 10_000, logTo: log });
});
beforeEach(() => {
  service = fakeService();
  app.service = service;
});
afterAll(() => server.close());

const send = (id: ServiceOperation, change: Partial<Sample> = {}) =>
  server.inject(requestOf({ ...SAMPLES[id], ...change }));

describe('the service is given what was asked for', () => {
  const words = { title: 'df hangs', ticket: 'INC-1', customer: 'Example', owner: 'ada', labels: ['df', 'nfs'] };
  const sha256 = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';
  const page = { filter: {}, sort: 'createdAt', descending: true, limit: 50 };
  const cases: readonly (readonly [ServiceOperation, Partial<Sample>, readonly unknown[]])[] = [
    [
      'createUpload',
      { json: { fileName: 'a.tar.xz', bytes: 7, sha256, caseId: 'case_1', role: 'after', ...words } },
      [{ fileName: 'a.tar.xz', bytes: 7, sha256, caseId: 'case_1', role: 'after', words }],
    ],
    ['createUpload', {}, [{ fileName: 'a.tar.xz', bytes: 7, words: {} }]],
    ['signUploadParts', {}, ['upl_1', [1, 2]]],
    [
      'completeUpload',
      {
        json: {
          parts: [
            { number: 1, etag: '"e7a9"' },
            { number: 2, etag: 'e7b0-2' },
          ],
        },
      },
      [
        'upl_1',
        [
          { number: 1, etag: 'e7a9' },
          { number: 2, etag: 'e7b0-2' },
        ],
      ],
    ],
    ['createCase', { json: words }, [words]],
    ['listCases', {}, [page]],
    [
      'listCases',
      { url: '/v1/cases?sort=updatedAt&limit=7' },
      [{ ...page, sort: 'updatedAt', descending: false, limit: 7 }],
    ],
    [
      'listCases',
      {
        url:
          '/v1/cases?state=queued&state=running&verdict=confirmed&rule=a&rule=b&host=h&customer=c&ticket=t&owner=o' +
          '&kernel=5.14&label=x&mountType=nfs&fingerprint=f00f&createdFrom=2026-11-01' +
          '&createdTo=2026-11-24T08:00:00%2B08:00&q=%E6%8C%82%E8%B5%B7+df%25',
      },
      [
        {
          ...page,
          filter: {
            state: ['queued', 'running'],
            verdict: ['confirmed'],
            rule: ['a', 'b'],
            host: 'h',
            customer: 'c',
            ticket: 't',
            owner: 'o',
            kernel: '5.14',
            label: ['x'],
            mountType: ['nfs'],
            fingerprint: 'f00f',
            createdFrom: '2026-11-01T00:00:00.000Z',
            createdTo: '2026-11-24T00:00:00.000Z',
            text: '挂起 df%',
          },
        },
      ],
    ],
    ['listCaseGroups', { url: '/v1/case-groups?rule=a' }, [{ rule: ['a'] }]],
    ['listCaseWeeks', {}, [12]],
    ['listCaseWeeks', { url: '/v1/case-weeks?weeks=3' }, [3]],
    ['changeCase', { json: { owner: null, labels: ['x'] } }, ['case_1', 3, { owner: null, labels: ['x'] }]],
    ['removeCase', {}, ['case_1', 3]],
    ['removeBundle', {}, ['case_1', 'bdl_1']],
    ['getBundle', {}, ['case_1', 'bdl_1']],
    [
      'getCaseDiagnosis',
      { url: '/v1/cases/case_1/diagnosis?analysis=ana_1&bundle=bdl_1', headers: { 'accept-language': 'zh-CN' } },
      ['case_1', { locale: 'zh-CN', analysisId: 'ana_1', bundleId: 'bdl_1' }],
    ],
    ['getCaseVerification', {}, ['case_1', { locale: 'en', otherHost: false }]],
    [
      'getCaseVerification',
      { url: '/v1/cases/case_1/verification?otherHost=true', headers: { 'accept-language': 'zh' } },
      ['case_1', { locale: 'zh-CN', otherHost: true }],
    ],
    ['createAnalysis', {}, ['case_1', undefined]],
    ['createAnalysis', { url: '/v1/cases/case_1/analyses?bundle=bdl_1' }, ['case_1', 'bdl_1']],
    ['listCaseEvents', { url: '/v1/cases/case_1/events?after=7' }, ['case_1', 7]],
    ['listCaseEvents', { headers: { 'last-event-id': '9' } }, ['case_1', 9]],
    ['listCaseEvents', { headers: { 'last-event-id': 'odd' } }, ['case_1', 0]],
    ['changeOrganisation', {}, [{ bundleDays: 14 }]],
    [
      'createKey',
      { json: { name: 'n', role: 'owner', expiresAt: '2027-01-01T00:00:00Z' } },
      [{ name: 'n', role: 'owner', expiresAt: '2027-01-01T00:00:00.000Z' }],
    ],
    ['listAudit', {}, [{ limit: 50 }]],
    [
      'listAudit',
      { url: '/v1/audit?limit=5&before=2026-11-24&target=case_1' },
      [{ limit: 5, before: '2026-11-24T00:00:00.000Z', target: 'case_1' }],
    ],
  ];
  it.each(cases)('%s %j', async (id, change, given) => {
    const answer = await send(id, change);
    expect(answer.statusCode, answer.body).toBeLessThan(400);
    expect(service.given).toEqual(given);
  });

  it('in the name of the caller, with the id of the request', async () => {
    await send('getCase', { headers: { 'x-request-id': 'r-7' } });
    expect(service.caller).toEqual({
      organisation: 'org_ours',
      actor: `key:${OUR_KEY}`,
      role: 'owner',
      requestId: 'r-7',
    });
  });
});

describe('where things are', () => {
  it.each<[ServiceOperation, string]>([
    ['createUpload', '/v1/uploads/upl_1'],
    ['completeUpload', '/v1/cases/case_1'],
    ['receiveBundle', '/v1/cases/case_1'],
    ['createCase', '/v1/cases/case_1'],
    ['createAnalysis', '/v1/analyses/ana_1'],
    ['getBundle', '/v1/objects/token-1'],
  ])('%s leads to %s', async (id, location) => {
    expect((await send(id)).headers.location).toBe(location);
  });

  it.each<[ServiceOperation, string]>([
    ['createCase', '"3"'],
    ['getCase', '"3"'],
    ['changeCase', '"4"'],
    ['putObject', '"e7a9"'],
    ['getObject', '"e7a9"'],
  ])('%s has the tag %s', async (id, etag) => {
    expect((await send(id)).headers.etag).toBe(etag);
  });
});

describe('a bundle in one piece', () => {
  it('is handed on byte for byte, with its name, length and checksum', async () => {
    const answer = await send('receiveBundle', {
      url: '/v1/bundles/sosreport%20a%2F..%2Fb%00%0a.tar.xz?role=node&ticket=INC-1&title=a+b&customer=c',
      headers: { 'repr-digest': 'sha-256=:uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=:' },
    });
    expect(answer.statusCode, answer.body).toBe(202);
    expect(service.received?.toString()).toBe('hello world');
    expect(service.given).toEqual([
      {
        fileName: 'sosreport a/../b__.tar.xz',
        bytes: 11,
        sha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
        role: 'node',
        words: { ticket: 'INC-1', title: 'a b', customer: 'c' },
      },
    ]);
    expect(answer.headers['retry-after']).toBe('2');
  });

  it('may come without its length', async () => {
    const request = {
      ...requestOf(SAMPLES.receiveBundle),
      payload: Readable.from([Buffer.from('a'), Buffer.from('b')]),
    };
    expect((await server.inject(request)).statusCode).toBe(202);
    expect(service.received?.toString()).toBe('ab');
    expect(service.given).toMatchObject(['case_1', { bytes: undefined }]);
  });

  it('that announces itself as too large is not begun with', async () => {
    expect((await send('receiveBundle', { headers: { 'content-length': '1001' } })).statusCode).toBe(413);
    expect(service.given).toEqual([]);
  });
});

describe('a server that shuts down', () => {
  it.each(['receiveBundle', 'putObject'] as const)(
    '%s in progress is waited for, and another one is refused',
    async (id) => {
      const closing = await createHttp(app, { ...SMALL, idleMs: 10_000, drainMs: 10_000 });
      let began = (): void => undefined;
      const begun = new Promise<void>((resolve) => {
        began = resolve;
      });
      const body = new Readable({ read: () => began() });
      const first = closing.inject({ ...requestOf(SAMPLES[id]), payload: body });
      await begun;
      body.push('the beginning');
      // Told by the service, which has the first bytes by then.
      while (service.given.length === 0) await new Promise(setImmediate);
      let drained = false;
      const drain = closing.gate.drain(10_000).then(() => {
        drained = true;
      });
      const refused = await closing.inject(requestOf(SAMPLES[id]));
      expect(refused.statusCode).toBe(503);
      expect(refused.json()).toMatchObject({ type: '/problems/busy' });
      expect(drained).toBe(false);
      body.push(', the end');
      body.push(null);
      expect((await first).statusCode).toBe(SAMPLES[id].status);
      await drain;
      expect(service.received?.toString()).toBe('the beginning, the end');
      await closing.close();
    },
  );
});

describe('the store behind its door', () => {
  it('takes a part byte for byte, and asks for no key', async () => {
    const answer = await server.inject(requestOf(SAMPLES.putObject, ''));
    expect(answer.statusCode).toBe(200);
    expect(service.given).toEqual(['token-1']);
    expect(service.received?.toString()).toBe('hello');
  });

  it('gives a bundle to be saved, never to be shown', async () => {
    service.fileName = '挂起 "a"\r\nset-cookie: x=1/../é\ud800.tar.xz';
    const answer = await server.inject(requestOf(SAMPLES.getObject, ''));
    expect(answer.body).toBe('hello');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '5',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition':
        'attachment; filename="____a___set-cookie__x_1_..___.tar.xz"; ' +
        "filename*=UTF-8''%E6%8C%82%E8%B5%B7%20%22a%22%0D%0Aset-cookie%3A%20x%3D1%2F..%2F%C3%A9%EF%BF%BD.tar.xz",
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it.each(['getObject', 'listCaseEvents'] as const)('%s is not produced for its headers alone', async (id) => {
    const answer = await server.inject({ ...requestOf(SAMPLES[id]), method: 'HEAD' });
    expect(answer.statusCode).toBe(405);
    expect(service.given).toEqual([]);
  });
});

describe('pages of cases', () => {
  const rows = Array.from({ length: 3 }, (_, index) => ({
    ...CASE,
    id: `case_${index}`,
    createdAt: `2026-11-24T08:00:0${index}.000Z`,
  }));
  const list = async (query: string) => {
    const answer = await send('listCases', { url: `/v1/cases${query}` });
    return { answer, body: answer.json<{ items: { id: string }[]; nextCursor?: string }>() };
  };

  it('lead on where there may be more, by address and by cursor', async () => {
    service.all = rows;
    const { answer, body } = await list('?limit=3&q=a+b&state=queued');
    expect(body.items.map(({ id }) => id)).toEqual(['case_0', 'case_1', 'case_2']);
    expect(answer.headers.link).toBe(`</v1/cases?limit=3&q=a+b&state=queued&cursor=${body.nextCursor}>; rel="next"`);
    const [, next = ''] = /^<(.*)>/.exec(String(answer.headers.link)) ?? [];
    await send('listCases', { url: next });
    expect(service.given).toMatchObject([{ limit: 3, after: { at: '2026-11-24T08:00:02.000Z', id: 'case_2' } }]);
  });

  it('end where fewer came than asked for', async () => {
    service.all = rows;
    const { answer, body } = await list('?limit=4');
    expect(body).not.toHaveProperty('nextCursor');
    expect(answer.headers).not.toHaveProperty('link');
  });

  it('go on by the order they began with, and by no other', async () => {
    service.all = rows;
    const { nextCursor } = (await list('?limit=3&sort=updatedAt')).body;
    expect((await list(`?limit=3&sort=updatedAt&cursor=${nextCursor}`)).answer.statusCode).toBe(200);
    for (const sort of ['-updatedAt', 'createdAt', '-createdAt']) {
      expect((await list(`?limit=3&sort=${sort}&cursor=${nextCursor}`)).answer.statusCode).toBe(400);
    }
  });

  it.each([
    ['["createdAt",true]'],
    ['["createdAt",true,"2026-11-24T08:00:00.000Z","\u0000"]'],
    ['["createdAt",true,"2026-99-24T08:00:00.000Z","case_1"]'],
    ['{"sort":"createdAt"}'],
    ['null'],
    ['['],
  ])('refuse the cursor %j', async (json) => {
    const { answer } = await list(`?cursor=${Buffer.from(json).toString('base64url')}`);
    expect(answer.statusCode).toBe(400);
    expect(service.given).toEqual([]);
  });
});

describe('what keeps to itself', () => {
  it('a new key is stored by nobody on the way', async () => {
    const answer = await send('createKey');
    expect(answer.json()).toMatchObject({ key: 'uh_new', apiKey: { id: 'key_2' } });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('no key and no signed address is in the log, and who asked is', async () => {
    log.lines.length = 0;
    await send('getBundle');
    await server.inject({ ...requestOf(SAMPLES.putObject), headers: { authorization: 'Bearer uh_secret' } });
    expect(log.lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { route: '/v1/cases/:id/bundles/:bundleId/content', organisation: 'org_ours', actor: `key:${OUR_KEY}` },
      { route: '/v1/objects/:token' },
    ]);
    expect(log.lines.join('')).not.toMatch(/token-1|uh_secret|Bearer/);
  });

  it('an analysis says when to look again, until it has ended', async () => {
    service.analyses = [RUNNING];
    expect((await send('getAnalysis')).headers['retry-after']).toBe('2');
    service.analyses = [{ ...RUNNING, state: 'succeeded' }];
    expect((await send('getAnalysis')).headers).not.toHaveProperty('retry-after');
  });

  it('a case is the same while its analysis goes on', async () => {
    service.analyses = [RUNNING];
    const before = await send('getCase');
    service.analyses = [{ ...RUNNING, progress: { ...RUNNING.progress, readBytes: 9 } }];
    const after = await send('getCase');
    expect(after.body).toBe(before.body);
  });
});
