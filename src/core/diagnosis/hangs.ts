import type { Hangs, WaitingTasks } from '../model/diagnosis.ts';
import type { Locale } from '../model/locale.ts';
import type { FoundHangs, FoundTasks } from '../model/summary.ts';
import { WAITS_FOR } from './waits-for.ts';

/** In words. Of an incomplete bundle an empty list proves nothing, and is left out: what hangs may lie behind the cut. */
export function hangsIn(locale: Locale, found: FoundHangs | undefined, complete: boolean): Hangs | undefined {
  if (found === undefined) return undefined;
  const { mounts, moreMounts, tasks, moreTasks } = found;
  const isKnown = (list: readonly unknown[] | undefined): boolean =>
    list !== undefined && (complete || list.length > 0);
  if (!isKnown(mounts) && !isKnown(tasks)) return undefined;
  return {
    ...(isKnown(mounts) ? { mounts, moreMounts } : {}),
    ...(isKnown(tasks) ? { tasks: tasks?.map((group) => inWords(group, locale)), moreTasks } : {}),
  };
}

function inWords(group: FoundTasks, locale: Locale): WaitingTasks {
  const { family, ...rest } = group;
  return { family, waitsFor: WAITS_FOR[family]?.[locale] ?? family, ...rest };
}
