import { begins, sign, type SignGroup, takesBack } from './sign.ts';

/** Storage: multipath-tools 0.4.9 to 0.10, dmeventd of LVM2, open-iscsi. */
const STORAGE: readonly SignGroup[] = [
  begins(
    ['multipathd'],
    [
      sign('multipath-no-path', /(?<subject>\S{1,128}): remaining active paths: 0\b/y),
      takesBack('multipath-no-path', /(?<subject>\S{1,128}): remaining active paths: [1-9]/y),
      sign('multipath-queueing', /(?<subject>\S{1,128}): Entering recovery mode/y),
      takesBack('multipath-queueing', /(?<subject>\S{1,128}): (?:Recovered to normal mode|Disable queueing)/y),
      sign('multipath-failing-path', /checker failed path (?<subject>\d{1,4}:\d{1,7}) in map/y),
      takesBack('multipath-failing-path', /(?<subject>\d{1,4}:\d{1,7}): reinstated/y),
    ],
  ),
  begins(
    ['dmeventd', 'lvm'],
    [
      sign(
        'thin-filling',
        /(?:WARNING: )?Thin(?: pool)? (?<subject>\S{1,128}) (?:data |metadata )?is now \d{1,3}(?:\.\d{1,2})?% full/y,
      ),
      sign('thin-filling', /WARNING: Thin pool (?<subject>\S{1,128}) has no free space/y),
      sign('snapshot-filling', /(?:WARNING: )?Snapshot (?<subject>\S{1,128}) is now \d{1,3}(?:\.\d{1,2})?% full/y),
      sign('dm-snapshot-invalid', /WARNING: Snapshot (?<subject>\S{1,128}) (?:changed state to: Invalid|is lost)/y),
      sign('lvm-no-space', /(?:Insufficient free space: |Failed to extend)[^\n]{0,80}/y),
    ],
  ),
  begins(
    ['iscsid'],
    [
      sign('iscsi-lost', /Kernel reported iSCSI connection (?<subject>\d{1,6}:\d{1,4}) error/y),
      takesBack('iscsi-lost', /(?<subject>connection\d{1,6}:\d{1,4}) is operational/y),
    ],
  ),
];

