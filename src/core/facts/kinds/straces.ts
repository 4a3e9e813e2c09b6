import { defineKind } from '../../model/fact.ts';

export const straces = defineKind(
  'straces',
  'A system call in an strace log that had not returned when the log ended.',
  {
    pid: 'int?',
    call: 'string',
    /** First string argument, unquoted: usually the path. */
    path: 'string?',
    /** Arguments as they stand, as far as they were printed. */
    args: 'string',
  },
);
