import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import type { Examination } from '../../../src/core/verification/examined.ts';
import { verify } from '../../../src/core/verification/verify.ts';
import { EVIDENCE } from '../diagnosis/support/bundles.ts';
import { catalog, examined, hungOf, later } from './support/pairs.ts';

const HANGING = new Set(['confirmed', 'probable', 'possible']);

const mountsThatHang = ({ hosts }: Examination): Set<string | number> =>
  new Set(
    hosts
      .flatMap(({ assessments }) => assessments.filter(({ status }) => HANGING.has(status)))
      .flatMap(({ values }) => values.get('target')?.all ?? []),
  );

test('of all captures, each against each: what hangs on the same mount never reads as held', async () => {
  const trees = EVIDENCE.map((name) => hungOf(name));
  const before = await Promise.all(trees.map((tree) => examined(tree)));
  const after = await Promise.all(trees.map((tree) => examined(later(tree))));
  let held = 0;
  for (const one of before) {
    for (const other of after) {
      const { verdict } = verify(one, other, { catalog, locale: 'en', limits: DEFAULT_LIMITS, otherHost: true });
      if (verdict.outcome !== 'held') continue;
      held += 1;
      const [was, is] = [mountsThatHang(one), mountsThatHang(other)];
      expect([...was].filter((target) => is.has(target))).toEqual([]);
    }
  }
  expect(held).toBeGreaterThan(0);
});

test('no capture has held against itself, captured again', async () => {
  for (const name of EVIDENCE) {
    const tree = hungOf(name);
    const [one, other] = [await examined(tree), await examined(later(tree))];
    expect(verify(one, other, { catalog, locale: 'en', limits: DEFAULT_LIMITS }).verdict.outcome).not.toBe('held');
  }
});
