import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { byPid } from '../by-pid.ts';
import { isFuseProgram, isGvfs, isMountHelper } from '../fuse-programs.ts';
import { groupBy } from '../group-by.ts';
import { bareName, sleepFrames } from '../kernel/normalise.ts';
import { fuseDaemons, fuseMounts } from '../kinds/fuse.ts';
import { fuseHolders } from '../kinds/looks.ts';
import { processes } from '../kinds/processes.ts';
import { tasks } from '../kinds/tasks.ts';
import { NamedMounts } from '../named-mounts.ts';
import { commOf, meaningful } from './tasks.ts';

type Task = FactOfKind<typeof tasks>;
type Process = FactOfKind<typeof processes>;
type Daemon = FactOfKind<typeof fuseDaemons>;
/** A daemon before it is known which of several was started last. */
type Seen = Omit<Daemon, 'latest' | 'serves'>;

export const daemonsOfFuseMounts = defineDerivation({
  kind: fuseDaemons,
  after: [tasks, fuseMounts],
  derive(facts) {
    const listed = facts.of(processes);
    const dumped = facts.of(tasks);
    if (listed === undefined && dumped === undefined) return undefined;
    const fuse = facts.of(fuseMounts) ?? [];
    const mounted = new NamedMounts(fuse);
    const holders = new Set((facts.of(fuseHolders) ?? []).map(({ pid }) => pid));
    const rows = byPid(listed ?? []);
    const found = new Map<number, Seen>();
    for (const [pid, of] of rows) {
      const daemon = fromProcess(of, mounted, holders.has(pid));
      if (daemon !== undefined) found.set(pid, daemon);
    }
    for (const task of dumped ?? []) addStack(found, task, mounted, holders);
    placeOnly(found, fuse, holders);
    for (const { command, ppid } of listed ?? []) {
      const parent = found.get(ppid ?? -1);
      // It waits for the child that it started to write mtab.
      if (parent !== undefined && isMountHelper(command)) found.set(parent.pid, { ...parent, doing: 'waiting' });
    }
    const daemons = [...found.values()].sort((a, b) => a.pid - b.pid);
    const latest = latestOfEach(daemons, rows);
    return daemons.map((daemon) => ({ ...daemon, serves: `fuse.${daemon.comm}`, latest: latest.has(daemon.pid) }));
  },
});

/** They name a mount as its daemon does, and end. */
const MOUNT_TOOLS = /^(?:mount|umount|fusermount3?)$/;

/** A program of any name is a daemon where it holds the device. */
function fromProcess(rows: readonly Process[], mounted: NamedMounts, holder: boolean): Seen | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { source, pid, command } = first;
  const comm = commOf(command);
  if (MOUNT_TOOLS.test(comm)) return undefined;
  const isKnown = isFuseProgram(comm) || mounted.isSubtype(comm) || mounted.isStartedBy(command);
  if (!holder && !isKnown) return undefined;
  const uid = rows.find((row) => row.uid !== undefined)?.uid;
  return {
    source,
    pid,
    comm,
    command,
    state: rows.find(({ state }) => state !== undefined)?.state,
    uid: uid ?? (rows.some(({ user }) => user === 'root') ? 0 : undefined),
    target: mounted.targetIn(command),
    gvfs: isGvfs(command),
    holder,
    doing: rows.map(doingOf).find((doing) => doing !== 'unknown') ?? 'unknown',
  };
}

function doingOf({ state, wchan }: { readonly state?: string; readonly wchan?: string }): string {
  if (state === 'T' || state === 't') return 'stopped';
  const place = meaningful(wchan);
  // The main thread of a daemon with several waits for the others to end (libfuse), whatever these do.
  if (place === undefined || /^futex/.test(place)) return 'unknown';
  // ps cuts the name to six characters in its `l` and `-l` layouts.
  if (/^fuse_dev_(?:do_)?(?:read|splice_read)|^fuse_d$/.test(place)) return 'idle';
  return /^_*fuse_g|^request_wait_answer$|^reques$|^wait_answer_i|^wait_a$/.test(place) ? 'waiting' : 'elsewhere';
}

function addStack(found: Map<number, Seen>, task: Task, mounted: NamedMounts, holders: ReadonlySet<number>): void {
  const { pid, source, state, uid } = task;
  if (pid === undefined || task.earlierBoot === true) return;
  const known = found.get(pid);
  const innermost = sleepFrames(task.frames).map((frame) => bareName(frame.function))[0];
  const doing = doingOf({ state, wchan: innermost ?? task.wchan });
  if (known !== undefined) {
    if (doing !== 'unknown') found.set(pid, { ...known, doing, state: state ?? known.state });
    return;
  }
  const command = task.command ?? task.comm ?? '';
  const comm = commOf(command);
  const holder = holders.has(pid);
  if (MOUNT_TOOLS.test(comm) || (!holder && !isFuseProgram(comm) && !mounted.isSubtype(comm))) return;
  const target = task.command === undefined ? undefined : mounted.targetIn(command);
  found.set(pid, { source, pid, comm, command, state, uid, target, gvfs: isGvfs(command), holder, doing });
}

/** Whoever alone holds the device serves the only mount there is, whatever it was started as. */
function placeOnly(
  found: Map<number, Seen>,
  mounts: readonly FactOfKind<typeof fuseMounts>[],
  holders: ReadonlySet<number>,
): void {
  const [only, ...others] = mounts.filter(({ type }) => type !== 'virtiofs');
  const [pid, ...more] = holders;
  const daemon = found.get(pid ?? -1);
  if (only === undefined || daemon === undefined || others.length + more.length > 0) return;
  found.set(daemon.pid, { ...daemon, target: daemon.target ?? only.target });
}

interface Start {
  readonly pid: number;
  /** Empty where no list gives a date. */
  readonly at: string;
}

/** Of several daemons on one mount point the second start is the one in trouble. Process ids wrap; dates do not. */
function latestOfEach(daemons: readonly Seen[], rows: ReadonlyMap<number, readonly Process[]>): ReadonlySet<number> {
  const latest = new Set<number>();
  for (const group of groupBy(daemons, ({ target }) => target).values()) {
    const starts = group.map(({ pid }) => ({ pid, at: rows.get(pid)?.find(isDated)?.startedAt ?? '' }));
    for (const start of latestOf(starts)) latest.add(start.pid);
  }
  return latest;
}

/** A date beats an earlier one; where one of two has none, or both have the same, the higher process id is the later. */
function latestOf(starts: readonly Start[]): Start[] {
  const [dated, undated] = [starts.filter(({ at }) => at !== ''), starts.filter(({ at }) => at === '')];
  const last = greatest(dated, (a, b) => a.at > b.at || (a.at === b.at && a.pid > b.pid));
  const top = greatest(undated, (a, b) => a.pid > b.pid);
  return [
    ...(top !== undefined && dated.every(({ pid }) => pid < top.pid) ? [top] : []),
    ...(last !== undefined && (top === undefined || top.pid < last.pid) ? [last] : []),
  ];
}

function greatest(starts: readonly Start[], exceeds: (a: Start, b: Start) => boolean): Start | undefined {
  return starts.reduce<Start | undefined>((known, one) => (known && exceeds(known, one) ? known : one), undefined);
}

function isDated({ startedAt }: Process): boolean {
  return startedAt !== undefined && /^\d{4}-\d\d-/.test(startedAt);
}
