import { expect, test } from 'vitest';
import { ctimeDate, dateLine } from '../../../../src/core/facts/text/dates.ts';

test.each([
  ['Mon Nov 23 13:16:01 CST 2026', '2026-11-23T13:16:01'],
  ['Mon Nov  2 13:16:01 UTC 2026', '2026-11-02T13:16:01Z'],
  ['Mon 23 Nov 2026 01:16:01 PM UTC', '2026-11-23T13:16:01Z'],
  ['Mon 23 Nov 2026 12:16:01 AM CET', '2026-11-23T00:16:01'],
  ['2026年 11月 23日 星期一 13:16:01 CST', '2026-11-23T13:16:01'],
  ['total 48', undefined],
  ['Mon Foo 23 13:16:01 CST 2026', undefined],
])('%s', (line, at) => {
  expect(dateLine(line)).toBe(at);
});

test.each([
  ['Mon Nov 23 12:05:00 2026', '2026-11-23T12:05:00'],
  ['Sun Jan 1 00:00:09 2017', '2017-01-01T00:00:09'],
  ['一 11月 23 12:05:00 2026', '2026-11-23T12:05:00'],
  ['Mon Nov 23 12:05 2026', undefined],
])('lstart %s', (text, at) => {
  expect(ctimeDate(text.split(' '))).toBe(at);
});
