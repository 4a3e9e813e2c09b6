import type { TextProblem } from './check-texts.ts';
import type { CompiledRule } from './compile.ts';
import { MAX_COST, MAX_RULE_COST } from './cost.ts';
import type { Expression, Expressions } from './expressions.ts';

/** Facts of each kind on a busy host: it may have thousands of processes or of mounts, and hardly ever of all kinds. */
const FACTS = 250;
/** Items of a fact's own lists: frames of a stack, options of a mount. */
const ITEMS = 24;

/** Expressions that a rule would go without on a busy host, because they could take too long there. */
export function checkCost(rule: CompiledRule, expressions: Expressions): TextProblem[] {
  const host = busyHost(expressions);
  const asked: { readonly at: readonly string[]; readonly expression: Expression }[] = [
    ...rule.signals.map(({ name, see }) => ({ at: ['signals', name, 'see'], expression: see })),
    ...[...rule.values].map(([name, expression]) => ({ at: ['values', name, 'see'], expression })),
  ];
  // Only what is looked for after a fix has a budget of its own.
  const later = rule.after.map(({ name, see }) => ({ at: ['after', name, 'see'], expression: see }));
  const problems = [...asked, ...later].flatMap(({ at, expression }) => {
    const cost = expression.cost(host);
    return cost <= MAX_COST ? [] : [{ at, offset: 0, message: tooDear(cost, MAX_COST) }];
  });
  const total = asked.reduce((sum, { expression }) => sum + expression.cost(host), 0);
  if (total > MAX_RULE_COST && problems.length === 0)
    problems.push({
      at: ['signals'],
      offset: 0,
      message: `all expressions together: ${tooDear(total, MAX_RULE_COST)}`,
    });
  return problems;
}

function tooDear(cost: number, most: number): string {
  return `takes up to ${cost} steps on a host with ${FACTS} facts of each kind, where ${most} are allowed`;
}

const hosts = new WeakMap<Expressions, Readonly<Record<string, unknown>>>();

function busyHost(expressions: Expressions): Readonly<Record<string, unknown>> {
  const known = hosts.get(expressions) ?? hostOf(expressions);
  hosts.set(expressions, known);
  return known;
}

function hostOf({ kinds }: Expressions): Readonly<Record<string, unknown>> {
  const items = Array.from({ length: ITEMS });
  return Object.fromEntries(
    kinds.map(({ variable, celFields }) => {
      const lists = Object.entries(celFields).filter(([, type]) => type.startsWith('list<'));
      const fact = Object.fromEntries(lists.map(([name]) => [name, items]));
      return [variable, Array.from({ length: FACTS }, () => fact)];
    }),
  );
}
