import type { FactOfKind } from '../model/fact.ts';
import type { processes } from './kinds/processes.ts';
import type { tasks } from './kinds/tasks.ts';
import type { ProcessTable } from './process-table.ts';

type Task = FactOfKind<typeof tasks>;
type Process = FactOfKind<typeof processes>;

/** How near to the moment of capture each sort of report is. */
const PREFERENCE = ['proc-stack', 'sysrq', 'crash', 'hung-task', 'lockup', 'rcu-stall', 'ps'];

/**
 * One record a task: the best report with a stack that tells, else the best at all. Reports of tasks long gone are left
 * out.
 */
export function bestByPid(
  dumped: readonly Task[],
  listed: ProcessTable,
  tells: (task: Task) => boolean,
): ReadonlyMap<number, Task> {
  const found = new Map<number, Task>();
  const scores = new Map<number, number>();
  for (const task of dumped) {
    if (task.pid === undefined || isHistory(task, listed)) continue;
    const score = (tells(task) ? 0 : PREFERENCE.length) + PREFERENCE.indexOf(task.report);
    if (score >= (scores.get(task.pid) ?? Infinity)) continue;
    scores.set(task.pid, score);
    found.set(task.pid, task);
  }
  return found;
}

/** A log remembers tasks of last week. Where a process list is there to ask, the task must still be in it. */
export function isHistory({ pid, comm, report, earlierBoot }: Task, listed: ProcessTable): boolean {
  if (earlierBoot === true) return true;
  if (listed.empty || pid === undefined || report === 'proc-stack' || report === 'ps') return false;
  return !listed.has(pid, comm) || (report === 'hung-task' && listed.sleepsElsewhere(pid));
}

/** Whose task it is, by its own files, else by the process lists. */
export function userOf(
  task: Task,
  rows: readonly Process[],
): { readonly uid: number | undefined; readonly user: string | undefined } {
  const users = rows.flatMap((row) => row.user ?? []);
  const user = users.find((name) => !/^\d+$/.test(name)) ?? users[0];
  const uid = task.uid ?? rows.find((row) => row.uid !== undefined)?.uid;
  return { uid: uid ?? (user === 'root' ? 0 : undefined), user };
}

/** Arguments that are paths; an option's value after `=` too. */
export function pathsOf(command: string): string[] {
  return command
    .split(' ')
    .slice(1)
    .map((word) => word.replace(/^--?[\w-]{1,40}=/, ''))
    .filter((word) => word.startsWith('/'))
    .map(withoutSlashes);
}

export function withoutSlashes(word: string): string {
  let end = word.length;
  while (end > 1 && word.charAt(end - 1) === '/') end -= 1;
  return word.slice(0, end);
}
