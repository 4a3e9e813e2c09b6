import type { Parser } from '../../model/parser.ts';
import { timeouts } from '../kinds/timeouts.ts';

/** One step of `unhang collect`: how it ended, after how many seconds, and its command, or what it read. */
const STEP = /^(done|failed|timed-out) (\d{1,5}) (\S.{0,400})$/;

/** What our own collector did, and what it had to leave behind. */
export const collectorSteps: Parser = {
  name: 'collector-steps',
  from: ['collector/steps'],
  homes: 'first',
  emits: [timeouts],
  // It asks no mount anything, so that all of its steps came back says nothing of mounts.
  settles: [],
  read(out) {
    return {
      line(line) {
        if (line.text.trim() === '') return;
        const [, end, seconds, command] = STEP.exec(line.text) ?? [];
        if (command === undefined) out.unreadable(line, 'not a step of the collector');
        else if (end === 'timed-out')
          out.add(timeouts, line, { command, seconds: Number(seconds), by: 'unhang collect' });
      },
    };
  },
};
