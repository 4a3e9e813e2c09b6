import type { Parser } from '../../model/parser.ts';
import { captures } from '../kinds/host.ts';
import { dateLine } from '../text/dates.ts';

/** What `date` said while the bundle was being made. */
export const date: Parser = {
  name: 'date',
  from: ['sos_commands/*/date', 'sos_commands/*/date_*', 'date', 'date.txt'],
  homes: 'first',
  emits: [captures],
  recognise(head) {
    const lines = head.filter((line) => line.trim() !== '');
    return lines.length <= 2 && lines.some((line) => dateLine(line) !== undefined) ? 0.9 : 0;
  },
  read(out) {
    let found = false;
    return {
      line(line) {
        const at = found ? undefined : dateLine(line.text);
        if (at === undefined) return;
        found = true;
        out.add(captures, line, { at, phase: 'during' });
      },
      end: () => ({ settled: found }),
    };
  },
};
