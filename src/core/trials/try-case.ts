import { DEFAULT_LIMITS } from '../bundle/limits.ts';
import { diagnose, examine, readFacts } from '../diagnose.ts';
import { assess, type Assessment } from '../findings/assess.ts';
import type { Catalog } from '../findings/catalog.ts';
import type { Diagnosis, Outcome } from '../model/diagnosis.ts';
import type { CaseSource } from '../model/rule-case.ts';
import type { CheckOutcome } from '../model/verification.ts';
import type { Examination } from '../verification/examined.ts';
import { remember } from '../verification/remember.ts';
import { verify } from '../verification/verify.ts';
import { judge, type Mismatch, outcomeOf } from './judge.ts';
import { bundleOf, changed, type Tree } from './tree.ts';

/** What came of one case. */
export interface Trial {
  readonly outcome: Outcome | undefined;
  readonly mismatches: readonly Mismatch[];
  readonly diagnosis: Diagnosis;
  readonly tree: Tree;
}

/** Runs one case of `rule` on `base`, with all rules of the catalog; throws `ChangeError` where it cannot be built. */
export async function tryCase(rule: string, one: CaseSource, base: Tree, catalog: Catalog): Promise<Trial> {
  const tree = changed(base, one);
  const diagnosis = await diagnose(bundleOf(tree), { catalog, locale: 'en', limits: DEFAULT_LIMITS });
  const outcome = outcomeOf(diagnosis, rule)?.status;
  return { outcome, mismatches: judge(rule, one.expect, diagnosis, tree), diagnosis, tree };
}

/** What a later bundle is verified against: all that was made of the earlier one. */
export async function examineTree(tree: Tree, catalog: Catalog): Promise<Examination> {
  return examine(bundleOf(tree), { catalog, locale: 'en', limits: DEFAULT_LIMITS });
}

/** What the rule's own steps of verification say of a bundle made later, in their order. */
export async function tryLater(
  rule: string,
  before: Examination,
  after: Tree,
  catalog: Catalog,
): Promise<readonly CheckOutcome[]> {
  // Both are of the case's host, whatever a tree that others share calls its own.
  const options = { catalog, locale: 'en', limits: DEFAULT_LIMITS, otherHost: true } as const;
  const { checks } = verify(remember(before), await examineTree(after, catalog), options);
  return checks.flatMap((check) => (check.rule === rule && check.step === 'verify' ? [check.outcome] : []));
}

/** What one rule saw in a tree: which signals, and what ruled it out. */
export async function assessTree(rule: string, tree: Tree, catalog: Catalog): Promise<Assessment | undefined> {
  const compiled = catalog.rules.find(({ source }) => source.id === rule);
  if (compiled === undefined) return undefined;
  const { facts } = await readFacts(bundleOf(tree), DEFAULT_LIMITS);
  return assess(compiled, facts, catalog.expressions, true);
}
