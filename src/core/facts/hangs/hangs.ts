import type { HangBasis, HangingMount } from '../../model/diagnosis.ts';
import type { FactOfKind, Facts } from '../../model/fact.ts';
import type { FoundHangs, FoundTasks } from '../../model/summary.ts';
import { byPid } from '../by-pid.ts';
import { tasks } from '../kinds/tasks.ts';
import { hangingMounts, waits } from '../kinds/waits.ts';
import { citationOf } from './citation.ts';
import { groupsOf, inChain, type Placed, roleOf, type Wait } from './groups.ts';
import { Holders } from './servers.ts';

type Hanging = FactOfKind<typeof hangingMounts>;
type Task = FactOfKind<typeof tasks>;

/** What is listed; a hostile bundle has as many mounts and waiters as it likes. */
const MOUNTS = 20;
const GROUPS = 50;
const TASKS_NAMED = 20;
const FRAMES = 32;

const BASES: readonly HangBasis[] = ['waiter', 'unreachable', 'timeout', 'candidate'];

/**
 * Which mount hangs, and who waits for whom. `undefined` where nobody's sleep is known, or where nothing that was seen
 * explains that something hangs (`isTroubled`).
 */
export function hangsOf(facts: Facts, isTroubled: boolean): FoundHangs | undefined {
  const waiting = facts.of(waits)?.filter(({ momentary }) => !momentary);
  const hanging = [...(facts.of(hangingMounts) ?? [])].sort(byHarm);
  const isNothing = hanging.length === 0 && (waiting ?? []).length === 0;
  if (isNothing && (waiting === undefined || isTroubled)) return undefined;
  const isMountKnown = hanging.length > 0 || (waiting ?? []).every(({ family }) => OF_NO_MOUNT.has(family));
  return {
    ...(isMountKnown ? listOf('mounts', 'moreMounts', hanging, MOUNTS, mountOf) : {}),
    ...(waiting === undefined ? {} : waitersOf(facts, waiting, hanging)),
  };
}

/** Waits in which no mount is to blame. */
const OF_NO_MOUNT = new Set(['audit-backlog', 'reclaim', 'user-space', 'mount-table', 'scsi']);

function byHarm(a: Hanging, b: Hanging): number {
  const rank = ({ basis }: Hanging): number => BASES.indexOf(basisOf(basis));
  return (
    rank(a) - rank(b) ||
    b.waiters - a.waiters ||
    (b.oldestSeconds ?? 0) - (a.oldestSeconds ?? 0) ||
    (a.target < b.target ? -1 : 1)
  );
}

function basisOf(basis: string): HangBasis {
  return BASES.find((known) => known === basis) ?? 'candidate';
}

/** At most so many, and how many more there are. */
function listOf<Name extends string, More extends string, T, U>(
  name: Name,
  more: More,
  all: readonly T[],
  limit: number,
  make: (one: T) => U | undefined,
): Readonly<Partial<Record<Name, readonly U[]> & Record<More, number>>> {
  const listed = all.slice(0, limit).flatMap((one) => make(one) ?? []);
  const left = all.length - listed.length;
  return { [name]: listed, ...(left > 0 ? { [more]: left } : {}) } as Partial<
    Record<Name, readonly U[]> & Record<More, number>
  >; // the two names are the keys just written
}

function mountOf({
  target,
  type,
  device,
  basis,
  waiters,
  oldestSeconds,
  source,
  said,
}: Hanging): HangingMount | undefined {
  const isSaid = basis === 'unreachable' || basis === 'timeout';
  const citation = citationOf(isSaid ? [...said, source] : [source]);
  if (citation === undefined) return undefined;
  return { target, type, device, basis: basisOf(basis), waiters, oldestSeconds, ...citation };
}

function waitersOf(facts: Facts, waiting: readonly Wait[], hanging: readonly Hanging[]): Partial<FoundHangs> {
  const ranks = new Map(hanging.map(({ target }, index) => [target, index]));
  const groups = groupsOf(waiting, new Holders(facts, waiting));
  const placed = inChain(groups, (target) => ranks.get(target ?? '') ?? hanging.length);
  const dumped = byPid((facts.of(tasks) ?? []).filter(hasStack));
  return listOf('tasks', 'moreTasks', placed, GROUPS, (one) => tasksOf(one, dumped));
}

function hasStack(task: Task): task is Task & { readonly pid: number } {
  return task.pid !== undefined && task.frames.length > 0;
}

function tasksOf({ group, depth }: Placed, dumped: ReadonlyMap<number, readonly Task[]>): FoundTasks | undefined {
  const { first, members, heldBy } = group;
  const { family, anchor, call, via, filesystem, target, source, processRows, mountRows } = first;
  const citation = citationOf([source, ...processRows, ...mountRows]);
  if (citation === undefined) return undefined;
  return {
    family,
    anchor,
    call: known(call),
    via: known(via),
    filesystem: known(filesystem),
    target,
    role: roleOf(first),
    count: members.length,
    tasks: members.slice(0, TASKS_NAMED).map(({ comm, pid }) => ({ comm, pid })),
    heldBy,
    depth,
    stack: members
      .slice(0, TASKS_NAMED)
      .map((wait) => stackOf(wait, dumped))
      .find((stack) => stack !== undefined),
    ...citation,
  };
}

function known(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** Of the report in which it was seen to wait. */
function stackOf(
  { pid, report, basis }: Wait,
  dumped: ReadonlyMap<number, readonly Task[]>,
): readonly string[] | undefined {
  if (basis !== 'stack') return undefined;
  const frames = dumped.get(pid)?.find((task) => task.report === report)?.frames ?? [];
  const sure = frames.filter(({ reliable }) => reliable).map((frame) => frame.function);
  return sure.length === 0 ? undefined : sure.slice(0, FRAMES);
}
