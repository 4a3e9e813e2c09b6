import { defineKind } from '../../model/fact.ts';

export const timings = defineKind(
  'timings',
  'How long something took that lists the mounts or asks them, as the collecting tool measured it.',
  {
    /** The command, or `read /proc/self/mountinfo`. */
    command: 'string',
    /** `statfs` (df: asks every mount), `table` (prints the table of mounts, and asks none). */
    of: 'string',
    milliseconds: 'int',
    /** It ended by itself, and not for want of time. */
    returned: 'bool',
    /** `sos`, `unhang collect`. */
    by: 'string',
  },
);
