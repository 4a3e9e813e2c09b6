import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, Buffers } from '../../../src/adapters/objects/blocks.ts';
import { counted } from '../../../src/adapters/objects/counted.ts';
import { partBytes } from '../../../src/adapters/objects/s3-put.ts';
import { bytesOf, chunked, collect, concat, watched } from '../../support/streams.ts';

const MIB = 1024 ** 2;

describe('blocks of a stream', () => {
  test('are full but for the last, and all of it', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        sizes,
        fc.integer({ min: 1, max: 50 }),
        async (all, cut, size) => {
          const buffers = new Buffers(size, 2);
          const blocks: Uint8Array[] = [];
          for await (const { bytes, buffer } of blocksOf(chunked(all, ...cut), buffers)) {
            blocks.push(bytes.slice());
            buffers.give(buffer);
          }
          expect(concat(...blocks)).toEqual(new Uint8Array(all));
          expect(blocks).toHaveLength(Math.max(1, Math.ceil(all.length / size)));
          expect(blocks.slice(0, -1).every(({ length }) => length === size)).toBe(true);
        },
      ),
    );
  });

  test('are read no faster than their buffers come back', async () => {
    const { stream, seen } = watched(new Uint8Array(100), 1);
    const buffers = new Buffers(10, 2);
    const blocks = blocksOf(stream, buffers);
    const first = await blocks.next();
    await blocks.next();
    const third = blocks.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen.read).toBeLessThanOrEqual(21);
    if (first.done !== true) buffers.give(first.value.buffer);
    expect(await third).toMatchObject({ done: false, value: { bytes: new Uint8Array(10) } });
    await blocks.return(undefined);
    expect(seen.closed).toBe(true);
  });
});

test.each([
  [undefined, 16 * MIB],
  [0, 1],
  [5, 5],
  [16 * MIB - 1, 16 * MIB - 1],
  [16 * MIB, 16 * MIB],
  [5 * 1024 * MIB, 16 * MIB],
  [9000 * 16 * MIB, 16 * MIB],
  [9000 * 16 * MIB + 1, 17 * MIB],
])('an object of %s bytes goes in parts of %i', (bytes, expected) => {
  expect(partBytes(bytes)).toBe(expected);
});

describe('bytes that are counted', () => {
  const five = () => chunked(bytesOf('fives'), 2);

  test.each([{ most: 5 }, { most: 9 }, { bytes: 5, most: 5 }])('pass within %o', async (bounds) => {
    expect(await collect(counted(five(), bounds))).toMatchObject({ bytes: bytesOf('fives'), error: undefined });
  });

  test.each([
    [{ most: 4 }, 'TOO_LARGE'],
    [{ bytes: 4, most: 9 }, 'DAMAGED'],
    [{ bytes: 6, most: 9 }, 'DAMAGED'],
    [{ bytes: 6, most: 5 }, 'TOO_LARGE'],
  ])('do not pass %o', async (bounds, code) => {
    expect((await collect(counted(five(), bounds))).error).toMatchObject({ name: 'UnhangError', code });
  });

  test('end the stream as soon as there are too many', async () => {
    const { stream, seen } = watched(new Uint8Array(1000), 1);
    expect((await collect(counted(stream, { most: 10 }))).error).toBeDefined();
    expect(seen).toEqual({ read: 11, closed: true });
  });
});
