import type { Outcome } from '../model/diagnosis.ts';
import { UnhangError } from '../model/errors.ts';
import type { Fact, Facts } from '../model/fact.ts';
import type { ChainSource, MissingSource, NeedSource, RulingSource } from '../model/rule.ts';
import { type CompiledRule, HANGING } from './compile.ts';
import { CostPool, MAX_COST, MAX_RULE_COST } from './cost.ts';
import type { Expression, Expressions } from './expressions.ts';
import type { FactView } from './kind-views.ts';
import type { Values } from './templates.ts';
import { Truths } from './truths.ts';

/** What one rule made of one bundle, still without words. */
export interface Assessment {
  readonly rule: CompiledRule;
  readonly status: Outcome;
  /** Facts each signal matched; a signal that was not seen is absent. */
  readonly seen: ReadonlyMap<string, readonly Fact[]>;
  /** For `ruled-out`. */
  readonly ruling?: RulingSource;
  /** For `not-assessable`. */
  readonly lacking: readonly NeedSource[];
  readonly missing: readonly MissingSource[];
  readonly chain: readonly { readonly link: ChainSource; readonly basis: 'observed' | 'inferred' | 'missing' }[];
  readonly values: ReadonlyMap<string, Values>;
  /** Evaluates one of the rule's truths: a step's `when`. */
  holds(truth: string): boolean;
  /** Signals that could not be evaluated within their bounds. */
  readonly open: ReadonlySet<string>;
  /** True where the rule could not be evaluated within its budget. */
  readonly failed: boolean;
}

export const HELD = ['confirmed', 'probable', 'possible', 'at-risk'] as const;

/** One rule on all facts of a host. `complete` is false where absence proves nothing; `pool` is for all rules. */
export function assess(
  rule: CompiledRule,
  facts: Facts,
  expressions: Expressions,
  complete: boolean,
  pool: CostPool = new CostPool(),
): Assessment {
  try {
    return conclude(rule, facts, new Budget(expressions, expressions.variables(facts), pool), complete);
  } catch (error) {
    // A defect of one rule must not take the others with it, and must not read as ruled out.
    if (!(error instanceof Error) || error instanceof UnhangError) throw error;
    return nothing(rule);
  }
}

function conclude(rule: CompiledRule, facts: Facts, budget: Budget, complete: boolean): Assessment {
  const { seen, open } = look(rule, budget);
  const known = Object.fromEntries(rule.signals.map(({ name }) => [name, seen.has(name)]));
  const truths = new Truths(rule.truths, known, open);
  const lacking = rule.source.needs.filter(({ any }) => !any.some((kind) => facts.named(kind) !== undefined));
  const absenceProves = complete && lacking.length === 0;
  const { status, ruling } = outcomeOf(rule, truths, absenceProves);
  const chain = (status === 'at-risk' ? rule.source.atRisk?.chain : undefined) ?? rule.source.chain;
  return {
    rule,
    status,
    seen,
    ...(ruling === undefined ? {} : { ruling }),
    lacking,
    missing: (rule.source.missing ?? []).filter(({ unless }) => !truths.certain(unless)),
    chain: chain.map((link) => ({ link, basis: basisOf(link, truths) })),
    values: valuesOf(rule, budget),
    holds: answers(rule, new Truths(rule.truths, { ...known, [HANGING]: status !== 'at-risk' }, open)),
    open,
    failed: open.size > 0 && status === 'not-assessable',
  };
}

/** What each signal matched; `open` are those that could not be evaluated within their bounds. */
function look(
  rule: CompiledRule,
  budget: Budget,
): { readonly seen: ReadonlyMap<string, readonly Fact[]>; readonly open: ReadonlySet<string> } {
  const seen = new Map<string, readonly Fact[]>();
  const open = new Set<string>();
  for (const { name, see } of rule.signals) {
    const result = budget.evaluate(see);
    if (result === undefined) open.add(name);
    const matched = factsOf(result);
    if (matched.length > 0) seen.set(name, matched);
  }
  return { seen, open };
}

