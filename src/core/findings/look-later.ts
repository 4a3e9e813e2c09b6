import type { Fact, Facts } from '../model/fact.ts';
import { type Assessment, Budget, factsOf } from './assess.ts';
import type { CompiledSignal } from './compile.ts';
import { CostPool } from './cost.ts';
import { BEFORE, type Expression, type Expressions } from './expressions.ts';
import type { Values } from './templates.ts';
import { Truths } from './truths.ts';

/** Values of the earlier bundle that are looked for, of each name; a hang has one mount, or a few. */
const MAX_VALUES = 64;

/** The bundle that was made after the fix, and what the rule made of it. */
export interface LaterBundle {
  readonly assessment: Assessment;
  readonly facts: Facts;
  /** False where absence proves nothing. */
  readonly complete: boolean;
}

/** What the later bundle says of the checks of one rule. */
export interface LaterLook {
  readonly signals: readonly CompiledSignal[];
  readonly seen: ReadonlyMap<string, readonly Fact[]>;
  /** Is this truth proven, whatever the bundle does not show? */
  certain(truth: string): boolean;
  /** May it be true, as far as the bundle shows? */
  possible(truth: string): boolean;
}

/**
 * Looks at a later bundle for what a fix should have changed. A signal that was not seen is false only where it could
 * have been seen: the bundle is complete, it holds every kind of fact that the signal reads, and the earlier bundle gave
 * the values that are looked for.
 */
export function lookLater(
  later: LaterBundle,
  before: ReadonlyMap<string, Values>,
  expressions: Expressions,
  pool: CostPool = new CostPool(),
): LaterLook {
  const { rule } = later.assessment;
  const values = new Map([...rule.values.keys()].map((name) => [name, given(before.get(name))]));
  const seen = new Map(later.assessment.seen);
  const open = new Set(later.assessment.open);
  const budget = new Budget(expressions, variablesOf(later.facts, values, expressions), pool);
  for (const { name, see } of rule.after) {
    const result = budget.evaluate(see);
    if (result === undefined) open.add(name);
    const matched = factsOf(result);
    if (matched.length > 0) seen.set(name, matched);
  }
  const signals = [...rule.signals, ...rule.after];
  for (const { name, see } of signals) {
    if (!seen.has(name) && !(later.complete && isTold(see, later.facts, values, expressions))) open.add(name);
  }
  const known = Object.fromEntries(signals.map(({ name }) => [name, seen.has(name)]));
  const truths = new Truths(rule.laterTruths, known, open);
  return { signals, seen, certain: (truth) => truths.certain(truth), possible: (truth) => truths.possible(truth) };
}

interface Given {
  readonly list: readonly (string | bigint)[];
  /** All that the earlier bundle has. */
  readonly whole: boolean;
}

function given(values: Values | undefined): Given {
  const all = values?.all ?? [];
  const list = all.slice(0, MAX_VALUES).map((value) => (typeof value === 'number' ? BigInt(value) : value));
  return { list, whole: all.length > 0 && all.length <= MAX_VALUES };
}

/** Would the signal have been seen, were there anything to see? */
function isTold(see: Expression, facts: Facts, values: ReadonlyMap<string, Given>, { kinds }: Expressions): boolean {
  const read = kinds.filter(({ variable }) => see.reads.includes(variable));
  return (
    read.every(({ kind }) => facts.named(kind.name) !== undefined) &&
    see.before.every((name) => values.get(name)?.whole === true)
  );
}

/** The lists of facts stay lazy: a spread would make all of them. */
function variablesOf(
  facts: Facts,
  values: ReadonlyMap<string, Given>,
  expressions: Expressions,
): Readonly<Record<string, unknown>> {
  const before = Object.fromEntries([...values].map(([name, { list }]) => [name, list]));
  const lists = Object.getOwnPropertyDescriptors(expressions.variables(facts));
  return Object.defineProperties({}, { ...lists, [BEFORE]: { value: before, enumerable: true } });
}
