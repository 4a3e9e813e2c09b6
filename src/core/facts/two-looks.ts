import type { Facts } from '../model/fact.ts';
import { fuseWaitingLooks, wchanLooks } from './kinds/looks.ts';
import { procFiles } from './kinds/proc-files.ts';
import { switchCounts } from './kinds/switch-counts.ts';

/** What our collector's second look, seconds later, tells of those that the first one saw asleep. */
export interface TwoLooks {
  /** PIDs of those that did not run in between: in the same sleep at both. */
  readonly sleptOn: ReadonlySet<number>;
  /** PIDs of those that were gone, awake, or asleep elsewhere. */
  readonly movedOn: ReadonlySet<number>;
  /** FUSE connections on which nobody waited any more. */
  readonly answered: ReadonlySet<number>;
}

export function twoLooks(facts: Facts): TwoLooks {
  const sleptOn = sleepersOn(facts);
  const waiting = facts.of(fuseWaitingLooks) ?? [];
  return {
    sleptOn,
    movedOn: new Set(moversOf(facts).filter((pid) => !sleptOn.has(pid))),
    answered: new Set(waiting.filter((row) => row.waiting === 0).map(({ id }) => id)),
  };
}

/** Whoever had run for so long, and is gone, was ended as often as it was answered. */
const GIVEN_UP_SECONDS = 60;

/** Did what it waited for come? */
export function wentOn(
  { pid, ageSeconds }: { readonly pid: number; readonly ageSeconds?: number },
  { movedOn }: TwoLooks,
): boolean {
  return movedOn.has(pid) && (ageSeconds ?? 0) < GIVEN_UP_SECONDS;
}

/** Of a task that asks one thing after the other, a single look cannot tell whether it waits for a moment. */
function sleepersOn(facts: Facts): ReadonlySet<number> {
  const counts = facts.of(switchCounts) ?? [];
  const first = new Map(counts.filter(({ look }) => look === 'first').map(({ pid, count }) => [pid, count]));
  const later = counts.filter(({ look, pid, count }) => look === 'second' && first.get(pid) === count);
  return new Set(later.map(({ pid }) => pid));
}

/** Told by where it slept when its stack was read: by then it may have come from elsewhere since the first look. */
function moversOf(facts: Facts): number[] {
  const looks = facts.of(wchanLooks) ?? [];
  const later = new Map(looks.filter(({ look }) => look === 'second').map(({ pid, wchan }) => [pid, wchan]));
  // The second look may have been given up.
  if (later.size === 0) return [];
  // Threads are not in these lists.
  const listed = new Set(looks.filter(({ look }) => look === 'first').map(({ pid }) => pid));
  const asleep = (facts.of(procFiles) ?? []).filter(({ file, pid }) => file === 'wchan' && listed.has(pid));
  return asleep.filter(({ pid, value = '0' }) => value !== '0' && later.get(pid) !== value).map(({ pid }) => pid);
}
