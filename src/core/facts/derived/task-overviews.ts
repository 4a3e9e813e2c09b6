import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { processes } from '../kinds/processes.ts';
import { taskOverviews } from '../kinds/task-overviews.ts';
import { tasks } from '../kinds/tasks.ts';
import { meaningful } from './tasks.ts';

/** `foreach bt` gives one a task, and no host has fewer. */
const MANY_BACKTRACES = 30;

type Overview = FactOfKind<typeof taskOverviews>;

/**
 * `ps auxwww` has no wait channels, and where the kernel hides them the column holds dashes: then a task that waits in
 * state S, as FUSE's do, cannot be seen there. SysRq-W and hung-task reports leave such tasks out.
 */
export const overviewsOfTasks = defineDerivation({
  kind: taskOverviews,
  after: [tasks],
  derive(facts) {
    const listed = facts.of(processes);
    const dumped = facts.of(tasks);
    if (listed === undefined && dumped === undefined) return undefined;
    const lists = byPath(listed ?? []).filter(showsPlaces);
    const dumps = byPath((dumped ?? []).filter(isDump)).filter(isOfAll);
    return [...lists.map((rows) => overview('ps', rows)), ...dumps.map((rows) => overview('dump', rows))];
  },
});

/** Whoever is not root is shown where his own tasks sleep, and a dash for all others, kernel threads among them. */
function showsPlaces(rows: readonly FactOfKind<typeof processes>[]): boolean {
  const parent = rows.find(({ pid, command }) => pid === 2 && /^\[?kthreadd\b/.test(command));
  const telling = parent === undefined ? rows : rows.filter(({ pid, ppid }) => pid === 2 || ppid === 2);
  return telling.some(({ wchan }) => meaningful(wchan) !== undefined);
}

/** Of tasks that sleep: SysRq-L shows what runs, and `ps -m` of crash who waits, but not where. */
function isDump({ report, earlierBoot, state, frames, wchan }: FactOfKind<typeof tasks>): boolean {
  const isPlaced = frames.length > 0 || wchan !== undefined;
  return (report === 'sysrq' || report === 'crash') && earlierBoot !== true && state !== 'R' && isPlaced;
}

/** SysRq-W lists no sleeper in S; a few backtraces of crash are those somebody asked for. */
function isOfAll(rows: readonly FactOfKind<typeof tasks>[]): boolean {
  return rows.some(({ report, state }) => report === 'sysrq' && state === 'S') || rows.length >= MANY_BACKTRACES;
}

interface Sourced {
  readonly source: Overview['source'];
}

function byPath<T extends Sourced>(records: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const paths = new Map<string, [T, ...T[]]>();
  for (const record of records) {
    const known = paths.get(record.source.path);
    if (known === undefined) paths.set(record.source.path, [record]);
    else known.push(record);
  }
  return [...paths.values()];
}

function overview(by: string, rows: readonly [Sourced, ...Sourced[]]): Overview {
  return { source: rows[0].source, by, tasks: rows.length };
}
