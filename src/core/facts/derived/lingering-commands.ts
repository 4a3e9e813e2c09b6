import { defineDerivation } from '../../model/derivation.ts';
import { ageOf, clockOf } from '../ages.ts';
import { sleepFrames } from '../kernel/normalise.ts';
import { lingeringCommands } from '../kinds/lingering-commands.ts';
import { processes } from '../kinds/processes.ts';
import { tasks } from '../kinds/tasks.ts';
import { isBrief } from '../brief-commands.ts';
import { byPid } from '../by-pid.ts';
import { groupBy } from '../group-by.ts';
import { commOf, meaningful } from './tasks.ts';

const LINGERS_AFTER_SECONDS = 60;

export const lingering = defineDerivation({
  kind: lingeringCommands,
  after: [tasks],
  derive(facts) {
    const listed = facts.of(processes);
    if (listed === undefined) return undefined;
    const clock = clockOf(facts);
    const tasksOf = groupBy(facts.of(tasks) ?? [], ({ pid }) => pid);
    return [...byPid(listed)].flatMap(([pid, rows]) => {
      const [row] = rows;
      const comm = commOf(row?.command ?? '');
      const ageSeconds = ageOf(rows, clock);
      if (row === undefined || !isBrief(comm) || ageSeconds === undefined || ageSeconds < LINGERS_AFTER_SECONDS)
        return [];
      const { source, command } = rows.find(({ startedAt }) => startedAt !== undefined) ?? row;
      const stacks = (tasksOf.get(pid) ?? []).map(({ frames }) => sleepFrames(frames));
      const sleepsIn = stacks.find((frames) => frames.length > 0)?.[0]?.function ?? widestWchan(rows);
      return [{ source, comm, pid, command, state: row.state, ageSeconds, sleepsIn }];
    });
  },
});

function widestWchan(rows: readonly { readonly wchan?: string }[]): string | undefined {
  const names = rows.flatMap(({ wchan }) => meaningful(wchan) ?? []);
  return names.sort((a, b) => b.length - a.length)[0];
}
