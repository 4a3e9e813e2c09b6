import type { Facts } from '../model/fact.ts';
import { switchCounts } from './kinds/switch-counts.ts';

/**
 * PIDs of the tasks that did not run between the two looks of our collector: in the same sleep at both. Of a task that
 * asks one thing after the other, a single look cannot tell whether it waits for a moment.
 */
export function sleepersOn(facts: Facts): ReadonlySet<number> {
  const counts = facts.of(switchCounts) ?? [];
  const first = new Map(counts.filter(({ look }) => look === 'first').map(({ pid, count }) => [pid, count]));
  const later = counts.filter(({ look, pid, count }) => look === 'second' && first.get(pid) === count);
  return new Set(later.map(({ pid }) => pid));
}
