import { describe, expect, test } from 'vitest';
import { tokensOf, wholeNumber } from '../../../../src/core/facts/text/tokens.ts';

describe('words of a line', () => {
  test('know where they stand', () => {
    expect(tokensOf('  df  -h\t/ ')).toEqual([
      { text: 'df', start: 2, end: 4 },
      { text: '-h', start: 6, end: 8 },
      { text: '/', start: 9, end: 10 },
    ]);
  });

  test.each([
    ['', 9, 0],
    ['   ', 9, 0],
    ['a b c', 2, 2],
    ['a b c', 0, 0],
  ])('%j, at most %i', (line, limit, count) => {
    expect(tokensOf(line, limit)).toHaveLength(count);
  });
});

test.each([
  ['0', 0],
  ['20129', 20129],
  ['999999999999999', 999_999_999_999_999],
  ['1000000000000000', undefined],
  ['', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['0x10', undefined],
  [' 1', undefined],
  [undefined, undefined],
])('%j as a number is %s', (text, number) => {
  expect(wholeNumber(text)).toBe(number);
});
