import { begins, sign, type SignGroup, takesBack } from './sign.ts';

/**
 * net/sunrpc/clnt.c prints the same three lines from 2.6.18 to 6.x, with the program's name in front (`nfs`, `nfs4`,
 * `nfsacl`, `lockd`): still trying (hard), timed out (soft), OK.
 */
const RPC: readonly SignGroup[] = [
  begins(
    ['nfs: ', 'nfs4: ', 'nfsacl: ', 'NFS: server'],
    [
      sign('nfs-not-responding', /(?:nfs4?|nfsacl|NFS): server (?<subject>\S{1,255}) not responding, still trying/y),
      sign('nfs-timed-out', /(?:nfs4?|nfsacl|NFS): server (?<subject>\S{1,255}) not responding, timed out/y),
      takesBack('nfs-not-responding', /(?:nfs4?|nfsacl|NFS): server (?<subject>\S{1,255}) OK/y),
      takesBack('nfs-timed-out', /(?:nfs4?|nfsacl|NFS): server (?<subject>\S{1,255}) OK/y),
      // fs/nfs/inode.c: the server gave the file of one handle to another one.
      sign('nfs-fileid-changed', /NFS: server (?<subject>\S{1,255}) error: fileid changed/y),
    ],
  ),
  begins(
    ['lockd: '],
    [
      sign('lockd-not-responding', /lockd: server (?<subject>\S{1,255}) not responding/y),
      takesBack('lockd-not-responding', /lockd: server (?<subject>\S{1,255}) OK/y),
      sign('nfs-lock-lost', /lockd: (?:cannot monitor (?<subject>\S{1,255})|failed to reclaim lock)/y),
    ],
  ),
  begins(
    // 2.6.32: `Error: state manager failed on …`; 3.x to 6.x name the section that failed.
    ['Error: state manager', 'NFS: state manager'],
    [
      sign(
        'nfs4-state-failed',
        /(?:Error|NFS): state manager[^\n]{0,80}? failed on NFSv4 server (?<subject>\S{1,255}) with error/y,
      ),
    ],
  ),
  begins(
    ['NFS: nfs4_', 'NFS: v4 server', 'NFS: Server ', 'NFSv4: '],
    [
      sign('nfs4-state-failed', /NFS: v4 server (?:(?<subject>\S{1,255}) {1,2})?returned a bad sequence-id/y),
      sign('nfs4-state-failed', /NFS: Server (?<subject>\S{1,255}) reports our clientid is in use/y),
      sign(
        'nfs4-state-failed',
        /NFS: nfs4_(?:reclaim_open_state: |discover_server_trunking unhandled error|handle_)[^\n]{0,80}/y,
      ),
    ],
  ),
  begins(
    ['nfs_statfs'],
    // fs/nfs/super.c until 2.6.37; 512 is ERESTARTSYS: somebody killed the waiter.
    [sign('nfs-statfs-failed', /nfs_statfs(?:64)?: statfs error = \d/y)],
  ),
  begins(
    ['xs_tcp_setup_socket: ', 'RPC: '],
    [
      sign('rpc-connect-failed', /(?:RPC: )?(?:xs_tcp_setup_socket: )?connect returned unhandled error/y),
      sign('rpc-connect-failed', /RPC: (?:failed to contact|server) [^\n]{0,80}(?:rpcbind|unreachable)/y),
    ],
  ),
];

/**
 * fs/cifs/cifs_debug.h: `CIFS VFS: ` until 5.5, `CIFS: VFS: ` since, and since 5.2 the server as `\\name` in front. The
 * server is asked for an echo since 2.6.38; before, each command has its own time limit (`No response`).
 */
const CIFS: readonly SignGroup[] = [
  begins(
    ['CIFS VFS: ', 'CIFS: ', 'cifs_vfs'],
    [
      sign(
        'cifs-not-responding',
        /CIFS:? VFS: (?:\\\\(?<subject>\S{1,255}) |Server (?<other>\S{1,255}) )?has not responded in \d{1,6} seconds/y,
      ),
      sign(
        'cifs-not-responding',
        /CIFS:? VFS: (?:\\\\(?<subject>\S{1,255}) )?(?:server not responding|No response (?:for|to) cmd)/y,
      ),
      sign('cifs-not-responding', /CIFS:? VFS: (?:\\\\(?<subject>\S{1,255}) )?sends on sock \S{1,40} stuck for/y),
      sign('cifs-not-responding', /CIFS:? VFS: (?:\\\\(?<subject>\S{1,255}) )?Cancelling wait for mid/y),
      sign(
        'cifs-reconnect',
        /CIFS:? (?:VFS: )?(?:\\\\(?<subject>\S{1,255}) )?(?:reconnect tcp session|Reconnecting tcp session|Error -?\d{1,5} sending data on socket|Error connecting to socket)/y,
      ),
      sign(
        'cifs-session-failed',
        /CIFS:? VFS: (?:\\\\(?<subject>\S{1,255}) )?(?:Send error in \w{1,20}|cifs_mount failed|failed to connect to IPC|cifs_tree_connect)/y,
      ),
      sign('cifs-share-gone', /CIFS:? VFS: (?:[^\n]{0,80} )?BAD_NETWORK_NAME: (?<subject>\S{1,255})/y),
      sign('cifs-session-failed', /CIFS:? VFS: Unexpected lookup error -(?:112|11|110|104)\b/y),
    ],
  ),
];

