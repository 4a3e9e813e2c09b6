import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is read from /proc for each process of the stage. */
const perProcess = ['comm', 'cmdline', 'status', 'stack', 'wchan', 'syscall'];

const files = ['proc/mounts', 'proc/self/mounts', 'proc/self/mountinfo', 'etc/mtab', 'proc/uptime', 'etc/os-release'];

const wide = 'flags,state,uid,pid,ppid,pgid,sid,cls,pri,psr,addr,sz,wchan:20,lstart,tty,time,cmd';

/** Commands under the names sos gives their output, so that one reader reads both. */
const commands = [
  ['sos_commands/process/ps_alxwww', 'ps', 'alxwww'],
  ['sos_commands/process/ps_auxwww', 'ps', 'auxwww'],
  ['sos_commands/process/ps_-elfL', 'ps', '-elfL'],
  [`sos_commands/process/ps_axo_${wide.replaceAll(/[,:]/g, '_')}`, 'ps', 'axo', wide],
  ['sos_commands/date/date', 'date'],
  ['sos_commands/host/hostname', 'hostname'],
  ['sos_commands/kernel/uname_-a', 'uname', '-a'],
  ['sos_commands/kernel/dmesg', 'dmesg'],
  ['sos_commands/auditd/auditctl_-l', 'auditctl', '-l'],
  ['sos_commands/auditd/auditctl_-s', 'auditctl', '-s'],
];

/** Writes what a bundle would hold, and what sos does not collect, into a tree laid out like a bundle. */
export function captureTree(folder, pids) {
  for (const file of files) copy(`/${file}`, join(folder, file));
  for (const pid of pids) {
    for (const name of perProcess) copy(`/proc/${pid}/${name}`, join(folder, 'proc', String(pid), name));
  }
  for (const id of list('/sys/fs/fuse/connections')) {
    for (const name of ['waiting', 'max_background', 'congestion_threshold']) {
      copy(`/sys/fs/fuse/connections/${id}/${name}`, join(folder, 'sys/fs/fuse/connections', id, name));
    }
  }
  const env = { ...process.env, LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
  for (const [path, command, ...words] of commands) {
    const run = spawnSync(command, words, { env, timeout: 20_000, maxBuffer: 1 << 26 });
    if (!run.error) save(join(folder, path), run.stdout);
  }
}

function copy(from, to) {
  try {
    save(to, readFileSync(from));
  } catch (error) {
    // A process may have ended, and not every kernel has every file: absent stays absent.
    if (!['ENOENT', 'ESRCH', 'EACCES', 'EINVAL'].includes(error.code)) throw error;
  }
}

function save(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
