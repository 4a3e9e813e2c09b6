import { expect, test } from 'vitest';
import { Stopwatch } from '../../src/cli/stopwatch.ts';

test('each stage has its time, and the rules their share of the whole', () => {
  const moments = [310, 4510, 4610, 4690, 4700];
  const stopwatch = new Stopwatch(() => moments.shift() ?? 0);
  for (const stage of ['reading', 'facts', 'rules', 'document'] as const) stopwatch.begin(stage);
  expect(stopwatch.report()).toBe(
    '0.31 s start, 4.20 s reading, 0.10 s facts, 0.08 s rules (1.7 %), 0.01 s document, 4.70 s in all',
  );
});

test('of several hosts, each adds to the same stages', () => {
  const moments = [100, 200, 300, 400, 500, 600];
  const stopwatch = new Stopwatch(() => moments.shift() ?? 0);
  for (const stage of ['reading', 'rules', 'document', 'rules', 'document'] as const) stopwatch.begin(stage);
  expect(stopwatch.report()).toBe(
    '0.10 s start, 0.10 s reading, 0.20 s rules (33.3 %), 0.20 s document, 0.60 s in all',
  );
});
