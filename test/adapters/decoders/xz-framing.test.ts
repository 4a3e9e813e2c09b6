import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { XzFraming } from '../../../src/adapters/decoders/xz-framing.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, packed } from '../../support/packed.ts';
import { bytesOf, chunked, collect, compare, concat } from '../../support/streams.ts';

async function frame(bytes: Uint8Array, ...sizes: number[]): Promise<{ passed: Uint8Array; junk: boolean }> {
  const framing = new XzFraming();
  const { bytes: passed, error } = await collect(framing.streams(chunked(bytes, ...sizes)));
  expect(error).toBeUndefined();
  return { passed, junk: framing.junk };
}

describe.skipIf(!needs('xz'))(titleNeeding('the structure of xz data', 'xz'), () => {
  const one = packed('xz', logLines(40_000), '--block-size=7000');
  const raw = packed(
    'xz',
    new Uint8Array(70_000).map((_, index) => (index * 7919) >>> 3),
    '-0',
    '--check=sha256',
  );
  const empty = packed('xz', new Uint8Array(0), '--check=none');
  const ALL = concat(one, new Uint8Array(12), empty, raw, new Uint8Array(5), one);
  const STREAMS = concat(one, empty, raw, one);

  test('padding between streams falls away, the streams stay', async () => {
    const { passed, junk } = await frame(ALL, 1000);
    expect(compare(passed, STREAMS)).toBe('same');
    expect(junk).toBe(false);
  });

  test('and so they do however the bytes arrive, with junk behind them or without', async () => {
    const junks = fc.constantFrom('', '\n', 'junk', '\u0001', '7zXZ', 'ý7zX', 'ý');
    const property = fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 }),
      junks,
      fc.nat(9),
      async (sizes, junk, zeros) => {
        const tail = Uint8Array.from(junk, (character) => character.charCodeAt(0));
        const result = await frame(concat(ALL, new Uint8Array(zeros), tail), ...sizes);
        const mayBeHeader = junk.startsWith('ý');
        expect(compare(result.passed, mayBeHeader ? concat(STREAMS, tail) : STREAMS)).toBe('same');
        expect(result.junk).toBe(junk !== '' && !mayBeHeader);
      },
    );
    await fc.assert(property, { numRuns: 60, examples: [[[1], 'junk', 0]] });
  });

  test('what only begins like a header is junk as soon as that is clear, and nothing of it passes', async () => {
    const { passed, junk } = await frame(concat(one, Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x01), one), 100);
    expect(compare(passed, one)).toBe('same');
    expect(junk).toBe(true);
  });

  test('a cut passes as it is', async () => {
    const property = fc.asyncProperty(fc.nat(one.length), async (length) => {
      const { passed, junk } = await frame(one.subarray(0, length), 333);
      expect(compare(passed, one.subarray(0, length))).toBe('same');
      expect(junk).toBe(false);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

test.each([
  ['text', bytesOf('no xz at all\n'.repeat(100))],
  ['zeros', new Uint8Array(1000)],
  ['nothing', new Uint8Array(0)],
])('where the structure makes no sense, everything passes: %s', async (_case, bytes) => {
  const { passed, junk } = await frame(bytes, 7);
  expect(compare(passed, bytes)).toBe('same');
  expect(junk).toBe(false);
});

test('any bytes behind a magic pass, or are junk behind a whole stream', async () => {
  const magic = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
  const property = fc.asyncProperty(
    fc.uint8Array({ maxLength: 300 }),
    fc.integer({ min: 1, max: 50 }),
    async (rest, size) => {
      const bytes = concat(Uint8Array.from(magic), rest);
      const { passed, junk } = await frame(bytes, size);
      if (!junk) expect(bytes.length - passed.length).toBeLessThanOrEqual(rest.filter((byte) => byte === 0).length);
      else expect(passed.length).toBeLessThan(bytes.length);
    },
  );
  await fc.assert(property, { numRuns: 300 });
});
