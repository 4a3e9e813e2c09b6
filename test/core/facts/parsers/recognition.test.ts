import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsers } from '../../../../src/core/facts/parsers/index.gen.ts';

/** Every parser that would take the text, the surest first; a draw would leave the choice to chance. */
function claims(text: string, name: string): { readonly name: string; readonly sure: number }[] {
  const head = text.split('\n').slice(0, 200);
  return parsers
    .map((parser) => ({ name: parser.name, sure: parser.recognise?.(head, name) ?? 0 }))
    .filter(({ sure }) => sure >= 0.5)
    .sort((a, b) => b.sure - a.sure);
}

const evidence = (path: string): string => readFileSync(`test/evidence/${path}`, 'utf8');
const LIVE = '13-gvfs-mounted-twice-audit';
const PS = `${LIVE}/sos_commands/process`;
const MOUNTS = '/dev/sda1 / ext4 rw,relatime 0 0\nproc /proc proc rw 0 0\nx /root/.gvfs fuse.x rw,user_id=0 0 0\n';
const RULES = '-w /etc/passwd -p wa -k identity\n-a always,exit -F arch=b64 -S chmod -F key=perm\n';

/** Content, the name it comes with, and whose it is. No name means text pasted without one. */
const SAMPLES: readonly (readonly [what: string, text: string, name: string, parser: string])[] = [
  ['/proc/mounts', evidence(`${LIVE}/proc/mounts`), '', 'mounts'],
  ['/proc/mounts with a prompt', `[root@h ~]# cat /proc/mounts\n${MOUNTS}[root@h ~]#`, '', 'mounts'],
  ['/proc/mounts by name', MOUNTS, 'cat /proc/mounts', 'mounts'],
  ['a regular mtab', MOUNTS, 'etc/mtab', 'mtab'],
  ['a regular mtab, as a command', MOUNTS, 'cat /etc/mtab', 'mtab'],
  ['a link to mounts', evidence(`${LIVE}/etc/mtab`), '', 'mtab'],
  [
    'ls -l of mtab',
    'lrwxrwxrwx 1 root root 19 Jan 1 10:00 /etc/mtab -> ../proc/self/mounts\n',
    'ls -l /etc/mtab',
    'mtab',
  ],
  ['fstab with a comment', '# /etc/fstab\nUUID=1234 / xfs defaults 0 0\n/dev/sdb1 /data ext4 rw 0 0\n', '', 'fstab'],
  ['fstab in columns', '/dev/sda1   /      ext4   rw   1 1\n/dev/sda2   swap   swap   rw   0 0\n', '', 'fstab'],
  ['fstab by name', MOUNTS, 'fstab', 'fstab'],
  ['mountinfo', evidence(`${LIVE}/proc/self/mountinfo`), '', 'mountinfo'],
  ['mount', 'proc on /proc type proc (rw)\n/dev/sda1 on / type ext4 (rw) [root]\n', '', 'mount-command'],
  ['findmnt', 'TARGET SOURCE FSTYPE OPTIONS\n/ /dev/sda1 ext4 rw\n├─/proc proc proc rw\n', '', 'mount-command'],
  ['findmnt --list', 'TARGET SOURCE FSTYPE OPTIONS\n/proc proc proc rw\n/ /dev/sda1 ext4 rw\n', '', 'mount-command'],
  ['findmnt -J', '{\n   "filesystems": [\n      {\n         "target": "/",\n', '', 'mount-command'],
  ['findmnt -P', 'TARGET="/" SOURCE="/dev/vda" FSTYPE="ext4" OPTIONS="rw"\n', '', 'mount-command'],
  ['findmnt -D', 'SOURCE FSTYPE SIZE USED AVAIL USE% TARGET\ntmpfs tmpfs 1G 0 1G 0% /dev/shm\n', '', 'df'],
  ['lsof', 'COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nsystemd 1 root cwd DIR 8,1 4096 2 /\n', '', 'lsof'],
  ['df', 'Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/sda1 9 4 5 5% /\n', '', 'df'],
  ['df without its header', '/dev/sda1 98571884 4244032 89313940 5% /\nsysfs 0 0 0 - /sys\n', '', 'df'],
  ['df in Chinese', '文件系统          1K-块     已用     可用 已用% 挂载点\n/dev/sda1 9 4 5 5% /\n', '', 'df'],
  ['ps aux', evidence(`${PS}/ps_auxwww`), '', 'ps'],
  ['ps alx', evidence(`${PS}/ps_alxwww`), '', 'ps'],
  ['ps -elfL', evidence(`${PS}/ps_-elfL`), '', 'ps'],
  ['ps of BusyBox', 'PID   USER     TIME  COMMAND\n    1 root      0:02 init\n', '', 'ps'],
  ['auditctl -l', RULES, '', 'auditctl-list'],
  ['auditctl -l by name', RULES, 'auditctl -l', 'auditctl-list'],
  ['auditctl -l of RHEL6', 'LIST_RULES: exit,always watch=/etc/passwd perm=wa\n', '', 'auditctl-list'],
  ['No rules', 'No rules\n', '', 'auditctl-list'],
  ['audit.rules', `# by hand\n-D\n-b 8192\n${RULES}`, '', 'audit-rules'],
  ['audit.rules by name', RULES, 'etc/audit/audit.rules', 'audit-rules'],
  ['auditctl -s', evidence(`${LIVE}/sos_commands/auditd/auditctl_-s`), '', 'audit-status'],
  [
    'auditctl -s of RHEL6',
    'AUDIT_STATUS: enabled=1 flag=1 pid=1 rate_limit=0 backlog_limit=320 lost=0 backlog=0\n',
    '',
    'audit-status',
  ],
  ['rpm -qa', 'fuse-2.8.3-4.el6.x86_64\ngvfs-fuse-1.4.3-15.el6.x86_64\n', '', 'rpm-list'],
  ['installed-rpms', 'fuse-2.8.3-4.el6.x86_64   Tue 14 Jul 2015 09:25:38 AEST\n', '', 'rpm-list'],
  [
    'dpkg -l',
    '||/ Name Version Architecture Description\nii  fuse3  3.14.0-4  amd64  Filesystem in Userspace\n',
    '',
    'dpkg-list',
  ],
  ['dpkg-query -W', 'fuse3\t3.14.0-4\nlibc6:amd64\t2.36-9\n', '', 'dpkg-list'],
  ['uname -a', evidence(`${LIVE}/sos_commands/kernel/uname_-a`), '', 'uname'],
  ['uname -r', '2.6.32-431.el6.x86_64\n', 'uname -r', 'uname'],
  ['/proc/version', 'Linux version 5.10.0-8-amd64 (x@y) (gcc-10) #1 SMP Debian\n', '', 'uname'],
  ['redhat-release', 'CentOS release 6.5 (Final)\n', '', 'release'],
  ['os-release', 'NAME="Rocky Linux"\nID="rocky"\nVERSION_ID="9.3"\n', '', 'release'],
  ['hostname', 'host0.example.com\n', 'hostname', 'hostname'],
  ['date', 'Mon Nov 23 13:16:01 CST 2026\n', '', 'date'],
  ['sos.log', evidence('40-sos-4.0-df-timed-out/sos_logs/sos.log'), '', 'sos-log'],
  ['ui.log', evidence('40-sos-4.0-df-timed-out/sos_logs/ui.log'), '', 'sos-ui-log'],
  ['manifest.json', evidence('40-sos-4.0-df-timed-out/sos_reports/manifest.json'), '', 'sos-manifest'],
  ['version.txt', evidence('40-sos-4.0-df-timed-out/version.txt'), '', 'sos-version'],
  ['grep of FUSE connections', '/sys/fs/fuse/connections/39/waiting:13\n', '', 'fuse-connections'],
  ['lscpu', 'Architecture:        x86_64\nHypervisor vendor:   KVM\n', '', 'virtualization'],
  ['systemd-detect-virt', 'kvm\n', 'systemd-detect-virt', 'virtualization'],
  [
    'lsb_release -a',
    'No LSB modules are available.\nDistributor ID:\tDebian\nDescription:\tDebian GNU/Linux 12\nRelease:\t12\n',
    '',
    'release',
  ],
  ['rpm keys', 'gpg-pubkey-2fa658e0-45700c69\ngpg-pubkey-37017186-45761324\n', '', 'rpm-list'],
  ['dmesg', evidence('10-fsfreeze-ext4/sos_commands/kernel/dmesg'), '', 'kernel-log'],
  [
    'a hung task in a syslog',
    'Nov 23 13:16:01 h kernel: INFO: task df:7 blocked for more than 120 seconds.\n',
    '',
    'kernel-log',
  ],
  ['a syslog', 'Nov 23 13:16:01 h kernel: nfs: server a not responding, still trying\n', '', 'kernel-log'],
  [
    'dmesg of a boot',
    '[    0.000000] Linux version 5.10.0-8-amd64 (x@y) #1 SMP\n[    0.000000] Command line: ro\n',
    '',
    'kernel-log',
  ],
  [
    'a crash session',
    'PID: 7   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"\n #0 [ffff8800b5b3fc28] schedule at ffffffff8150f7a2\n',
    '',
    'kernel-log',
  ],
  ['a kernel stack', evidence('13-gvfs-mounted-twice-audit/proc/20129/stack'), '', 'proc-stack'],
  ['the status of a process', evidence('13-gvfs-mounted-twice-audit/proc/20129/status'), '', 'proc-status'],
  ['a wait channel, by its command', 'fuse_get_req', 'cat /proc/20129/wchan', 'proc-wchan'],
  ['an strace', 'umount2("/root/.gvfs", MNT_DETACH', '', 'strace'],
  [
    'netstat',
    'Proto Recv-Q Send-Q Local Address Foreign Address State PID/Program name\ntcp 0 0 a b LISTEN 1/x\n',
    '',
    'sockets',
  ],
  [
    'ss',
    'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nESTAB 0 0 10.0.0.9:22 10.0.0.1:50122\n',
    '',
    'sockets',
  ],
  ['meminfo', 'MemTotal:       16384000 kB\nMemFree:         1234567 kB\n', '', 'meminfo'],
  ['mountstats', 'device rootfs mounted on / with fstype rootfs\n', '', 'mountstats'],
  ['nfsstat -m', '/mnt from nas:/export\n Flags:\trw,vers=3,hard\n', '', 'nfsstat-mounts'],
  ['ip addr', '1: lo: <LOOPBACK,UP> mtu 65536\n    inet 127.0.0.1/8 scope host lo\n', '', 'addresses'],
  ['ifconfig', 'eth0: flags=4163<UP>  mtu 1500\n        inet 10.0.0.5  netmask 255.255.255.0\n', '', 'addresses'],
  ['dmsetup info -c', 'Name Maj Min Stat Open Targ Event  UUID\nv    254   0 L--w    1    1      0\n', '', 'dmsetup'],
  ['dmsetup info', 'Name:              v\nState:             SUSPENDED\n', '', 'dmsetup'],
  ['lvs', '  LV   VG Attr       LSize\n  root vg -wi-ao---- 17.47g\n', '', 'lvs'],
  [
    'multipath -ll',
    "mpatha (3600140) dm-3 X,Y\nsize=2.0G features='0' hwhandler='0' wp=rw\n`-+- policy='x 0' prio=1 status=active\n",
    '',
    'multipath',
  ],
  ['corosync-quorumtool', 'Quorum information\nQuorate:          No\n', '', 'cluster'],
  ['auditd.conf', 'num_logs = 5\nspace_left_action = SYSLOG\n', '', 'auditd-conf'],
  [
    'an strace with times and numbers',
    '[pid 20129] 13:22:12.123456 statfs("/root/.gvfs",  <unfinished ...>\n',
    '',
    'strace',
  ],
];

