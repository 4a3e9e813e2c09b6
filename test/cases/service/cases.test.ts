import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../src/cases/service/caller.ts';
import { ownerKey } from '../../../src/cases/service/keys.ts';
import { sweep } from '../../../src/cases/service/retention.ts';
import type { CaseService, Received } from '../../../src/cases/service/service.ts';
import { SAMPLE } from '../../cli/bundles.ts';
import { send, type ServiceBench, serviceBench, streamOf } from './support/service.ts';

const DAY = 86_400_000;
const sample = readFileSync(SAMPLE);
const page = { filter: {}, sort: 'createdAt', descending: true, limit: 10 } as const;

let bench: ServiceBench;
beforeAll(async () => {
  bench = await serviceBench();
}, 60_000);
afterAll(() => bench.close());

async function keys(caller: Caller): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of bench.objects.list(`${caller.organisation}/`)) found.push(key);
  return found;
}

describe('a case', () => {
  test('is changed by whoever saw it last, and by nobody who did not', async () => {
    const { service } = bench;
    const caller = await bench.newCaller();
    const { id, version } = await service.createCase(caller, { title: 'df hangs', labels: ['prod'] });
    const changed = await service.changeCase(caller, id, version, { owner: 'li', title: null });
    expect(changed).toMatchObject({ owner: 'li', labels: ['prod'], version: version + 1 });
    expect(changed.title).toBeUndefined();
    await expect(service.changeCase(caller, id, version, { owner: 'wang' })).rejects.toMatchObject({ code: 'CHANGED' });
    await expect(service.removeCase(caller, id, version)).rejects.toMatchObject({ code: 'CHANGED' });
  });

  test('that is removed takes everything with it, and leaves a receipt and a trace', async () => {
    const { service } = bench;
    const caller = await bench.newCaller('owner');
    const { case: made, bundle } = await send(service, caller, sample);
    await bench.workOff();
    expect(await keys(caller)).toHaveLength(2);
    const { version } = (await service.case(caller, made.id)).case;
    expect(await service.removeCase(caller, made.id, version)).toMatchObject({
      id: made.id,
      bundles: [{ id: bundle.id, sha256: bundle.sha256, bytes: sample.length }],
      analyses: 1,
    });
    await bench.workOff();
    expect(await keys(caller)).toEqual([]);
    await expect(service.case(caller, made.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const trail = await service.audit(caller, { limit: 10, target: made.id });
    expect(trail.map(({ action }) => action)).toContain('case.delete');
  });

  test('loses its bundle when that is over, and its diagnosis when that is', async () => {
    const { service, needs } = bench;
    const caller = await bench.newCaller('owner');
    await service.changeOrganisation(caller, { bundleDays: 2, diagnosisDays: 5 });
    const { case: made, bundle } = await send(service, caller, sample);
    await bench.workOff();
    bench.forward(3 * DAY);
    await sweep(needs, bench.jobs);
    await bench.workOff();
    expect(await keys(caller)).toEqual([bundle.key.replace(/bundle$/, 'reading')]);
    await expect(service.signBundle(caller, made.id, bundle.id)).rejects.toMatchObject({ code: 'GONE' });
    expect((await service.diagnosis(caller, made.id, { locale: 'en' })).diagnosis.verdict.status).toBe('confirmed');
    bench.forward(3 * DAY);
    await sweep(needs, bench.jobs);
    await bench.workOff();
    expect(await keys(caller)).toEqual([]);
    expect(await service.cases(caller, page)).toEqual([]);
  });

  test('is another one, by its version, once a bundle of it is gone', async () => {
    const { service } = bench;
    const caller = await bench.newCaller();
    const { case: made, bundle } = await send(service, caller, sample);
    const { version } = (await service.case(caller, made.id)).case;
    await service.removeBundle(caller, made.id, bundle.id);
    const after = await service.case(caller, made.id);
    expect(after.case.version).toBe(version + 1);
    expect(after.bundles[0]?.removedAt).toBeDefined();
  });

  test('of a host with the same cause and stack stands in one group with its like', async () => {
    const { service } = bench;
    const caller = await bench.newCaller();
    await send(service, caller, sample);
    await send(service, caller, sample);
    await bench.workOff();
    expect(await service.caseGroups(caller, {})).toMatchObject([{ rule: 'fuse-init-audit', cases: 2 }]);
    expect(await service.casesPerWeek(caller, 1)).toMatchObject([{ rule: 'fuse-init-audit', cases: 2 }]);
  });
});

describe('an analysis whose workers all vanished', () => {
  test('is failed by the sweep, once its job is dead', async () => {
    const { service, needs } = bench;
    const caller = await bench.newCaller();
    const { case: made, analysis } = await send(service, caller, sample);
    const { organisation } = caller;
    await needs.records.within(organisation, (rows) =>
      rows.changeAnalysis(analysis.id, ['queued'], { state: 'running' }),
    );
    const job = { name: 'analyse', organisation, analysisId: analysis.id } as const;
    const dead = [{ job, at: needs.now(), reason: 'job timed out' }];
    await sweep(needs, { dead: () => Promise.resolve(dead) });
    expect(await service.analysis(caller, analysis.id)).toMatchObject({ state: 'failed' });
    expect((await service.case(caller, made.id)).case.state).toBe('failed');
    await sweep(needs, { dead: () => Promise.resolve(dead) });
    expect((await service.events(caller, made.id, 0)).filter(({ type }) => type === 'error')).toHaveLength(1);
  });
});

describe('what may be kept', () => {
  test('is no more than the organisation may have, open uploads counted', async () => {
    const { service, needs } = bench;
    const organisation = needs.id('org');
    await needs.records.system.addOrganisation({
      id: organisation,
      name: 'small',
      createdAt: needs.now(),
      bundleDays: 30,
      diagnosisDays: 30,
      maxStoredBytes: 1000,
    });
    const caller: Caller = { organisation, role: 'engineer', actor: 'key:k' };
    await service.createUpload(caller, { fileName: 'a', bytes: 600 });
    await expect(service.createUpload(caller, { fileName: 'b', bytes: 600 })).rejects.toMatchObject({ code: 'QUOTA' });
    await expect(send(service, caller, sample)).rejects.toMatchObject({ code: 'QUOTA' });
    expect(await service.organisation(caller)).toMatchObject({ storedBytes: 600 });
  });
});

/** One call of each kind, with ids of somebody else's. */
const CALLS: readonly (readonly [
  string,
  (service: CaseService, caller: Caller, theirs: Received, upload: string) => Promise<unknown>,
])[] = [
  ['upload', (service, caller, _, upload) => service.upload(caller, upload)],
  ['signParts', (service, caller, _, upload) => service.signParts(caller, upload, [1])],
  ['completeUpload', (service, caller, _, upload) => service.completeUpload(caller, upload, [])],
  ['abortUpload', (service, caller, _, upload) => service.abortUpload(caller, upload)],
  [
    'createUpload',
    (service, caller, { case: { id } }) => service.createUpload(caller, { fileName: 'x', bytes: 1, caseId: id }),
  ],
  [
    'receiveBundle',
    (service, caller, { case: { id } }) =>
      service.receiveBundle(caller, { fileName: 'x', caseId: id }, streamOf(sample)),
  ],
  ['case', (service, caller, { case: { id } }) => service.case(caller, id)],
  [
    'changeCase',
    (service, caller, { case: { id, version } }) => service.changeCase(caller, id, version, { title: 'mine' }),
  ],
  ['removeCase', (service, caller, { case: { id, version } }) => service.removeCase(caller, id, version)],
  ['removeBundle', (service, caller, { case: { id }, bundle }) => service.removeBundle(caller, id, bundle.id)],
  ['signBundle', (service, caller, { case: { id }, bundle }) => service.signBundle(caller, id, bundle.id)],
  ['diagnosis', (service, caller, { case: { id } }) => service.diagnosis(caller, id, { locale: 'en' })],
  ['analysis', (service, caller, { analysis }) => service.analysis(caller, analysis.id)],
  ['reanalyse', (service, caller, { case: { id } }) => service.reanalyse(caller, id)],
  ['cancelAnalysis', (service, caller, { analysis }) => service.cancelAnalysis(caller, analysis.id)],
  ['events', (service, caller, { case: { id } }) => service.events(caller, id, 0)],
];

describe('somebody of another organisation', () => {
  test.each(CALLS)('%s: finds nothing', async (_name, call) => {
    const { service } = bench;
    const owner = await bench.newCaller('owner');
    const theirs = await send(service, owner, sample);
    const status = await service.createUpload(owner, { fileName: 'x', bytes: 10 });
    if ('duplicateOf' in status) throw new Error('a duplicate');
    const stranger = await bench.newCaller('owner');
    await expect(call(service, stranger, theirs, status.upload.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await service.cases(stranger, page)).toEqual([]);
    expect(await service.caseGroups(stranger, {})).toEqual([]);
    expect(await keys(stranger)).toEqual([]);
  });
});

describe('a role', () => {
  test.each(['viewer', 'engineer'] as const)('%s may not manage', async (role) => {
    const { service } = bench;
    const caller = await bench.newCaller(role);
    for (const call of [
      () => service.keys(caller),
      () => service.createKey(caller, { name: 'x', role: 'owner' }),
      () => service.revokeKey(caller, 'key_x'),
      () => service.changeOrganisation(caller, { bundleDays: 1 }),
      () => service.audit(caller, { limit: 1 }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  test('viewer reads, and changes nothing', async () => {
    const { service } = bench;
    const engineer = await bench.newCaller();
    const viewer: Caller = { ...engineer, role: 'viewer' };
    const { case: made } = await send(service, engineer, sample);
    await bench.workOff();
    expect((await service.case(viewer, made.id)).case.state).toBe('diagnosed');
    expect((await service.diagnosis(viewer, made.id, { locale: 'zh-CN' })).diagnosis.engine.locale).toBe('zh-CN');
    for (const call of [
      () => send(service, viewer, sample),
      () => service.createCase(viewer, {}),
      () => service.changeCase(viewer, made.id, 1, { title: 'x' }),
      () => service.removeCase(viewer, made.id, 1),
      () => service.reanalyse(viewer, made.id),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

describe('a key', () => {
  test('is good until it is revoked or expires, and says who did what', async () => {
    const { service } = bench;
    const owner = await bench.newCaller('owner');
    const { key, row } = await service.createKey(owner, { name: 'ci', role: 'viewer' });
    expect(await service.authenticate(key, 'r9')).toEqual({
      organisation: owner.organisation,
      role: 'viewer',
      actor: `key:${row.id}`,
      requestId: 'r9',
    });
    expect(JSON.stringify(await service.keys(owner))).not.toContain(key);
    await service.revokeKey(owner, row.id);
    await expect(service.authenticate(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const expiresAt = new Date(Date.parse(bench.needs.now()) + DAY).toISOString();
    const brief = await service.createKey(owner, { name: 'brief', role: 'engineer', expiresAt });
    bench.forward(2 * DAY);
    await expect(service.authenticate(brief.key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test.each(['', 'uh_', `uh_${'0'.repeat(36)}`, "' or 1=1 --"])('%j is none', async (key) => {
    await expect(bench.service.authenticate(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('for an owner is made where there is no organisation yet, and later only where it is wanted', async () => {
    const { service, needs } = bench;
    await bench.newCaller();
    expect(await ownerKey(false, needs)).toBeUndefined();
    const key = await ownerKey(true, needs);
    expect(await service.authenticate(key!)).toMatchObject({ role: 'owner' });
  });
});