/** autofs 5: what a lookup or a mount came to; `>>` is what the mount program printed. systemd: its own mount units. */
const MOUNTING: readonly SignGroup[] = [
  begins(
    ['automount'],
    [
      sign(
        'automount-failed',
        />> mount(?:\.\w{1,10})?: [^\n]{0,120}(?:timed out|refused|No route to host|unreachable|not responding)/iy,
      ),
      sign(
        'automount-failed',
        /(?:do_mount_\w{1,20}: )?mount\(\w{1,20}\): (?:\w{1,20}: )?mount failure \S{1,255} on (?<subject>\S{1,255})/y,
      ),
      sign('automount-failed', /(?:dev_ioctl_\w{1,30}:\d{1,5}: |\w{1,40}: )?failed to mount (?<subject>\/\S{1,255})/y),
      sign(
        'automount-failed',
        /(?:\w{1,40}: )?mount(?:\(\w{1,20}\))?: [^\n]{0,80}host (?<subject>\S{1,255})(?:: lookup failure| not found| not responding)/y,
      ),
      sign(
        'automount-lookup-failed',
        /(?:\w{1,40}: )?(?:hostname )?lookup(?:\(\w{1,20}\)|_mount)?[: ][^\n]{0,120}(?:failed|failure|[Uu]nable|[Cc]an't contact|refused|timed out|not responding)/y,
      ),
      sign(
        'automount-lookup-failed',
        /(?:\w{1,40}: )?(?:problem reading master map|master_read_map|setautomntent|syncing)[^\n]{0,120}(?:wait exceeded|failed|not respond)/y,
      ),
      sign(
        'automount-expire-failed',
        /(?:\w{1,40}: )?(?:[Cc]ouldn't|could not|unable to) umount (?:dir |offset )?(?<subject>\/\S{1,255})/y,
      ),
      sign('automount-expire-failed', /(?:\w{1,40}: )?\w{0,20}: ?\d{1,6} remaining in (?<subject>\/\S{1,255})/y),
    ],
  ),
  begins(
    ['systemd'],
    [
      sign('mount-timed-out', /(?<subject>\S{1,255}\.mount):? (?:[Mm]ounting|[Uu]nmounting|[Rr]emounting) timed out/y),
      sign('mount-failed', /Failed to (?:mount|unmount) (?<subject>\S{1,255}?)\.?(?:$|\n)/my),
      sign('mount-failed', /(?<subject>\S{1,255}\.automount): Failed to initialize automounter/y),
    ],
  ),
];

/** auditd 1.7 to 4.0: auditd-event.c. */
const AUDITD: readonly SignGroup[] = [
  begins(
    ['auditd', 'audispd'],
    [
      sign('auditd-suspended', /Audit daemon is suspending logging/y),
      takesBack('auditd-suspended', /(?:The )?[Aa]udit daemon (?:is now|is|attempting to) resum/y),
      sign(
        'auditd-no-space',
        /Audit daemon (?:has no space left|is low on disk space|detected an error writing an event|log file is larger)/y,
      ),
      sign('auditd-queue-full', /(?:dispatch err|queue is full|queue to plugins is full|audispd: queue)[^\n]{0,80}/y),
    ],
  ),
];

/** Whoever stops the writes of a file system to copy it: qemu's agent, VMware's, Hyper-V's. */
const FREEZERS: readonly SignGroup[] = [
  begins(
    ['qemu-ga'],
    [
      sign('fsfreeze', /(?:\w{1,10}: )?guest-fsfreeze(?:-freeze(?:-list)?)? called/y),
      takesBack('fsfreeze', /(?:\w{1,10}: )?guest-fs(?:freeze-)?thaw called/y),
      sign('fsfreeze-failed', /(?:\w{1,10}: )?failed to (?:freeze|thaw|unfreeze) (?<subject>\S{1,255})/y),
    ],
  ),
  begins(
    ['vmtoolsd', 'vmsvc'],
    [
      sign('fsfreeze', /\[ {0,4}\w{1,10}\] \[vmbackup\] [^\n]{0,80}(?:[Qq]uiesc|[Ff]reez)/y),
      takesBack(
        'fsfreeze',
        /\[ {0,4}\w{1,10}\] \[vmbackup\] [^\n]{0,80}(?:[Tt]haw|snapshot completed|operation completed)/y,
      ),
    ],
  ),
  begins(
    ['Hyper-V', 'hv_vss_daemon'],
    [
      sign('fsfreeze', /(?:VSS: ){0,2}(?:op=FREEZE|freeze of (?<subject>\S{1,255}): [Ss]uccess)/y),
      takesBack('fsfreeze', /(?:VSS: ){0,2}(?:op=THAW|thaw of (?<subject>\S{1,255}): [Ss]uccess)/y),
    ],
  ),
];

/** corosync 1.4 to 3.1 with cman, pacemaker 1.0 to 2.1, fenced of RHEL 6, dlm_controld 4. */
const CLUSTER: readonly SignGroup[] = [
  begins(
    ['corosync', 'openais'],
    [
      sign('quorum-lost', /[^\n[]{0,20}\[(?:QUORUM|CMAN) {0,2}\] (?:[^\n]{0,60}non-primary component|quorum lost)/y),
      takesBack(
        'quorum-lost',
        /[^\n[]{0,20}\[(?:QUORUM|CMAN) {0,2}\] (?:[^\n]{0,40}within the primary component|quorum regained)/y,
      ),
      sign(
        'cluster-token-lost',
        /[^\n[]{0,20}\[TOTEM ?\] (?:A processor failed|The token was lost|Process pause detected|FAILED TO RECEIVE|Retransmit List)/y,
      ),
      sign('cluster-link-down', /[^\n[]{0,20}\[KNET {0,2}\] link: host: (?<subject>\d{1,6}) link: \d is down/y),
      takesBack('cluster-link-down', /[^\n[]{0,20}\[KNET {0,2}\] [^\n]{0,40}host: (?<subject>\d{1,6}) link: \d is up/y),
      sign('cluster-not-scheduled', /[^\n[]{0,20}\[MAIN {0,2}\] Corosync main process was not scheduled/y),
    ],
  ),
  begins(
    ['pengine', 'pacemaker-schedulerd', 'crmd', 'pacemaker-controld', 'stonith-ng', 'pacemaker-fenced', 'stonithd'],
    [
      sign('fencing', /[^\n]{0,100}?(?:Cluster node|Node|Remote node) (?<subject>\S{1,128}) will be fenced/y),
      sign('fencing', /[^\n]{0,100}?Scheduling Node (?<subject>\S{1,128}) for STONITH/y),
      sign(
        'fencing-failed',
        /[^\n]{0,100}?Operation '?\w{1,10}'? (?:of|targeting) (?<subject>\S{1,128}) [^\n]{0,160}(?:Timer expired|No route to host|No such device|No data available|rror)/y,
      ),
      takesBack('fencing', /[^\n]{0,100}?Peer (?<subject>\S{1,128}) was (?:not )?terminated [^\n]{0,200}: OK/y),
      takesBack(
        'fencing',
        /[^\n]{0,100}?Operation '?\w{1,10}'? (?:of|targeting) (?<subject>\S{1,128}) [^\n]{0,160}: OK/y,
      ),
    ],
  ),
  begins(
    ['fenced'],
    [
      sign('fencing', /fencing node "?(?<subject>[^\s"]{1,128})/y),
      sign(
        'fencing-failed',
        /fence "?(?<subject>[^\s"]{1,128})"? (?:dev \S{1,20} agent \S{1,40} result: error|failed)/y,
      ),
      takesBack('fencing', /fence "?(?<subject>[^\s"]{1,128})"? success/y),
      takesBack('fencing-failed', /fence "?(?<subject>[^\s"]{1,128})"? success/y),
    ],
  ),
  begins(
    ['dlm_controld', 'gfs_controld', 'cman_tool'],
    [
      sign(
        'dlm-waits-for-fencing',
        /(?:\d{1,12} )?(?:[\w.-]{1,64} )?(?:fence (?:wait|request) (?<subject>\d{1,10})|wait(?:ing)? for fencing)/y,
      ),
      takesBack(
        'dlm-waits-for-fencing',
        /(?:\d{1,12} )?fence (?:result|status) (?<subject>\d{1,10}) [^\n]{0,60}result 0/y,
      ),
      sign('quorum-lost', /(?:\d{1,12} )?(?:[\w.-]{1,64} )?wait(?:ing)? for quorum/y),
    ],
  ),
];

/** Who answers for names of users and hosts: sssd 1.5 to 2.9, nslcd, nscd, ypbind, systemd-resolved. */
const NAMES: readonly SignGroup[] = [
  begins(
    ['sssd', 'sssd_be'],
    [
      sign('name-service-offline', /(?:\[[^\]\n]{1,80}\]: )?Backend is offline/y),
      takesBack('name-service-offline', /(?:\[[^\]\n]{1,80}\]: )?Backend is online/y),
      sign(
        'name-service-offline',
        /[^\n]{0,80}(?:Child \[\d{1,10}\] \('[^'\n]{1,80}':'[^'\n]{1,80}'\) (?:was terminated by own WATCHDOG|not responding)|was terminated by own WATCHDOG)/y,
      ),
    ],
  ),
  begins(
    ['nslcd', 'nscd', 'ypbind', 'systemd-resolved', 'winbindd', 'rpc.idmapd', 'nfsidmap'],
    [
      sign(
        'name-service-offline',
        /[^\n]{0,160}?(?:Can't contact LDAP server|no available LDAP server|Server is unavailable|RPC: Timed out|could not (?:search|connect)[^\n]{0,20} LDAP|not responding for domain|Using degraded feature set)/y,
      ),
      takesBack('name-service-offline', /[^\n]{0,80}?(?:connected to LDAP server|reconnected to LDAP server)/y),
    ],
  ),
];

export const DAEMONS: readonly SignGroup[] = [...STORAGE, ...MOUNTING, ...AUDITD, ...FREEZERS, ...CLUSTER, ...NAMES];

/** Messages of GlusterFS's own logs, behind their time: level, place in its source, translator. */
export const GLUSTER: readonly SignGroup[] = [
  begins(
    ['C [', 'W [', 'I [', 'E ['],
    [
      sign(
        'gluster-ping-timeout',
        /[CWE] \[[^\]\n]{1,120}\] (?:\d{1,6}-)?(?<subject>[^\s:]{1,120}): server \S{1,255} has not responded in the last \d{1,6} seconds/y,
      ),
      takesBack(
        'gluster-ping-timeout',
        /I \[(?:MSGID: \d{1,10}\] \[)?[^\]\n]{1,120}\] (?:\d{1,6}-)?(?<subject>[^\s:]{1,120}): Connected to /y,
      ),
      sign(
        'gluster-disconnected',
        /[IWE] \[(?:MSGID: \d{1,10}\] \[)?[^\]\n]{1,120}\] (?:\d{1,6}-)?(?<subject>[^\s:]{1,120}): disconnected from /y,
      ),
      // call_bail() gives up on one request after network.frame-timeout, 1800 s: the brick lives, and did not answer it.
      sign(
        'gluster-request-timed-out',
        /E \[(?:MSGID: \d{1,10}\] \[)?[^\]\n]{1,120}\] (?:\d{1,6}-)?(?<subject>[^\s:]{1,120}): bailing out frame/y,
      ),
      takesBack(
        'gluster-request-timed-out',
        /I \[(?:MSGID: \d{1,10}\] \[)?[^\]\n]{1,120}\] (?:\d{1,6}-)?(?<subject>[^\s:]{1,120}): Connected to /y,
      ),
      takesBack(
        'gluster-disconnected',
        /I \[(?:MSGID: \d{1,10}\] \[)?[^\]\n]{1,120}\] (?:\d{1,6}-)?(?<subject>[^\s:]{1,120}): Connected to /y,
      ),
    ],
  ),
];
