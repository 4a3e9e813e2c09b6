import { defineKind } from '../../model/fact.ts';

export const memory = defineKind('memory', 'Memory of the host, from /proc/meminfo.', {
  totalKiB: 'int?',
  freeKiB: 'int?',
  /** Since 3.14. */
  availableKiB: 'int?',
  dirtyKiB: 'int?',
  writebackKiB: 'int?',
  swapTotalKiB: 'int?',
  swapFreeKiB: 'int?',
});
