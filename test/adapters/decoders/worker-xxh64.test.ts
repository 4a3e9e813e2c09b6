import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startXxh64 } from '../../../src/adapters/decoders/worker-xxh64.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { noise, packed } from '../../support/packed.ts';
import { bytesOf } from '../../support/streams.ts';

function low32(bytes: Uint8Array, ...sizes: number[]): number {
  const sum = startXxh64();
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? bytes.length);
    sum.update(bytes.subarray(at, at + size));
    at += size;
  }
  return sum.low32();
}

// XXH64 of these, seed 0, ends in these digits (the reference's own examples).
test.each([
  ['', 0x51d8e999],
  ['a', 0xa98c6e5b],
  ['abc', 0xad770999],
])('of %j', (text, expected) => {
  expect(low32(bytesOf(text))).toBe(expected);
});

describe.skipIf(!needs('zstd'))(titleNeeding('agrees with zstd', 'zstd'), () => {
  test.each([0, 1, 3, 4, 7, 8, 11, 12, 31, 32, 33, 63, 64, 65, 100, 1000, 4095, 200_000])('for %i bytes', (size) => {
    const bytes = noise(size);
    const frame = packed('zstd', bytes);
    const stored = new DataView(frame.buffer).getUint32(frame.length - 4, true);
    expect(low32(bytes)).toBe(stored);
  });
});

test('is the same in whatever pieces the bytes come', () => {
  const property = fc.property(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 4 }),
    (bytes, sizes) => {
      expect(low32(bytes, ...sizes)).toBe(low32(bytes));
    },
  );
  fc.assert(property, { numRuns: 300 });
});

test('differs for different bytes', () => {
  const seen = new Set(
    Array.from({ length: 1000 }, (_, index) => low32(createHash('sha256').update(`${index}`).digest())),
  );
  expect(seen.size).toBe(1000);
});
