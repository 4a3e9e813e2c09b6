import type { Jobs } from '../ports/jobs.ts';
import type { Job } from '../ports/records.ts';
import { removeWithAll } from './cases.ts';
import type { ServiceNeeds } from './needs.ts';

const AT_ONCE = 200;

export interface Swept {
  readonly uploads: number;
  readonly bundles: number;
  readonly cases: number;
}

/** Ends what nobody ended: uploads that were given up, bundles and cases whose time is over. Safe to run at any time, and twice. */
export async function sweep(needs: ServiceNeeds, jobs: Pick<Jobs, 'dead'>): Promise<Swept> {
  await failDead(needs, jobs);
  const { records, objects, now } = needs;
  const at = now();
  const uploads = await records.system.expiredUploads(at, AT_ONCE);
  for (const { id, organisation, key, partsId } of uploads) {
    await objects.abortParts(key, partsId);
    await records.within(organisation, (rows) => rows.endUpload(id, 'aborted'));
  }
  const bundles = await records.system.expiredBundles(at, AT_ONCE);
  for (const bundle of bundles) {
    await records.within(bundle.organisation, async (rows) => {
      await rows.changeBundle(bundle.id, { removedAt: at });
      await rows.changeCase(bundle.caseId, {}, at);
      // What was read of it stays with the case, so that it can be assessed with later rules.
      await rows.enqueue({ name: 'remove-objects', organisation: bundle.organisation, keys: [bundle.key] });
      await rows.addAudit({ at, actor: 'system', action: 'bundle.expire', target: bundle.id });
    });
  }
  const cases = await records.system.expiredCases(at, AT_ONCE);
  for (const one of cases) {
    await records.within(one.organisation, async (rows) => {
      await removeWithAll(rows, one, at);
      await rows.addAudit({ at, actor: 'system', action: 'case.expire', target: one.id });
    });
  }
  return { uploads: uploads.length, bundles: bundles.length, cases: cases.length };
}

/** A job whose worker vanished in its last try had nobody to write down that it failed. */
async function failDead({ records, now }: ServiceNeeds, jobs: Pick<Jobs, 'dead'>): Promise<void> {
  for (const { job } of await jobs.dead(AT_ONCE)) {
    if (job.name !== 'analyse') continue;
    const { organisation, analysisId } = job;
    await records.within(organisation, async (rows) => {
      const analysis = await rows.analysis(analysisId);
      const failure = { code: 'STORE_UNAVAILABLE', message: VANISHED };
      const change = { state: 'failed', finishedAt: now(), failure } as const;
      if (analysis === undefined || !(await rows.changeAnalysis(analysisId, ['queued', 'running'], change))) return;
      const { caseId } = analysis;
      await rows.changeCase(caseId, { state: 'failed' }, now());
      await rows.addEvent({ caseId, at: now(), type: 'error', data: { analysis: analysisId, ...failure } });
    });
  }
}

const VANISHED =
  'Each worker that began the analysis vanished before it was done. Have it analysed again, on a machine with more memory.';

export async function removeObjects(
  { keys }: Extract<Job, { name: 'remove-objects' }>,
  { objects }: ServiceNeeds,
): Promise<void> {
  await objects.remove(keys);
}
