import { LOCALES, type Locale } from '../../core/model/locale.ts';
import type { Analysis, Bundle, CaseChange, CaseSummary } from '../ports/records.ts';
import type { Result } from './result.ts';
import type { ServiceNeeds } from './needs.ts';

/** Writes a diagnosis, what is listed of it, and the event, in one transaction. An analysis that was cancelled meanwhile stays so. */
export async function saveResult(
  { id, organisation, caseId }: Analysis,
  bundle: Bundle,
  { documents, summary }: Result,
  { records, packing, now, analysis: { catalog } }: ServiceNeeds,
): Promise<void> {
  const packed = await Promise.all(
    LOCALES.map(async (locale) => [locale, await packing.pack(JSON.stringify(documents[locale]))] as const),
  );
  const byLocale = Object.fromEntries(packed) as Record<Locale, Uint8Array>;
  const { sha256, bytes = bundle.bytes, complete } = documents.en.bundle;
  await records.within(organisation, async (rows) => {
    const at = now();
    const progress = { phase: 'done', readBytes: bytes, totalBytes: bundle.bytes } as const;
    const change = { state: 'succeeded', catalog: catalog.version, finishedAt: at, progress } as const;
    if (!(await rows.changeAnalysis(id, ['running'], change))) return;
    await rows.saveDiagnosis(id, byLocale);
    if (sha256 !== undefined) await rows.changeBundle(bundle.id, { sha256 });
    // The case is told by what was wrong; whether that is mended, a later bundle says.
    const told = bundle.role === 'after' ? {} : wholeOf(summary);
    await rows.changeCase(caseId, { ...told, state: 'diagnosed' }, at);
    const { verdict, rule } = summary;
    await rows.addEvent({
      caseId,
      at,
      type: 'done',
      data: { analysis: id, bundle: bundle.id, verdict, ...(rule !== undefined && { rule }), complete },
    });
  });
}

/** What it does not say any more is taken away. */
function wholeOf({ verdict, rule, headline, host, os, kernel, fingerprint, mountTypes }: CaseSummary): CaseChange {
  return {
    verdict: verdict ?? null,
    rule: rule ?? null,
    headline: headline ?? null,
    host: host ?? null,
    os: os ?? null,
    kernel: kernel ?? null,
    fingerprint: fingerprint ?? null,
    mountTypes,
  };
}
