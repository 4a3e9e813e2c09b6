import type { Analysis, Bundle, BundleRole, OrganisationRecords } from '../ports/records.ts';
import { note } from './audit.ts';
import type { Caller } from './caller.ts';
import type { ServiceNeeds } from './needs.ts';
import { found } from './not-found.ts';
import type { Received } from './service.ts';

interface NewBundle {
  readonly id: string;
  readonly caseId: string;
  readonly key: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly role?: BundleRole;
  readonly sha256?: string;
  readonly declared?: string;
}

/** A bundle that is there, its analysis, and the job that will do it: all of it or nothing. */
export async function addBundle(
  records: OrganisationRecords,
  caller: Caller,
  { id, caseId, key, fileName, bytes, role, sha256, declared }: NewBundle,
  needs: Pick<ServiceNeeds, 'id' | 'now'>,
): Promise<Received> {
  const at = needs.now();
  const { organisation } = caller;
  const bundle: Bundle = {
    id,
    organisation,
    caseId,
    role: role ?? 'before',
    fileName,
    bytes,
    key,
    createdAt: at,
    ...(sha256 !== undefined && { sha256 }),
    ...(declared !== undefined && { declaredSha256: declared }),
  };
  await records.addBundle(bundle);
  const analysis = await queueAnalysis(records, bundle, needs);
  await note(records, caller, at, 'bundle.receive', id);
  const changed = await records.changeCase(caseId, { state: 'queued' }, at);
  return { case: found(changed, 'case', caseId), bundle, analysis };
}

/** A new analysis of a bundle, with its job. */
export async function queueAnalysis(
  records: OrganisationRecords,
  { id: bundleId, caseId, organisation, bytes }: Bundle,
  { id, now }: Pick<ServiceNeeds, 'id' | 'now'>,
): Promise<Analysis> {
  const at = now();
  const analysis: Analysis = {
    id: id('ana'),
    organisation,
    caseId,
    bundleId,
    state: 'queued',
    attempt: 0,
    progress: { phase: 'received', readBytes: 0, totalBytes: bytes },
    createdAt: at,
  };
  await records.addAnalysis(analysis);
  await records.addEvent({
    caseId,
    at,
    type: 'phase',
    data: { analysis: analysis.id, bundle: bundleId, phase: 'received' },
  });
  await records.enqueue({ name: 'analyse', organisation, analysisId: analysis.id });
  return analysis;
}
