import type { Parser } from '../../model/parser.ts';
import { mounts } from '../kinds/mounts.ts';
import { FSTAB_SIGNS, mountRow } from '../text/mount-row.ts';
import { shareOf, sureness } from '../text/sureness.ts';

/** The kernel's own mount table, in mount order. */
export const kernelMounts: Parser = {
  name: 'mounts',
  // `proc/mounts` is a link to `self/mounts`, and `proc/self` one to the collector's pid.
  from: ['proc/mounts', 'proc/self/mounts', 'proc/1/mounts', 'proc/*/mounts'],
  homes: 'first',
  emits: [mounts],
  recognise(head, name) {
    if (/mtab|fstab/.test(name)) return 0;
    const rows = shareOf(head, (line) => mountRow(line) !== undefined);
    return rows > 0.3 && head.some((line) => FSTAB_SIGNS.test(line)) ? rows * 0.5 : sureness(rows, /mounts/.test(name));
  },
  read(out) {
    let position = 0;
    let root = false;
    return {
      line(line) {
        if (line.text.trim() === '') return;
        const row = mountRow(line.text);
        if (row === undefined) {
          out.unreadable(line, 'not a line of a mount table');
          return;
        }
        out.add(mounts, line, { table: 'kernel', ...row, position });
        position += 1;
        root ||= row.target === '/';
      },
      // Every table has a root: without one, its head is missing or nothing could be read. (A host that lives in its
      // initramfs has none, so it is no fault to be noted.)
      end: () => ({ settled: root }),
    };
  },
};
