import { defineKind } from '../../model/fact.ts';

export const waits = defineKind(
  'waits',
  'A task that sleeps where file systems, disks and servers make tasks wait: in which family, for what, on which mount.',
  {
    comm: 'string',
    pid: 'int',
    /** Empty where only the kernel’s log names the task by less. */
    command: 'string',
    state: 'string?',
    uid: 'int?',
    user: 'string?',
    /**
     * What it waits for: `fuse-init`, `fuse-answer`, `fuse-background` (as the gates of `fuse-waiters`), `nfs` (a server’s
     * answer), `nfs-recovery` (the state manager, a lease, NFS4ERR_DELAY), `cifs`, `autofs`, `freeze`, `block` (a disk),
     * `journal` (ext3, ext4), `xfs-log`, `xfs-lock`, `btrfs`, `dlm` (GFS2, OCFS2), `ceph`, `p9`, `lustre`, `vboxsf`,
     * `vmhgfs`, `audit-backlog`, `reclaim` (memory), `scsi` (a command to a device, or opening it), `namespace-lock`,
     * `fs-lock` (a lock or a lookup of a file system, which another task has), `user-space` (a brief command that waits
     * for a program: name service, network), `mount-table` (runs, printing a long mount table).
     */
    family: 'string',
    /** Kernel function that decided: a reliable frame, or the wait channel. */
    anchor: 'string',
    /**
     * By reliable frames or the wait channel, else empty: `nfs`, `nfs4`, `cifs`, `ext3`, `ext4`, `xfs`, `btrfs`, `gfs2`,
     * `ocfs2`, `ceph`, `9p`, `lustre`, `fuse`, `autofs`, `vboxsf`, `vmhgfs`, `f2fs`, `fat`, `exfat`, `ntfs`, `iso9660`,
     * `udf`, `squashfs`, `erofs`, `zfs`, `reiserfs`, `jfs`, `nilfs2`. `nfs` is version 3, or any where frames do not say.
     */
    filesystem: 'string',
    /**
     * What it asked for, else empty: `umount`, `mount`, `statfs`, `stat`, `open`, `access`, `readlink`, `xattr`, `readdir`,
     * `read`, `write`, `chdir`, `sync`, `create`, `remove`, `rename`, `setattr`, `lock`, `exec`, `exit`, `lookup`, `freeze`.
     */
    call: 'string',
    /** What stands between the call and the wait, else empty: `audit`, `nfsd`, `overlay`, `ecryptfs`, `gssd`, `loop`. */
    via: 'string',
    /** Mount point it waits for, where that is known; in no table while it is being mounted or unmounted. */
    target: 'string?',
    device: 'string?',
    mountType: 'string?',
    /** Where `target` is not known: mount points that it could be, 20 at most, in the order of the table. */
    candidates: 'strings',
    /**
     * How `target` was found: `argument` (its command line), `open-file` (lsof), `device` (a kernel thread’s name),
     * `only-mount` (no other of that type), `unreachable` (df or lsof could not look at it), `log` (the only one whose server or device a log complains of), `holder` (the task that has
     * the lock), `companions` (all others of the family wait there), `fuse-waiters` (see there); empty without one.
     */
    targetBasis: 'string',
    /** `stack`, `wchan`, or `wchan-cut` (ps cut the name to its column); `stack-cut` see `fuse-waiters`. */
    basis: 'string',
    /** The report it was read from, as in `tasks`; `ps` for a wait channel. */
    report: 'string',
    /** At least; how long the process has run, not how long it has waited. */
    ageSeconds: 'int?',
    /** As khungtaskd, or crash, measured it. */
    blockedForSeconds: 'int?',
    /** Started by the collecting tool itself. */
    collector: 'bool',
    /** What was seen would look the same on a healthy host that is at work. */
    momentary: 'bool',
    /** Tasks that wait in the same family on the same mount, or in the same file system where no mount is known; itself too. */
    together: 'int',
    kernelThread: 'bool',
    /** PID of the task that has what it waits for: as the kernel names it, or the one that waits for something outside. */
    heldBy: 'int?',
    /** `kernel` (khungtaskd names it), `inferred`; empty without one. */
    heldByBasis: 'string',
    /**
     * `victim`; `server` (serves others: automount, nfsd, a FUSE daemon, …); `worker` (a kernel thread); `umount`;
     * `mount-helper` (mount, mount.nfs, …).
     */
    role: 'string',
    processRows: 'origins',
    mountRows: 'origins',
  },
);

export const hangingMounts = defineKind(
  'hanging-mounts',
  'A mount that a task waits for and not just for a moment, or that the collecting tool could not look at.',
  {
    target: 'string',
    type: 'string?',
    device: 'string?',
    /** Families of its waiters, as in `waits`; empty where only a message tells of the mount. */
    families: 'strings',
    /** Tasks that wait for it, those that may do so for a moment left out. */
    waiters: 'int',
    /** PIDs of the waiters, 20 at most. */
    pids: 'strings',
    /**
     * `waiter` (a task is known to wait for it), `unreachable` (df or lsof could not look at it), `timeout` (the tool gave up
     * on a command that names it), `candidate` (somebody waits for one of several, and it is one of these).
     */
    basis: 'string',
    /** Age of the oldest waiter, or as long as the kernel measured. */
    oldestSeconds: 'int?',
    /** A df in the bundle printed it: by then at least it answered. */
    dfPassed: 'bool',
    /** Further lines that say so. */
    said: 'origins',
    mountRows: 'origins',
  },
);
