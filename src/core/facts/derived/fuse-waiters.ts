import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Facts } from '../../model/fact.ts';
import { olderThan } from '../../model/versions.ts';
import { ageOf, type Clock, clockOf } from '../ages.ts';
import { fuseChain } from '../fuse-chain.ts';
import { attribute, type Sleeper } from '../fuse-targets.ts';
import { fuseConnections } from '../kinds/fuse-connections.ts';
import { fuseDaemons, fuseMounts, fuseWaiters } from '../kinds/fuse.ts';
import { kernels } from '../kinds/host.ts';
import { processes } from '../kinds/processes.ts';
import { tasks } from '../kinds/tasks.ts';
import { isBrief } from '../brief-commands.ts';
import { byPid } from '../by-pid.ts';
import { isMountHelper } from '../fuse-programs.ts';
import { commOf, meaningful } from './tasks.ts';

type Task = FactOfKind<typeof tasks>;
type Process = FactOfKind<typeof processes>;
type Waiter = FactOfKind<typeof fuseWaiters>;

type Daemon = FactOfKind<typeof fuseDaemons>;
type Mount = FactOfKind<typeof fuseMounts>;

/** The collector's own commands run while the process list is made: a request of theirs gets this long. */
const COLLECTOR_SECONDS = 5;
/** A slow daemon is slow for the collector's df as well, which has a time-out of 300 s. */
const COLLECTOR_PATIENCE_SECONDS = 60;

/** As many tasks at once with a request on one mount are no coincidence. */
const CROWD = 3;

export const waitersOfFuse = defineDerivation({
  kind: fuseWaiters,
  after: [tasks, kernels, fuseConnections, fuseMounts, fuseDaemons],
  derive(facts) {
    const dumped = facts.of(tasks);
    if (dumped === undefined) return undefined;
    const listed = byPid(facts.of(processes) ?? []);
    const clock = clockOf(facts);
    const asleep = [...best(dumped, listed).values()].flatMap((task) => sleeper(task, listed, clock));
    const daemons = facts.of(fuseDaemons) ?? [];
    const around = { mounted: facts.of(fuseMounts), daemons, connections: facts.of(fuseConnections) ?? [] };
    const found = asleep.map((one) => attribute(one, around)).filter((waiter) => !isJustAsking(waiter));
    const waiters = sharesGate(facts) ? found.map((waiter) => behindQueue(waiter, found, around.mounted ?? [])) : found;
    return waiters.map((waiter) => ({ ...waiter, momentary: isMomentary(waiter, waiters, daemons) }));
  },
});

/** Up to 3.8 one flag closes the gate before INIT and, after it, while `max_background` requests are under way. */
function sharesGate(facts: Facts): boolean {
  const kernel = facts.of(kernels)?.[0]?.release;
  return kernel !== undefined && olderThan(kernel, '3.9');
}

/** Somebody's request is with the daemon of the same, single mount: INIT was answered, and the gate is a full queue. */
function behindQueue(waiter: Waiter, all: readonly Waiter[], mounted: readonly Mount[]): Waiter {
  const { gate, target } = waiter;
  if (gate !== 'init' || target === undefined) return waiter;
  const single = mounted.filter((mount) => mount.target === target).length === 1;
  const answered = all.some((other) => other.gate === 'answer' && other.target === target);
  return single && answered ? { ...waiter, gate: 'background' } : waiter;
}

function isJustAsking(waiter: Waiter): boolean {
  return waiter.gate !== 'init' && isOfCollector(waiter, COLLECTOR_SECONDS);
}

function isOfCollector({ ageSeconds, collector }: Waiter, youngerThan: number): boolean {
  return collector && ageSeconds !== undefined && ageSeconds < youngerThan;
}

/**
 * A request that is with a daemon for a moment is no hang. The gate before INIT has no such excuse, but for a mount that
 * is being made while the collector looks; neither has a waiter in `D` for an answer, which somebody tried to kill.
 */
