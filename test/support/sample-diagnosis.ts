import type { Diagnosis, Evidence, Finding, Ruling } from '../../src/core/model/diagnosis.ts';
import type { Locale, Words } from '../../src/core/model/locale.ts';

type Say = (words: Words) => string;

/** A whole diagnosis; its cited lines are those of `test/evidence/03-init-blocked-audit`. */
export function sampleDiagnosis(locale: Locale = 'en'): Diagnosis {
  const say: Say = (words) => words[locale];
  return {
    schemaVersion: '1',
    bundle: {
      sha256: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      bytes: 940856,
      format: 'tar.xz',
      generator: 'sos 4.0',
      host: 'labvm',
      os: 'Debian GNU/Linux 12 (bookworm)',
      kernel: '6.18.44',
      capturedAt: '2026-11-23T13:24:07Z',
      root: 'sosreport-labvm-2026-11-23-qkzwvxe',
      entries: 480,
      complete: true,
      notes: [
        {
          code: 'skipped',
          text: say({ en: 'Members that are not read.', 'zh-CN': '未读取的成员。' }),
          path: 'var/log/journal/system.journal',
          count: 3,
        },
      ],
    },
    verdict: { status: 'confirmed', rule: 'fuse-init-audit', headline: headline(say) },
    findings: [finding(say)],
    differential: differential(say),
    timeline: [
      {
        at: '2026-11-23T13:22:31Z',
        what: say({
          en: 'FUSE daemon starts: gvfs-fuse-daemon (17862)',
          'zh-CN': 'FUSE 守护进程启动：gvfs-fuse-daemon（17862）',
        }),
        path: 'sos_commands/process/ps_auxwww',
        line: 5,
      },
      {
        at: '2026-11-23T13:24:07Z',
        what: say({ en: 'collection of the bundle starts', 'zh-CN': '开始收集数据包' }),
      },
    ],
    facts: { 'audit-rules': 2, mounts: 9, processes: 8, tasks: 4 },
    engine: { version: '0.1.0', catalog: '2026.11.24', locale },
  };
}

function headline(say: Say): string {
  return say({
    en: 'df hangs on /root/.gvfs: its FUSE daemon never answered INIT, and audit makes every path lookup ask it.',
    'zh-CN': 'df 挂起在 /root/.gvfs：FUSE 守护进程从未应答 INIT，而审计使每次路径查找都要询问它。',
  });
}

function finding(say: Say): Finding {
  return {
    rule: 'fuse-init-audit',
    status: 'confirmed',
    title: say({
      en: 'FUSE mount never initialised, with audit rules loaded',
      'zh-CN': 'FUSE 挂载从未完成初始化，且已加载审计规则',
    }),
    summary: say({
      en:
        'The mount on /root/.gvfs is visible, but its daemon never answered FUSE_INIT, so every request sleeps in ' +
        'fuse_get_req. With an audit rule loaded, looking a path up reads its security.capability attribute, and that ' +
        'is such a request: even calls that would never talk to the daemon sleep.',
      'zh-CN':
        '/root/.gvfs 上的挂载点可见，但其守护进程从未应答 FUSE_INIT，因此所有请求都睡眠在 fuse_get_req 中。' +
        '加载审计规则后，内核在路径查找时会读取 security.capability 扩展属性，这同样是一次请求：' +
        '连本来不与守护进程通信的调用也会睡眠。',
    }),
    severity: 'high',
    chain: chain(say),
    evidence: [
      {
        id: 'e1',
        signal: 'gate',
        path: 'proc/17975/stack',
        line: 1,
        excerpt: '[<0>] fuse_get_req+0x1ce/0x2b0',
        says: say({ en: 'df (17975) waits for the INIT reply', 'zh-CN': 'df（17975）在等待 INIT 应答' }),
      },
      {
        id: 'e2',
        signal: 'audit',
        path: 'proc/17975/stack',
        line: 7,
        excerpt: '[<0>] audit_copy_inode+0xa1/0xe0',
        says: say({ en: 'it was audit that asked', 'zh-CN': '发起询问的是审计' }),
      },
    ],
    against: [],
    missing: [
      {
        fact: say({ en: 'Open files of the daemon', 'zh-CN': '守护进程打开的文件' }),
        why: say({
          en: 'A surviving child that holds /dev/fuse keeps the connection alive after the daemon is killed.',
          'zh-CN': '若有子进程仍持有 /dev/fuse，终止守护进程后连接依然存在。',
        }),
        command: "ls -l /proc/17862/fd | grep '/dev/fuse'",
      },
    ],
    ...steps(say),
    references: [
      {
        title: say({ en: 'Linux kernel: FUSE overview', 'zh-CN': 'Linux 内核：FUSE 概述' }),
        url: 'https://docs.kernel.org/filesystems/fuse.html',
      },
    ],
  };
}

