import type { DocumentLimits } from '../diagnosis/fit.ts';
import type { Catalog } from '../findings/catalog.ts';
import { CostPool } from '../findings/cost.ts';
import { lookLater } from '../findings/look-later.ts';
import type { Finding } from '../model/diagnosis.ts';
import type { Locale } from '../model/locale.ts';
import type { Appeared, BundleHead, Verification } from '../model/verification.ts';
import { appearedIn } from './appeared.ts';
import { caution, cautionsOf } from './cautions.ts';
import { CauseCheck, causesIn } from './causes.ts';
import { changesOf } from './changes.ts';
import type { Examination } from './examined.ts';
import { fitVerification } from './fit.ts';
import { nameOf, type Pair, pairHosts } from './hosts.ts';
import { checkFixes, checkSteps, type StepsBasis } from './steps.ts';
import { type Part, verdictOf } from './verdict.ts';

export interface VerifyOptions {
  readonly catalog: Catalog;
  readonly locale: Locale;
  readonly limits: DocumentLimits;
  /** Compare them even where they are of two hosts. */
  readonly otherHost?: boolean;
}

/**
 * Did the fix hold? For each cause of the earlier bundle: is it gone from the later one, and what do the rule's own steps
 * of verification say of it? Throws `OTHER_HOST` where the bundles are of two hosts.
 */
export function verify(before: Examination, after: Examination, options: VerifyOptions): Verification {
  const { locale, otherHost = false } = options;
  const { pairs, alone } = pairHosts(before, after, otherHost);
  const pool = new CostPool();
  const several = before.hosts.length > 1 || after.hosts.length > 1;
  const parts = pairs.map((pair) => ofHost(verifyHost(pair, options, pool), several ? nameOf(pair.before) : undefined));
  const left = alone.map((name) => caution('host-left-out', locale, { before: name }));
  const whole: Part = {
    cautions: [...parts.flatMap(({ cautions }) => cautions), ...left],
    checks: parts.flatMap(({ checks }) => checks),
    fixes: parts.flatMap(({ fixes }) => fixes),
    changes: parts.flatMap(({ changes }) => changes),
    appeared: parts.flatMap(({ appeared }) => appeared),
  };
  const document: Verification = {
    schemaVersion: '1',
    verdict: verdictOf(whole, before.hosts.flatMap(causesIn), locale),
    before: headOf(before),
    after: headOf(after),
    ...whole,
    engine: after.diagnosis.engine,
  };
  return fitVerification(document, options.limits);
}

function verifyHost(pair: Pair, { catalog, locale }: VerifyOptions, pool: CostPool): Part {
  const { before, after } = pair;
  const causes = causesIn(before);
  const check = new CauseCheck(after, locale);
  const later = new Map(after.assessments.map((assessment) => [assessment.rule.source.id, assessment]));
  const found = new Map<string, Finding>(before.diagnosis.findings.map((finding) => [finding.rule, finding]));
  const bases = causes.flatMap((cause): StepsBasis[] => {
    const { id } = cause.rule.source;
    const [assessment, finding] = [later.get(id), found.get(id)];
    if (assessment === undefined || finding === undefined) return [];
    const bundle = { assessment, facts: after.facts, complete: after.diagnosis.bundle.complete };
    return [{ cause, finding, locale, look: lookLater(bundle, cause.values, catalog.expressions, pool) }];
  });
  return {
    cautions: cautionsOf(pair, causes, locale),
    checks: bases.flatMap((basis) => [check.of(basis.cause, before), ...checkSteps(basis)]),
    fixes: bases.flatMap(checkFixes),
    changes: changesOf(before, after, causes),
    appeared: appearedIn(before, after, locale),
  };
}

function ofHost({ cautions, checks, fixes, changes, appeared }: Part, host: string | undefined): Part {
  if (host === undefined) return { cautions, checks, fixes, changes, appeared };
  return {
    cautions: cautions.map((one) => ({ ...one, host })),
    checks: checks.map((one) => ({ ...one, host })),
    fixes: fixes.map((one) => ({ ...one, host })),
    changes: changes.map((one) => ({ ...one, host })),
    appeared: appeared.map((one): Appeared => ({ ...one, host })),
  };
}

function headOf({ diagnosis: { bundle, verdict } }: Examination): BundleHead {
  return { bundle, verdict };
}
