import { expect, test } from 'vitest';
import { isAllowed } from '../../scripts/check-licences.mjs';

test.each([
  ['MIT', true],
  ['(MIT)', true],
  ['GPL-3.0-only', false],
  ['MIT OR GPL-3.0-only', true],
  ['GPL-3.0-only OR MIT', true],
  ['MIT AND GPL-3.0-only', false],
  ['(Apache-2.0 AND BSD-3-Clause)', true],
  ['MIT AND (GPL-2.0-only OR ISC)', true],
  ['MIT OR GPL-2.0-only AND GPL-3.0-only', true],
  ['SEE LICENSE IN file', false],
  ['UNLICENSED', false],
  ['MIT WITH exception', false],
  ['(MIT', false],
  ['', false],
])('%s: %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});
