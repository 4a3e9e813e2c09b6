import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { kernels } from '../kinds/host.ts';
import { procFiles } from '../kinds/proc-files.ts';
import { processes } from '../kinds/processes.ts';
import { tasks } from '../kinds/tasks.ts';
import { byPid } from '../by-pid.ts';
import { KnownNames } from '../known-names.ts';
import { limitStacks } from '../kernel/limit-stacks.ts';
import { mergeReports } from '../kernel/merge-reports.ts';
import { olderThanAnyOf } from '../log-rotation.ts';

type Task = FactOfKind<typeof tasks>;
type ProcFile = FactOfKind<typeof procFiles>;
type Process = FactOfKind<typeof processes>;

/**
 * Joins the small files of each /proc/PID into one task, what several logs say of one into one, and adds what only a
 * process list shows: uninterruptible sleepers, and those whose wchan is a place where file systems wait for somebody
 * else.
 */
export const joinedTasks = defineDerivation({
  kind: tasks,
  after: [],
  derive(facts, note) {
    const logged = facts.of(tasks);
    const files = facts.of(procFiles);
    const listed = facts.of(processes);
    if (logged === undefined && files === undefined && listed === undefined) return undefined;
    const dumped = mergeReports(withHistory(logged ?? [], facts.of(kernels) ?? []));
    const known = limitStacks([...dumped, ...joinProcFiles(files ?? [])], note);
    return [...known, ...notKnown(blockedProcesses(listed ?? []), known)];
  },
});

/** A boot that a newer log of the same family shows makes the older log history. */
function withHistory(logged: readonly Task[], banners: readonly FactOfKind<typeof kernels>[]): Task[] {
  const isOlder = olderThanAnyOf(banners.map(({ source }) => source.path));
  return logged.map((task) => (isOlder(task.source.path) ? { ...task, earlierBoot: true } : task));
}

/** Without those of which a log of this boot, or /proc, knows more. */
function notKnown(blocked: readonly Task[], known: readonly Task[]): Task[] {
  const names = new KnownNames();
  for (const { pid, comm, earlierBoot } of known) {
    if (pid !== undefined && earlierBoot !== true) names.add(pid, comm);
  }
  return blocked.filter(({ pid = -1, comm = '', command = '' }) => !names.has(pid, comm, command));
}

function joinProcFiles(files: readonly ProcFile[]): Task[] {
  return [...byPid(files)].sort(([a], [b]) => a - b).flatMap(([pid, of]) => joinOne(pid, of));
}

function joinOne(pid: number, files: readonly ProcFile[]): Task[] {
  const find = (name: string): ProcFile | undefined => files.find(({ file }) => file === name);
  const stack = find('stack');
  const wchan = meaningful(find('wchan')?.value);
  const anchor = stack ?? (wchan === undefined ? undefined : find('wchan'));
  if (anchor === undefined) return [];
  const status = find('status');
  return [
    {
      source: anchor.source,
      comm: status?.comm ?? find('comm')?.value,
      pid,
      ppid: status?.ppid,
      state: status?.state,
      wchan,
      report: 'proc-stack',
      frames: stack?.frames ?? [],
      sigBlk: status?.sigBlk,
      uid: status?.uid,
      command: find('cmdline')?.value,
    },
  ];
}

/** `-`, `0`, `?` and addresses say nothing. */
export function meaningful(wchan: string | undefined): string | undefined {
  return wchan === undefined || /^(?:[-?0]|\*|[0-9a-f]{6,16})$/.test(wchan) ? undefined : wchan;
}

/** Functions in which a file system waits for a daemon, a server or a device; ps may show only their first letters. */
const BLOCKING =
  /^(?:_{0,2}fuse_|request_w|reques$|wait_a|wait_answer|rpc_wa|nfs|autofs|cifs|wait_for_resp|ceph_|gfs2_|ocfs2_|ptlrpc_|p9_cli|audit_log_s)/;

/** Parts of FUSE in which a task is at rest, not blocked: a daemon that waits for work. */
const AT_REST = /^fuse_(?:d|dev_\w*)$/;

function blockedProcesses(listed: readonly Process[]): Task[] {
  const best = new Map<number, Process>();
  for (const process of listed) {
    const known = best.get(process.pid);
    if (known === undefined || wchanLength(process) > wchanLength(known)) best.set(process.pid, process);
  }
  return [...best.values()].filter(isBlocked).map((process) => ({
    source: process.source,
    comm: commOf(process.command),
    pid: process.pid,
    ppid: process.ppid,
    state: process.state,
    wchan: meaningful(process.wchan),
    report: 'ps',
    frames: [],
    uid: process.uid,
    command: process.command,
  }));
}

function wchanLength(process: Process): number {
  return meaningful(process.wchan)?.length ?? 0;
}

function isBlocked(process: Process): boolean {
  const wchan = meaningful(process.wchan);
  if (process.state === 'D') return true;
  return process.state !== 'R' && wchan !== undefined && BLOCKING.test(wchan) && !AT_REST.test(wchan);
}

/** The program's name as the kernel would have it: the base name of the first word. */
export function commOf(command: string): string {
  const first = command.split(' ', 1)[0] ?? '';
  return first.startsWith('[') ? command.replace(/^\[|\]$/g, '') : (first.split('/').at(-1) ?? first);
}
