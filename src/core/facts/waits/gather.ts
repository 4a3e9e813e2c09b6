import type { FactOfKind, Facts } from '../../model/fact.ts';
import { ageOf, clockOf } from '../ages.ts';
import { byPid } from '../by-pid.ts';
import { commOf, meaningful } from '../derived/tasks.ts';
import { fuseChain } from '../fuse-chain.ts';
import { wchanGate } from '../fuse-wchan.ts';
import { groupBy } from '../group-by.ts';
import { fuseDaemons, fuseMounts, fuseWaiters } from '../kinds/fuse.ts';
import { processes } from '../kinds/processes.ts';
import type { tasks } from '../kinds/tasks.ts';
import { bestByPid, isHistory } from '../live-tasks.ts';
import { ProcessTable } from '../process-table.ts';
import type { Draft } from './draft.ts';
import { draftOfFuse } from './from-fuse.ts';
import type { MountTable } from './mount-table.ts';
import { isKernelThread } from './roles.ts';
import { type Around, blockedFor, placeOfTask, sleeperOf } from './sleepers.ts';
import type { StackPlace } from './stack.ts';
import { userSpaceChannel } from './user-space.ts';
import { placeByWchan } from './wchan.ts';

type Task = FactOfKind<typeof tasks>;
type Process = FactOfKind<typeof processes>;

/** The collector's own commands run while the process list is made: a request of theirs gets this long. */
const COLLECTOR_SECONDS = 5;

/** Everybody who sleeps in one of the families, their mounts not yet looked for. */
export function sleepersOf(dumped: readonly Task[], facts: Facts, table: MountTable | undefined): readonly Draft[] {
  const listed = new ProcessTable(facts.of(processes) ?? [], isBlocked);
  const places = placesOf(dumped);
  const live = dumped.filter((task) => !isHistory(task, listed) && !hasMovedOn(task, listed));
  const best = bestByPid(live, listed, (task) => places.has(task) || fuseChain(task.frames) !== undefined);
  const daemons = new Set((facts.of(fuseDaemons) ?? []).map(({ pid }) => pid));
  const around: Around = { listed, clock: clockOf(facts), daemons, hung: blockedFor(live, places) };
  const inFuse = fuseDrafts(facts, best, around, table);
  const known = new Set(inFuse.map(({ wait }) => wait.pid));
  const others = [...best.values()].filter(({ pid }) => !known.has(pid ?? -1));
  const own = others.flatMap((task) => sleeperOf(task, places.get(task), around));
  for (const { wait } of own) known.add(wait.pid);
  const waiting = own.filter(({ wait }) => !isJustAsking(wait.collector, wait.ageSeconds));
  return [...inFuse, ...waiting, ...inUserSpace(facts, known, around)];
}

function isBlocked({ state, wchan }: Process): boolean {
  const channel = meaningful(wchan);
  return state === 'D' || wchanGate(channel) !== undefined || placeByWchan(channel, state) !== undefined;
}

/** khungtaskd reports uninterruptible sleepers alone: one that no list shows so has been woken since. */
function hasMovedOn({ pid, report, frames }: Task, listed: ProcessTable): boolean {
  if (report !== 'hung-task' || pid === undefined || fuseChain(frames) !== undefined) return false;
  const states = listed.rowsOf(pid).flatMap(({ state }) => state ?? []);
  return states.length > 0 && !states.includes('D');
}

function isJustAsking(collector: boolean, ageSeconds: number | undefined): boolean {
  return collector && ageSeconds !== undefined && ageSeconds < COLLECTOR_SECONDS;
}

function placesOf(dumped: readonly Task[]): ReadonlyMap<Task, StackPlace> {
  const places = new Map<Task, StackPlace>();
  for (const task of dumped) {
    const place = placeOfTask(task);
    if (place !== undefined) places.set(task, place);
  }
  return places;
}

function fuseDrafts(
  facts: Facts,
  best: ReadonlyMap<number, Task>,
  around: Around,
  table: MountTable | undefined,
): readonly Draft[] {
  const byTarget = groupBy(facts.of(fuseMounts) ?? [], ({ target }) => target);
  return (facts.of(fuseWaiters) ?? []).map((waiter) => {
    const task = best.get(waiter.pid);
    const mount = waiter.target === undefined ? undefined : byTarget.get(waiter.target)?.at(-1);
    const kernelThread = task !== undefined && isKernelThread(task, around.listed.rowsOf(waiter.pid), []);
    return draftOfFuse(waiter, { task, blockedForSeconds: task?.blockedForSeconds, kernelThread }, table, mount);
  });
}

/** They sleep in S where no list of blocked tasks looks. */
function inUserSpace(facts: Facts, known: ReadonlySet<number>, around: Around): readonly Draft[] {
  return [...byPid(facts.of(processes) ?? [])].flatMap(([pid, rows]) => {
    const [row] = rows;
    if (row === undefined || known.has(pid)) return [];
    const { source, command, state } = row;
    const comm = commOf(command);
    if (userSpaceChannel(comm, rows, ageOf(rows, around.clock)) === undefined) return [];
    return sleeperOf({ source, pid, comm, command, state, report: 'ps', frames: [] }, undefined, around);
  });
}
