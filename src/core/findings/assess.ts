import type { Outcome } from '../model/diagnosis.ts';
import { UnhangError } from '../model/errors.ts';
import type { Fact, Facts } from '../model/fact.ts';
import type { ChainSource, MissingSource, NeedSource, RulingSource } from '../model/rule.ts';
import { type CompiledRule, HANGING } from './compile.ts';
import { MAX_RULE_COST } from './cost.ts';
import type { Expressions } from './expressions.ts';
import type { FactView } from './kind-views.ts';
import type { Values } from './templates.ts';

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
  /** True where the rule could not be evaluated within its budget. */
  readonly failed: boolean;
}

const HELD = ['confirmed', 'probable', 'possible', 'at-risk'] as const;

/** One rule on all facts of a bundle. `complete` is false where absence proves nothing. */
export function assess(rule: CompiledRule, facts: Facts, expressions: Expressions, complete: boolean): Assessment {
  const variables = expressions.variables(facts);
  try {
    return conclude(rule, facts, variables, complete);
  } catch (error) {
    // A defect or a cost bound of one rule must not take the others with it, and must not read as ruled out.
    if (!(error instanceof Error) || (error instanceof UnhangError && error.code !== 'TOO_SLOW')) throw error;
    return nothing(rule);
  }
}

function conclude(
  rule: CompiledRule,
  facts: Facts,
  variables: Readonly<Record<string, readonly FactView[]>>,
  complete: boolean,
): Assessment {
  keepWithinBudget(rule, variables);
  const seen = new Map<string, readonly Fact[]>();
  for (const { name, see } of rule.signals) {
    const matched = factsOf(see.evaluate(variables));
    if (matched.length > 0) seen.set(name, matched);
  }
  const truths = Object.fromEntries(rule.signals.map(({ name }) => [name, seen.has(name)]));
  const holds = (text: string): boolean => rule.truths.get(text)?.evaluate(truths) === true;
  const lacking = rule.source.needs.filter(({ any }) => !any.some((kind) => facts.named(kind) !== undefined));
  const ruling = rule.source.ruledOut.find(
    ({ when, byAbsence }) => holds(when) && (byAbsence !== true || (complete && lacking.length === 0)),
  );
  const held = ruling === undefined ? HELD.find((outcome) => isTrue(rule.source.holds[outcome], holds)) : undefined;
  // Here and not when a step asks: whatever fails must fail inside the rule's own `try`.
  const asked = { ...truths, [HANGING]: held !== 'at-risk' };
  const answers = new Map([...rule.truths].map(([text, truth]) => [text, truth.evaluate(asked) === true]));
  const chain = (held === 'at-risk' ? rule.source.atRisk?.chain : undefined) ?? rule.source.chain;
  return {
    rule,
    status: held ?? (ruling === undefined ? 'not-assessable' : 'ruled-out'),
    seen,
    ...(ruling === undefined ? {} : { ruling }),
    lacking,
    missing: (rule.source.missing ?? []).filter(({ unless }) => !holds(unless)),
    chain: chain.map((link) => ({ link, basis: basisOf(link, holds) })),
    values: valuesOf(rule, variables),
    holds: (text) => answers.get(text) === true,
    failed: false,
  };
}

/** Each expression is bounded by itself; a hostile bundle could still make all of them dear at once. */
function keepWithinBudget(rule: CompiledRule, variables: Readonly<Record<string, readonly FactView[]>>): void {
  const expressions = [...rule.signals.map(({ see }) => see), ...rule.values.values()];
  const cost = expressions.reduce((sum, expression) => sum + expression.cost(variables), 0);
  if (cost > MAX_RULE_COST)
    throw new UnhangError('TOO_SLOW', `the rule would cost ${cost} steps`, { details: { cost } });
}

function isTrue(text: string | undefined, holds: (text: string) => boolean): boolean {
  return text !== undefined && holds(text);
}

function basisOf(link: ChainSource, holds: (text: string) => boolean): 'observed' | 'inferred' | 'missing' {
  if (holds(link.observed)) return 'observed';
  return isTrue(link.inferred, holds) ? 'inferred' : 'missing';
}

function nothing(rule: CompiledRule): Assessment {
  const base = { rule, seen: new Map<string, readonly Fact[]>(), lacking: [], missing: [], chain: [] };
  return { ...base, status: 'not-assessable', values: new Map<string, Values>(), holds: () => false, failed: true };
}

function factsOf(result: unknown): Fact[] {
  return Array.isArray(result) ? result.filter(isView).map(({ fact }) => fact) : [];
}

function isView(value: unknown): value is FactView {
  return typeof value === 'object' && value !== null && 'fact' in value;
}

function valuesOf(rule: CompiledRule, variables: Readonly<Record<string, unknown>>): ReadonlyMap<string, Values> {
  const values = new Map<string, Values>();
  for (const [name, expression] of rule.values) {
    const fallback = rule.source.values?.[name]?.default ?? '';
    values.set(name, { all: scalars(expression.evaluate(variables)), fallback });
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
