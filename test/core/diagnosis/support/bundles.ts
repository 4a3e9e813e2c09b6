import { readdirSync } from 'node:fs';
import { DEFAULT_LIMITS, type Limits } from '../../../../src/core/bundle/limits.ts';
import { compileCatalog, diagnose } from '../../../../src/core/diagnose.ts';
import type { OpenBundle } from '../../../../src/core/model/bundle.ts';
import type { Diagnosis } from '../../../../src/core/model/diagnosis.ts';
import type { Locale } from '../../../../src/core/model/locale.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../../../src/core/rules/catalog.gen.ts';
import { bundleOf, treeOf } from '../../../support/tree.ts';

export const catalog = compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches });

/** Every folder of evidence captured on a live hang. */
export const EVIDENCE: readonly string[] = readdirSync('test/evidence', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export function diagnosisOfBundle(
  bundle: OpenBundle,
  locale: Locale = 'en',
  limits: Limits = DEFAULT_LIMITS,
): Promise<Diagnosis> {
  return diagnose(bundle, { catalog, locale, limits });
}

const known = new Map<string, Promise<Diagnosis>>();

/** The diagnosis of a folder of evidence as it is, made once. */
export function diagnosisOfEvidence(name: string, locale: Locale = 'en'): Promise<Diagnosis> {
  const key = `${locale} ${name}`;
  const diagnosis = known.get(key) ?? diagnosisOfBundle(bundleOf(treeOf(`evidence/${name}`)), locale);
  known.set(key, diagnosis);
  return diagnosis;
}
