import type { Diagnosis } from '../core/model/diagnosis.ts';
import { UnhangError } from '../core/model/errors.ts';
import type { Locale } from '../core/model/locale.ts';
import type { Pauses, Remote, RemoteAnalysis } from './ports/remote.ts';
import { retrying } from './retry.ts';
import type { Uploaded } from './upload-bundle.ts';

const SHORTEST_SECONDS = 1;
const LONGEST_SECONDS = 30;

/** Waits for the analysis of what was uploaded, and reads its diagnosis. */
export async function awaitDiagnosis(
  { caseId, analysis }: Uploaded,
  locale: Locale,
  { remote, pauses }: { readonly remote: Remote; readonly pauses: Pauses },
): Promise<Diagnosis> {
  const { id } = analysis ?? (await retrying(() => remote.newestAnalysis(caseId), pauses));
  for (;;) {
    const now = await retrying(() => remote.analysis(id), pauses);
    if (now.state === 'succeeded') return retrying(() => remote.diagnosis(now, locale), pauses);
    if (now.state === 'failed' || now.state === 'cancelled') throw ended(now);
    await pauses.wait(Math.min(Math.max(now.retryAfterSeconds, SHORTEST_SECONDS), LONGEST_SECONDS) * 1000);
  }
}

function ended({ id, state, failure }: RemoteAnalysis): UnhangError {
  return new UnhangError('UNREADABLE', failure?.message ?? `The analysis ${id} was ${state}.`);
}
