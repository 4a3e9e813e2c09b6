import { describe, expect, test } from 'vitest';
import { logSigns } from '../../../../../src/core/facts/kinds/log-signs.ts';
import { logSignsParser } from '../../../../../src/core/facts/parsers/log-signs.ts';
import { SIGNS_WAKE } from '../../../../../src/core/facts/kernel/signs/wake.ts';
import { fieldsOf, readText } from '../../../../support/read-text.ts';

/** `by topic subject`, with `OK` in front where the last line takes it back. */
function signsOf(text: string): string[] {
  return fieldsOf(readText(logSignsParser, 'var/log/messages', `${text}\n`), logSigns)
    .filter(({ times }) => times !== 0)
    .map(({ by, topic, subject, resolved }) =>
      `${resolved === true ? 'OK ' : ''}${String(by)} ${String(topic)} ${String(subject)}`.trimEnd(),
    );
}

const FORMS: readonly ((message: string) => string)[] = [
  (message) => `Mar 25 16:49:08 node17 ${message}`,
  (message) => `<30>Mar 25 16:49:08 node17 ${message}`,
  (message) => `2026-11-23T13:00:00.123456+08:00 node17 ${message}`,
  (message) => `Nov 23 13:00:00 node17 daemon.info ${message}`,
];

const LINES: readonly (readonly [string, ...string[]])[] = [
  ['multipathd[812]: mpatha: remaining active paths: 0', 'multipathd multipath-no-path mpatha'],
  ["rsyslogd: action 'action-0-builtin:omfile' suspended: write error: No space left on device", 'rsyslogd no-space'],
  ['mysqld[812]: Error writing file \'/data/ib_logfile0\' (Errcode: 28 "No space left on device")', 'mysqld no-space'],
  ['multipathd: mpathb: Entering recovery mode: max_retries=12', 'multipathd multipath-queueing mpathb'],
  ['multipathd: checker failed path 8:16 in map mpatha', 'multipathd multipath-failing-path 8:16'],
  ['lvm[4711]: WARNING: Thin pool vg-pool-tpool data is now 80.05% full.', 'lvm thin-filling vg-pool-tpool'],
  ['lvm[4711]: Thin vg-pool-tpool is now 95% full.', 'lvm thin-filling vg-pool-tpool'],
  ['dmeventd[812]: WARNING: Snapshot vg-snap is now 96.01% full.', 'dmeventd snapshot-filling vg-snap'],
  ['dmeventd[812]: Insufficient free space: 25 extents needed, but only 0 available', 'dmeventd lvm-no-space'],
  [
    'iscsid: Kernel reported iSCSI connection 1:0 error (1022 - Invalid or unknown error code) state (3)',
    'iscsid iscsi-lost 1:0',
  ],
  ['automount[1702]: >> mount.nfs: Connection timed out', 'automount automount-failed'],
  ['automount[1702]: mount(nfs): nfs: mount failure nas01:/export/x on /misc/x', 'automount automount-failed /misc/x'],
  ['automount[1702]: failed to mount /home/x', 'automount automount-failed /home/x'],
  [
    "automount[1702]: bind_ldap_simple: lookup(ldap): Unable to bind to the LDAP server: (default), error Can't contact LDAP server",
    'automount automount-lookup-failed',
  ],
  ['automount[1702]: expire_proc_indirect: 1 remaining in /home', 'automount automount-expire-failed /home'],
  ['systemd[1]: mnt-nas.mount mounting timed out. Stopping.', 'systemd mount-timed-out mnt-nas.mount'],
  ['systemd[1]: mnt-nas.mount: Mounting timed out. Terminating.', 'systemd mount-timed-out mnt-nas.mount'],
  ['systemd[1]: Failed to mount /mnt/nas.', 'systemd mount-failed /mnt/nas'],
  ['auditd[560]: Audit daemon is low on disk space for logging', 'auditd auditd-no-space'],
  ['auditd[560]: Audit daemon is suspending logging due to low disk space.', 'auditd auditd-suspended'],
  [
    'auditd[560]: Audit daemon is suspending logging due to no space left on logging partition.',
    'auditd auditd-suspended',
  ],
  ['auditd[560]: Audit daemon has no space left on logging partition', 'auditd auditd-no-space'],
  ['audispd: queue is full - dropping event', 'audispd auditd-queue-full'],
  ['qemu-ga[560]: info: guest-fsfreeze called', 'qemu-ga fsfreeze'],
  ['qemu-ga: info: guest-fsfreeze called', 'qemu-ga fsfreeze'],
  ['Hyper-V VSS: VSS: op=FREEZE: succeeded', 'Hyper-V fsfreeze'],
  ['corosync[999]:   [TOTEM ] A processor failed, forming new configuration.', 'corosync cluster-token-lost'],
  [
    'corosync[999]:  [QUORUM] This node is within the non-primary component and will NOT provide any services.',
    'corosync quorum-lost',
  ],
  ['corosync[999]:   [CMAN  ] quorum lost, blocking activity', 'corosync quorum-lost'],
  ['corosync[999]:   [KNET  ] link: host: 2 link: 0 is down', 'corosync cluster-link-down 2'],
  [
    'pacemaker-schedulerd[99]:  warning: Cluster node node2 will be fenced: peer is no longer part of the cluster',
    'pacemaker-schedulerd fencing node2',
  ],
  ['pengine[99]:  warning: Scheduling Node node2 for STONITH', 'pengine fencing node2'],
  ['fenced[99]: fencing node node2.example.com', 'fenced fencing node2.example.com'],
  [
    'fenced[99]: fence node2.example.com dev 0.0 agent fence_ipmilan result: error from agent',
    'fenced fencing-failed node2.example.com',
  ],
  ['dlm_controld[99]: 5555 fence wait 2 pid 4711 running', 'dlm_controld dlm-waits-for-fencing 2'],
  ['sssd[be[example.com]]: Backend is offline', 'sssd name-service-offline'],
  ['sssd_be[99]: Backend is offline', 'sssd_be name-service-offline'],
  [
    'nslcd[99]: [8b4567] <passwd="x"> failed to bind to LDAP server ldap://10.0.0.1: Can\'t contact LDAP server: Connection timed out',
    'nslcd name-service-offline',
  ],
  [
    "sshd[99]: nss_ldap: could not connect to any LDAP server as (null) - Can't contact LDAP server",
    'sshd name-service-offline',
  ],
  ['gvfsd[99]: cannot stat /mnt/s3: Transport endpoint is not connected', 'gvfsd dead-endpoint /mnt/s3'],
  ["updatedb[99]: can not open '/mnt/nas': Stale NFS file handle", 'updatedb stale-handle /mnt/nas'],
];

