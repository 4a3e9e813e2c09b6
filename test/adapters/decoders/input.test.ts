import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Input } from '../../../src/adapters/decoders/input.ts';
import { bytesOf, chunked, compare, watched } from '../../support/streams.ts';

const inputOf = (content: string, ...sizes: number[]): Input => new Input(chunked(bytesOf(content), ...sizes));
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('some gives what lies at hand, up to the maximum, and nothing at the end', async () => {
  const input = inputOf('abcdef', 4);
  expect(text(await input.some(3))).toBe('abc');
  expect(text(await input.some(3))).toBe('d');
  expect(text(await input.some(3))).toBe('ef');
  expect(await input.some(3)).toHaveLength(0);
  expect(await input.some(3)).toHaveLength(0);
});

test('what was given back comes again', async () => {
  const input = inputOf('abcdef', 4);
  await input.some(4);
  input.unread(2);
  expect(text(await input.some(9))).toBe('cd');
  expect(text(await input.some(9))).toBe('ef');
});

test('giving back copies nothing, however often it happens', async () => {
  const input = inputOf('abcdef', 6);
  const first = await input.some(6);
  input.unread(5);
  const second = await input.some(5);
  expect(second.buffer).toBe(first.buffer);
});

describe('peek', () => {
  test.each([[1], [2], [3], [6], [100]])('over chunks of %i', async (size) => {
    const input = inputOf('abcdef', size);
    expect(text(await input.peek(4))).toBe('abcd');
    expect(text(await input.peek(4))).toBe('abcd');
    await input.skip(3);
    expect(text(await input.peek(4))).toBe('def');
    expect(text(await input.peek(0))).toBe('');
  });
});

test.each([1, 4, 100])('skip tells whether there was as much (chunks of %i)', async (size) => {
  const input = inputOf('abcdef', size);
  expect(await input.skip(0)).toBe(true);
  expect(await input.skip(5)).toBe(true);
  expect(await input.skip(2)).toBe(false);
});

test.each([1, 4, 100])('skipThrough ends right behind the byte (chunks of %i)', async (size) => {
  const input = inputOf('name\0rest', size);
  expect(await input.skipThrough(0)).toBe(true);
  expect(text(await input.peek(9))).toBe('rest');
  expect(await input.skipThrough(0)).toBe(false);
});

test.each([1, 4, 100])('skipZeros ends at the first other byte, or at the end (chunks of %i)', async (size) => {
  const input = inputOf('\0\0\0\0\0a\0\0', size);
  await input.skipZeros();
  expect(text(await input.some(1))).toBe('a');
  await input.skipZeros();
  expect(await input.peek(1)).toHaveLength(0);
});

test('closing closes the source', async () => {
  const { stream, seen } = watched(bytesOf('abcdef'), 2);
  const input = new Input(stream);
  await input.some(1);
  await input.close();
  expect(seen.closed).toBe(true);
});

test('whatever is asked for, the bytes come once and in order', async () => {
  const step = fc.record({
    act: fc.constantFrom('some', 'unread', 'peek', 'skip'),
    size: fc.integer({ min: 1, max: 20 }),
  });
  const property = fc.asyncProperty(
    fc.uint8Array({ maxLength: 150 }),
    fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
    fc.array(step, { maxLength: 40 }),
    async (bytes, sizes, steps) => {
      const input = new Input(chunked(bytes, ...sizes));
      let at = 0;
      for (const { act, size } of steps) {
        if (act === 'peek') expect(compare(await input.peek(size), bytes.slice(at, at + size))).toBe('same');
        else if (act === 'skip') {
          expect(await input.skip(size)).toBe(at + size <= bytes.length);
          at = Math.min(at + size, bytes.length);
        } else {
          const piece = await input.some(size);
          expect(compare(piece, bytes.slice(at, at + piece.length))).toBe('same');
          const back = act === 'unread' ? Math.floor(piece.length / 2) : 0;
          input.unread(back);
          at += piece.length - back;
        }
      }
    },
  );
  await fc.assert(property, { numRuns: 200 });
});

describe('skipTo', () => {
  const isFull = (bytes: Uint8Array): boolean => text(bytes) === 'full';

  test.each([[1], [2], [3], [5], [100]])('finds a place over chunks of %i', async (size) => {
    const input = inputOf('for the fuel and the full tank', size);
    expect(await input.skipTo(0x66, 4, isFull)).toBe(true);
    expect(text(await input.peek(6))).toBe('full t');
  });

  test('stays where it is, if that is the place', async () => {
    const input = inputOf('full');
    expect(await input.skipTo(0x66, 4, isFull)).toBe(true);
    expect(text(await input.peek(9))).toBe('full');
  });

  test.each(['', 'ful', 'no such thing', 'ffffffff'])(
    'leaves nothing where there is no such place: %j',
    async (content) => {
      const input = inputOf(content, 3);
      expect(await input.skipTo(0x66, 4, isFull)).toBe(false);
      expect(await input.some(9)).toHaveLength(0);
    },
  );
});
