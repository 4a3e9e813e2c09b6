import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { auditConfigs } from '../../../../src/core/facts/kinds/audit-configs.ts';
import { clusterStates } from '../../../../src/core/facts/kinds/cluster.ts';
import { memory } from '../../../../src/core/facts/kinds/memory.ts';
import { sockets } from '../../../../src/core/facts/kinds/network.ts';
import { auditdConf } from '../../../../src/core/facts/parsers/auditd-conf.ts';
import { clusterTools } from '../../../../src/core/facts/parsers/cluster.ts';
import { meminfo } from '../../../../src/core/facts/parsers/meminfo.ts';
import { socketList } from '../../../../src/core/facts/parsers/sockets.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

test('/proc/meminfo, cited where it says how little is left', () => {
  const text = `MemTotal:        8010944 kB
MemFree:           91204 kB
MemAvailable:     120000 kB
Dirty:               532 kB
Writeback:            16 kB
SwapTotal:       2097148 kB
SwapFree:              0 kB
HugePages_Total:       0
`;
  const result = readText(meminfo, 'proc/meminfo', text);
  expect(fieldsOf(result, memory)).toEqual([
    {
      totalKiB: 8_010_944,
      freeKiB: 91_204,
      availableKiB: 120_000,
      dirtyKiB: 532,
      writebackKiB: 16,
      swapTotalKiB: 2_097_148,
      swapFreeKiB: 0,
    },
  ]);
  expect(result.facts.get('memory')?.[0]?.source.line).toBe(2);
  expect(settles(meminfo, 'proc/meminfo', '')).toBe(false);
});

describe('sockets', () => {
  test('ss -peaonmi', () => {
    const text = `Netid  State      Recv-Q Send-Q Local Address:Port               Peer Address:Port
u_str  ESTAB      0      0      * 21373                 * 21374               users:(("dbus-daemon",pid=708,fd=11))
tcp    LISTEN     0      128                    *:22                    *:*      users:(("sshd",pid=1022,fd=3)) ino:17
tcp    ESTAB      0      2896     10.0.0.9:798    10.0.0.5:2049   timer:(on,1min20sec,9) ino:0 sk:ffff
\t skmem:(r0,rb369280) cubic rto:102400 backoff:9
tcp    ESTAB      0      0        [::ffff:10.0.0.9]:22    [::ffff:10.0.0.1]:50122  users:(("sshd",1234,3)) timer:(keepalive,85min,0)
`;
    expect(fieldsOf(readText(socketList, 'sos_commands/networking/ss_-peaonmi', text), sockets)).toEqual([
      {
        state: 'ESTAB',
        recvQ: 0,
        sendQ: 2896,
        local: '10.0.0.9:798',
        remote: '10.0.0.5:2049',
        timer: 'on',
        retries: 9,
      },
      {
        state: 'ESTAB',
        recvQ: 0,
        sendQ: 0,
        local: '[::ffff:10.0.0.9]:22',
        remote: '[::ffff:10.0.0.1]:50122',
        program: 'sshd',
        pid: 1234,
        timer: 'keepalive',
        retries: 0,
      },
    ]);
  });

  test('ss -tno, which has no column for the protocol', () => {
    const text = `State    Recv-Q Send-Q Local Address:Port Peer Address:Port Process
SYN-SENT 0      1      10.0.0.9:799       10.0.0.5:2049     timer:(on,12sec,5)
`;
    expect(fieldsOf(readText(socketList, 'ss_-tno', text), sockets)).toMatchObject([
      { state: 'SYN-SENT', sendQ: 1, retries: 5 },
    ]);
  });

  test('netstat -W -neopa', () => {
    const text = `Active Internet connections (servers and established)
Proto Recv-Q Send-Q Local Address               Foreign Address             State       User       Inode      PID/Program name   Timer
tcp        0      0 0.0.0.0:22                  0.0.0.0:*                   LISTEN      0          11850      1690/sshd          off (0.00/0/0)
tcp        0    136 10.0.0.9:40022              10.0.0.7:22                 ESTABLISHED 0          13571      4711/ssh           on (5.90/8/0)
udp        0      0 0.0.0.0:68                  0.0.0.0:*                               0          11384      1488/dhclient      off (0.00/0/0)
Active UNIX domain sockets (servers and established)
Proto RefCnt Flags       Type       State         I-Node PID/Program name    Path
unix  2      [ ACC ]     STREAM     LISTENING     12345  1/init              @/com/ubuntu/upstart
`;
    expect(fieldsOf(readText(socketList, 'netstat', text), sockets)).toEqual([
      {
        state: 'ESTAB',
        recvQ: 0,
        sendQ: 136,
        local: '10.0.0.9:40022',
        remote: '10.0.0.7:22',
        pid: 4711,
        program: 'ssh',
        timer: 'on',
        retries: 8,
      },
    ]);
  });
});

