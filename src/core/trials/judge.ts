import type { Diagnosis, Evidence, Finding, Ruling } from '../model/diagnosis.ts';
import type { Expectation } from '../model/rule-case.ts';
import { lineOf, type Tree } from './tree.ts';

/** One expectation that was not met. */
export interface Mismatch {
  /** Keys from the top of the case to the expectation. */
  readonly at: readonly (string | number)[];
  readonly message: string;
  /** What was expected, what was found, and what is both, each an item or a line. */
  readonly expected: readonly string[];
  readonly found: readonly string[];
  readonly both: readonly string[];
}

/** Holds what was expected of one rule against what was found; empty where all of it is met. */
export function judge(rule: string, expect: Expectation, diagnosis: Diagnosis, tree: Tree): Mismatch[] {
  const outcome = outcomeOf(diagnosis, rule);
  if (outcome === undefined) return [wrong([], `nothing is said of ${rule}`)];
  return [
    ...equal(['status'], expect.status, outcome.status),
    ...atRule(expect, outcome),
    ...atVerdict(expect, diagnosis),
    ...atOthers(expect, diagnosis),
    ...checkable(outcome, tree),
  ];
}

/** Holds what the steps of verification had to say of the later bundle at `index` against what they said. */
export function judgeLater(index: number, wanted: readonly string[], got: readonly string[]): Mismatch[] {
  const [expected, found] = [wanted.join(', '), got.join(', ')];
  if (expected === found) return [];
  const message =
    got.length === 0 ? 'there is nothing to verify: the case is not held' : 'later.verify is not what was expected';
  return [{ at: ['later', index, 'verify'], message, expected: [expected], found: [found], both: [] }];
}

function atRule(expect: Expectation, outcome: Finding | Ruling): Mismatch[] {
  const cited = places(outcome.evidence);
  const against = 'against' in outcome ? places(outcome.against) : [];
  const asked = outcome.missing.map(({ fact }) => fact);
  const commands = commandsOf(outcome);
  const bases = 'chain' in outcome ? outcome.chain.map(({ basis }) => basis) : [];
  const because = 'because' in outcome ? outcome.because : '';
  return [
    ...among(['cites'], expect.cites, cited, 'cited'),
    ...notAmong(['citesNot'], expect.citesNot, cited, 'cited'),
    ...among(['against'], expect.against, against, 'shown as speaking against it'),
    ...partsAmong(['missing'], expect.missing, asked, 'asked for'),
    ...among(['runs'], expect.runs, commands, 'suggested'),
    ...notAmong(['runsNot'], expect.runsNot, commands, 'suggested'),
    ...(expect.chain === undefined ? [] : equal(['chain'], expect.chain.join(', '), bases.join(', '))),
    ...partOf(['because'], expect.because, because),
  ];
}

function atVerdict({ verdict, headline }: Expectation, diagnosis: Diagnosis): Mismatch[] {
  return [
    ...(verdict === undefined ? [] : equal(['verdict'], verdict, diagnosis.verdict.status)),
    ...partOf(['headline'], headline, diagnosis.verdict.headline),
  ];
}

function atOthers({ others = {} }: Expectation, diagnosis: Diagnosis): Mismatch[] {
  return Object.entries(others).flatMap(([rule, status]) =>
    equal(['others', rule], status, outcomeOf(diagnosis, rule)?.status ?? 'there is no such rule'),
  );
}

/** The contract's promise to whoever checks a diagnosis: the line cited is the line in the bundle. */
function checkable(outcome: Finding | Ruling, tree: Tree): Mismatch[] {
  const evidence = [...outcome.evidence, ...('against' in outcome ? outcome.against : [])];
  return evidence.flatMap(({ path, line, excerpt, excerptCut, excerptLossy, excerptRedacted }) => {
    const there = lineOf(tree, path, line);
    if (there === excerpt || excerptCut === true || excerptLossy === true || excerptRedacted === true) return [];
    return [wrong([], `${path}:${line} is cited with words that do not stand there`, [there ?? 'no line'], [excerpt])];
  });
}

export function outcomeOf({ findings, differential }: Diagnosis, rule: string): Finding | Ruling | undefined {
  return [...findings, ...differential].find((one) => one.rule === rule);
}

function places(evidence: readonly Evidence[]): string[] {
  return evidence.map(({ path, line }) => `${path}:${line}`);
}

function commandsOf(outcome: Finding | Ruling): string[] {
  if (!('workarounds' in outcome)) return [];
  const steps = [...outcome.workarounds, ...outcome.fix, ...outcome.verify, ...outcome.reproduce];
  return steps.flatMap(({ run }) => run?.split('\n') ?? []);
}

type Keys = readonly (string | number)[];

function equal(keys: Keys, wanted: string, got: string): Mismatch[] {
  if (wanted === got) return [];
  return [wrong(keys, `${keys.join('.')} is not what was expected`, [wanted], [got])];
}

function partOf(keys: Keys, part: string | undefined, text: string): Mismatch[] {
  if (part === undefined || text.includes(part)) return [];
  return [wrong(keys, `${keys.join('.')} does not hold this`, [part], [text])];
}

function among(keys: Keys, wanted: readonly string[] = [], got: readonly string[], what: string): Mismatch[] {
  const absent = wanted.flatMap((one, index) => (got.includes(one) ? [] : [{ one, index }]));
  return lacking(keys, absent, got, wanted, what);
}

function partsAmong(keys: Keys, wanted: readonly string[] = [], got: readonly string[], what: string): Mismatch[] {
  const absent = wanted.flatMap((one, index) => (got.some((text) => text.includes(one)) ? [] : [{ one, index }]));
  return lacking(keys, absent, got, [], what);
}

function lacking(
  keys: Keys,
  absent: readonly { readonly one: string; readonly index: number }[],
  got: readonly string[],
  wanted: readonly string[],
  what: string,
): Mismatch[] {
  const [first] = absent;
  if (first === undefined) return [];
  const isWanted = (one: string): boolean => wanted.includes(one);
  return [
    {
      at: ['expect', ...keys, first.index],
      message: `not ${what}`,
      expected: absent.map(({ one }) => one),
      found: got.filter((one) => !isWanted(one)),
      both: got.filter(isWanted),
    },
  ];
}

function notAmong(keys: Keys, unwanted: readonly string[] = [], got: readonly string[], what: string): Mismatch[] {
  return unwanted.flatMap((one, index) =>
    got.includes(one) ? [wrong([...keys, index], `${what}, and must not be`, [], [one])] : [],
  );
}

function wrong(keys: Keys, message: string, expected: readonly string[] = [], found: readonly string[] = []): Mismatch {
  return { at: ['expect', ...keys], message, expected, found, both: [] };
}
