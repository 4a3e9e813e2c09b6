import { defineKind } from '../../model/fact.ts';

export const diskUsage = defineKind('disk-usage', 'One row that a `df` printed: proof that it got past this mount.', {
  device: 'string',
  target: 'string',
  /** Absent where df printed `-`. */
  usedPercent: 'int?',
});
