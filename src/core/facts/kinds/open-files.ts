import { defineKind } from '../../model/fact.ts';

export const openFiles = defineKind(
  'open-files',
  'A file or folder that a process holds on a filesystem without a disk of its own (NFS, FUSE, CIFS, overlay …), one ' +
    'that lsof could not look at, or /dev/fuse itself, which is what FUSE daemons hold.',
  {
    /** lsof cuts it to 9 characters unless told otherwise; blanks stand as `\x20`. */
    command: 'string',
    pid: 'int',
    tid: 'int?',
    /** Name, or number with `lsof -l`, as sos calls it. */
    user: 'string?',
    /** `cwd`, `rtd`, `txt`, or a number with the mode behind it: `3u`. */
    fd: 'string',
    /** `DIR`, `REG`, `CHR`, `unknown`. */
    type: 'string',
    /** `0:39`, as in mountinfo: joins with the `deviceNumber` of a mount. */
    deviceNumber: 'string?',
    path: 'string',
    /** What lsof adds behind the path: `deleted`, the source of an NFS mount, `stat: Stale file handle`. */
    remark: 'string?',
  },
);
