import type { Parser } from '../../model/parser.ts';
import { mounts } from '../kinds/mounts.ts';
import { mountinfoRow } from '../text/mountinfo-row.ts';
import { shareOf, sureness } from '../text/sureness.ts';

/** The mount table with ids, parents and device numbers: `0:N` is FUSE connection N. */
export const mountinfo: Parser = {
  name: 'mountinfo',
  from: ['proc/self/mountinfo', 'proc/1/mountinfo', 'proc/*/mountinfo'],
  homes: 'first',
  emits: [mounts],
  recognise: (head, name) =>
    sureness(
      shareOf(head, (line) => mountinfoRow(line) !== undefined),
      /mountinfo/.test(name),
    ),
  read(out) {
    let position = 0;
    let root = false;
    return {
      line(line) {
        if (line.text.trim() === '') return;
        const row = mountinfoRow(line.text);
        if (row === undefined) {
          out.unreadable(line, 'not a line of mountinfo');
          return;
        }
        out.add(mounts, line, { table: 'mountinfo', ...row, position });
        position += 1;
        root ||= row.target === '/';
      },
      // Every table has a root: without one, its head is missing or nothing could be read. (A host that lives in its
      // initramfs has none, so it is no fault to be noted.)
      end: () => ({ settled: root }),
    };
  },
};
