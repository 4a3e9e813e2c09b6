import type { Parser } from '../../model/parser.ts';
import { timings } from '../kinds/timings.ts';

/** What was read, and /proc/uptime before and after. */
const ROW = /^(read \/proc\/self\/mountinfo) (\d{1,10})\.(\d\d) (\d{1,10})\.(\d\d)$/;

/** How long our collector read the table of mounts, in hundredths of a second. */
export const collectorTimings: Parser = {
  name: 'collector-timings',
  from: ['collector/timed'],
  homes: 'first',
  emits: [timings],
  settles: [],
  read(out) {
    return {
      line(line) {
        if (line.text.trim() === '') return;
        const [, command, fromSeconds, fromCents, toSeconds, toCents] = ROW.exec(line.text) ?? [];
        const milliseconds = 10 * (Number(`${toSeconds}${toCents}`) - Number(`${fromSeconds}${fromCents}`));
        if (command === undefined || milliseconds < 0) out.unreadable(line, 'not a measured reading');
        else out.add(timings, line, { command, of: 'table', milliseconds, returned: true, by: 'unhang collect' });
      },
    };
  },
};
