import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Facts } from '../../model/fact.ts';
import { olderThan } from '../../model/versions.ts';
import { ageOf, type Clock, clockOf } from '../ages.ts';
import { fuseChain } from '../fuse-chain.ts';
import { type Sleeper, Targets } from '../fuse-targets.ts';
import { groupBy } from '../group-by.ts';
import { fuseConnections } from '../kinds/fuse-connections.ts';
import { fuseDaemons, fuseMounts, fuseWaiters } from '../kinds/fuse.ts';
import { kernels } from '../kinds/host.ts';
import { processes } from '../kinds/processes.ts';
import { tasks } from '../kinds/tasks.ts';
import { isBrief } from '../brief-commands.ts';
import { isMountHelper } from '../fuse-programs.ts';
import { wchanGate } from '../fuse-wchan.ts';
import { bestByPid, pathsOf, userOf } from '../live-tasks.ts';
import { ProcessTable } from '../process-table.ts';
import { type TwoLooks, twoLooks, wentOn } from '../two-looks.ts';
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

/** A daemon behind a network may take seconds over one answer that a df waits for: a lost packet, a disk that spins up. */
const SLOW_SECONDS = 10;

/** As many tasks at once with a request on one mount are no coincidence. */
const CROWD = 3;

export const waitersOfFuse = defineDerivation({
  kind: fuseWaiters,
  after: [tasks, kernels, fuseConnections, fuseMounts, fuseDaemons],
  derive(facts) {
    const dumped = facts.of(tasks);
    if (dumped === undefined) return undefined;
    const listed = new ProcessTable(facts.of(processes) ?? []);
    const clock = clockOf(facts);
    const asleep = [...bestByPid(dumped, listed, isInFuse).values()].flatMap((task) => sleeper(task, listed, clock));
    const daemons = facts.of(fuseDaemons) ?? [];
    const mounted = facts.of(fuseMounts);
    const targets = new Targets({ mounted, daemons, connections: facts.of(fuseConnections) ?? [] });
    const found = asleep.map((one) => targets.attribute(one)).filter((waiter) => !isJustAsking(waiter));
    const waiters = sharesGate(facts) ? behindQueues(found, mounted ?? []) : found;
    const crowds = crowdsOf(waiters);
    const troubled = troubledTargets(daemons, waiters, mounted ?? []);
    const looks = twoLooks(facts);
    return waiters.map((waiter) => {
      const { pid } = waiter;
      const momentary =
        !looks.sleptOn.has(pid) && (wasAnswered(waiter, looks) || isMomentary(waiter, crowds, troubled));
      return { ...waiter, momentary };
    });
  },
});

/** Up to 3.8 one flag closes the gate before INIT and, after it, while `max_background` requests are under way. */
function sharesGate(facts: Facts): boolean {
  const kernel = facts.of(kernels)?.[0]?.release;
  return kernel !== undefined && olderThan(kernel, '3.9');
}

/** It was gone or elsewhere seconds later, or nobody waited on its connection any more. */
function wasAnswered(waiter: Waiter, looks: TwoLooks): boolean {
  return wentOn(waiter, looks) || looks.answered.has(waiter.connection ?? -1);
}

/** Somebody's request is with the daemon of the same, single mount: INIT was answered, and the gate is a full queue. */
function behindQueues(waiters: readonly Waiter[], mounted: readonly Mount[]): readonly Waiter[] {
  const answered = new Set(waiters.filter(({ gate }) => gate === 'answer').map(({ target }) => target));
  const mountsOn = groupBy(mounted, ({ target }) => target);
  return waiters.map((waiter) => {
    const { gate, target } = waiter;
    if (gate !== 'init' || target === undefined) return waiter;
    return mountsOn.get(target)?.length === 1 && answered.has(target) ? { ...waiter, gate: 'background' } : waiter;
  });
}

