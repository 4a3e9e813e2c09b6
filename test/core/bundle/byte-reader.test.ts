import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader } from '../../../src/core/bundle/byte-reader.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';
import { bytesOf, chunked, compare, failing, watched } from '../../support/streams.ts';

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);
const readerOf = (content: string, ...sizes: number[]): ByteReader =>
  new ByteReader(chunked(bytesOf(content), ...sizes));

describe('peek', () => {
  test.each([
    ['within one chunk', [10], 4, 'abcd'],
    ['over many chunks of one byte', [1], 4, 'abcd'],
    ['up to a chunk border', [4], 4, 'abcd'],
    ['over a chunk border', [3], 4, 'abcd'],
    ['to the very end', [3], 10, 'abcdefghij'],
    ['past the end', [3], 11, 'abcdefghij'],
    ['nothing', [3], 0, ''],
  ])('%s gives the bytes in one piece and consumes none', async (_case, sizes, size, expected) => {
    const reader = readerOf('abcdefghij', ...sizes);
    expect(text(await reader.peek(size))).toBe(expected);
    expect(text(await reader.peek(size))).toBe(expected);
    expect(reader.offset).toBe(0);
  });

  test('may look further than the time before', async () => {
    const reader = readerOf('abcdefghij', 2);
    expect(text(await reader.peek(3))).toBe('abc');
    expect(text(await reader.peek(7))).toBe('abcdefg');
    expect(text(await reader.peek(1))).toBe('a');
  });
});

describe('take', () => {
  test('hands out what lies at hand, without waiting for as much as was asked for', async () => {
    const reader = readerOf('abcdefghij', 4);
    expect(text(await reader.take(100))).toBe('abcd');
    expect(text(await reader.take(3))).toBe('efg');
    expect(text(await reader.take(3))).toBe('h');
    expect(reader.offset).toBe(8);
  });

  test('continues behind what was peeked at', async () => {
    const reader = readerOf('abcdefghij', 3);
    await reader.peek(5);
    await reader.skip(1);
    expect(text(await reader.peek(2))).toBe('bc');
    await reader.skip(9);
    expect(await reader.take(1)).toBeUndefined();
  });

  test('passes over empty chunks', async () => {
    const reader = new ByteReader(
      (async function* () {
        yield new Uint8Array(0);
        yield bytesOf('a');
        yield new Uint8Array(0);
      })(),
    );
    expect(text(await reader.take(9))).toBe('a');
    expect(await reader.take(9)).toBeUndefined();
  });
});

test('skip counts what there was', async () => {
  const reader = readerOf('abcdefghij', 3);
  expect(await reader.skip(4)).toBe(4);
  expect(await reader.skip(100)).toBe(6);
  expect(reader.offset).toBe(10);
});

test('whatever is asked for in whatever order, the bytes come once and in order', async () => {
  const step = fc.record({ act: fc.constantFrom('peek', 'take', 'skip'), size: fc.nat(20) });
  const property = fc.asyncProperty(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
    fc.array(step, { maxLength: 40 }),
    async (bytes, sizes, steps) => {
      const reader = new ByteReader(chunked(bytes, ...sizes));
      for (const { act, size } of steps) {
        const at = reader.offset;
        if (act === 'peek') expect(compare(await reader.peek(size), bytes.slice(at, at + size))).toBe('same');
        else if (act === 'skip') expect(await reader.skip(size)).toBe(Math.min(size, bytes.length - at));
        else {
          const taken = (await reader.take(size)) ?? new Uint8Array(0);
          expect(compare(taken, bytes.slice(at, at + taken.length))).toBe('same');
        }
      }
    },
  );
  await fc.assert(property, { numRuns: 200 });
});

describe('a failing source', () => {
  const damage = new UnhangError('DAMAGED', 'cut', { details: { reason: 'truncated' } });

  test.each(['DAMAGED', 'TOO_LARGE', 'UNSUPPORTED'] as const)('%s looks like an end and is kept', async (code) => {
    const error = new UnhangError(code, 'x');
    const reader = new ByteReader(failing(bytesOf('abc'), error));
    expect(text(await reader.peek(5))).toBe('abc');
    expect(reader.failure).toBe(error);
    expect(await reader.skip(5)).toBe(3);
    expect(await reader.take(1)).toBeUndefined();
  });

  test.each([new UnhangError('ABORTED', 'x'), new UnhangError('UNREADABLE', 'x'), new TypeError('a defect')])(
    '%s goes up',
    async (error) => {
      const reader = new ByteReader(failing(bytesOf('abc'), error));
      await expect(reader.skip(5)).rejects.toBe(error);
      expect(reader.failure).toBeUndefined();
    },
  );

  test('is not asked again', async () => {
    let asked = 0;
    const reader = new ByteReader({
      [Symbol.asyncIterator]: () => ({
        next: () => {
          asked += 1;
          return Promise.reject(damage);
        },
      }),
    });
    await reader.take(1);
    await reader.peek(1);
    await reader.skip(1);
    expect(asked).toBe(1);
  });
});

test('close ends the source, and nothing comes afterwards', async () => {
  const { stream, seen } = watched(bytesOf('abcdef'), 2);
  const reader = new ByteReader(stream);
  await reader.take(1);
  await reader.close();
  expect(seen.closed).toBe(true);
  await reader.skip(1);
  expect(await reader.take(1)).toBeUndefined();
});
