import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/core/bundle/limits.ts';
import { readFacts } from '../../src/core/diagnose.ts';
import type { Facts } from '../../src/core/model/fact.ts';
import { bundleOf, changed, EMPTY_TREE, type Tree, treeOf } from '../support/tree.ts';

/** RHEL 5.10 with sos 1.7: a folder named after the ticket, a regular mtab that nobody copied, no version.txt. */
const RHEL5 = changed(EMPTY_TREE, {
  files: {
    'jdoe.12345/etc/redhat-release': 'Red Hat Enterprise Linux Server release 5.10 (Tikanga)\n',
    'jdoe.12345/installed-rpms': 'sos-1.7-9.62.el5.noarch\nkernel-2.6.18-371.el5.x86_64\nfuse-2.7.4-8.el5.x86_64\n',
    'jdoe.12345/uname':
      'Linux node5.example.com 2.6.18-371.el5 #1 SMP Thu Sep 5 21:21:44 EDT 2013 x86_64 x86_64 x86_64 GNU/Linux\n',
    'jdoe.12345/proc/mounts':
      'rootfs / rootfs rw 0 0\n/dev/root / ext3 rw,data=ordered 0 0\n/dev/proc /proc proc rw 0 0\nfiler:/vol/home /home nfs rw,vers=3,hard,intr,proto=tcp,addr=10.1.2.3 0 0\n',
    'jdoe.12345/sos_commands/filesys/df_-al':
      'Filesystem           1K-blocks      Used Available Use% Mounted on\n/dev/mapper/VolGroup00-LogVol00\n                      72248648   5120000  63398648   8% /\n',
    'jdoe.12345/mount':
      '/dev/sda1 on / type ext3 (rw)\nproc on /proc type proc (rw)\nfiler:/vol/home on /home type nfs (rw,addr=10.1.2.3)\n',
    'jdoe.12345/ps':
      'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\nroot         1  0.0  0.0  10368   620 ?        Ss   Mar17   0:01 init [3]\nroot      4711  0.0  0.0  61152   764 pts/1    D+   10:00   0:00 df -h\n',
    'jdoe.12345/etc/audit.rules': '# from audit 1.7\n-D\n-b 320\n-w /etc/passwd -p wa -k passwd\n',
    'jdoe.12345/var/log/messages': [
      'INFO: task df:4711 blocked for more than 120 seconds.',
      '"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.',
      'df            D ffff81000102e4a0     0  4711   4555                     (NOTLB)',
      ' ffff8101f1b0bd08 0000000000000086 ffff8101f1b0bd38 ffffffff8006e1d7',
      'Call Trace:',
      ' [<ffffffff8840c1f9>] :sunrpc:rpc_wait_bit_interruptible+0x1a/0x1f',
      ' [<ffffffff80063a0a>] __wait_on_bit+0x40/0x6e',
      ' [<ffffffff8847f1a2>] :nfs:nfs_statfs+0x6a/0x14e',
      ' [<ffffffff800e1aa3>] vfs_statfs+0x5e/0x76',
      ' [<ffffffff8005d28d>] tracesys+0xd5/0xe0',
    ]
      .map((line) => `Mar 18 10:02:11 node5 kernel: ${line}\n`)
      .join(''),
  },
});

/** RHEL 7.6 with sos 3.6: mtab is a link, loaded audit rules, a journal, a ps with start times. */
const RHEL7 = changed(EMPTY_TREE, {
  files: {
    'sosreport-web07-2019-02-12-kqzpvtx/version.txt': 'sosreport: 3.6\n',
    'sosreport-web07-2019-02-12-kqzpvtx/etc/os-release':
      'NAME="Red Hat Enterprise Linux Server"\nVERSION="7.6 (Maipo)"\nID="rhel"\nVERSION_ID="7.6"\nPRETTY_NAME="Red Hat Enterprise Linux"\n',
    'sosreport-web07-2019-02-12-kqzpvtx/etc/redhat-release': 'Red Hat Enterprise Linux Server release 7.6 (Maipo)\n',
    'sosreport-web07-2019-02-12-kqzpvtx/sos_commands/kernel/uname_-a':
      'Linux web07 3.10.0-957.el7.x86_64 #1 SMP Thu Oct 4 20:48:51 UTC 2018 x86_64 x86_64 x86_64 GNU/Linux\n',
    'sosreport-web07-2019-02-12-kqzpvtx/proc/self/mountinfo':
      '18 60 0:3 / /proc rw,nosuid,nodev,noexec,relatime shared:5 - proc proc rw\n60 0 253:0 / / rw,relatime shared:1 - xfs /dev/mapper/rhel-root rw,attr2\n96 60 0:41 / /mnt/my\\040share rw,nosuid,nodev,relatime shared:60 - fuse.sshfs deploy@files:/x rw,user_id=0,group_id=0\n',
    'sosreport-web07-2019-02-12-kqzpvtx/sos_commands/auditd/auditctl_-l':
      '-w /etc/passwd -p wa -k passwd\n-a always,exit -F arch=b64 -S adjtimex,settimeofday -F key=time-change\n',
    'sosreport-web07-2019-02-12-kqzpvtx/sos_commands/auditd/auditctl_-s':
      'enabled 1\nfailure 1\npid 712\nrate_limit 0\nbacklog_limit 8192\nlost 0\nbacklog 0\n',
    'sosreport-web07-2019-02-12-kqzpvtx/sos_commands/process/ps_-elfL':
      'F S UID        PID  PPID   LWP  C NLWP PRI  NI ADDR SZ WCHAN  STIME TTY          TIME CMD\n4 S root         1     0     1  0    1  80   0 - 48348 ep_pol Feb11 ?        00:00:09 /usr/lib/systemd/systemd\n1 S root      2201     1  2201  0    1  80   0 - 74563 fuse_d Feb11 ?        00:00:00 sshfs deploy@files:/x /mnt/my share\n',
    'sosreport-web07-2019-02-12-kqzpvtx/sos_commands/rpm/sh_-c_rpm_--nodigest_-qa_--qf_NAME_-_VERSION_-_RELEASE_._ARCH_INSTALLTIME_date_awk_-F_printf_-59s_s_n_1_2_sort_-V':
      'fuse-2.9.2-11.el7.x86_64                                    Tue Nov 13 10:00:00 2018\nfuse-sshfs-2.10-1.el7.x86_64                                Tue Nov 13 10:00:00 2018\n',
  },
  links: {
    'sosreport-web07-2019-02-12-kqzpvtx/etc/mtab': '../proc/self/mounts',
    'sosreport-web07-2019-02-12-kqzpvtx/installed-rpms':
      'sos_commands/rpm/sh_-c_rpm_--nodigest_-qa_--qf_NAME_-_VERSION_-_RELEASE_._ARCH_INSTALLTIME_date_awk_-F_printf_-59s_s_n_1_2_sort_-V',
  },
});

