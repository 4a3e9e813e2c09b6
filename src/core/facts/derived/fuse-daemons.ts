import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { byPid } from '../by-pid.ts';
import { isFuseProgram, isGvfs, isMountHelper, targetIn } from '../fuse-programs.ts';
import { bareName, sleepFrames } from '../kernel/normalise.ts';
import { fuseDaemons, fuseMounts } from '../kinds/fuse.ts';
import { processes } from '../kinds/processes.ts';
import { tasks } from '../kinds/tasks.ts';
import { commOf, meaningful } from './tasks.ts';

type Task = FactOfKind<typeof tasks>;
type Process = FactOfKind<typeof processes>;
type Mount = FactOfKind<typeof fuseMounts>;
type Daemon = FactOfKind<typeof fuseDaemons>;
/** A daemon before it is known which of several was started last. */
type Seen = Omit<Daemon, 'latest'>;

export const daemonsOfFuseMounts = defineDerivation({
  kind: fuseDaemons,
  after: [tasks, fuseMounts],
  derive(facts) {
    const listed = facts.of(processes);
    const dumped = facts.of(tasks);
    if (listed === undefined && dumped === undefined) return undefined;
    const mounted = facts.of(fuseMounts) ?? [];
    const rows = byPid(listed ?? []);
    const found = new Map<number, Seen>();
    for (const [pid, of] of rows) {
      const daemon = fromProcess(of, mounted);
      if (daemon !== undefined) found.set(pid, daemon);
    }
    for (const task of dumped ?? []) addStack(found, task, mounted);
    for (const { command, ppid } of listed ?? []) {
      const parent = found.get(ppid ?? -1);
      // It waits for the child that it started to write mtab.
      if (parent !== undefined && isMountHelper(command)) found.set(parent.pid, { ...parent, doing: 'waiting' });
    }
    const daemons = [...found.values()].sort((a, b) => a.pid - b.pid);
    return daemons.map((daemon) => ({ ...daemon, latest: isLatest(daemon, daemons, rows) }));
  },
});

/** They name a mount as its daemon does, and end. */
const MOUNT_TOOLS = /^(?:mount|umount|fusermount3?)$/;

function fromProcess(rows: readonly Process[], mounted: readonly Mount[]): Seen | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { source, pid, command } = first;
  const comm = commOf(command);
  if (MOUNT_TOOLS.test(comm)) return undefined;
  if (!isFuseProgram(comm) && !isSubtype(comm, mounted) && !namesMount(command, mounted)) return undefined;
  const uid = rows.find((row) => row.uid !== undefined)?.uid;
  return {
    source,
    pid,
    comm,
    command,
    state: rows.find(({ state }) => state !== undefined)?.state,
    uid: uid ?? (rows.some(({ user }) => user === 'root') ? 0 : undefined),
    target: targetIn(command, targetsOf(mounted)),
    gvfs: isGvfs(command),
    doing: rows.map(doingOf).find((doing) => doing !== 'unknown') ?? 'unknown',
  };
}

function isSubtype(comm: string, mounted: readonly Mount[]): boolean {
  return mounted.some(({ type }) => type.replace(/^fuse(?:blk)?\./, '') === comm);
}

/** A command line that names both the source and the mount point of a FUSE mount started it. */
function namesMount(command: string, mounted: readonly Mount[]): boolean {
  const words = ` ${command} `;
  return mounted.some(({ device, target }) => words.includes(` ${device} `) && words.includes(` ${target} `));
}

function targetsOf(mounted: readonly Mount[]): string[] {
  return mounted.map(({ target }) => target);
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

function addStack(found: Map<number, Seen>, task: Task, mounted: readonly Mount[]): void {
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
  if (!isFuseProgram(comm) && !isSubtype(comm, mounted)) return;
  const target = task.command === undefined ? undefined : targetIn(command, targetsOf(mounted));
  found.set(pid, { source, pid, comm, command, state, uid, target, gvfs: isGvfs(command), doing });
}

/** Of several daemons on one mount point the second start is the one in trouble. Process ids wrap; dates do not. */
function isLatest(daemon: Seen, all: readonly Seen[], rows: ReadonlyMap<number, readonly Process[]>): boolean {
  const startOf = ({ pid }: Seen): string => rows.get(pid)?.find(isDated)?.startedAt ?? '';
  const later = (other: Seen): boolean => {
    const [mine, theirs] = [startOf(daemon), startOf(other)];
    return mine === '' || theirs === '' || mine === theirs ? other.pid > daemon.pid : theirs > mine;
  };
  return !all.some((other) => other !== daemon && other.target === daemon.target && later(other));
}

function isDated({ startedAt }: Process): boolean {
  return startedAt !== undefined && /^\d{4}-\d\d-/.test(startedAt);
}
