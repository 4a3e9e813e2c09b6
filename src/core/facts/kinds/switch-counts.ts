import { defineKind } from '../../model/fact.ts';

export const switchCounts = defineKind(
  'switch-counts',
  'How often a task had gone to sleep, at one of the two looks of our collector.',
  {
    pid: 'int',
    /** `first`, or `second`, which comes seconds later. */
    look: 'string',
    count: 'int',
  },
);