interface Expected {
  readonly root: string;
  /** Some facts by kind, each with these fields at least. */
  readonly facts: Readonly<Record<string, readonly object[]>>;
}

const LAYOUTS: readonly (readonly [name: string, tree: Tree, expected: Expected])[] = [
  [
    'RHEL 5, sos 1.7',
    RHEL5,
    {
      root: 'jdoe.12345',
      facts: {
        generators: [{ name: 'sos', version: '1.7' }],
        hosts: [{ name: 'node5.example.com' }],
        releases: [{ name: 'Red Hat Enterprise Linux Server release 5.10 (Tikanga)' }],
        kernels: [{ release: '2.6.18-371.el5' }],
        mounts: [{ table: 'kernel', device: 'filer:/vol/home', target: '/home', type: 'nfs' }],
        'disk-usage': [{ device: '/dev/mapper/VolGroup00-LogVol00', target: '/' }],
        processes: [{ pid: 4711, state: 'D', command: 'df -h' }],
        'audit-rules': [{ table: 'file', rule: '-w /etc/passwd -p wa -k passwd', counted: true }],
        packages: [{ name: 'fuse', version: '2.7.4', release: '8.el5', arch: 'x86_64', manager: 'rpm' }],
        tasks: [{ comm: 'df', pid: 4711, state: 'D', blockedForSeconds: 120, report: 'hung-task' }],
      },
    },
  ],
  [
    'RHEL 7, sos 3.6',
    RHEL7,
    {
      root: 'sosreport-web07-2019-02-12-kqzpvtx',
      facts: {
        generators: [{ name: 'sos', version: '3.6' }],
        hosts: [{ name: 'web07' }],
        kernels: [{ release: '3.10.0-957.el7.x86_64' }],
        mounts: [{ table: 'mountinfo', device: 'deploy@files:/x', target: '/mnt/my share', type: 'fuse.sshfs' }],
        mtab: [{ form: 'symlink' }],
        processes: [{ pid: 2201, ppid: 1, state: 'S', wchan: 'fuse_d' }],
        'audit-rules': [
          { table: 'kernel', list: 'exit', action: 'always', counted: true },
          { table: 'kernel', rule: '-a always,exit -F arch=b64 -S adjtimex,settimeofday -F key=time-change' },
        ],
        'audit-status': [{ enabled: 1, pid: 712, backlogLimit: 8192, lost: 0, backlog: 0 }],
        packages: [{ name: 'fuse-sshfs', version: '2.10', release: '1.el7', arch: 'x86_64' }],
      },
    },
  ],
  [
    'RHEL 6, sos 2.2',
    treeOf('fixtures/gvfs-twice-el6'),
    { root: '', facts: { mtab: [{ form: 'regular' }], tasks: [{ report: 'sysrq' }], packages: [{ name: 'fuse' }] } },
  ],
  [
    'Debian 12, sos 4.0, whose df timed out',
    treeOf('evidence/40-sos-4.0-df-timed-out'),
    {
      root: '',
      facts: {
        generators: [{ name: 'sos', version: '4.0' }],
        timeouts: [{ by: 'sos plugin', command: 'df -al -x autofs' }],
      },
    },
  ],
  [
    'SLES 15, supportconfig',
    treeOf('fixtures/supportconfig-sles15'),
    {
      root: '',
      facts: { generators: [{ name: 'supportconfig' }], mounts: [{ table: 'kernel', type: 'fuse.gvfsd-fuse' }] },
    },
  ],
];

async function factsOf(tree: Tree): Promise<{ readonly facts: Facts; readonly root: string }> {
  return readFacts(bundleOf(tree), DEFAULT_LIMITS);
}

describe('what each layout says', () => {
  test.each(LAYOUTS)('%s', async (_name, tree, expected) => {
    const { facts, root } = await factsOf(tree);
    expect(root).toBe(expected.root);
    for (const [kind, some] of Object.entries(expected.facts)) {
      const wanted: unknown = expect.arrayContaining(some.map((fields): unknown => expect.objectContaining(fields)));
      expect(facts.named(kind), kind).toEqual(wanted);
    }
  });

  test('a stack of 2.6.18 has its modules in front of its functions', async () => {
    const { facts } = await factsOf(RHEL5);
    const [task] = facts.named('tasks') ?? [];
    expect(task).toMatchObject({
      frames: [
        { function: 'rpc_wait_bit_interruptible', module: 'sunrpc', offset: 0x1a },
        { function: '__wait_on_bit' },
        { function: 'nfs_statfs', module: 'nfs' },
        { function: 'vfs_statfs' },
        { function: 'tracesys' },
      ],
    });
  });
});
