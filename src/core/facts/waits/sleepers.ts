import type { FactOfKind, Origin } from '../../model/fact.ts';
import { ageOf, type Clock } from '../ages.ts';
import { commOf, meaningful } from '../derived/tasks.ts';
import type { processes } from '../kinds/processes.ts';
import type { tasks } from '../kinds/tasks.ts';
import { userOf } from '../live-tasks.ts';
import type { ProcessTable } from '../process-table.ts';
import { callOf, viaOf } from './calls.ts';
import type { Draft, Wait } from './draft.ts';
import { classOf } from './filesystems.ts';
import { isKernelThread, roleOf } from './roles.ts';
import { placeByFrames, placeOfRunning, type StackPlace } from './stack.ts';
import { userSpaceChannel } from './user-space.ts';
import { filesystemOfPlace, placeByWchan } from './wchan.ts';

type Task = FactOfKind<typeof tasks>;
type Process = FactOfKind<typeof processes>;

/** Stacks of what ran when it was looked at. */
const RUNNING = new Set(['lockup', 'rcu-stall']);

/** Where a task's stack says that it is; a stack of a running task tells of nothing but a long mount table. */
export function placeOfTask({ frames, report, state }: Task): StackPlace | undefined {
  if (RUNNING.has(report) || state === 'R') return placeOfRunning(frames);
  return state === 'T' || state === 'Z' || state === 'X' ? undefined : placeByFrames(frames);
}

type Place = Pick<Wait, 'source' | 'family' | 'anchor' | 'filesystem' | 'basis'> & {
  readonly names: readonly string[];
  readonly anybodys: boolean;
};

export interface Around {
  readonly listed: ProcessTable;
  readonly clock: Clock;
  readonly daemons: ReadonlySet<number>;
  /** How long khungtaskd saw a task blocked in a family, `pid family`. */
  readonly hung: ReadonlyMap<string, number>;
}

/** A task as a waiter whose mount is not looked for yet; none where it sleeps in no place of any family. */
export function sleeperOf(task: Task, known: StackPlace | undefined, around: Around): Draft[] {
  const { pid } = task;
  if (pid === undefined) return [];
  const rows = around.listed.rowsOf(pid);
  const command = task.command ?? rows[0]?.command ?? task.comm ?? '';
  const comm = task.comm ?? commOf(command);
  const ageSeconds = ageOf(rows, around.clock);
  const place = known === undefined ? byWchan(task, rows) : byStack(known);
  const found = place ?? byUserSpace(task.source, comm, rows, ageSeconds);
  if (found === undefined) return [];
  const { source, family, anchor, filesystem, basis, names, anybodys } = found;
  const kernelThread = isKernelThread(task, rows, names);
  const wait: Wait = {
    source,
    comm,
    pid,
    command,
    state: task.state ?? rows[0]?.state,
    ...userOf(task, rows),
    family,
    anchor,
    filesystem: filesystemOfPlace(family, filesystem),
    call: callOf(names),
    via: viaOf(names),
    candidates: [],
    targetBasis: '',
    basis,
    report: basis === 'stack' ? task.report : 'ps',
    ageSeconds,
    blockedForSeconds: around.hung.get(`${pid} ${family}`) ?? task.blockedForSeconds,
    collector: around.listed.isOfCollector(pid, command),
    momentary: false,
    together: 1,
    kernelThread,
    heldByBasis: '',
    role: roleOf(comm, around.daemons.has(pid), kernelThread),
    processRows: rows.slice(0, 1).map((row) => row.source),
    mountRows: [],
  };
  return [{ wait, wanted: classOf(family, wait.filesystem, names), anybodys, judged: false }];
}

function byStack({ family, anchor, names, filesystem, anybodys }: StackPlace): Place {
  return { source: anchor.source, family, anchor: anchor.function, filesystem, basis: 'stack', names, anybodys };
}

/** Only where there is no stack: one that was read and shows something else knows better. */
function byWchan(task: Task, rows: readonly Process[]): Place | undefined {
  if (task.frames.length > 0) return undefined;
  for (const { wchan, state, source } of [task, ...rows]) {
    const name = meaningful(wchan);
    const place = placeByWchan(name, state ?? task.state);
    if (place !== undefined && name !== undefined) return { source, anchor: name, names: [], ...place };
  }
  return undefined;
}

function byUserSpace(
  source: Origin,
  comm: string,
  rows: readonly Process[],
  ageSeconds: number | undefined,
): Place | undefined {
  const anchor = userSpaceChannel(comm, rows, ageSeconds);
  if (anchor === undefined) return undefined;
  return { source, family: 'user-space', anchor, filesystem: '', basis: 'wchan', names: [], anybodys: false };
}

/** What stacks of the log say of how long each task has been blocked where it still is. */
export function blockedFor(live: readonly Task[], places: ReadonlyMap<Task, StackPlace>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const task of live) {
    const family = places.get(task)?.family;
    if (task.report !== 'hung-task' || family === undefined || task.blockedForSeconds === undefined) continue;
    const key = `${task.pid ?? ''} ${family}`;
    found.set(key, Math.max(found.get(key) ?? 0, task.blockedForSeconds));
  }
  return found;
}
