import { diagnoseReading } from '../../core/diagnose.ts';
import type { Diagnosis } from '../../core/model/diagnosis.ts';
import { LOCALES, type Locale } from '../../core/model/locale.ts';
import type { Reading } from '../../core/reading.ts';
import { refuseNothingKnown } from '../nothing-known.ts';
import type { CaseSummary } from '../ports/records.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { ServiceNeeds } from './needs.ts';

/** A diagnosis in each language, and what is listed of it. */
export interface Result {
  readonly documents: Readonly<Record<Locale, Diagnosis>>;
  readonly summary: CaseSummary;
}

export function resultOf(reading: Reading, { analysis: { catalog, limits } }: Pick<ServiceNeeds, 'analysis'>): Result {
  const inLocale = (locale: Locale): Diagnosis => diagnoseReading(reading, { catalog, locale, limits });
  const documents = Object.fromEntries(LOCALES.map((locale) => [locale, inLocale(locale)])) as Record<
    Locale,
    Diagnosis
  >;
  const { en } = documents;
  if (Object.keys(en.facts).length === 0) refuseNothingKnown(en.bundle.format, en.bundle.notes);
  return { documents, summary: summaryOf(documents, reading) };
}

function summaryOf(documents: Readonly<Record<Locale, Diagnosis>>, { hosts }: Reading): CaseSummary {
  const { en } = documents;
  const { status: verdict, rule } = en.verdict;
  const facts = hosts.map((host) => host.facts);
  const { host, os, kernel } = en.hosts === undefined ? en.bundle : { ...en.bundle, host: en.verdict.host };
  const types = facts.flatMap((of) => of.named('mounts') ?? []) as readonly { readonly type?: string }[];
  const named = facts.map((of) => fingerprintOf(en, of)).find((one) => one !== undefined);
  return {
    verdict,
    headline: { en: en.verdict.headline, 'zh-CN': documents['zh-CN'].verdict.headline },
    mountTypes: [...new Set(types.flatMap(({ type }) => type ?? []))].sort().slice(0, 100),
    ...(rule !== undefined && { rule }),
    ...(host !== undefined && { host }),
    ...(os !== undefined && { os }),
    ...(kernel !== undefined && { kernel }),
    ...(named !== undefined && { fingerprint: named }),
  };
}
