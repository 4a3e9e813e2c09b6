import { expect, test } from 'vitest';
import { Marks } from '../../../../src/core/facts/search/marks.ts';
import { unionOf } from '../../../../src/core/facts/search/union.ts';

const [frames, servers] = [new Marks(['+0x1', 'BUG: ']), new Marks(['nfs: server', 'BUG: '])];

test('a set alone is itself', () => {
  expect(unionOf([frames])).toBe(frames);
});

test('of several sets it has the literals of each, once, and is made once', () => {
  const union = unionOf([frames, servers]);
  expect(union.literals).toEqual(['+0x1', 'BUG: ', 'nfs: server']);
  expect(unionOf([frames, servers])).toBe(union);
  expect(unionOf([servers, frames])).not.toBe(union);
  for (const text of ['x+0x1/0x2', 'nfs: server a not responding'])
    expect(union.some(Buffer.from(text), () => true)).toBe(true);
  expect(union.some(Buffer.from('nothing of that'), () => true)).toBe(false);
});
