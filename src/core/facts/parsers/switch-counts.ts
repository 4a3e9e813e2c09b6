import type { Parser } from '../../model/parser.ts';
import { switchCounts } from '../kinds/switch-counts.ts';

/** As `grep` prints it of several files. */
const ROW = /^\/proc\/(\d{1,10})\/status:voluntary_ctxt_switches:\s{1,4}(\d{1,15})\s*$/;

/** What our collector wrote down twice of the tasks that wait. */
export const switchCountsOfLooks: Parser = {
  name: 'switch-counts',
  from: ['collector/first/switches', 'collector/second/switches'],
  homes: 'all',
  emits: [switchCounts],
  settles: [],
  read(out, path) {
    const look = path.includes('/second/') ? 'second' : 'first';
    return {
      line(line) {
        if (line.text.trim() === '') return;
        const [, pid, count] = ROW.exec(line.text) ?? [];
        if (pid === undefined) out.unreadable(line, 'not a count of switches');
        else out.add(switchCounts, line, { pid: Number(pid), look, count: Number(count) });
      },
    };
  },
};