function outcomeOf(
  { source }: CompiledRule,
  truths: Truths,
  absenceProves: boolean,
): { readonly status: Outcome; readonly ruling?: RulingSource } {
  const rulings = source.ruledOut.filter(({ byAbsence }) => byAbsence !== true || absenceProves);
  const ruling = rulings.find(({ when }) => truths.certain(when));
  if (ruling !== undefined) return { status: 'ruled-out', ruling };
  if (rulings.some(({ when }) => truths.possible(when))) return { status: 'not-assessable' };
  const held = HELD.find((outcome) => truths.certain(source.holds[outcome]));
  // That nothing hangs yet is a claim by absence as well: where nobody could look, a host is not merely at risk.
  const hangs = HELD.some((outcome) => outcome !== 'at-risk' && truths.possible(source.holds[outcome]));
  if (held === 'at-risk' && (!absenceProves || hangs)) return { status: 'not-assessable' };
  return { status: held ?? 'not-assessable' };
}

/** Asked here and not when a step asks: whatever fails must fail inside the rule's own `try`. */
function answers(rule: CompiledRule, truths: Truths): (text: string) => boolean {
  const certain = new Map([...rule.truths.keys()].map((text) => [text, truths.certain(text)]));
  return (text) => certain.get(text) === true;
}

/** Each expression is bounded by itself; a hostile bundle could still make all of them dear at once. */
export class Budget {
  #left = MAX_RULE_COST;
  readonly #expressions: Expressions;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #pool: CostPool;

  constructor(expressions: Expressions, variables: Readonly<Record<string, unknown>>, pool: CostPool) {
    this.#expressions = expressions;
    this.#variables = variables;
    this.#pool = pool;
  }

  /** `undefined` where it would cost too much, or fails: then nothing is known of it. */
  evaluate(expression: Expression): unknown {
    const cost = expression.cost(this.#variables);
    if (cost > Math.min(this.#left, MAX_COST) || !this.#pool.has(cost)) return undefined;
    this.#left -= cost;
    try {
      return expression.evaluate(this.#variables);
    } catch (error) {
      if (!(error instanceof Error) || (error instanceof UnhangError && error.code !== 'TOO_SLOW')) throw error;
      return undefined;
    } finally {
      const { joined, searched } = this.#expressions;
      this.#left -= joined;
      this.#pool.take(cost + joined, searched);
    }
  }
}

function basisOf({ observed, inferred }: ChainSource, truths: Truths): 'observed' | 'inferred' | 'missing' {
  if (truths.certain(observed)) return 'observed';
  return truths.certain(inferred) ? 'inferred' : 'missing';
}

function nothing(rule: CompiledRule): Assessment {
  const open = new Set(rule.signals.map(({ name }) => name));
  const base = { rule, seen: new Map<string, readonly Fact[]>(), open, lacking: [], missing: [], chain: [] };
  return { ...base, status: 'not-assessable', values: new Map<string, Values>(), holds: () => false, failed: true };
}

export function factsOf(result: unknown): Fact[] {
  return Array.isArray(result) ? result.filter(isView).map(({ fact }) => fact) : [];
}

function isView(value: unknown): value is FactView {
  return typeof value === 'object' && value !== null && 'fact' in value;
}

function valuesOf(rule: CompiledRule, budget: Budget): ReadonlyMap<string, Values> {
  const values = new Map<string, Values>();
  for (const [name, expression] of rule.values) {
    const fallback = rule.source.values?.[name]?.default ?? '';
    values.set(name, { all: scalars(budget.evaluate(expression)), fallback });
  }
  return values;
}

/** Distinct and known: `""` and -1 stand for unknown. */
function scalars(result: unknown): (string | number)[] {
  if (!Array.isArray(result)) return [];
  const known = result.flatMap((value: unknown): (string | number)[] => {
    if (typeof value === 'bigint') return value < 0n ? [] : [Number(value)];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  return [...new Set(known)];
}
