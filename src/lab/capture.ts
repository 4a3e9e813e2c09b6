import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errnoOf } from './commands.ts';

/** What is read from /proc for each process of the stage. */
const PER_PROCESS = ['comm', 'cmdline', 'status', 'stack', 'wchan', 'syscall'];

const FILES = ['proc/mounts', 'proc/self/mounts', 'proc/self/mountinfo', 'etc/mtab', 'proc/uptime', 'etc/os-release'];

const CONNECTION = ['waiting', 'max_background', 'congestion_threshold'];

const WIDE = 'flags,state,uid,pid,ppid,pgid,sid,cls,pri,psr,addr,sz,wchan:20,lstart,tty,time,cmd';

type Command = readonly [path: string, command: string, ...words: string[]];

/** Commands under the names sos gives their output, so that one reader reads both. */
const COMMANDS: readonly Command[] = [
  ['sos_commands/process/ps_alxwww', 'ps', 'alxwww'],
  ['sos_commands/process/ps_auxwww', 'ps', 'auxwww'],
  ['sos_commands/process/ps_-elfL', 'ps', '-elfL'],
  [`sos_commands/process/ps_axo_${WIDE.replaceAll(/[,:]/g, '_')}`, 'ps', 'axo', WIDE],
  ['sos_commands/date/date', 'date'],
  ['sos_commands/host/hostname', 'hostname'],
  ['sos_commands/kernel/uname_-a', 'uname', '-a'],
  ['sos_commands/kernel/dmesg', 'dmesg'],
  ['sos_commands/auditd/auditctl_-l', 'auditctl', '-l'],
  ['sos_commands/auditd/auditctl_-s', 'auditctl', '-s'],
  ['sos_commands/block/losetup_-a', 'losetup', '-a'],
  ['sos_commands/devicemapper/dmsetup_info_-c', 'dmsetup', 'info', '-c'],
  ['sos_commands/devicemapper/dmsetup_table', 'dmsetup', 'table'],
  ['sos_commands/devicemapper/dmsetup_status', 'dmsetup', 'status'],
];

/** Only where it returns: one that hangs would stand in the evidence as one victim more. */
const DF: Command = ['sos_commands/filesys/df_-al_-x_autofs', 'sh', '-c', 'df -al -x autofs 2>&1'];

export interface Captured {
  readonly pids: readonly number[];
  readonly dfReturns: boolean;
}

/** Writes what a bundle would hold, and what sos does not collect, into a tree laid out like a bundle. */
export function captureTree(folder: string, { pids, dfReturns }: Captured): void {
  for (const file of FILES) copy(`/${file}`, join(folder, file));
  for (const pid of pids) {
    for (const name of PER_PROCESS) copy(`/proc/${pid}/${name}`, join(folder, 'proc', String(pid), name));
  }
  const connections = 'sys/fs/fuse/connections';
  for (const id of list(`/${connections}`)) {
    for (const name of CONNECTION) copy(`/${connections}/${id}/${name}`, join(folder, connections, id, name));
  }
  for (const command of dfReturns ? [...COMMANDS, DF] : COMMANDS) saveOutput(folder, command);
}

/** sos leaves nothing of a program that is not here, and keeps what one that fails has printed. */
function saveOutput(folder: string, [path, command, ...words]: Command): void {
  const { stdout, error, status } = spawnSync(command, words, { timeout: 20_000, maxBuffer: 1 << 26 });
  if (error === undefined && (status === 0 || stdout.length > 0)) save(join(folder, path), stdout);
}

function copy(from: string, to: string): void {
  try {
    save(to, readFileSync(from));
  } catch (error) {
    // A process may have ended, and not every kernel has every file: absent stays absent.
    if (!['ENOENT', 'ESRCH', 'EACCES', 'EINVAL'].includes(errnoOf(error) ?? '')) throw error;
  }
}

function save(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
