import type { FactOfKind } from '../../model/fact.ts';
import type { processes } from '../kinds/processes.ts';
import type { tasks } from '../kinds/tasks.ts';

type Task = FactOfKind<typeof tasks>;
type Process = FactOfKind<typeof processes>;

const KTHREADD = 2;

/** Of the kernel's own: started by kthreadd, in brackets, or with a kernel thread's first frame. */
export function isKernelThread(task: Task, rows: readonly Process[], names: readonly string[]): boolean {
  if (task.pid === KTHREADD || task.ppid === KTHREADD || rows.some(({ ppid }) => ppid === KTHREADD)) return true;
  if (rows.some(({ command }) => /^\[.{1,64}\]$/.test(command))) return true;
  return names.some((name) => name === 'kthread' || name === 'child_rip' || name === 'kernel_thread_helper');
}

/** Programs and kernel threads that others wait for; `automount` is autofs's daemon, `nfsd` and `ksmbd` are threads. */
const SERVERS =
  /^(?:automount|rpc\.mountd|nfsd\d?|lockd|ksmbd\S{0,16}|smbd|ganesha\.nfsd|glusterfsd?|ceph-(?:mon|mds|osd)|virtiofsd|dlm_controld|corosync|multipathd|auditd|loop\d{1,6})$/;

/** `comm` is a kernel's name; `isDaemon` tells that a FUSE mount is served by it. */
export function roleOf(comm: string, isDaemon: boolean, kernelThread: boolean): string {
  if (isDaemon || SERVERS.test(comm)) return 'server';
  if (kernelThread) return 'worker';
  if (/^(?:umount(?:\.\w{1,16})?|fusermount3?)$/.test(comm)) return 'umount';
  return /^mount(?:\.[\w.-]{1,24})?$/.test(comm) ? 'mount-helper' : 'victim';
}
