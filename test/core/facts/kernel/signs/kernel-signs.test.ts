import { describe, expect, test } from 'vitest';
import { logSigns } from '../../../../../src/core/facts/kinds/log-signs.ts';
import { logSignsParser } from '../../../../../src/core/facts/parsers/log-signs.ts';
import { SIGNS_WAKE } from '../../../../../src/core/facts/kernel/signs/wake.ts';
import { fieldsOf, readText } from '../../../../support/read-text.ts';

/** `topic subject`, with `OK` in front where the line takes it back. */
function signsOf(line: string): string[] {
  return fieldsOf(readText(logSignsParser, 'var/log/messages', `${line}\n`), logSigns)
    .filter(({ times }) => times !== 0)
    .map(({ topic, subject, resolved }) =>
      `${resolved === true ? 'OK ' : ''}${String(topic)} ${String(subject)}`.trimEnd(),
    );
}

/** The forms in which the kernel's messages arrive. */
const FORMS: readonly ((body: string) => string)[] = [
  (body) => body,
  (body) => `[ 1234.567890] ${body}`,
  (body) => `<6>[ 1234.567890][ T1234] ${body}`,
  (body) => `[Thu Nov  7 14:01:07 2024] ${body}`,
  (body) => `Mar 25 16:49:08 node17 kernel: ${body}`,
  (body) => `Mar  5 16:49:08 node17 kernel: [ 1234.567890] ${body}`,
  (body) => `2026-11-23T13:00:00.123456+08:00 node17 kernel: ${body}`,
  (body) => `11月 23 13:00:00 主机 kernel: ${body}`,
  (body) => `Mon 2024-11-07 14:01:07 CST node17 kernel: ${body}`,
  (body) => `Nov 23 13:00:00 node17 kern.err kernel: ${body}`,
  (body) => `<3>1 2026-11-23T13:00:00.1+08:00 node17 kernel - - - ${body}`,
  (body) => `6,416,1758426,-;${body}`,
  (body) => JSON.stringify({ __REALTIME_TIMESTAMP: '1764000000123456', MESSAGE: body, _TRANSPORT: 'kernel' }),
];