function isMomentary(waiter: Waiter, all: readonly Waiter[], daemons: readonly Daemon[]): boolean {
  const { gate, state, comm, ageSeconds, target } = waiter;
  if (gate === 'init') return isOfCollector(waiter, COLLECTOR_SECONDS);
  if (gate === 'answer' && state === 'D') return false;
  if (isOfCollector(waiter, COLLECTOR_PATIENCE_SECONDS)) return true;
  if (isBrief(comm) && (ageSeconds === undefined || ageSeconds >= 1)) return false;
  if (target === undefined) return true;
  if (daemons.some((daemon) => daemon.target === target && /^(?:stopped|waiting)$/.test(daemon.doing))) return false;
  return all.filter((other) => other.gate !== 'init' && other.target === target).length < CROWD;
}

/** How near to the moment of capture each sort of report is. */
const PREFERENCE = ['proc-stack', 'sysrq', 'crash', 'hung-task', 'lockup', 'rcu-stall', 'ps'];

/** One record a task: the best report with a FUSE stack, else the best at all. Reports of tasks long gone are left out. */
function best(dumped: readonly Task[], listed: ReadonlyMap<number, readonly Process[]>): ReadonlyMap<number, Task> {
  const found = new Map<number, Task>();
  for (const task of dumped) {
    if (task.pid === undefined || isHistory(task, listed)) continue;
    const known = found.get(task.pid);
    if (known === undefined || score(task) < score(known)) found.set(task.pid, task);
  }
  return found;
}

function score(task: Task): number {
  return (fuseChain(task.frames) === undefined ? PREFERENCE.length : 0) + PREFERENCE.indexOf(task.report);
}

/** A log remembers tasks of last week. Where a process list is there to ask, the task must still be in it. */
function isHistory(task: Task, listed: ReadonlyMap<number, readonly Process[]>): boolean {
  if (task.earlierBoot === true) return true;
  if (listed.size === 0 || task.pid === undefined || task.report === 'proc-stack' || task.report === 'ps') return false;
  const rows = listed.get(task.pid);
  if (rows === undefined) return true;
  const { comm } = task;
  if (comm !== undefined && !rows.some(({ command }) => sameName(comm, command))) return true;
  const places = rows.flatMap(({ wchan }) => meaningful(wchan) ?? []);
  return task.report === 'hung-task' && places.length > 0 && !places.some((place) => wchanGate(place) !== undefined);
}

/** The kernel keeps 15 characters of a name, and threads may bear another one than their process. */
function sameName(comm: string, command: string): boolean {
  const name = commOf(command);
  return name.slice(0, 15) === comm.slice(0, 15) || command.includes(comm);
}

type Place = Pick<Waiter, 'source' | 'gate' | 'audit' | 'basis' | 'call' | 'auditFrames'>;

function sleeper(task: Task, listed: ReadonlyMap<number, readonly Process[]>, clock: Clock): Sleeper[] {
  const { pid } = task;
  if (pid === undefined) return [];
  const rows = [...(listed.get(pid) ?? [])].sort((a, b) => (b.wchanWidth ?? 0) - (a.wchanWidth ?? 0));
  const place = placeByStack(task) ?? placeByWchan(task, rows);
  if (place === undefined) return [];
  const command = task.command ?? rows[0]?.command ?? task.comm ?? '';
  const waiter: Waiter = {
    ...place,
    ...userOf(task, rows),
    comm: task.comm ?? commOf(command),
    pid,
    command,
    state: task.state ?? rows[0]?.state,
    role: roleOf(command),
    ownership: 'unknown',
    detached: false,
    collector: isCollector(pid, command, rows, listed),
    ageSeconds: ageOf(rows, clock),
    momentary: false,
    processRows: rows.slice(0, 1).map(({ source }) => source),
  };
  return [{ waiter, paths: pathsOf(command) }];
}

