import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { fuseDaemons, fuseMounts } from '../kinds/fuse.ts';
import { processes } from '../kinds/processes.ts';
import { tasks } from '../kinds/tasks.ts';
import { bareName, sleepFrames } from '../kernel/normalise.ts';
import { isGvfs } from './fuse-mounts.ts';
import { commOf, meaningful } from './tasks.ts';

type Task = FactOfKind<typeof tasks>;
type Process = FactOfKind<typeof processes>;
type Daemon = FactOfKind<typeof fuseDaemons>;

/** Programs that serve FUSE mounts; the subtype of a mount names its daemon as well. */
const KNOWN =
  /^(?:gvfs-fuse-daemon|gvfsd-fuse|sshfs|bindfs|s3fs|goofys|rclone|glusterfs|ceph-fuse|ntfs-3g|lxcfs|curlftpfs|mount\.davfs|davfs2|encfs|gocryptfs|snapfuse|squashfuse|xdg-document-portal|vmhgfs-fuse|vmware-vmblock-fuse|juicefs|alluxio-fuse|mergerfs|unionfs|cvmfs2|fuse-overlayfs|hdfs_fuse|fuse_dfs|afuse|archivemount|exfat-fuse|mount\.exfat-fuse|hubicfuse|blobfuse2?|gcsfuse)$/;

export const daemonsOfFuseMounts = defineDerivation({
  kind: fuseDaemons,
  after: [tasks, fuseMounts],
  derive(facts) {
    const listed = facts.of(processes);
    const dumped = facts.of(tasks);
    if (listed === undefined && dumped === undefined) return undefined;
    const mounted = facts.of(fuseMounts) ?? [];
    const subtypes = new Set(mounted.map(({ type }) => type.replace(/^fuse(?:blk)?\./, '')));
    const byPid = new Map<number, Daemon>();
    for (const process of listed ?? []) {
      const name = commOf(process.command);
      if (!KNOWN.test(name) && !subtypes.has(name) && !names(process.command, mounted)) continue;
      const known = byPid.get(process.pid);
      const daemon = fromProcess(
        process,
        name,
        mounted.map(({ target }) => target),
      );
      byPid.set(process.pid, known === undefined ? daemon : merge(known, daemon));
    }
    for (const task of dumped ?? []) addStack(byPid, task, subtypes);
    return [...byPid.values()].sort((a, b) => a.pid - b.pid);
  },
});

function fromProcess(process: Process, comm: string, targets: readonly string[]): Daemon {
  const words = process.command.split(' ').slice(1);
  const target = words.findLast((word) => targets.includes(word)) ?? words.findLast((word) => word.startsWith('/'));
  const { source, pid, command, state, uid } = process;
  const known = uid ?? (process.user === 'root' ? 0 : undefined);
  return { source, pid, comm, command, state, uid: known, target, gvfs: isGvfs(command), doing: doingOf(process) };
}

/** A command line that names both the source and the mount point of a FUSE mount started it. */
function names(command: string, mounted: readonly FactOfKind<typeof fuseMounts>[]): boolean {
  const words = command.split(' ').slice(1);
  return mounted.some(({ device, target }) => words.includes(device) && words.includes(target));
}

function merge(a: Daemon, b: Daemon): Daemon {
  return { ...a, state: a.state ?? b.state, uid: a.uid ?? b.uid, doing: a.doing === 'unknown' ? b.doing : a.doing };
}

function doingOf({ state, wchan }: { state?: string; wchan?: string }): string {
  if (state === 'T' || state === 't') return 'stopped';
  const place = meaningful(wchan);
  if (place === undefined) return 'unknown';
  // ps cuts the name to six characters in its `l` and `-l` layouts.
  if (/^fuse_dev_(?:do_)?(?:read|splice_read)|^fuse_d$/.test(place)) return 'idle';
  return /^_*fuse_g|^request_wait_answer$|^reques$/.test(place) ? 'waiting' : 'elsewhere';
}

function addStack(byPid: Map<number, Daemon>, task: Task, subtypes: ReadonlySet<string>): void {
  if (task.pid === undefined) return;
  const known = byPid.get(task.pid);
  const [innermost] = sleepFrames(task.frames).map((frame) => bareName(frame.function));
  const doing = doingOf({ state: task.state, wchan: innermost ?? task.wchan });
  if (known !== undefined) {
    if (doing !== 'unknown') byPid.set(task.pid, { ...known, doing, state: task.state ?? known.state });
    return;
  }
  // The kernel keeps 15 characters of a name; the command line has it whole.
  const comm = commOf(task.command ?? task.comm ?? '');
  if (!KNOWN.test(comm) && !subtypes.has(comm)) return;
  const target = task.command
    ?.split(' ')
    .slice(1)
    .findLast((word) => word.startsWith('/'));
  const command = task.command ?? comm;
  byPid.set(task.pid, {
    source: task.source,
    pid: task.pid,
    comm,
    command,
    state: task.state,
    uid: task.uid,
    target,
    gvfs: isGvfs(command),
    doing,
  });
}