/** Real lines, from bug reports and from the sources of the kernels named in the tables. */
const LINES: readonly (readonly [string, ...string[]])[] = [
  ['nfs: server nas01 not responding, still trying', 'nfs-not-responding nas01'],
  ['nfsacl: server 10.0.0.5 not responding, still trying', 'nfs-not-responding 10.0.0.5'],
  ['nfs: server nas01 not responding, timed out', 'nfs-timed-out nas01'],
  ['lockd: server nas01 not responding, still trying', 'lockd-not-responding nas01'],
  ['NFS: state manager failed on NFSv4 server 192.168.1.5 with error 5', 'nfs4-state-failed 192.168.1.5'],
  ['NFS: state manager: lease expired failed on NFSv4 server nas01 with error 110', 'nfs4-state-failed nas01'],
  ['Error: state manager failed on NFSv4 server nas01 with error 13', 'nfs4-state-failed nas01'],
  ['NFS: v4 server nas01  returned a bad sequence-id error!', 'nfs4-state-failed nas01'],
  ['NFS: nfs4_reclaim_open_state: Lock reclaim failed!', 'nfs4-state-failed'],
  ['nfs_statfs64: statfs error = 512', 'nfs-statfs-failed'],
  ['NFS: server nas01 error: fileid changed', 'nfs-fileid-changed nas01'],
  [' CIFS VFS: Server srv01 has not responded in 120 seconds. Reconnecting...', 'cifs-not-responding srv01'],
  ['CIFS VFS: \\\\srv01 has not responded in 180 seconds. Reconnecting...', 'cifs-not-responding srv01'],
  [
    'CIFS: VFS: \\\\192.168.53.211 has not responded in 3 seconds. Reconnecting...',
    'cifs-not-responding 192.168.53.211',
  ],
  ['CIFS VFS: No response for cmd 50 mid 123', 'cifs-not-responding'],
  ['CIFS VFS: server not responding', 'cifs-not-responding'],
  ['CIFS: VFS: \\\\srv01 sends on sock 00000000a0c51b20 stuck for 15 seconds', 'cifs-not-responding srv01'],
  ['CIFS: VFS: \\\\srv01 Send error in SessSetup = -126', 'cifs-session-failed srv01'],
  ['CIFS VFS: Error -104 sending data on socket to server', 'cifs-reconnect'],
  ['libceph: mon2 (1)10.72.36.245:40083 session lost, hunting for new mon', 'ceph-mon-lost mon2'],
  ['libceph: connect (1)10.0.0.1:6789 error -101', 'ceph-mon-lost 10.0.0.1:6789'],
  ['ceph: mds1 hung', 'ceph-mds-lost mds1'],
  ['ceph: mds1 caps stale', 'ceph-mds-lost mds1'],
  [
    'Lustre: fs1-OST003a-osc-ffff3000ef06c000: Connection to fs1-OST003a (at 172.28.1.43@tcp) was lost; in progress operations using this service will wait for recovery to complete',
    'lustre-connection-lost fs1-OST003a',
  ],
  ['dlm: test: no userland control daemon, stopping lockspace', 'dlm-trouble test'],
  ['dlm: closing connection to node 3', 'dlm-trouble 3'],
  ['CIFS: VFS:  BAD_NETWORK_NAME: \\\\srv01\\data', 'cifs-share-gone \\\\srv01\\data'],
  ['libceph: mon0 (1)10.0.0.1:6789 socket closed (con state CONNECTING)', 'ceph-mon-lost mon0'],
  ['libceph: mon1 10.0.0.2:6789 session lost, hunting for new mon', 'ceph-mon-lost mon1'],
  ['libceph: osd3 down', 'ceph-osd-down osd3'],
  ['libceph: osd9 (1)10.0.0.1:6801 socket closed (con state CONNECTING)', 'ceph-osd-lost osd9'],
  ['libceph: mds0 10.0.0.4:6800 socket closed', 'ceph-mds-lost mds0'],
  ['ceph: mds0 caps stale', 'ceph-mds-lost mds0'],
  ['ceph: mds0 hung', 'ceph-mds-lost mds0'],
  ['ceph: [6ba7b810-9dad-11d1-80b4-00c04fd430c8 4123]: mds0 hung', 'ceph-mds-lost mds0'],
  ['ceph: mds0 reconnect denied', 'ceph-evicted mds0'],
  [
    'Lustre: lustre-OST0000-osc-ffff880037c3b400: Connection to lustre-OST0000 (at 10.0.0.9@tcp) was lost; in progress operations using this service will wait for recovery to complete',
    'lustre-connection-lost lustre-OST0000',
  ],
  [
    'Lustre: 2512:0:(client.c:1910:ptlrpc_expire_one_request()) @@@ Request sent has timed out for slow reply: [sent 1400000000/real 1400000000]',
    'lustre-request-timed-out',
  ],
  [
    'LustreError: 11-0: lustre-MDT0000-mdc-ffff8800: operation mds_statfs to node 10.0.0.9@tcp failed: rc = -107',
    'lustre-error lustre-MDT0000-mdc-ffff8800',
  ],
  [
    'LustreError: 167-0: lustre-MDT0000-mdc-ffff8800: This client was evicted by lustre-MDT0000; in progress operations using this service will fail.',
    'lustre-evicted lustre-MDT0000',
  ],
  ['end_request: I/O error, dev sda, sector 123456', 'block-io-error sda'],
  ['blk_update_request: I/O error, dev sdb, sector 0', 'block-io-error sdb'],
  ['print_req_error: I/O error, dev dm-3, sector 8', 'block-io-error dm-3'],
  ['I/O error, dev sdc, sector 2048 op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 2', 'block-io-error sdc'],
  ['blk_update_request: critical medium error, dev sr0, sector 5632', 'medium-error sr0'],
  ['critical target error, dev nvme0n1, sector 8 op 0x3:(DISCARD) flags 0x0', 'block-io-error nvme0n1'],
  ['Buffer I/O error on device dm-0, logical block 123', 'block-io-error dm-0'],
  ['Buffer I/O error on dev sda1, logical block 1, lost async page write', 'block-io-error sda1'],
  ['lost page write due to I/O error on dm-0', 'block-io-error dm-0'],
  ['sd 2:0:0:0: rejecting I/O to offline device', 'scsi-offline 2:0:0:0'],
  ['sd 2:0:0:0: Device offlined - not ready after error recovery', 'scsi-offline 2:0:0:0'],
  ['sd 2:0:0:0: [sdb] Sense Key : Medium Error [current] ', 'medium-error sdb'],
  ['sr 2:0:0:0: [sr0] tag#0 Sense Key : Medium Error [current] ', 'medium-error sr0'],
  ['sd 2:0:0:0: [sdb] tag#12 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_TIMEOUT cmd_age=30s', 'scsi-timeout sdb'],
  ['sd 2:0:0:0: timing out command, waited 180s', 'scsi-timeout'],
  ['sd 2:0:0:0: attempting task abort!scmd(0x000000007a2b8f4c), outstanding for 30328 ms', 'scsi-timeout'],
  ['sd 3:0:0:1: [sdc] tag#0 FAILED Result: hostbyte=DID_NO_CONNECT driverbyte=DRIVER_OK', 'scsi-path-lost sdc'],
  ['qla2xxx [0000:05:00.0]-801c:2: Abort command issued nexus=2:0:0 --  1 2002.', 'hba-trouble qla2xxx'],
  ['megaraid_sas 0000:03:00.0: waiting for 12 commands to complete', 'hba-trouble megaraid_sas'],
  [' rport-2:0-1: blocked FC remote port time out: removing target and saving binding', 'fc-port-lost rport-2:0-1'],
  [' connection1:0: detected conn error (1011)', 'iscsi-lost connection1:0'],
  [' connection1:0: ping timeout of 5 secs expired, recv timeout 5, last rx 4295', 'iscsi-lost connection1:0'],
  [' session1: session recovery timed out after 120 secs', 'iscsi-lost session1'],
  ['nvme nvme0: I/O 12 QID 3 timeout, aborting', 'nvme-timeout nvme0'],
  [
    'nvme nvme1: I/O tag 12 (300c) opcode 0x2 (I/O Cmd) QID 3 timeout, aborting req_op:READ(0) size:4096',
    'nvme-timeout nvme1',
  ],
  ['nvme nvme0: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0xffff', 'nvme-timeout nvme0'],
  ['ata1.00: failed command: READ FPDMA QUEUED', 'ata-failed ata1'],
  ['ata3.00: exception Emask 0x0 SAct 0x0 SErr 0x0 action 0x6 frozen', 'ata-failed ata3'],
  ['ata3.00: disabled', 'scsi-offline ata3'],
  ['usb 1-1: reset high-speed USB device number 5 using xhci_hcd', 'usb-reset 1-1'],
  ['usb 2-1.4: reset high speed USB device using ehci_hcd and address 5', 'usb-reset 2-1.4'],
  ['usb 1-1: device descriptor read/64, error -110', 'usb-error 1-1'],
  ['usb 1-1: device not accepting address 5, error -71', 'usb-error 1-1'],
  ['usb 1-1: USB disconnect, device number 5', 'usb-gone 1-1'],
  ['mmc0: Timeout waiting for hardware interrupt.', 'mmc-error mmc0'],
  ['device-mapper: multipath: Failing path 8:16.', 'multipath-failing-path 8:16'],
  ['device-mapper: multipath: 254:0: Failing path 7:1.', 'multipath-failing-path 7:1'],
  ['device-mapper: snapshots: Invalidating snapshot: Unable to allocate exception.', 'dm-snapshot-invalid'],
  ['device-mapper: thin: 253:4: reached low water mark for data device: sending event.', 'thin-low-water 253:4'],
  ['device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode', 'thin-out-of-space 253:4'],
  ['device-mapper: thin: 253:4: switching pool to read-only mode', 'thin-failed 253:4'],
  [
    "device-mapper: thin: 253:4: metadata operation 'dm_pool_alloc_data_block' failed: error = -28",
    'thin-failed 253:4',
  ],
  [
    'EXT4-fs error (device dm-0): ext4_find_entry:1234: inode #2: comm df: reading directory lblock 0',
    'ext4-error dm-0',
  ],
  ['EXT4-fs error (device sda1): ext4_journal_check_start:83: comm df: Detected aborted journal', 'ext4-aborted sda1'],
  ['EXT4-fs (dm-0): Remounting filesystem read-only', 'ext4-aborted dm-0'],
  ['Aborting journal on device dm-0-8.', 'ext4-aborted dm-0-8'],
  ['JBD2: Detected IO errors while flushing file data on dm-0-8', 'ext4-error dm-0-8'],
  ['XFS (dm-0): xfs_log_force: error -5 returned.', 'xfs-error dm-0'],
  ['XFS (dm-0): metadata I/O error in "xfs_trans_read_buf_map" at daddr 0x80 len 8 error 5', 'xfs-error dm-0'],
  ['XFS (sdb1): Log I/O Error Detected. Shutting down filesystem', 'xfs-shutdown sdb1'],
  ['XFS (sdb1): log I/O error -5', 'xfs-error sdb1'],
  ['XFS (dm-2): Filesystem has been shut down due to log error (0x2).', 'xfs-shutdown dm-2'],
  ['xfs_force_shutdown(dm-0,0x2) called from line 1037 of file fs/xfs/xfs_log.c.', 'xfs-shutdown dm-0'],
  [
    'XFS: df(4711) possible memory allocation deadlock size 65552 in kmem_alloc (mode:0x2400240)',
    'xfs-no-memory df(4711)',
  ],
  ['BTRFS error (device dm-0): bdev /dev/sda errs: wr 1, rd 0, flush 0, corrupt 0, gen 0', 'btrfs-error dm-0'],
  [
    'BTRFS: error (device dm-0) in btrfs_commit_transaction:2234: errno=-5 IO failure (Error while writing out transaction)',
    'btrfs-error dm-0',
  ],
  ['BTRFS info (device sdb state E): forced readonly', 'btrfs-error sdb'],
  ['BTRFS info (device dm-0): relocating block group 1104150528 flags data', 'btrfs-busy dm-0'],
  ['GFS2: fsid=prod:data.0: fatal: filesystem consistency error', 'gfs2-withdrawn prod:data'],
  ['GFS2: fsid=prod:data.0: about to withdraw this file system', 'gfs2-withdrawn prod:data'],
  ['dlm: closing connection to node 2', 'dlm-trouble 2'],
  ['o2net: no longer connected to node db2 (num 1) at 10.0.0.2:7777', 'ocfs2-connection-lost db2'],
  [
    'o2net: Connection to node db2 (num 1) at 10.0.0.2:7777 has been idle for 30.5 secs, shutting it down.',
    'ocfs2-connection-lost db2',
  ],
  [
    '(o2hb-1A2B,3311,0):o2hb_write_timeout:164 ERROR: Heartbeat write timeout to device sdb after 60000 milliseconds',
    'ocfs2-fencing',
  ],
  ['audit: audit_backlog=321 > audit_backlog_limit=320', 'audit-backlog'],
  ['audit: backlog limit exceeded', 'audit-backlog'],
  ['audit: kauditd hold queue overflow', 'audit-backlog'],
  ['audit: audit_lost=1 audit_rate_limit=0 audit_backlog_limit=320', 'audit-lost'],
  ['Out of memory: Kill process 4711 (java) score 912 or sacrifice child', 'out-of-memory'],
  ['Memory cgroup out of memory: Killed process 4711 (java) total-vm:1kB', 'cgroup-out-of-memory'],
  ['df: page allocation failure. order:1, mode:0x20', 'page-allocation-failure df'],
  ['Future hung task reports are suppressed, see sysctl kernel.hung_task_warnings', 'hung-reports-suppressed'],
  ['e1000e: eth0 NIC Link is Down', 'link-down eth0'],
  ['e1000: eth1: e1000_watchdog_task: NIC Link is Down', 'link-down eth1'],
  ['ixgbe 0000:01:00.0: eth2: NIC Link is Down', 'link-down eth2'],
  ['tg3 0000:02:00.0: em1: Link is down', 'link-down em1'],
  ['bnx2 0000:02:00.0: eth0: NIC Copper Link is Down', 'link-down eth0'],
  ['vmxnet3 0000:03:00.0 ens160: NIC Link is Down', 'link-down ens160'],
  ['mlx5_core 0000:05:00.0 ens1f0: Link down', 'link-down ens1f0'],
  ['bonding: bond0: link status definitely down for interface eth0, disabling it', 'link-down eth0'],
  ['bond0: (slave eno1): link status definitely down, disabling slave', 'link-down eno1'],
  ['NETDEV WATCHDOG: eth0 (tg3): transmit queue 0 timed out', 'nic-stalled eth0'],
  ['9pnet_virtio: no channels available for device share', 'host-share-error'],
  ['virtio-fs: tag <share> not found', 'host-share-error'],
];

