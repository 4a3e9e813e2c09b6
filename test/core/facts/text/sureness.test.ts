import { expect, test } from 'vitest';
import { shareOf, sureness } from '../../../../src/core/facts/text/sureness.ts';

const fits = (line: string): boolean => line.startsWith('x');

test.each([
  [[], 0],
  [['', '  '], 0],
  [['x', '', 'x'], 1],
  [['x', 'y', '', 'y', 'y'], 0.25],
])('of %j lines a part of %s fits', (head, share) => {
  expect(shareOf(head, fits)).toBe(share);
});

test('less than half is not enough, whatever the name', () => {
  expect(sureness(0.49, true)).toBe(0);
  expect(sureness(0.5)).toBeGreaterThan(0.5);
});

test('a name settles a draw, and never makes up for content', () => {
  expect(sureness(0.8, true)).toBeGreaterThan(sureness(0.8));
  expect(sureness(0.5, true)).toBeLessThan(sureness(1));
  expect(sureness(1, true)).toBeLessThanOrEqual(1);
});
