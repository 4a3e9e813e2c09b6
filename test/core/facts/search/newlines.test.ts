import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countNewlines, countOneByOne } from '../../../../src/core/facts/search/newlines.ts';

test.each([0, 1, 15, 16, 17, 128 * 1024 - 1, 128 * 1024, 128 * 1024 + 1, 300_001])('%i newlines in a row', (count) => {
  expect(countNewlines(new Uint8Array(count).fill(10))).toBe(count);
  expect(countNewlines(new Uint8Array(0))).toBe(0);
});

test('any bytes: as many as one by one', () => {
  const bytes = fc.uint8Array({ maxLength: 400, min: 8, max: 12 });
  fc.assert(fc.property(bytes, (text) => countNewlines(text) === countOneByOne(text)));
});
