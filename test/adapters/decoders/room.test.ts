import { expect, test } from 'vitest';
import { Room } from '../../../src/adapters/decoders/room.ts';

test('memory is of the size that was asked for, and is had again', () => {
  const room = new Room();
  const first = room.take(100_000);
  expect(first).toHaveLength(100_000);
  room.giveBack(first);
  const second = room.take(110_000);
  expect([second.length, second.buffer]).toEqual([110_000, first.buffer]);
});

test('what is in use is not given again', () => {
  const room = new Room();
  expect(room.take(10).buffer).not.toBe(room.take(10).buffer);
});

test('what became too small is not kept', () => {
  const room = new Room();
  const small = room.take(10);
  room.giveBack(small);
  room.giveBack(room.take(1_000_000));
  expect(room.take(10).buffer).not.toBe(small.buffer);
});