describe('each message, however the logger writes it', () => {
  test.each(LINES)('%s', (message, ...expected) => {
    for (const form of FORMS) {
      const line = form(message);
      expect(signsOf(line), line).toEqual(expected);
      expect(SIGNS_WAKE.test(`Nov 23 12:59:59 node18 sshd[1]: x\n${line}\n`), line).toBe(true);
    }
  });
});

describe('what takes trouble back', () => {
  test.each([
    [
      'multipathd: mpatha: remaining active paths: 0',
      'multipathd: mpatha: remaining active paths: 2',
      'multipathd multipath-no-path mpatha',
    ],
    [
      'multipathd: checker failed path 8:16 in map mpatha',
      'multipathd: 8:16: reinstated',
      'multipathd multipath-failing-path 8:16',
    ],
    [
      'auditd[1]: Audit daemon is suspending logging due to low disk space.',
      'auditd[1]: The audit daemon is now resuming logging.',
      'auditd auditd-suspended',
    ],
    ['qemu-ga: info: guest-fsfreeze called', 'qemu-ga: info: guest-fsthaw called', 'qemu-ga fsfreeze'],
    ['qemu-ga: info: guest-fsfreeze called', 'kernel: Emergency Thaw complete', 'qemu-ga fsfreeze'],
    ['sssd[be[x]]: Backend is offline', 'sssd[be[x]]: Backend is online', 'sssd name-service-offline'],
    ['fenced[9]: fencing node node2', 'fenced[9]: fence node2 success', 'fenced fencing node2'],
    [
      'corosync[9]: [QUORUM] This node is within the non-primary component and will NOT provide any services.',
      'corosync[9]: [QUORUM] This node is within the primary component and will provide service.',
      'corosync quorum-lost',
    ],
    [
      'kernel:  connection1:0: detected conn error (1011)',
      'iscsid: connection1:0 is operational after recovery (3 attempts)',
      'kernel iscsi-lost connection1:0',
    ],
  ])('%s', (bad, good, told) => {
    const [before, after] = [`Mar 25 16:49:08 n ${bad}`, `Mar 25 16:49:09 n ${good}`];
    expect(signsOf(`${before}\n${after}`)).toEqual([`OK ${told}`]);
    expect(signsOf(`${after}\n${before}`)).toEqual([told]);
  });
});

