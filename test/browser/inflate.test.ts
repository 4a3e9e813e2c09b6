import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Input } from '../../src/adapters/decoders/input.ts';
import { inflate } from '../../src/browser/deflate.ts';
import { bytesOf, chunked, compare, concat } from '../support/streams.ts';
import { logLines, noise } from '../support/packed.ts';

interface Inflated {
  readonly bytes: Uint8Array;
  readonly failure: string | undefined;
  /** What lies behind the data. */
  readonly rest: number;
}

async function run(data: Uint8Array, ...sizes: readonly number[]): Promise<Inflated> {
  const input = new Input(chunked(data, ...sizes));
  const decoding = inflate(input);
  const parts: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await decoding.next();
    if (done !== true) {
      parts.push(value.slice());
      continue;
    }
    let rest = 0;
    for (let left = await input.some(1000); left.length > 0; left = await input.some(1000)) rest += left.length;
    return { bytes: concat(...parts), failure: value, rest };
  }
}

/** Bits as a stream has them: fields from the lowest bit on; codes have to be given backwards. */
function bits(...fields: readonly (readonly [value: number, width: number])[]): Uint8Array {
  const all = fields.flatMap(([value, width]) => Array.from({ length: width }, (_, bit) => (value >> bit) & 1));
  return Uint8Array.from({ length: Math.ceil(all.length / 8) }, (_, at) =>
    all.slice(8 * at, 8 * at + 8).reduce((byte, bit, place) => byte | (bit << place), 0),
  );
}

const FIXED: readonly [number, number] = [0b011, 3];

describe('what zlib packed comes out as it was', () => {
  const texts = { nothing: new Uint8Array(0), 'one byte': bytesOf('a'), zeros: new Uint8Array(400_000) };
  const all = { ...texts, log: logLines(700_000), noise: noise(200_000) };
  const strategies = {
    usual: constants.Z_DEFAULT_STRATEGY,
    fixed: constants.Z_FIXED,
    huffman: constants.Z_HUFFMAN_ONLY,
  };
  const cases = Object.entries(all).flatMap(([what, bytes]) => [
    ...[0, 1, 6, 9].map((level) => [`${what} at level ${level}`, bytes, { level }] as const),
    ...Object.entries(strategies).map(([name, strategy]) => [`${what}, ${name}`, bytes, { strategy }] as const),
  ]);

  test.each(cases)('%s', async (_, bytes, options) => {
    const data = deflateRawSync(bytes, options);
    for (const sizes of [[65_536], [1, 1023, 1024, 1025], [data.length + 1]]) {
      const { failure, rest, bytes: inflated } = await run(concat(data, bytesOf('rest')), ...sizes);
      expect([failure, rest, compare(inflated, bytes)]).toEqual([undefined, 4, 'same']);
    }
  });
});

describe('data that is cut', () => {
  const text = logLines(20_000);
  const data = deflateRawSync(text);

  test('yields what came before the cut', async () => {
    for (let end = 0; end < data.length; end += 7) {
      const { failure, bytes } = await run(data.subarray(0, end), 300);
      expect(failure).toBe('truncated');
      expect(compare(bytes, text.subarray(0, bytes.length))).toBe('same');
      // A byte has at most eight symbols, each of which has at least a byte to say; headers say nothing.
      if (end > 1000) expect(bytes.length).toBeGreaterThan(2 * (end - 1000));
    }
  });
});

describe('data that makes no sense is refused, as zlib does', () => {
  test.each([
    ['a block of the kind that is none', bits([0b111, 3])],
    ['a stored block whose length is not confirmed', Uint8Array.of(1, 4, 0, 4, 0, 1, 2, 3, 4)],
    ['a distance before the beginning', bits(FIXED, [0b1000000, 7], [0, 40])],
    ['287 symbols of literals', bits([0b101, 3], [30, 5], [0, 5], [0, 4], [0, 40])],
    ['31 distances', bits([0b101, 3], [0, 5], [30, 5], [0, 4], [0, 40])],
    ['no code for lengths at all', bits([0b101, 3], [0, 5], [0, 5], [0, 4], [0, 400])],
  ])('%s', async (_, data) => {
    expect(() => inflateRawSync(concat(data, new Uint8Array(20)))).toThrow();
    expect((await run(concat(data, new Uint8Array(20)), 64)).failure).toBe('corrupt');
  });
});

test('whatever is done to the data, zlib says the same of it', async () => {
  const data = deflateRawSync(logLines(3000));
  const change = fc.record({ at: fc.nat(data.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const changed = new Uint8Array(data);
      for (const { at, byte } of changes) changed[at] = byte;
      const expected = zlibSays(changed);
      const { failure, bytes } = await run(changed, 512);
      expect(failure).toBe(expected.failure);
      if (expected.bytes !== undefined) expect(compare(bytes, expected.bytes)).toBe('same');
    }),
    { numRuns: 400 },
  );
});

test('whatever the bytes are, zlib says the same of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const { failure } = await run(bytes, 64);
      expect(failure).toBe(zlibSays(bytes).failure);
    }),
    { numRuns: 1000 },
  );
});

function zlibSays(data: Uint8Array): { readonly failure: string | undefined; readonly bytes?: Uint8Array } {
  try {
    return { failure: undefined, bytes: inflateRawSync(data) };
  } catch (error) {
    // It says Z_BUF_ERROR where it wants more than there is.
    return { failure: (error as { code?: string }).code === 'Z_BUF_ERROR' ? 'truncated' : 'corrupt' };
  }
}
