import { defineKind } from '../../model/fact.ts';

export const unreachableMounts = defineKind(
  'unreachable-mounts',
  'A mount that a command could not look at, and said so. Root is refused by the FUSE mounts of users, so a message ' +
    'alone is no fault.',
  {
    target: 'string',
    /** `df`, `lsof`. */
    by: 'string',
    /** As lsof names it. */
    type: 'string?',
    /** As df gives it, in the host’s language: `Stale file handle`, `Transport endpoint is not connected`. */
    why: 'string?',
  },
);
