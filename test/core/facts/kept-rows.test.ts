import { describe, expect, test } from 'vitest';
import { KeptRows } from '../../../src/core/facts/kept-rows.ts';
import { mounts } from '../../../src/core/facts/kinds/mounts.ts';
import type { MemberFacts } from '../../../src/core/facts/member-reader.ts';
import { kernelMounts } from '../../../src/core/facts/parsers/mounts.ts';

function member(path: string, rows: number): MemberFacts {
  const facts = Array.from({ length: rows }, (_, at) => ({ source: { path, line: at + 1, text: 'row' } }));
  return {
    parser: kernelMounts,
    path,
    rank: 0,
    facts: new Map([[mounts, facts]]),
    settled: [mounts],
    first: undefined,
    lines: rows,
    dropped: 0,
    notes: [],
  };
}

describe('rows of all members together', () => {
  test('as many as there is room for, and one more', () => {
    const kept = new KeptRows(10);
    expect(kept.take(member('a', 4))).toEqual(member('a', 4));
    expect(kept.take(member('b', 6))).toEqual(member('b', 6));
    expect(kept.take(member('c', 1))).toMatchObject({
      facts: new Map(),
      settled: [],
      notes: [{ code: 'too-large', path: 'c', detail: 'more than 10 rows of all members' }],
    });
  });

  test('what a later member replaces makes room', () => {
    const kept = new KeptRows(10);
    kept.take(member('a', 10));
    kept.drop(member('a', 10));
    expect(kept.take(member('a', 9)).notes).toEqual([]);
  });
});
