import { defineKind } from '../../model/fact.ts';

export const fuseMounts = defineKind('fuse-mounts', 'A FUSE mount, with what the whole bundle knows about it.', {
  device: 'string',
  target: 'string',
  /** `fuse`, `fuseblk`, `fuse.SUBTYPE`, `virtiofs`. */
  type: 'string',
  /** `user_id=` of the mount: only this user may use it unless `allowOther`. Unknown for `virtiofs`. */
  userId: 'int?',
  allowOther: 'bool',
  /** A gvfs mount, under any of the names it had. */
  gvfs: 'bool',
  /** FUSE mounts on this target, this one included, each connection once: 2 is the mark of a second start. */
  copies: 'int',
  /** False where a later mount on the same target hides this one. */
  visible: 'bool',
  /** Minor number of the device: the folder in /sys/fs/fuse/connections. */
  connection: 'int?',
  waiting: 'int?',
  maxBackground: 'int?',
  /** Rows of /etc/mtab with this device and target; unknown where mtab is a link or not in the bundle. */
  mtabRows: 'int?',
  /** The same mount in other tables: mountinfo, mtab. */
  elsewhere: 'origins',
});

export const mtabDifferences = defineKind(
  'mtab-differences',
  'A FUSE mount on which a regular mtab and the kernel disagree.',
  {
    target: 'string',
    device: 'string',
    type: 'string',
    /** `stale`: in mtab, not mounted. `missing`: mounted, not in mtab. `fewer`: mounted more often than mtab says. */
    difference: 'string',
  },
);

export const fuseWaiters = defineKind('fuse-waiters', 'A task that sleeps in FUSE, and what it waits for.', {
  comm: 'string',
  pid: 'int',
  command: 'string',
  state: 'string?',
  uid: 'int?',
  user: 'string?',
  /**
   * `init`: at the gate that the INIT reply opens. `answer`: a request of its own is with the daemon, so INIT was
   * answered. `background`: throttled behind other requests; INIT was answered as well.
   */
  gate: 'string',
  /** Reliable frames show that audit's inode lookup sent it there. Only a stack can tell. */
  audit: 'bool',
  /**
   * `stack`, `stack-cut` (it ends before it tells which way the task came), `wchan`, or `wchan-cut` (ps cut the name to its
   * column).
   */
  basis: 'string',
  /** What the task asked for: `umount`, `statfs`, `stat`, `open`, `access`, `lookup`, `readlink`, `xattr`, … */
  call: 'string?',
  /** `daemon` (serves the mount), `mount-helper` (`mount -i -f`), `umount`, `victim`. */
  role: 'string',
  /** Mount point it waits for, where that is known. */
  target: 'string?',
  mountType: 'string?',
  /** Connection it waits on: its folder in /sys/fs/fuse/connections. */
  connection: 'int?',
  /** The kernel's table was read and no longer holds that mount: it was detached lazily, and the waiter sleeps on. */
  detached: 'bool',
  /**
   * May this task's user send requests to that mount at all? `owner`, `shared` (allow_other), `foreign` (neither: only
   * audit can have let it through), `unknown`.
   */
  ownership: 'string',
  /** Started by the collecting tool itself. */
  collector: 'bool',
  /** At least. */
  ageSeconds: 'int?',
  /** An answer may be on its way: what was seen would look the same on a healthy mount that is in use. */
  momentary: 'bool',
  auditFrames: 'origins',
  processRows: 'origins',
});

export const fuseDaemons = defineKind('fuse-daemons', 'A process that looks like the daemon of a FUSE mount.', {
  pid: 'int',
  comm: 'string',
  command: 'string',
  state: 'string?',
  uid: 'int?',
  /** Mount point among its arguments. */
  target: 'string?',
  /** Type that a mount by a program of this name has, if the program does not choose another one: `fuse.sshfs`. */
  serves: 'string',
  gvfs: 'bool',
  /** `idle` (reads /dev/fuse), `stopped`, `waiting` (in FUSE itself, or for its mount helper), `elsewhere`, `unknown`. */
  doing: 'string',
  /** Our collector saw /dev/fuse among its descriptors: it serves a mount, or keeps one from ending. */
  holder: 'bool',
  /** Started last of all on its mount point: where there are several, the second start. */
  latest: 'bool',
});

export const auditStates = defineKind('audit-states', 'Is audit’s collection armed? One record, from all that tells.', {
  /** `yes`, `no`, `likely` (only the rules file is known), `unlikely` (only the file, and nothing in it counts). */
  armed: 'string',
  /**
   * `rules-loaded`, `disabled` (`enabled 0`), `no-rules`, `nothing-counts`, `never-task`, `fuse-exempt`,
   * `rules-in-file`, `file-without-rules`, `disabled-in-file`.
   */
  why: 'string',
  /** `enabled 2`: rules cannot be changed without a reboot. */
  locked: 'bool',
  counted: 'int',
});
