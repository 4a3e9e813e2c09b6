import { defineKind } from '../../model/fact.ts';

export const taskOverviews = defineKind(
  'task-overviews',
  'A list of all tasks that shows where each of them sleeps: nobody who waits is missing from it.',
  {
    /** `ps` (a list with wait channels) or `dump` (every task with its stack: SysRq-T, `foreach bt`). */
    by: 'string',
    tasks: 'int',
  },
);
