import { describe, expect, test } from 'vitest';
import { UnhangError } from '../../../src/core/model/errors.ts';
import { stillAlive } from '../../support/alive.ts';
import { canPack, logLines, packed, titleOf, WAYS } from '../../support/packed.ts';
import { bytesOf, chunked, collect, compare, concat, failing, whole } from '../../support/streams.ts';

const LOG = logLines(301_234);
const SMALL = logLines(3000);
const EMPTY = new Uint8Array(0);

describe.each(WAYS.map((way) => [titleOf(way), way] as const))(
  '%s',
  (_title, { compression, heldBack = 0, decode }) => {
    const pack = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => packed(compression, bytes);
    const read = (bytes: Uint8Array, ...sizes: number[]) =>
      collect(decode(chunked(bytes, ...(sizes.length > 0 ? sizes : [65_536]))));

    describe.skipIf(!canPack(compression))('sound data', () => {
      test.each([[65_536], [1000, 1, 4097], [10_000_000]])(
        'decodes to what was packed, in chunks of %i',
        async (...sizes) => {
          const { bytes, error } = await read(pack(LOG), ...sizes);
          expect(error).toBeUndefined();
          expect(compare(bytes, LOG)).toBe('same');
          expect(stillAlive()).toBe(0);
        },
      );

      test('decodes byte by byte', async () => {
        const { bytes, error } = await read(pack(SMALL), 1);
        expect(error).toBeUndefined();
        expect(compare(bytes, SMALL)).toBe('same');
      });

      test.each([0, 1, 2, 255, 65_535, 65_536, 262_144, 262_145])('of %i bytes', async (size) => {
        const { bytes, error } = await read(pack(LOG.subarray(0, size)));
        expect(error).toBeUndefined();
        expect(compare(bytes, LOG.subarray(0, size))).toBe('same');
      });

      test('in several streams behind one another, empty ones among them', async () => {
        const parts = [SMALL, EMPTY, LOG, bytesOf('x'), EMPTY, EMPTY, SMALL];
        for (const size of [1000, 65_536]) {
          const { bytes, error } = await read(concat(...parts.map(pack)), size);
          expect(error).toBeUndefined();
          expect(compare(bytes, concat(...parts))).toBe('same');
        }
      });
    });

    describe.skipIf(!canPack(compression))('data that ends too early', () => {
      const first = LOG.subarray(0, 100_000);

      test.each([0.02, 0.3, 0.6, 0.95])(
        'gives all whole streams and a beginning of the cut one (%f)',
        async (share) => {
          const [one, two] = [pack(first), pack(LOG)];
          const { bytes, error } = await read(
            concat(one, two).subarray(0, one.length + Math.floor(two.length * share)),
            5000,
          );
          expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated', compression } });
          expect(bytes.length).toBeGreaterThanOrEqual(first.length);
          expect(compare(bytes, concat(first, LOG).subarray(0, bytes.length))).toBe('same');
          expect(stillAlive()).toBe(0);
        },
      );

      test('by a single byte gives everything that the way does not hold back', async () => {
        const { bytes, error } = await read(pack(LOG).subarray(0, -1));
        expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated' } });
        expect(bytes.length).toBeGreaterThanOrEqual(LOG.length - heldBack);
        expect(compare(bytes, LOG.subarray(0, bytes.length))).toBe('same');
      });

      test('inside the header of the first stream', async () => {
        const { bytes, error } = await read(pack(LOG).subarray(0, 9));
        expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated' } });
        expect(bytes).toHaveLength(0);
      });

      test('is told the same for a cut inside the header of the next stream', async () => {
        const { bytes, error } = await read(concat(pack(LOG), pack(LOG).subarray(0, 8)));
        expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated' } });
        expect(compare(bytes, LOG)).toBe('same');
      });
    });

    describe.skipIf(!canPack(compression))('data with a wrong bit', () => {
      test.each([0.1, 0.4, 0.7, 0.97])('gives all whole streams before it, and says so (%f)', async (share) => {
        const [one, two] = [pack(LOG), pack(LOG)];
        const bytes = concat(one, two);
        const at = one.length + Math.floor(two.length * share);
        bytes[at] = (bytes[at] ?? 0) ^ 0x10;
        const { bytes: decoded, error } = await read(bytes, 5000);
        expect(error).toBeInstanceOf(UnhangError);
        expect(error).toMatchObject({ code: 'DAMAGED' });
        expect((error as UnhangError).details['reason']).toMatch(/^(corrupt|truncated)$/);
        expect(compare(decoded.subarray(0, LOG.length), LOG)).toBe('same');
        expect(decoded.length).toBeLessThan(3 * LOG.length);
        expect(stillAlive()).toBe(0);
      });
    });

    describe.skipIf(!canPack(compression))('bytes behind the end', () => {
      test.each([
        ['text', bytesOf('\nConnection to host closed.\n')],
        ['one byte', bytesOf('x')],
        ['much of it', new Uint8Array(300_000).fill(0x55)],
        ['something that begins like another stream', undefined],
      ])('%s: everything was decoded, and then it is told', async (_case, junk) => {
        const sound = pack(LOG);
        const trailing = junk ?? concat(sound.subarray(0, 1), bytesOf('nothing of the kind, and long enough to tell'));
        const { bytes, error } = await read(concat(sound, trailing), 4096);
        expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'trailing', compression } });
        expect(compare(bytes, LOG)).toBe('same');
        expect(stillAlive()).toBe(0);
      });
    });

    describe.skipIf(!canPack(compression))('a source that fails', () => {
      test.each([0, 2000])('after %i bytes throws its own error, behind what could be decoded', async (size) => {
        const sound = pack(LOG);
        const error = new UnhangError('UNREADABLE', 'the disk');
        const result = await collect(decode(failing(sound.subarray(0, size), error)));
        expect(result.error).toBe(error);
        expect(compare(result.bytes, LOG.subarray(0, result.bytes.length))).toBe('same');
        expect(stillAlive()).toBe(0);
      });
    });

    test.skipIf(!canPack(compression))('junk from the first byte is damage', async () => {
      const { bytes, error } = await collect(
        decode(whole(concat(pack(SMALL).subarray(0, 6), new Uint8Array(500).fill(0x41)))),
      );
      expect(error).toMatchObject({ code: 'DAMAGED' });
      expect(bytes).toHaveLength(0);
    });
  },
);