test.each([
  [
    'corosync-quorumtool',
    'Quorum information\n------------------\nNodes:            2\nQuorate:          No\n',
    [['not-quorate', '']],
  ],
  ['corosync-quorumtool', 'Quorate:          Yes\n', [['quorate', '']]],
  [
    'pcs_status',
    'Cluster name: prod\nStack: corosync\nCurrent DC: node1 (version 1.1.16) - partition WITHOUT quorum\nNode node2: UNCLEAN (offline)\nOnline: [ node1 ]\nOFFLINE: [ node3 node4 ]\n',
    [
      ['not-quorate', ''],
      ['unclean', 'node2'],
      ['offline', 'node3'],
      ['offline', 'node4'],
    ],
  ],
  [
    'pcs_status_--full',
    '  * Current DC: node1 (1) (version 2.1.2) - partition with quorum\nNode List:\n  * Node node1 (1): online, feature set 3.12.0\n  * Node node2 (2): UNCLEAN (offline)\n',
    [
      ['quorate', ''],
      ['unclean', 'node2'],
    ],
  ],
  [
    'dlm_tool_ls',
    'dlm lockspaces\nname          clvmd\nid            0x4104eefa\nflags         0x00000004 kern_stop\nchange        member 2 joined 1 remove 0 failed 0 seq 1,1\nmembers       1 2\nnew change    member 1 joined 0 remove 1 failed 1 seq 2,2\nnew status    wait fencing\n',
    [
      ['waiting', 'clvmd'],
      ['waiting', 'clvmd'],
    ],
  ],
  [
    'group_tool_ls',
    'type             level name     id       state\nfence            0     default  00010001 FAIL_STOP_WAIT\n[1 2]\ndlm              1     clvmd    00010002 none\n',
    [['waiting', 'default']],
  ],
  ['cman_tool_status', 'Nodes: 1\nExpected votes: 3\nQuorum: 2 Activity blocked\n', [['not-quorate', '']]],
])('%s', (name, text, states) => {
  const facts = fieldsOf(readText(clusterTools, `sos_commands/cluster/${name}`, text), clusterStates);
  expect(facts.map(({ state, subject }) => [state, subject])).toEqual(states);
});

test('a cluster that does not run is not one without trouble', () => {
  expect(settles(clusterTools, 'pcs_status', 'Error: cluster is not currently running on this node\n')).toBe(false);
});

test('auditd.conf', () => {
  const text =
    '#\n# This file controls the configuration of the audit daemon\n\nlog_file = /var/log/audit/audit.log\nspace_left_action = SYSLOG\nDISK_FULL_ACTION=suspend\nbroken\n';
  const result = readText(auditdConf, 'etc/audit/auditd.conf', text);
  expect(fieldsOf(result, auditConfigs)).toEqual([
    { key: 'log_file', value: '/var/log/audit/audit.log' },
    { key: 'space_left_action', value: 'SYSLOG' },
    { key: 'disk_full_action', value: 'suspend' },
  ]);
  expect(result.unreadable).toEqual([{ line: 7, why: 'not a setting of auditd' }]);
});

test('captured: no NFS, and sockets are no table of another sort', () => {
  const ps = readFileSync('test/evidence/13-gvfs-mounted-twice-audit/sos_commands/process/ps_auxwww', 'utf8');
  for (const parser of [socketList, meminfo, auditdConf, clusterTools])
    expect(parser.recognise?.(ps.split('\n'), '') ?? 0).toBe(0);
});