describe('each message in each form of log', () => {
  test.each(LINES)('%s', (body, ...expected) => {
    for (const form of FORMS) {
      const line = form(body);
      expect(signsOf(line), line).toEqual(expected);
      expect(
        SIGNS_WAKE.test(`Nov 23 12:59:59 node17 sshd[1]: x\n${line}\nNov 23 13:00:01 node17 sshd[1]: y\n`),
        line,
      ).toBe(true);
    }
  });
});

describe('what takes trouble back', () => {
  test.each([
    // As Lustre 2.15 and 2.12 have it.
    [
      'Lustre: fs1-OST003a-osc-ffff3000ef06c000: Connection to fs1-OST003a (at 172.28.1.43@tcp) was lost; in progress operations using this service will wait for recovery to complete',
      'Lustre: fs1-OST003a-osc-ffff3000ef06c000: Connection restored to  (at 172.28.1.43@tcp)',
      'lustre-connection-lost fs1-OST003a',
    ],
    [
      'Lustre: fs1-MDT0000-mdc-ffff3000ef06c000: Connection to fs1-MDT0000 (at 172.28.1.4@tcp) was lost; in progress operations using this service will wait for recovery to complete',
      'Lustre: fs1-MDT0000-mdc-ffff3000ef06c000: Connection restored to 172.28.1.4@tcp (at 172.28.1.4@tcp)',
      'lustre-connection-lost fs1-MDT0000',
    ],
    [
      'libceph: connect (2)192.168.1.81:3300 error -101',
      'libceph: mon0 (2)192.168.1.81:3300 session established',
      'ceph-mon-lost 192.168.1.81:3300',
    ],
    ['nfs: server nas01 not responding, still trying', 'nfs: server nas01 OK', 'nfs-not-responding nas01'],
    ['lockd: server nas01 not responding, timed out', 'lockd: server nas01 OK', 'lockd-not-responding nas01'],
    [
      'libceph: mon0 10.0.0.1:6789 connection failed',
      'libceph: mon2 10.0.0.3:6789 session established',
      'ceph-mon-lost mon0',
    ],
    ['libceph: osd3 down', 'libceph: osd3 up', 'ceph-osd-down osd3'],
    ['ceph: mds0 hung', 'ceph: mds0 came back', 'ceph-mds-lost mds0'],
    [
      'device-mapper: multipath: Failing path 8:16.',
      'device-mapper: multipath: 253:3: Reinstating path 8:16.',
      'multipath-failing-path 8:16',
    ],
    [
      'device-mapper: thin: 252:4: switching pool to out-of-data-space (queue IO) mode',
      'device-mapper: thin: 252:4: switching pool to out-of-data-space (error IO) mode',
      'thin-out-of-space 252:4',
    ],
    [
      'device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode',
      'device-mapper: thin: 253:4: switching pool to write mode',
      'thin-out-of-space 253:4',
    ],
    ['nvme nvme2: starting error recovery', 'nvme nvme2: Successfully reconnected (1 attempt)', 'nvme-timeout nvme2'],
    [
      'e1000: eth1: e1000_watchdog_task: NIC Link is Down',
      'e1000: eth1: e1000_watchdog_task: NIC Link is Up 1000 Mbps Full Duplex',
      'link-down eth1',
    ],
    [
      'e1000e: eth0 NIC Link is Down',
      'e1000e: eth0 NIC Link is Up 1000 Mbps Full Duplex, Flow Control: Rx/Tx',
      'link-down eth0',
    ],
    [
      'o2net: No longer connected to node db2 (num 1) at 10.0.0.2:7777',
      'o2net: Accepted connection from node db2 (num 1) at 10.0.0.2:7777',
      'ocfs2-connection-lost db2',
    ],
    [
      'BTRFS info (device dm-0): balance: start -d',
      'BTRFS info (device dm-0): balance: ended with status: 0',
      'btrfs-busy dm-0',
    ],
    [
      'Lustre: a-OST0000-osc-ffff8800: Connection to a-OST0000 (at 10.0.0.9@tcp) was lost; in progress operations',
      'Lustre: a-OST0000-osc-ffff8800: Connection restored to a-OST0000 (at 10.0.0.9@tcp)',
      'lustre-connection-lost a-OST0000',
    ],
  ])('%s', (bad, good, told) => {
    expect(signsOf(`[ 1.000000] ${bad}\n[ 2.000000] ${good}`)).toEqual([`OK ${told}`]);
    expect(signsOf(`[ 1.000000] ${good}\n[ 2.000000] ${bad}`)).toEqual([told]);
  });

  test('a server is not answered for by another one', () => {
    expect(signsOf('nfs: server a not responding, still trying\nnfs: server b OK')).toContain('nfs-not-responding a');
  });
});