test('logs of daemons that do not go through syslog', () => {
  const gluster =
    '[2014-05-22 12:00:00.123456] C [client-handshake.c:127:rpc_client_ping_timer_expired] 0-gv0-client-0: server 10.0.0.1:49152 has not responded in the last 42 seconds, disconnecting.';
  expect(signsOf(gluster)).toEqual(['glusterfs gluster-ping-timeout gv0-client-0']);
  const back =
    '[2014-05-22 12:05:00.123456] I [MSGID: 114046] [client-handshake.c:1215:cbk] 0-gv0-client-0: Connected to gv0-client-0, attached to remote volume';
  expect(signsOf(`${gluster}\n${back}`)).toEqual(['OK glusterfs gluster-ping-timeout gv0-client-0']);
  // https://github.com/gluster/glusterfs/issues/2211
  const bailed =
    '[2021-03-03 00:58:58.399370] E [rpc-clnt.c:183:call_bail] 0-mirror1-client-1: bailing out frame type(GlusterFS 4.x v1), op(INODELK(29)), xid = 0x516274, unique = 6784968, sent = 2021-03-03 00:28:58.320404, timeout = 1800 for 10.0.0.2:49154';
  expect(signsOf(bailed)).toEqual(['glusterfs gluster-request-timed-out mirror1-client-1']);
  expect(signsOf('Nov 23 13:00:00 corosync [TOTEM ] A processor failed, forming new configuration.')).toEqual([
    'corosync cluster-token-lost',
  ]);
  expect(signsOf('Nov 23 13:00:00 [2251] node1 corosync notice  [TOTEM ] Retransmit List: 1 2')).toEqual([
    'corosync cluster-token-lost',
  ]);
  expect(
    signsOf(
      'Nov 23 13:00:00 node1 pacemaker-schedulerd[9] (pe_fence_node@pe.c:123) \twarning: Cluster node n2 will be fenced',
    ),
  ).toEqual(['pacemaker-schedulerd fencing n2']);
});

describe('the same words of others say nothing', () => {
  test.each([
    'Nov 23 13:00:00 n systemd[1]: Failed to add /run/systemd/ask-password to watch: No space left on device',
    'Nov 23 13:00:00 n kubelet[812]: E1123 inotify_add_watch /sys/fs/cgroup/cpu: No space left on device',
    'Nov 23 13:00:00 n app[7]: remaining active paths: 0',
    'Nov 23 13:00:00 n multipathd[7]: sda: checker msg is "tur checker reports path is up"',
    'Nov 23 13:00:00 n systemd[1]: Started Session 4711 of user root.',
    'Nov 23 13:00:00 n automount[1]: expiring path /home/x',
    'Nov 23 13:00:00 n automount[1]: expired /home/x',
    'Nov 23 13:00:00 n auditd[1]: Audit daemon rotating log files',
    'Nov 23 13:00:00 n corosync[9]: [QUORUM] Members[2]: 1 2',
    'Nov 23 13:00:00 n qemu-ga: info: guest-ping called',
    'Nov 23 13:00:00 n sudo: root : COMMAND=/bin/grep Backend is offline',
    'Nov 23 13:00:00 automount sshd[1]: failed to mount /home/x',
  ])('%s', (line) => {
    expect(signsOf(line)).toEqual([]);
  });
});
