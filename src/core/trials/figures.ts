import type { Diagnosis, Outcome, Verdict } from '../model/diagnosis.ts';
import type { CaseSource } from '../model/rule-case.ts';

/** What was said of one case, and what was true of it. */
export interface Claim {
  /** The rule whose case it is. */
  readonly rule: string;
  readonly expected: Outcome;
  /** Causes that were there; `undefined` where nobody knows. */
  readonly truth: ReadonlySet<string> | undefined;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly verdict: Verdict;
}

export interface RuleFigures {
  /** Cases in which the cause was there; of these, claimed (confirmed or probable), hinted at, or neither. */
  readonly present: number;
  readonly claimed: number;
  readonly hinted: number;
  readonly missed: number;
  /** Cases in which it was not there, and was claimed or hinted at nonetheless. */
  readonly falselyClaimed: number;
  readonly falselyHinted: number;
  /** Claims of which nobody knows whether they are true. */
  readonly unjudged: number;
  /** Of what was claimed and is known, what was there; of what was there, what was claimed. `null` of nothing. */
  readonly precision: number | null;
  readonly recall: number | null;
}

export interface Figures {
  readonly cases: number;
  /** Of these, with a truth that is known. */
  readonly judged: number;
  /** What was there (`none`, or ids joined by ` + `), by what the verdict was, in cases. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly rules: Readonly<Record<string, RuleFigures>>;
}

/** A case with where it begins, as far as its truth depends on that. */
export interface JudgedCase {
  readonly rule: string;
  readonly one: CaseSource;
}

const CLAIMS: ReadonlySet<Outcome | undefined> = new Set(['confirmed', 'probable']);
const HINTS: ReadonlySet<Outcome | undefined> = new Set(['possible', 'at-risk']);

/**
 * Which causes were there, case by case. Where a case does not say: its own rule where it expects it confirmed or
 * probable, likewise the others that it names, and whatever another case expects so of the same captured evidence; none
 * where it expects the whole to be clear. What is left out of evidence takes no cause away; what is added or edited may,
 * so nothing is known of such a case.
 */
export function truthsOf(cases: readonly JudgedCase[]): (ReadonlySet<string> | undefined)[] {
  const captured = new Map<string, Set<string>>();
  for (const { rule, one } of cases) {
    if (one.evidence === undefined || isAltered(one)) continue;
    const known = captured.get(one.evidence) ?? new Set();
    for (const id of claimedBy(rule, one)) known.add(id);
    captured.set(one.evidence, known);
  }
  return cases.map(({ rule, one }) => {
    if (one.truth !== undefined) return new Set(one.truth);
    const shared = one.evidence === undefined || isAltered(one) ? undefined : captured.get(one.evidence);
    const known = new Set([...claimedBy(rule, one), ...(shared ?? [])]);
    return known.size === 0 && one.expect.verdict !== 'clear' ? undefined : known;
  });
}

function isAltered({ files, edit, links }: CaseSource): boolean {
  return files !== undefined || edit !== undefined || links !== undefined;
}

function claimedBy(rule: string, { expect }: CaseSource): string[] {
  const all: [string, Outcome][] = [[rule, expect.status], ...Object.entries(expect.others ?? {})];
  return all.filter(([, status]) => CLAIMS.has(status)).map(([id]) => id);
}

export function claimOf({ rule, one }: JudgedCase, truth: Claim['truth'], diagnosis: Diagnosis): Claim {
  const outcomes = [...diagnosis.findings, ...diagnosis.differential].map((outcome): [string, Outcome] => [
    outcome.rule,
    outcome.status,
  ]);
  return { rule, expected: one.expect.status, truth, outcomes: new Map(outcomes), verdict: diagnosis.verdict };
}

/** How often the rules are right, over all of their cases. */
export function figuresOf(claims: readonly Claim[], rules: readonly string[]): Figures {
  const judged = claims.filter(({ truth }) => truth !== undefined);
  return {
    cases: claims.length,
    judged: judged.length,
    confusion: confusionOf(judged),
    rules: Object.fromEntries([...rules].sort().map((rule) => [rule, ruleFigures(rule, claims)])),
  };
}

function confusionOf(judged: readonly Claim[]): Record<string, Record<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const { truth, verdict } of judged) {
    const cause = [...(truth ?? [])].sort().join(' + ') || 'none';
    const row = rows.get(cause) ?? new Map<string, number>();
    const said = sayVerdict(verdict);
    row.set(said, (row.get(said) ?? 0) + 1);
    rows.set(cause, row);
  }
  return Object.fromEntries(sorted(rows).map(([cause, row]) => [cause, Object.fromEntries(sorted(row))]));
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function sayVerdict({ status, rule }: Verdict): string {
  return rule === undefined ? status : `${status} ${rule}`;
}

function ruleFigures(rule: string, claims: readonly Claim[]): RuleFigures {
  const of = (wanted: boolean | undefined): Claim[] => claims.filter((claim) => isThere(rule, claim) === wanted);
  const count = (some: readonly Claim[], words: ReadonlySet<Outcome | undefined>): number =>
    some.filter(({ outcomes }) => words.has(outcomes.get(rule))).length;
  const [there, absent, unknown] = [of(true), of(false), of(undefined)];
  const claimed = count(there, CLAIMS);
  const hinted = count(there, HINTS);
  const falselyClaimed = count(absent, CLAIMS);
  return {
    present: there.length,
    claimed,
    hinted,
    missed: there.length - claimed - hinted,
    falselyClaimed,
    falselyHinted: count(absent, HINTS),
    unjudged: count(unknown, CLAIMS),
    precision: share(claimed, claimed + falselyClaimed),
    recall: share(claimed, there.length),
  };
}

/** Of a case without a truth one thing is known all the same: what it expects to be ruled out was not there. */
function isThere(rule: string, claim: Claim): boolean | undefined {
  if (claim.truth !== undefined) return claim.truth.has(rule);
  return claim.rule === rule && claim.expected === 'ruled-out' ? false : undefined;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 1000;
}
