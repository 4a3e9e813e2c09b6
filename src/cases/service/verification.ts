import { examineReading } from '../../core/diagnose.ts';
import { readingOf } from '../../core/keep-reading.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Locale } from '../../core/model/locale.ts';
import type { Verification } from '../../core/model/verification.ts';
import type { Reading } from '../../core/reading.ts';
import { remember } from '../../core/verification/remember.ts';
import { verify } from '../../core/verification/verify.ts';
import type { Bundle, BundleRole } from '../ports/records.ts';
import { note } from './audit.ts';
import { allow, type Caller } from './caller.ts';
import { readingKey, type ServiceNeeds } from './needs.ts';
import { found } from './not-found.ts';

/** Did the fix hold? The newest bundle made before it against the newest made after it, by what was kept of them. */
export async function verificationOf(
  caller: Caller,
  caseId: string,
  { locale, otherHost }: { readonly locale: Locale; readonly otherHost: boolean },
  needs: ServiceNeeds,
): Promise<Verification> {
  allow(caller, 'read');
  const bundles = await needs.records.within(caller.organisation, async (rows) => {
    found(await rows.case(caseId), 'case', caseId);
    await note(rows, caller, needs.now(), 'diagnosis.read', caseId);
    return rows.bundlesOf(caseId);
  });
  const [before, after] = [
    await newestReading(bundles, 'before', caseId, needs),
    await newestReading(bundles, 'after', caseId, needs),
  ];
  const { catalog, limits } = needs.analysis;
  const earlier = remember(examineReading(before, { catalog, locale }));
  return verify(earlier, examineReading(after, { catalog, locale }), { catalog, locale, limits, otherHost });
}

async function newestReading(
  bundles: readonly Bundle[],
  role: BundleRole,
  caseId: string,
  { objects, packing }: ServiceNeeds,
): Promise<Reading> {
  const bundle = bundles.findLast((one) => one.role === role);
  if (bundle === undefined) {
    throw new UnhangError('NOT_FOUND', `The case ${caseId} has no bundle with the role "${role}" yet. Send one.`);
  }
  const kept = await objects.get(readingKey(bundle.organisation, caseId, bundle.id));
  if (kept === undefined) {
    throw new UnhangError(
      'NOT_FOUND',
      `The bundle ${bundle.id} with the role "${role}" was not read yet, or could not be.`,
    );
  }
  return readingOf(await packing.unpackLines(kept.body));
}
