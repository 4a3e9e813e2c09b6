import { defineKind } from '../../model/fact.ts';

export const stuckDisks = defineKind(
  'stuck-disks',
  'A disk that had requests in flight at both looks of our collector, and completed none in between.',
  {
    /** `sda1`, `dm-4` */
    name: 'string',
    /** `8:1`, as mountinfo names devices. */
    deviceNumber: 'string',
    inFlight: 'int',
    /** The row of the first look. */
    earlier: 'origins',
  },
);
