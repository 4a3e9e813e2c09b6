import { defineKind } from '../../model/fact.ts';

export const wchanLooks = defineKind(
  'wchan-looks',
  'Where a process slept, at one of the two looks of our collector.',
  {
    pid: 'int',
    /** `first`, or `second`, which comes seconds later. */
    look: 'string',
    /** `0` for one that ran, and where the kernel hides it. */
    wchan: 'string',
  },
);

export const diskCounts = defineKind('disk-counts', 'A row of /proc/diskstats, at one of the two looks.', {
  /** `first` (/proc/diskstats of any bundle), or `second`, which comes seconds later. */
  look: 'string',
  /** `sda1`, `dm-4` */
  name: 'string',
  /** `8:1`, as mountinfo names devices. */
  deviceNumber: 'string',
  inFlight: 'int',
  /** Requests completed since boot. */
  completed: 'int',
});

export const fuseWaitingLooks = defineKind(
  'fuse-waiting-looks',
  'Requests not yet answered on a FUSE connection, at the second look of our collector.',
  { id: 'int', waiting: 'int' },
);

export const fuseHolders = defineKind(
  'fuse-holders',
  'A process that holds /dev/fuse: it serves a mount, or keeps one from ending.',
  { pid: 'int' },
);