function placeByStack(task: Task): Place | undefined {
  const chain = fuseChain(task.frames);
  if (chain === undefined) return undefined;
  const { anchor, gate, call, auditFrames } = chain;
  const frames = auditFrames.map(({ source }) => source);
  return { source: anchor.source, gate, audit: frames.length > 0, basis: 'stack', call, auditFrames: frames };
}

/** Only where there is no stack: one that was read and shows something else knows better. */
function placeByWchan(task: Task, rows: readonly Process[]): Place | undefined {
  if (task.frames.length > 0) return undefined;
  for (const { wchan, source } of [task, ...rows]) {
    const place = wchanGate(meaningful(wchan));
    if (place !== undefined) return { source, audit: false, auditFrames: [], ...place };
  }
  return undefined;
}

function userOf(task: Task, rows: readonly Process[]): Pick<Waiter, 'uid' | 'user'> {
  const users = rows.flatMap((row) => row.user ?? []);
  const user = users.find((name) => !/^\d+$/.test(name)) ?? users[0];
  const uid = task.uid ?? rows.find((row) => row.uid !== undefined)?.uid;
  return { uid: uid ?? (user === 'root' ? 0 : undefined), user };
}

/** `fuse_g` and `reques` are all that `ps alxwww` and `ps -elfL` show; only one sleeping function begins so. */
function wchanGate(wchan: string | undefined): { gate: string; basis: string } | undefined {
  if (wchan === undefined) return undefined;
  if (/^_{0,2}fuse_get_req$/.test(wchan)) return { gate: 'init', basis: 'wchan' };
  if (/^_{0,2}fuse_get_req_for_backgro/.test(wchan)) return { gate: 'background', basis: 'wchan' };
  if (/^(?:request_wait_answer|wait_answer_interrup\w*|_{0,2}fuse_request_send)$/.test(wchan))
    return { gate: 'answer', basis: 'wchan' };
  if (/^fuse_(?:wait_on_(?:page|folio)|set_nowrite)/.test(wchan)) return { gate: 'background', basis: 'wchan' };
  if (/^fuse_g(?:e|et|et_|et_r|et_re)?$/.test(wchan)) return { gate: 'init', basis: 'wchan-cut' };
  if (/^(?:reques(?:t|t_w\w{0,10})?|wait_a(?:nswer\w{0,12})?|fuse_re(?:q\w{0,10})?|fuse_r)$/.test(wchan))
    return { gate: 'answer', basis: 'wchan-cut' };
  return undefined;
}

function roleOf(command: string): string {
  const name = commOf(command);
  if (isMountHelper(command)) return 'mount-helper';
  if (name === 'umount' || name === 'fusermount' || name === 'fusermount3') return 'umount';
  return 'victim';
}

/** Started as a program, or as a script that an interpreter runs. */
function runsCollector(command: string): boolean {
  const words = command.split(' ', 3).map((word) => word.split('/').at(-1) ?? '');
  return words.some((word) => /^(?:sos|sosreport|supportconfig|unhang-collect)$/.test(word));
}

function isCollector(
  pid: number,
  command: string,
  rows: readonly Process[],
  listed: ReadonlyMap<number, readonly Process[]>,
): boolean {
  const chain = [command];
  let parent = rows.find(({ ppid }) => ppid !== undefined)?.ppid;
  for (let steps = 0; steps < 4 && parent !== undefined && parent > 1 && parent !== pid; steps += 1) {
    const next: Process | undefined = listed.get(parent)?.[0];
    if (next === undefined) break;
    chain.push(next.command);
    parent = next.ppid;
  }
  return chain.some(runsCollector);
}

/** Arguments that are paths; an option's value after `=` too. */
function pathsOf(command: string): string[] {
  return command
    .split(' ')
    .slice(1)
    .map((word) => word.replace(/^--?[\w-]{1,40}=/, ''))
    .filter((word) => word.startsWith('/'))
    .map(withoutSlashes);
}

function withoutSlashes(word: string): string {
  let end = word.length;
  while (end > 1 && word.charAt(end - 1) === '/') end -= 1;
  return word.slice(0, end);
}
