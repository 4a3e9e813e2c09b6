import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnoseBundle } from '../../../src/cases/diagnose-bundle.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { treeOf } from '../../support/tree.ts';
import { membersOf, tar } from '../../core/bundle-properties/bundles.ts';
import { SAMPLE } from '../../cli/bundles.ts';
import { send, type ServiceBench, serviceBench, STORES, streamOf } from './support/service.ts';

const sample = readFileSync(SAMPLE);
const calm = tar(membersOf(treeOf('evidence/30-healthy')));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each(STORES)('%s:', (stores) => {
  let bench: ServiceBench;
  beforeAll(async () => {
    bench = await serviceBench(stores);
  }, 60_000);
  afterAll(() => bench.close());

  describe('a bundle that arrived', () => {
    test('waits, is analysed in the background, and its document is the one that a direct diagnosis gives', async () => {
      const { service, needs } = bench;
      const caller = await bench.newCaller();
      const received = await send(service, caller, sample, { words: { ticket: 'T-1' } });
      expect(received).toMatchObject({
        case: { state: 'queued', ticket: 'T-1' },
        bundle: { sha256: sha256(sample), bytes: sample.length, role: 'before' },
        analysis: { state: 'queued', progress: { phase: 'received', totalBytes: sample.length } },
      });
      await bench.workOff();
      for (const locale of LOCALES) {
        const direct = await diagnoseBundle(streamOf(sample), { locale, name: 'sosreport.tar.xz' }, needs.analysis);
        const { diagnosis, analysis } = await service.diagnosis(caller, received.case.id, { locale });
        expect(JSON.stringify(diagnosis)).toBe(JSON.stringify(direct));
        expect(analysis).toMatchObject({ id: received.analysis.id, state: 'succeeded', attempt: 1 });
      }
    });

    test('is told in lists by what was found, and by what happened in order', async () => {
      const { service } = bench;
      const caller = await bench.newCaller();
      const { case: made } = await send(service, caller, sample);
      await bench.workOff();
      const { case: row } = await service.case(caller, made.id);
      expect(row).toMatchObject({
        state: 'diagnosed',
        verdict: 'confirmed',
        rule: 'fuse-init-audit',
        fingerprint: expect.stringMatching(/^fuse-init-audit: \w+/) as string,
      });
      expect(row.headline?.['zh-CN']).not.toBe(row.headline?.en);
      expect(row.mountTypes).toContain('fuse.gvfs-fuse-daemon');
      const events = await service.events(caller, made.id, 0);
      const told = events.map(({ type, data }) => (type === 'phase' ? data['phase'] : type));
      expect(told.filter((one) => one !== 'progress')).toEqual(['received', 'reading', 'done']);
      expect(await service.events(caller, made.id, events.at(-1)!.id)).toEqual([]);
    });

    test.each([
      ['is no bundle', new Uint8Array(5000).fill(0xaa), {}, 'NOT_A_BUNDLE'],
      ['was damaged on the way', sample.subarray(0, 40), {}, 'DAMAGED'],
    ])('that %s fails once, and says why', async (_name, bytes, more, code) => {
      const { service } = bench;
      const caller = await bench.newCaller();
      const { case: made, analysis } = await send(service, caller, bytes, more);
      await bench.workOff();
      expect(await service.analysis(caller, analysis.id)).toMatchObject({
        state: 'failed',
        attempt: 1,
        failure: { code },
      });
      expect((await service.case(caller, made.id)).case.state).toBe('failed');
      const { failure } = await service.analysis(caller, analysis.id);
      await expect(service.diagnosis(caller, made.id, { locale: 'en' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: expect.stringContaining(failure!.message) as string,
      });
    });

    test('is refused where its checksum is another one, and leaves nothing behind', async () => {
      const { service, objects } = bench;
      const caller = await bench.newCaller();
      await expect(send(service, caller, sample, { sha256: '0'.repeat(64) })).rejects.toMatchObject({
        code: 'WRONG_CHECKSUM',
      });
      const left = [];
      for await (const object of objects.list(`${caller.organisation}/`)) left.push(object);
      expect(left).toEqual([]);
      const all = { filter: {}, sort: 'createdAt', descending: true, limit: 10 } as const;
      expect(await service.cases(caller, all)).toEqual([]);
    });
  });

  describe('an analysis', () => {
    test('that was cancelled stays so, whatever the worker does with its job', async () => {
      const { service } = bench;
      const caller = await bench.newCaller();
      const { case: made, analysis } = await send(service, caller, sample);
      expect(await service.cancelAnalysis(caller, analysis.id)).toMatchObject({ state: 'cancelled' });
      await bench.workOff();
      expect((await service.case(caller, made.id)).case.state).toBe('cancelled');
      await expect(service.cancelAnalysis(caller, analysis.id)).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(service.diagnosis(caller, made.id, { locale: 'en' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('again, with the same rules, changes nothing and needs no bundle', async () => {
      const { service } = bench;
      const caller = await bench.newCaller();
      const { case: made, bundle } = await send(service, caller, sample);
      await bench.workOff();
      const before = await service.diagnosis(caller, made.id, { locale: 'en' });
      await service.removeBundle(caller, made.id, bundle.id);
      const again = await service.reanalyse(caller, made.id);
      expect(again).toMatchObject({ changes: [], analysis: { state: 'succeeded', bundleId: bundle.id } });
      const after = await service.diagnosis(caller, made.id, { locale: 'en' });
      expect(after.diagnosis).toEqual(before.diagnosis);
      expect(after.analysis.id).toBe(again.analysis.id);
    });

    test('whose job is done twice writes the same diagnosis once', async () => {
      const { service, needs } = bench;
      const caller = await bench.newCaller();
      const { case: made, analysis } = await send(service, caller, sample);
      await needs.records.within(caller.organisation, (rows) =>
        rows.enqueue({ name: 'analyse', organisation: caller.organisation, analysisId: analysis.id }),
      );
      await bench.workOff();
      const { analyses } = await service.case(caller, made.id);
      expect(analyses).toHaveLength(1);
      const done = (await service.events(caller, made.id, 0)).filter(({ type }) => type === 'done');
      expect(done).toHaveLength(1);
    });

    test('of a bundle made afterwards does not hide what was wrong', async () => {
      const { service } = bench;
      const caller = await bench.newCaller();
      const { case: made } = await send(service, caller, sample);
      await send(service, caller, calm, { caseId: made.id, role: 'after', fileName: 'after.tar' });
      await bench.workOff();
      const { case: row, bundles } = await service.case(caller, made.id);
      expect(row).toMatchObject({ state: 'diagnosed', verdict: 'confirmed' });
      expect(bundles.map(({ role }) => role)).toEqual(['before', 'after']);
      const after = await service.diagnosis(caller, made.id, { locale: 'en', bundleId: bundles[1]!.id });
      expect(after.diagnosis.verdict.status).toBe('clear');
      const verification = await service.verification(caller, made.id, { locale: 'en', otherHost: true });
      expect(verification).toMatchObject({
        before: { verdict: { rule: 'fuse-init-audit' } },
        after: { verdict: { status: 'clear' } },
      });
    });
  });
});