function isJustAsking(waiter: Waiter): boolean {
  return waiter.gate !== 'init' && isOfCollector(waiter, COLLECTOR_SECONDS);
}

function isOfCollector({ ageSeconds, collector }: Waiter, youngerThan: number): boolean {
  return collector && ageSeconds !== undefined && ageSeconds < youngerThan;
}

/** How many tasks have a request on each target. */
function crowdsOf(waiters: readonly Waiter[]): ReadonlyMap<string | undefined, number> {
  const asking = waiters.filter(({ gate }) => gate !== 'init');
  return new Map([...groupBy(asking, ({ target }) => target)].map(([target, { length }]) => [target, length]));
}

/**
 * Targets of daemons that are seen not to answer. One that stands on another FUSE mount, as mergerfs on sshfs, has requests
 * of its own there whenever it works.
 */
function troubledTargets(
  daemons: readonly Daemon[],
  waiters: readonly Waiter[],
  mounted: readonly Mount[],
): ReadonlySet<string | undefined> {
  const asking = new Set(waiters.filter(({ gate }) => gate !== 'init').map(({ pid }) => pid));
  const busy = new Set(mounted.filter(({ waiting }) => waiting !== 0).map(({ target }) => target));
  const isStacked = ({ pid, target }: Daemon): boolean =>
    asking.has(pid) && busy.size > (target !== undefined && busy.has(target) ? 1 : 0);
  const troubled = daemons.filter(
    (daemon) => daemon.doing === 'stopped' || (daemon.doing === 'waiting' && !isStacked(daemon)),
  );
  return new Set(troubled.map(({ target }) => target));
}

/**
 * A request that is with a daemon for a moment is no hang. The gate before INIT has no such excuse, but for a mount that
 * is being made while the collector looks; neither has a waiter in `D` for an answer, which somebody tried to kill.
 * `troubled` are the targets of daemons that are seen not to answer.
 */
function isMomentary(
  waiter: Waiter,
  crowds: ReadonlyMap<string | undefined, number>,
  troubled: ReadonlySet<string | undefined>,
): boolean {
  const { gate, state, comm, ageSeconds, target } = waiter;
  if (gate === 'init') return isOfCollector(waiter, COLLECTOR_SECONDS);
  if (gate === 'answer' && state === 'D') return false;
  if (isOfCollector(waiter, COLLECTOR_PATIENCE_SECONDS)) return true;
  if (isBrief(comm) && (ageSeconds === undefined || ageSeconds >= SLOW_SECONDS)) return false;
  if (target === undefined) return true;
  return !troubled.has(target) && (crowds.get(target) ?? 0) < CROWD;
}

function isInFuse({ frames }: Task): boolean {
  return fuseChain(frames) !== undefined;
}

type Place = Pick<Waiter, 'source' | 'gate' | 'audit' | 'basis' | 'call' | 'auditFrames'>;

function sleeper(task: Task, listed: ProcessTable, clock: Clock): Sleeper[] {
  const { pid } = task;
  if (pid === undefined) return [];
  const rows = listed.rowsOf(pid);
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
    collector: listed.isOfCollector(pid, command),
    ageSeconds: ageOf(rows, clock),
    momentary: false,
    processRows: rows.slice(0, 1).map(({ source }) => source),
  };
  return [{ waiter, paths: pathsOf(command) }];
}

function placeByStack(task: Task): Place | undefined {
  const chain = fuseChain(task.frames);
  if (chain === undefined) return undefined;
  const { anchor, gate, call, auditFrames, cut } = chain;
  const frames = auditFrames.map(({ source }) => source);
  const basis = cut ? 'stack-cut' : 'stack';
  return { source: anchor.source, gate, audit: frames.length > 0, basis, call, auditFrames: frames };
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

function roleOf(command: string): string {
  const name = commOf(command);
  if (isMountHelper(command)) return 'mount-helper';
  if (name === 'umount' || name === 'fusermount' || name === 'fusermount3') return 'umount';
  return 'victim';
}
