import { describe, expect, test } from 'vitest';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, noise, packed, WAYS } from '../../support/packed.ts';
import { bytesOf, chunked, collect, compare, concat } from '../../support/streams.ts';

const LOG = logLines(400_001);
const pack = (...args: string[]): Uint8Array<ArrayBuffer> => packed('bzip2', LOG, ...args);

describe.skipIf(!needs('bzip2'))(titleNeeding('bzip2', 'bzip2'), () => {
  describe.each(WAYS.filter(({ compression }) => compression === 'bzip2'))('by $way', ({ decode, heldBack = 0 }) => {
    const read = (bytes: Uint8Array, size = 8192) => collect(decode(chunked(bytes, size)));

    test.each(['-1', '-5', '-9'])('blocks of every size (%s)', async (level) => {
      const { bytes, error } = await read(pack(level));
      expect(error).toBeUndefined();
      expect(compare(bytes, LOG)).toBe('same');
    });

    test('streams of different levels, as pbzip2 makes many of', async () => {
      const { bytes, error } = await read(concat(pack('-1'), pack('-9'), pack('-2')));
      expect(error).toBeUndefined();
      expect(compare(bytes, concat(LOG, LOG, LOG))).toBe('same');
    });

    test.each([
      [
        'runs of every length',
        concat(...Array.from({ length: 300 }, (_, index) => new Uint8Array(index).fill(index & 255))),
      ],
      ['one long run', new Uint8Array(2_000_000)],
      ['what does not compress', noise(200_000)],
      ['a single byte', bytesOf('x')],
    ])('%s', async (_case, content) => {
      const { bytes, error } = await read(packed('bzip2', content));
      expect(error).toBeUndefined();
      expect(compare(bytes, content)).toBe('same');
    });

    test('a cut gives all whole blocks', async () => {
      const bytes = pack('-1');
      const { bytes: decoded, error } = await read(bytes.subarray(0, bytes.length - 1000));
      expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated' } });
      expect(decoded.length).toBeGreaterThanOrEqual(LOG.length - 101_000 - heldBack);
      expect(compare(decoded, LOG.subarray(0, decoded.length))).toBe('same');
    });

    test('a wrong checksum of the whole stream is found', async () => {
      const bytes = pack();
      bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 0x40;
      const result = await read(bytes);
      expect(result.error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt' } });
      expect(result.bytes.length).toBeGreaterThanOrEqual(LOG.length - heldBack);
      expect(compare(result.bytes, LOG.subarray(0, result.bytes.length))).toBe('same');
    });

    test('zeros behind the end are junk like any other', async () => {
      const { bytes, error } = await read(concat(pack(), new Uint8Array(512)));
      expect(error).toMatchObject({ details: { reason: 'trailing' } });
      expect(compare(bytes, LOG)).toBe('same');
    });

    test('thousands of empty streams', async () => {
      const empty = packed('bzip2', new Uint8Array(0));
      const bytes = concat(...Array.from({ length: 5000 }, () => empty), packed('bzip2', bytesOf('x')));
      expect(await read(bytes, 65_536)).toMatchObject({ bytes: bytesOf('x'), error: undefined });
    });
  });
});