function chain(say: Say): Finding['chain'] {
  return [
    {
      claim: say({
        en: 'gvfs-fuse-daemon mounted /root/.gvfs but did not answer INIT',
        'zh-CN': 'gvfs-fuse-daemon 挂载了 /root/.gvfs，但没有应答 INIT',
      }),
      basis: 'inferred',
      evidence: ['e1'],
    },
    {
      claim: say({
        en: 'An audit rule is loaded, so path lookup reads security.capability',
        'zh-CN': '已加载审计规则，因此路径查找会读取 security.capability',
      }),
      basis: 'observed',
      evidence: ['e2'],
    },
    {
      claim: say({ en: 'df sleeps in fuse_get_req', 'zh-CN': 'df 睡眠在 fuse_get_req 中' }),
      basis: 'observed',
      evidence: ['e1', 'e2'],
    },
    {
      claim: say({
        en: 'No other process holds the connection open',
        'zh-CN': '没有其他进程使该连接保持打开',
      }),
      basis: 'missing',
      evidence: [],
    },
  ];
}

function steps(say: Say): Pick<Finding, 'reproduce' | 'workarounds' | 'fix' | 'verify'> {
  return {
    reproduce: [
      {
        do: say({
          en: 'Mount a FUSE file system and stop its daemon first.',
          'zh-CN': '先停止守护进程，再挂载 FUSE 文件系统。',
        }),
        run: 'unhang reproduce fuse-init-audit',
      },
      {
        do: say({ en: 'Load one audit watch.', 'zh-CN': '加载一条审计监视规则。' }),
        run: 'auditctl -w /etc/passwd -p wa',
      },
    ],
    workarounds: [
      {
        do: say({
          en: 'End the daemon: the kernel closes the connection, and every waiter gets ENOTCONN.',
          'zh-CN': '终止守护进程：内核随即关闭连接，所有等待者都会得到 ENOTCONN。',
        }),
        run: 'kill -9 17862',
        risk: 'medium',
        undo: say({ en: 'Log in again; the session starts a new one.', 'zh-CN': '重新登录，会话会启动新的守护进程。' }),
      },
      {
        do: say({ en: 'Abort the connection.', 'zh-CN': '中止该连接。' }),
        run: "echo 1 > /sys/fs/fuse/connections/39/abort\numount -l -- '/root/.gvfs'",
        risk: 'low',
      },
    ],
    fix: [
      {
        do: say({ en: 'Keep audit away from FUSE paths.', 'zh-CN': '让审计不再处理 FUSE 路径。' }),
        run: 'auditctl -a never,filesystem -F fstype=0x65735546',
        since: say({ en: 'kernel 5.1', 'zh-CN': '内核 5.1' }),
      },
      {
        do: say({ en: 'Close /dev/fuse before unmounting.', 'zh-CN': '在卸载之前关闭 /dev/fuse。' }),
        patch:
          '--- a/lib/mount.c\n+++ b/lib/mount.c\n@@ -1,3 +1,3 @@\n-\tumount2(mnt, MNT_DETACH);\n \tclose(fd);\n+\tumount2(mnt, MNT_DETACH);\n',
      },
    ],
    verify: [
      {
        do: say({ en: 'Ask for the mount with a time limit.', 'zh-CN': '在限定时间内查询该挂载点。' }),
        run: "timeout 5 stat -f -- '/root/.gvfs'",
        expect: say({ en: 'an answer within five seconds', 'zh-CN': '五秒之内得到应答' }),
      },
    ],
  };
}

function differential(say: Say): Ruling[] {
  const mounts: Evidence = {
    id: 'e1',
    signal: 'no-network',
    path: 'proc/mounts',
    line: 9,
    excerpt: 'gvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,nosuid,nodev,relatime,user_id=0,group_id=0 0 0',
    says: say({ en: 'the only mount with a remote party', 'zh-CN': '唯一需要询问对端的挂载' }),
  };
  return [
    {
      rule: 'nfs-server-gone',
      title: say({ en: 'NFS server does not answer', 'zh-CN': 'NFS 服务器无应答' }),
      status: 'ruled-out',
      because: say({ en: 'No NFS file system is mounted.', 'zh-CN': '没有挂载任何 NFS 文件系统。' }),
      evidence: [mounts],
      missing: [],
    },
    {
      rule: 'fs-frozen',
      title: say({ en: 'File system left frozen', 'zh-CN': '文件系统仍处于冻结状态' }),
      status: 'ruled-out',
      because: say({ en: 'No task waits for a freeze to end.', 'zh-CN': '没有任务在等待解冻。' }),
      evidence: [],
      missing: [],
    },
    {
      rule: 'multipath-no-path',
      title: say({ en: 'Multipath device without a path', 'zh-CN': '多路径设备没有可用路径' }),
      status: 'not-assessable',
      because: say({
        en: 'The bundle does not hold what this rule needs.',
        'zh-CN': '数据包中没有此规则所需的内容。',
      }),
      evidence: [],
      missing: [
        {
          fact: say({ en: 'Path states', 'zh-CN': '路径状态' }),
          why: say({
            en: 'They tell a queueing device from a slow one.',
            'zh-CN': '可据此区分排队的设备与缓慢的设备。',
          }),
          command: 'multipath -ll',
        },
      ],
    },
  ];
}
