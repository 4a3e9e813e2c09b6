import { openBundle } from '../../core/bundle/open-bundle.ts';
import { readBundle } from '../../core/diagnose.ts';
import { keptLines } from '../../core/keep-reading.ts';
import type { ByteStream } from '../../core/model/bytes.ts';
import { UnhangError, type ErrorCode } from '../../core/model/errors.ts';
import type { Reading } from '../../core/reading.ts';
import type { JobContext } from '../ports/jobs.ts';
import type { Analysis, Bundle, OrganisationRecords } from '../ports/records.ts';
import { readingKey, type ServiceNeeds } from './needs.ts';
import { resultOf } from './result.ts';
import { saveResult } from './save-result.ts';
import { followProgress } from './follow-progress.ts';

/** What another try cannot mend: the bundle itself is the reason. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'NOT_A_BUNDLE',
  'EMPTY',
  'ENCRYPTED',
  'UNSUPPORTED',
  'DAMAGED',
  'TOO_LARGE',
  'TOO_SLOW',
  'NOT_FOUND',
  'WRONG_CHECKSUM',
]);

/**
 * Reads a bundle and keeps what came of it. Safe to run twice: the second run writes the same diagnosis in place of the
 * first. Throws where another try may help; what cannot be helped is written down as the analysis's failure.
 */
export async function analyse(
  { organisation, analysisId }: { readonly organisation: string; readonly analysisId: string },
  context: JobContext,
  needs: ServiceNeeds,
): Promise<void> {
  const { records, now } = needs;
  const begun = await records.within(organisation, async (rows) => {
    const analysis = await rows.analysis(analysisId);
    if (analysis === undefined) return undefined;
    const change = { state: 'running', attempt: context.attempt, startedAt: now() } as const;
    // Running already: by a worker that is gone, whose lease is over.
    if (!(await rows.changeAnalysis(analysisId, ['queued', 'running'], change))) return undefined;
    await rows.changeCase(analysis.caseId, { state: 'running' }, now());
    await addPhase(rows, analysis, now(), 'reading');
    const bundle = await rows.bundle(analysis.bundleId);
    return bundle === undefined ? undefined : { analysis, bundle };
  });
  if (begun === undefined) return;
  const { analysis, bundle } = begun;
  const follow = followProgress(analysis, bundle, context.signal, needs);
  try {
    const reading = await read(bundle, follow, needs);
    await needs.objects.put(
      readingKey(organisation, bundle.caseId, bundle.id),
      needs.packing.packLines(keptLines(reading)),
    );
    await saveResult(analysis, bundle, resultOf(reading, needs), needs);
  } catch (error) {
    await ended(error, analysis, follow.cancelled(), context, needs);
  } finally {
    follow.stop();
  }
}

async function read(
  bundle: Bundle,
  follow: { readonly signal: AbortSignal; readonly count: (bytes: number) => void },
  { objects, analysis }: ServiceNeeds,
): Promise<Reading> {
  const object = bundle.removedAt === undefined ? await objects.get(bundle.key) : undefined;
  if (object === undefined) {
    throw new UnhangError('NOT_FOUND', 'The bundle is kept no more. Upload it again to have it analysed.');
  }
  const { limits } = analysis;
  const hashed = analysis.hashing(counted(object.body, follow.count));
  const { watch, signal: ending } = analysis.startWatch(follow.signal);
  const opened = await openBundle(hashed.stream, {
    decoders: analysis.decoders(ending),
    limits,
    name: bundle.fileName,
    signal: follow.signal,
    watch,
  });
  const reading = await readBundle(opened, { limits, identity: () => hashed.digest() });
  refuseWrong(bundle, hashed.digest()?.sha256);
  return reading;
}

async function* counted(body: ByteStream, count: (bytes: number) => void): ByteStream {
  for await (const chunk of body) {
    count(chunk.length);
    yield chunk;
  }
}

function refuseWrong({ declaredSha256 }: Bundle, sha256: string | undefined): void {
  if (declaredSha256 === undefined || sha256 === undefined || declaredSha256 === sha256) return;
  throw new UnhangError(
    'WRONG_CHECKSUM',
    'The SHA-256 of what arrived is not the one that was announced: it was damaged on the way. Upload it again.',
    { details: { expected: declaredSha256, actual: sha256 } },
  );
}

/** Cancelled, handed back, failed for good, or to be tried again: then it throws. */
async function ended(
  error: unknown,
  analysis: Analysis,
  cancelled: boolean,
  { last, signal }: JobContext,
  needs: ServiceNeeds,
): Promise<void> {
  if (cancelled) return;
  const code = error instanceof UnhangError ? error.code : 'UNREADABLE';
  const final = !signal.aborted && (last || FINAL.has(code));
  await needs.records.within(analysis.organisation, async (rows) => {
    if (final) await fail(rows, analysis, code, error, needs.now());
    else await rows.changeAnalysis(analysis.id, ['running'], { state: 'queued' });
  });
  if (!final || last) throw error;
}

async function fail(
  rows: OrganisationRecords,
  { id, caseId }: Analysis,
  code: ErrorCode,
  error: unknown,
  at: string,
): Promise<void> {
  // What we did not foresee keeps its message to itself.
  const message = error instanceof UnhangError ? error.message : 'The analysis failed, and this is our fault.';
  const change = { state: 'failed', finishedAt: at, failure: { code, message } } as const;
  if (!(await rows.changeAnalysis(id, ['running'], change))) return;
  await rows.changeCase(caseId, { state: 'failed' }, at);
  await rows.addEvent({ caseId, at, type: 'error', data: { analysis: id, code, message } });
}

function addPhase(
  rows: OrganisationRecords,
  { id, caseId, bundleId }: Analysis,
  at: string,
  phase: string,
): Promise<void> {
  return rows.addEvent({ caseId, at, type: 'phase', data: { analysis: id, bundle: bundleId, phase } });
}
