import type { Assessment } from '../findings/assess.ts';
import { type Outcome, OUTCOMES, type Severity } from '../model/diagnosis.ts';
import type { RuleSource } from '../model/rule.ts';

/** What of a rule decides where its outcome stands. */
export type RankedRule = Pick<RuleSource, 'id' | 'severity' | 'behind'>;

/** What one rule said, of one host or of several. */
interface Group<T> {
  readonly rule: RankedRule;
  readonly status: Outcome;
  readonly of: T[];
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

export function ranked(assessments: readonly Assessment[]): readonly Assessment[] {
  return rankedBy(assessments, ({ rule, status }) => ({ rule: rule.source, status }));
}

/**
 * Best outcome first; of one outcome the more severe first, but a cause that makes what another rule sees before that
 * other one (`behind`), so that a reader begins with what blocks the rest. What one rule says with one word of several
 * hosts stays together, in the order it came in.
 */
export function rankedBy<T>(
  results: readonly T[],
  outcomeOf: (result: T) => { readonly rule: RankedRule; readonly status: Outcome },
): readonly T[] {
  const groups = new Map<string, Group<T>>();
  for (const result of results) {
    const { rule, status } = outcomeOf(result);
    const known = groups.get(keyOf(rule.id, status));
    if (known === undefined) groups.set(keyOf(rule.id, status), { rule, status, of: [result] });
    else known.of.push(result);
  }
  const order: T[] = [];
  const placed = new Set<Group<T>>();
  const place = (group: Group<T>): void => {
    if (placed.has(group)) return;
    // Noted before its causes are placed: rules of a person's own may name each other in a circle.
    placed.add(group);
    for (const id of group.rule.behind ?? []) {
      const cause = groups.get(keyOf(id, group.status));
      if (cause !== undefined) place(cause);
    }
    order.push(...group.of);
  };
  for (const group of [...groups.values()].sort(byRank)) place(group);
  return order;
}

function keyOf(id: string, status: Outcome): string {
  return `${status} ${id}`;
}

/** What only looks like a hang, however sure, comes behind a hang that is at least probable: nobody waits for it. */
function outcomeRank({ status, rule }: Group<unknown>): number {
  const place = OUTCOMES.indexOf(status);
  const isAside = rule.severity === 'low' && place < OUTCOMES.indexOf('possible');
  return isAside ? OUTCOMES.indexOf('possible') - 0.5 : place;
}

function byRank(a: Group<unknown>, b: Group<unknown>): number {
  return (
    outcomeRank(a) - outcomeRank(b) ||
    OUTCOMES.indexOf(a.status) - OUTCOMES.indexOf(b.status) ||
    SEVERITIES.indexOf(a.rule.severity) - SEVERITIES.indexOf(b.rule.severity) ||
    (a.rule.id < b.rule.id ? -1 : 1)
  );
}
