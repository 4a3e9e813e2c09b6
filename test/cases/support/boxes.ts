import { readFileSync } from 'node:fs';

const evidence = (path: string): string => readFileSync(`test/evidence/${path}`, 'utf8');
const LIVE = '13-gvfs-mounted-twice-audit';

/** A page of the self-check: what each command of the form prints, whose parser reads it, and the kind it gives. */
export interface Box {
  readonly command: string;
  readonly text: string;
  readonly kind: string;
  readonly count: number;
}

export const BOXES: readonly Box[] = [
  { command: 'cat /proc/mounts', text: evidence(`${LIVE}/proc/mounts`), kind: 'mounts', count: 10 },
  { command: 'cat /proc/self/mountinfo', text: evidence(`${LIVE}/proc/self/mountinfo`), kind: 'mounts', count: 10 },
  { command: 'cat /etc/mtab', text: evidence(`${LIVE}/proc/mounts`), kind: 'mtab', count: 1 },
  {
    command: 'ls -l /etc/mtab',
    text: 'lrwxrwxrwx 1 root root 17 Jan  1 10:00 /etc/mtab -> /proc/self/mounts\n',
    kind: 'mtab',
    count: 1,
  },
  { command: 'auditctl -s', text: evidence(`${LIVE}/sos_commands/auditd/auditctl_-s`), kind: 'audit-status', count: 1 },
  { command: 'auditctl -l', text: evidence(`${LIVE}/sos_commands/auditd/auditctl_-l`), kind: 'audit-rules', count: 2 },
  {
    command: 'cat /etc/audit/audit.rules',
    text: '-D\n-b 320\n-w /etc/passwd -p wa -k identity\n',
    kind: 'audit-rules',
    count: 3,
  },
  { command: 'ps auxww', text: evidence(`${LIVE}/sos_commands/process/ps_auxwww`), kind: 'processes', count: 7 },
  { command: 'ps -elf', text: evidence(`${LIVE}/sos_commands/process/ps_-elfL`), kind: 'processes', count: 7 },
  {
    command: 'dmesg',
    text: evidence('21-fuse-init-audit-6.1-sysrq/sos_commands/kernel/dmesg'),
    kind: 'tasks',
    count: 5,
  },
  {
    command: 'cat /var/log/messages',
    text: [
      'INFO: task df:433 blocked for more than 120 seconds.',
      '      Not tainted 2.6.32-431.el6.x86_64 #1',
      '"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.',
      'df            D 0000000000000000     0   433      1 0x00000084',
      'Call Trace:',
      '[<ffffffffa0000000>] fuse_get_req+0xb5/0x140 [fuse]',
    ]
      .map((line) => `Nov 23 13:16:01 h kernel: ${line}\n`)
      .join(''),
    kind: 'tasks',
    count: 1,
  },
  { command: 'strace df', text: 'statfs("/root/.gvfs", \n', kind: 'straces', count: 1 },
  { command: 'uname -a', text: evidence(`${LIVE}/sos_commands/kernel/uname_-a`), kind: 'kernels', count: 1 },
  {
    command: 'cat /etc/os-release',
    text: 'NAME="Rocky Linux"\nID="rocky"\nVERSION_ID="9.3"\nPRETTY_NAME="Rocky Linux 9.3"\n',
    kind: 'releases',
    count: 1,
  },
  { command: 'cat /etc/redhat-release', text: 'CentOS release 6.5 (Final)\n', kind: 'releases', count: 1 },
  {
    command: 'rpm -qa',
    text: 'fuse-2.8.3-4.el6.x86_64\ngvfs-fuse-1.4.3-15.el6.x86_64\n',
    kind: 'packages',
    count: 2,
  },
  {
    command: 'dpkg -l',
    text: '||/ Name Version Architecture Description\nii  fuse3  3.14.0-4  amd64  Filesystem in Userspace\n',
    kind: 'packages',
    count: 1,
  },
  {
    command: 'grep -H . /sys/fs/fuse/connections/*/waiting',
    text: '/sys/fs/fuse/connections/38/waiting:0\n/sys/fs/fuse/connections/41/waiting:3\n',
    kind: 'fuse-connections',
    count: 2,
  },
];

export function textOf(command: string): string {
  const box = BOXES.find((one) => one.command === command);
  if (box === undefined) throw new Error(`no box ${command}`);
  return box.text;
}
