import { type Assessment, HELD } from '../findings/assess.ts';
import type { Outcome } from '../model/diagnosis.ts';
import type { RuleSource } from '../model/rule.ts';

/** What a rule's cases must show of it between them. */
export type Role = 'hit' | 'near miss' | 'not assessable';
export const ROLES: readonly Role[] = ['hit', 'near miss', 'not assessable'];

/** The best word a rule can say: what its hit has to reach. */
export function strongest({ holds }: Pick<RuleSource, 'holds'>): Outcome | undefined {
  return HELD.find((outcome) => holds[outcome] !== undefined);
}

/**
 * Nearly, and yet not. `possible` is a near miss where the rule has a better word; `ruled-out` is one where the bundle
 * held something that looks like the cause: what ruled it out was seen, or, where the reason is that nothing was found,
 * one of the signals that `holds` names was seen all the same. A bundle that is merely healthy is no near miss.
 */
export function isNearMiss({ rule, status, ruling, seen }: Assessment): boolean {
  if (status === 'possible') return strongest(rule.source) !== 'possible';
  if (status !== 'ruled-out' || ruling === undefined) return false;
  if (ruling.byAbsence !== true) return true;
  return signalsOfHolds(rule).some((name) => seen.has(name));
}

function signalsOfHolds({ source, truths }: Assessment['rule']): string[] {
  return Object.values(source.holds).flatMap((text) => truths.get(text)?.reads ?? []);
}

/** What a case is for by its outcome alone; whether `ruled-out` is a near miss takes the bundle to tell. */
export function roleOf(outcome: Outcome | undefined, rule: Pick<RuleSource, 'holds'>): Role | undefined {
  if (outcome === undefined) return undefined;
  if (outcome === 'not-assessable') return 'not assessable';
  if (outcome === strongest(rule)) return 'hit';
  return outcome === 'possible' || outcome === 'ruled-out' ? 'near miss' : undefined;
}