/** net/ceph and fs/ceph; since 6.7 the file system's id stands in brackets in front of `mdsN`. */
const CEPH: readonly SignGroup[] = [
  begins(
    ['libceph: '],
    [
      sign(
        'ceph-mon-lost',
        /libceph: (?<subject>mon\d{1,4}) [^\n]{1,80}?(?:socket closed|connection failed|connect(?:ion)? error|session lost|socket error)/y,
      ),
      sign('ceph-mon-lost', /libceph: connect (?:\(\d\))?(?<subject>\S{1,80}:(?:6789|3300)) error -\d/y),
      takesBack('ceph-mon-lost', /libceph: mon\d{1,4} [^\n]{1,80}?session established/y),
      sign('ceph-osd-down', /libceph: (?<subject>osd\d{1,6}) (?:down|weight 0x0)/y),
      takesBack('ceph-osd-down', /libceph: (?<subject>osd\d{1,6}) up/y),
      // Idle connections to OSDs and MDSs are closed all day, in state OPEN, and made anew.
      sign(
        'ceph-osd-lost',
        /libceph: (?<subject>osd\d{1,6}) [^\n]{1,80}?(?:socket closed(?! \(con state OPEN\))|connect(?:ion)? error|connection failed|socket error)/y,
      ),
      sign(
        'ceph-mds-lost',
        /libceph: (?<subject>mds\d{1,4}) [^\n]{1,80}?(?:socket closed(?! \(con state OPEN\))|connect(?:ion)? error|connection reset)/y,
      ),
      sign('ceph-evicted', /libceph: [^\n]{0,80}(?:blocklist|blacklist)/y),
    ],
  ),
  begins(
    ['ceph: '],
    [
      sign('ceph-mds-lost', /ceph: (?:\[[^\]\n]{1,80}\]: )?(?<subject>mds\d{1,4}) (?:hung|caps stale)/y),
      sign('ceph-mds-lost', /ceph: (?:\[[^\]\n]{1,80}\]: )?(?<subject>mds\d{1,4}) reconnect start/y),
      sign(
        'ceph-evicted',
        /ceph: (?:\[[^\]\n]{1,80}\]: )?(?<subject>mds\d{1,4}) (?:rejected session|reconnect denied|session (?:block|black)listed)/y,
      ),
      takesBack(
        'ceph-mds-lost',
        /ceph: (?:\[[^\]\n]{1,80}\]: )?(?<subject>mds\d{1,4}) (?:caps renewed|reconnect success|recovery completed|came back)/y,
      ),
    ],
  ),
];

/** Lustre 1.8 to 2.15: ptlrpc/import.c and client.c. The subject is the target without the client's own suffix. */
const LUSTRE: readonly SignGroup[] = [
  begins(
    ['Lustre: '],
    [
      sign(
        'lustre-connection-lost',
        /Lustre: (?:\d[^\n]{0,120}\) )?[\w.:-]{1,120}: Connection to (?:service )?(?<subject>[\w.-]{1,100})[^\n]{0,80} was lost/y,
      ),
      // Since 2.9 a server's address may stand behind `to`, or nothing: the target is in front as well.
      takesBack(
        'lustre-connection-lost',
        /Lustre: (?:\d[^\n]{0,120}\) )?(?<subject>[\w.-]{1,80}?-(?:OST|MDT)[\da-f]{4})-\S{1,80}: Connection restored to/y,
      ),
      takesBack(
        'lustre-connection-lost',
        /Lustre: (?:\d[^\n]{0,120}\) )?[\w.:-]{1,120}: Connection restored to (?:service )?(?<subject>[\w.-]{1,100})/y,
      ),
      sign(
        'lustre-request-timed-out',
        /Lustre: [^\n]{0,200}Request (?:[^\n]{0,60} )?sent (?:has timed out|has failed|from)/y,
      ),
    ],
  ),
  begins(
    ['LustreError: ', 'LNetError: ', 'LNet: '],
    [
      sign('lustre-evicted', /LustreError: [^\n]{0,160}This client was evicted by (?<subject>[\w.-]{1,100})/y),
      sign(
        'lustre-error',
        /LustreError: 11-0: (?:(?<subject>[\w.-]{1,100}): operation|an error occurred while communicating with (?<other>\S{1,100}?)\.? )/y,
      ),
      sign('lustre-error', /(?:LNetError|LNet): [^\n]{0,160}(?:timed out|Timed out|unreachable|connection lost)/y),
    ],
  ),
];

/** What the host shares with its guests; these drivers say little. */
const HOST_SHARES: readonly SignGroup[] = [
  begins(
    ['9pnet', '9p: ', 'virtio-fs: ', 'virtiofs ', 'virtio_fs', 'vboxsf', 'vboxguest', 'VMware hgfs', 'vmhgfs', 'HGFS'],
    [
      sign(
        'host-share-error',
        /(?:9pnet\w{0,10}|9p): [^\n]{0,80}(?:no channels available|request [^\n]{0,40}timed out|[Ee]rror|failed)/y,
      ),
      sign('host-share-error', /(?:virtio-fs|virtiofs|virtio_fs)[^\n]{0,60}(?:not found|failed|[Ee]rror)/y),
      sign('host-share-error', /(?:vboxsf|vboxguest|VMware hgfs|vmhgfs|HGFS)[^\n]{0,120}(?:fail|[Ee]rror|timed out)/y),
    ],
  ),
];

export const NETWORK_FILESYSTEMS: readonly SignGroup[] = [...RPC, ...CIFS, ...CEPH, ...LUSTRE, ...HOST_SHARES];