describe('a text of unknown name finds its parser, and no other is as sure', () => {
  test.each(SAMPLES)('%s', (_, text, name, parser) => {
    const [first, second] = claims(text, name);
    expect(first?.name).toBe(parser);
    expect(second?.sure ?? 0).toBeLessThan(first?.sure ?? 0);
  });
});

describe('what belongs to others is left alone', () => {
  test.each([
    ['nothing', ''],
    ['prose', 'df hangs since this morning.\nWe rebooted twice, on Monday and on Tuesday.\n'],
    ['an audit log', 'type=SYSCALL msg=audit(1364481363.243:24287): arch=c000003e syscall=2 success=no exit=-13\n'],
    ['lslocks', 'COMMAND PID TYPE SIZE MODE M START END PATH\natd 900 POSIX 4B WRITE 0 0 0 /run/atd.pid\n'],
    ['pstree', 'systemd(1)-+-agetty(600)\n           |-atd(900)\n'],
    ['sysctl', 'kernel.hung_task_timeout_secs = 120\nfs.fuse.default_request_timeout = 0\n'],
    ['exports', '/srv *(rw,sync)\n'],
    ['ls -l', 'total 4\ndrwxr-xr-x 2 root root 4096 Nov 23 13:16 a\n'],
    [
      'vmstat',
      'procs -----------memory---------- ---swap--\n r  b   swpd   free   buff  cache\n 1  0      0 123456  1234 12345\n',
    ],
    ['a failed command', 'bash: auditctl: command not found\n'],
  ])('%s', (_, text) => {
    expect(claims(text, '')).toEqual([]);
  });
});

test('a sureness lies between 0 and 1 for any text and any name', () => {
  const pieces = SAMPLES.flatMap(([, text]) => text.split('\n').slice(0, 3));
  const line = fc.oneof(fc.constantFrom(...pieces), fc.string());
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.string(), (head, name) => {
      for (const parser of parsers) {
        const sure = parser.recognise?.(head, name) ?? 0;
        expect(sure).toBeGreaterThanOrEqual(0);
        expect(sure).toBeLessThanOrEqual(1);
      }
    }),
  );
});