describe('the same words of others say nothing', () => {
  test.each([
    // Closed for being idle.
    'libceph: osd9 (1)10.0.0.1:6801 socket closed (con state OPEN)',
    'libceph: mds0 (2)10.0.0.4:6800 socket closed (con state OPEN)',
    'Nov 23 13:00:00 node17 app[7]: nfs: server nas01 not responding, still trying',
    'Nov 23 13:00:00 node17 monitor: nfs: server nas01 not responding, still trying',
    'Nov 23 13:00:00 node17 root: kernel: nfs: server nas01 not responding, still trying',
    'Nov 23 13:00:00 node17 java[9]: WARN I/O error, dev sda, sector 5',
    'Nov 23 13:00:00 node17 grep[9]: [  123.456789] nfs: server nas01 not responding, still trying',
    'Nov 23 13:00:00 node17 kernel: nfs: server nas01',
    'Nov 23 13:00:00 node17 kernel: EXT4-fs (dm-3): mounted filesystem with ordered data mode',
    'Nov 23 13:00:00 node17 kernel: EXT4-fs (dm-3): re-mounted. Opts: errors=remount-ro',
    'Nov 23 13:00:00 node17 kernel: XFS (dm-0): Mounting V5 Filesystem',
    'Nov 23 13:00:00 node17 kernel: XFS (dm-0): Ending clean mount',
    'Nov 23 13:00:00 node17 kernel: sd 2:0:0:0: [sdb] Attached SCSI disk',
    'Nov 23 13:00:00 node17 kernel: BTRFS info (device dm-0): disk space caching is enabled',
    'Nov 23 13:00:00 node17 kernel: audit: type=1400 audit(1764000000.123:456): avc:  denied',
    'Nov 23 13:00:00 node17 kernel: device-mapper: multipath: version 1.13.0 loaded',
    'Nov 23 13:00:00 node17 kernel: usb 1-1: new high-speed USB device number 5 using xhci_hcd',
    'Nov 23 13:00:00 node17 kernel: IPv6: ADDRCONF(NETDEV_UP): eth0: link is not ready',
    'Nov 23 13:00:00 node17 app[7]: df: page allocation failure. order:1, mode:0x20',
    'Nov 23 13:00:00 node17 sshd[7]: no file handle left',
    JSON.stringify({
      MESSAGE: 'nfs: server nas01 not responding, still trying',
      _TRANSPORT: 'syslog',
      SYSLOG_IDENTIFIER: 'app',
    }),
  ])('%s', (line) => {
    expect(signsOf(line)).toEqual([]);
  });
});
