import { describe, expect, test } from 'vitest';
import { Budget } from '../../../src/core/bundle/budget.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../src/core/bundle/limits.ts';
import { collect, watched } from '../../support/streams.ts';

const budgetOf = (limits: Partial<Limits>): Budget => new Budget({ ...DEFAULT_LIMITS, ...limits });
const zeros = (size: number): Uint8Array => new Uint8Array(size);

describe('bytes as they were sent', () => {
  test('exactly the limit is allowed, in however many pieces', () => {
    const budget = budgetOf({ compressedBytes: 10 });
    budget.takeSent(4);
    budget.takeSent(6);
    expect(() => budget.takeSent(0)).not.toThrow();
  });

  test('one more is too much, and the refusal names the limit', () => {
    const budget = budgetOf({ compressedBytes: 10 });
    budget.takeSent(10);
    expect(() => budget.takeSent(1)).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE', details: { limit: 'compressedBytes', max: 10 } }),
    );
  });
});

describe('expanded bytes', () => {
  test('exactly the limit passes unchanged', async () => {
    const { bytes, error } = await collect(budgetOf({ expandedBytes: 100 }).expanded(watched(zeros(100), 7).stream));
    expect(bytes).toHaveLength(100);
    expect(error).toBeUndefined();
  });

  test('one more stops the stream, and ends its source', async () => {
    const { stream, seen } = watched(zeros(200), 1);
    const { bytes, error } = await collect(budgetOf({ expandedBytes: 100 }).expanded(stream));
    expect(bytes).toHaveLength(100);
    expect(error).toMatchObject({ code: 'TOO_LARGE', details: { limit: 'expandedBytes', max: 100 } });
    expect(seen).toEqual({ read: 101, closed: true });
  });

  test('all layers together are counted', async () => {
    const budget = budgetOf({ expandedBytes: 100 });
    expect((await collect(budget.expanded(watched(zeros(60), 10).stream))).error).toBeUndefined();
    expect((await collect(budget.expanded(watched(zeros(60), 10).stream))).bytes).toHaveLength(40);
  });
});

describe('the ratio of expanded to sent bytes', () => {
  const limits = { ratio: 10, ratioFloorBytes: 50 };

  test.each([
    ['at the floor, whatever the ratio', 1, 50, true],
    ['above the floor and at the ratio', 6, 60, true],
    ['above the floor and above the ratio', 6, 61, false],
    ['above the floor with nothing sent', 0, 51, false],
  ])('%s', async (_case, sent, expanded, allowed) => {
    const budget = budgetOf(limits);
    budget.takeSent(sent);
    const { error } = await collect(budget.expanded(watched(zeros(expanded), 1).stream));
    if (allowed) expect(error).toBeUndefined();
    else expect(error).toMatchObject({ code: 'TOO_LARGE', details: { limit: 'ratio', max: 10 } });
  });
});

test('members up to the limit are counted, and one more is refused', () => {
  const budget = budgetOf({ entries: 2 });
  expect([budget.takeEntry(), budget.takeEntry(), budget.takeEntry()]).toEqual([true, true, false]);
  expect(budget.entries).toBe(2);
});
