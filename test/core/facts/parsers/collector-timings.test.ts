import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timings } from '../../../../src/core/facts/kinds/timings.ts';
import { collectorTimings } from '../../../../src/core/facts/parsers/collector-timings.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const read = (text: string): ReturnType<typeof readText> => readText(collectorTimings, 'collector/timed', text);
const table = { command: 'read /proc/self/mountinfo', of: 'table', returned: true, by: 'unhang collect' };

test.each([
  ['34127.51 34127.53', 20],
  ['9.99 10.00', 10],
  ['0.00 0.00', 0],
  ['100.05 109.04', 8990],
])('%s are so many milliseconds', (moments, milliseconds) => {
  expect(fieldsOf(read(`read /proc/self/mountinfo ${moments}\n`), timings)).toEqual([{ ...table, milliseconds }]);
});

test.each([
  'read /proc/self/mountinfo 34127.51',
  'read /proc/self/mountinfo 34127 34128',
  'read /proc/self/mountinfo 34127.51 34127.50',
  'read /etc/passwd 1.00 2.00',
  'cat /proc/self/mountinfo 1.00 2.00',
])('near miss: %s', (line) => {
  const result = read(line);
  expect(fieldsOf(result, timings)).toEqual([]);
  expect(result.unreadable).toEqual([{ line: 1, why: 'not a measured reading' }]);
});

test('any two moments of a clock that goes on', () => {
  fc.assert(
    fc.property(fc.nat(10 ** 9), fc.nat(10 ** 6), (from, cents) => {
      const shown = (hundredths: number): string => {
        return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
      };
      const text = `read /proc/self/mountinfo ${shown(from)} ${shown(from + cents)}`;
      expect(fieldsOf(read(text), timings)).toEqual([{ ...table, milliseconds: 10 * cents }]);
    }),
  );
});

test('any text at all does not throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      read(text);
    }),
  );
});
