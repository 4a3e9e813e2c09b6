import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsers } from '../../../../src/core/facts/parsers/index.gen.ts';
import { readText } from '../../../support/read-text.ts';

/** As long as a line can be, made of what the formats are made of. */
const PIECES = [
  ' ', '\t', 'a ', 'a  ', '/', '\\040', '\\', '"', "'", ' - ', ' on /', ' type x (', ') [', '{', '[', '"a":', ',', '-', '1-', '.',
  '1.', '1:', '_', '0 ', '5% /', '- /', '-a exit,always ', '-w ', 'a=', '| ', '\\_ ', '│', '共', '\u0000', '\ud800',
  '[<', '+0x1/0x2 ', '? ', 'a:1 ', '[ 1.000000] ', ' from ', '#01', '"\\"', ' = 0', ' <unfinished ...>', '<7>', '.a',
]; // prettier-ignore
const LINE_LENGTH = 65_536;
const HEADERS = [
  'USER PID STAT WCHAN COMMAND\n',
  'Filesystem Size Used Avail Use% Mounted on\n',
  'TARGET SOURCE FSTYPE OPTIONS\n',
];
const LEADS = [
  '',
  '/dev/sda1 / ext4 ',
  '1 2 0:3 / /x rw',
  'x on /y type z (',
  '{"components": ',
  'ii  a ',
  'Linux ',
  "[plugin:a] command '",
  'INFO: task ',
  'task:',
  '[ 1.000000][T1] ',
  ' [<ffffffff8100b072>] ',
  'PID: 1 TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "',
  'umount("',
  'Tainted: ',
];

describe('a line as long as lines get, of any pattern, takes no time', () => {
  test.each(parsers.map((parser) => [parser.name, parser] as const))('%s', (_, parser) => {
    for (const piece of PIECES) {
      const long = piece.repeat(Math.ceil(LINE_LENGTH / piece.length)).slice(0, LINE_LENGTH);
      for (const lead of LEADS) {
        const line = lead + long;
        const started = performance.now();
        readText(parser, parser.from[0]?.replaceAll('*', '1') ?? '', HEADERS.join('') + line);
        parser.recognise?.([line, `${line}x`], '');
        expect(performance.now() - started, `${lead}${JSON.stringify(piece)}`).toBeLessThan(500);
      }
    }
  });
});

describe('no text makes a parser throw', () => {
  test.each(parsers.map((parser) => [parser.name, parser] as const))('%s', (_, parser) => {
    const piece = fc.oneof(fc.constantFrom(...PIECES, ...LEADS, ...HEADERS, '\n'), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(() => readText(parser, parser.from[0]?.replaceAll('*', '1') ?? '', pieces.join(''))).not.toThrow();
      }),
    );
  });
});
