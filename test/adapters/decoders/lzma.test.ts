import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeDecoders } from '../../../src/adapters/decoders/node-decoders.ts';
import { stillAlive } from '../../support/alive.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, noise, packed } from '../../support/packed.ts';
import { bytesOf, chunked, collect, compare, concat, failing, watched } from '../../support/streams.ts';

const LOG = logLines(300_000);
const pack = (bytes: Uint8Array, ...args: string[]): Uint8Array<ArrayBuffer> =>
  packed('xz', bytes, '--format=lzma', ...args);

/** The size in the header in place of "until the marker", as LZMA Utils and 7-Zip write it. */
function withSize(lzma: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lzma);
  new DataView(bytes.buffer).setBigUint64(5, BigInt(size), true);
  return bytes;
}

function withDictionary(lzma: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lzma);
  new DataView(bytes.buffer).setUint32(1, size, true);
  return bytes;
}

describe.skipIf(!needs('xz'))(titleNeeding('lzma', 'xz'), () => {
  describe('in a thread, whatever programs there are', () => {
    const read = (bytes: Uint8Array, size = 4096) => collect(nodeDecoders().lzma(chunked(bytes, size)));

    test.each([
      ['at its fastest', ['-0']],
      ['at its hardest', ['-9e']],
      ['with a small dictionary', ['--lzma1=dict=4KiB']],
      ['with a dictionary that is no power of two', ['--lzma1=dict=5000']],
      ['with no context of literals', ['--lzma1=lc=0']],
      ['with all context of literals', ['--lzma1=lc=4,lp=0,pb=0']],
      ['with positions of literals', ['--lzma1=lc=0,lp=4,pb=4']],
      ['with the most of everything', ['--lzma1=lc=2,lp=2,pb=4']],
    ])('%s', async (_case, args) => {
      for (const content of [LOG, noise(70_000)])
        for (const size of [1000, 1_000_000]) {
          const { bytes, error } = await read(pack(content, ...args), size);
          expect(error).toBeUndefined();
          expect(compare(bytes, content)).toBe('same');
        }
      expect(stillAlive()).toBe(0);
    });

    test.each([0, 1, 2, 4095, 4096, 4097, 131_072, 262_145])('%i bytes', async (size) => {
      const content = LOG.subarray(0, size);
      expect(await read(pack(content, '--lzma1=dict=4KiB'))).toMatchObject({ bytes: content, error: undefined });
    });

    test('runs that are longer than the dictionary', async () => {
      const content = new Uint8Array(3_000_000);
      expect(compare((await read(pack(content, '--lzma1=dict=4KiB'))).bytes, content)).toBe('same');
    });

    test('a size in the header, and the marker too', async () => {
      const { bytes, error } = await read(withSize(pack(LOG), LOG.length));
      expect(error).toBeUndefined();
      expect(compare(bytes, LOG)).toBe('same');
    });

    test('a size in the header, and no marker', async () => {
      // What LZMA-JS 2.3.2 makes of it; xz always writes the marker.
      const hex = '5d00000002d800000000000000002b9a0b2202ba213b071752718dcbda4ae343bb44ebebadc90bffffdecf0000';
      const { bytes, error } = await read(new Uint8Array(Buffer.from(hex, 'hex')));
      expect(error).toBeUndefined();
      expect(new TextDecoder().decode(bytes)).toBe('Why does df hang? '.repeat(12));
    });

    test.each([
      ['larger', 1],
      ['smaller', -1],
    ])('a size in the header that is %s than what there is, is damage', async (_case, difference) => {
      const { bytes, error } = await read(withSize(pack(LOG), LOG.length + difference));
      expect(error).toMatchObject({ code: 'DAMAGED' });
      expect(compare(bytes, LOG.subarray(0, LOG.length + Math.min(difference, 0)))).toBe('same');
    });

    test.each([0.02, 0.5, 0.99])('a cut gives what came before it (%f)', async (share) => {
      const bytes = pack(LOG);
      const { bytes: decoded, error } = await read(bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated', compression: 'lzma' } });
      expect(decoded.length).toBeGreaterThan(LOG.length * share * 0.8 - 3000);
      expect(compare(decoded, LOG.subarray(0, decoded.length))).toBe('same');
    });

    test.each([0, 1, 12, 13, 14, 17])('a cut behind %i bytes', async (size) => {
      const { bytes, error } = await read(pack(LOG).subarray(0, size));
      expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated' } });
      expect(bytes).toHaveLength(0);
    });

    test('a wrong bit gives no more than it can, and is told', async () => {
      const bytes = pack(LOG);
      bytes.fill(0xff, 20_000, 20_020);
      const { bytes: decoded, error } = await read(bytes);
      expect(error).toMatchObject({ code: 'DAMAGED' });
      expect(compare(decoded.subarray(0, 50_000), LOG.subarray(0, 50_000))).toBe('same');
    });

    test('bytes behind the end are told', async () => {
      const marked = await read(concat(pack(LOG), bytesOf('junk')));
      expect(compare(marked.bytes, LOG)).toBe('same');
      expect(marked.error).toMatchObject({ details: { reason: 'trailing' } });
      const sized = await read(concat(withSize(pack(LOG), LOG.length), bytesOf('junk')));
      expect(compare(sized.bytes, LOG)).toBe('same');
      expect(sized.error).toMatchObject({ details: { reason: 'trailing' } });
    });

    test.each([
      ['128 MiB and a byte', 2 ** 27 + 1, 'UNSUPPORTED'],
      ['4 GiB', 2 ** 32 - 1, 'UNSUPPORTED'],
      ['128 MiB', 2 ** 27, undefined],
    ])('a dictionary of %s', async (_case, size, code) => {
      const { bytes, error } = await read(withDictionary(pack(LOG), size));
      expect(bytes).toHaveLength(code === undefined ? LOG.length : 0);
      if (code === undefined) expect(error).toBeUndefined();
      else expect(error).toMatchObject({ code, details: { reason: 'unsupported', compression: 'lzma' } });
    });

    test.each([
      ['of no kind', 225],
      ['of models that liblzma does not make', 4 * 9 + 1],
    ])('properties %s are damage', async (_case, properties) => {
      const bytes = pack(LOG);
      bytes[0] = properties;
      expect((await read(bytes)).error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt' } });
    });

    test('a source that fails throws its own error, behind what could be decoded', async () => {
      const error = new Error('the disk');
      const result = await collect(nodeDecoders().lzma(failing(pack(LOG).subarray(0, 9000), error)));
      expect(result.error).toBe(error);
      expect(compare(result.bytes, LOG.subarray(0, result.bytes.length))).toBe('same');
      expect(stillAlive()).toBe(0);
    });

    test('leaving the loop ends program, thread and source', async () => {
      const { stream, seen } = watched(pack(noise(3_000_000)), 4096);
      for await (const _ of nodeDecoders().lzma(stream)) break;
      expect(stillAlive()).toBe(0);
      expect(seen.closed).toBe(true);
    });
  });

  test('any bytes behind a sane header end in damage of some kind, or decode', async () => {
    const header = pack(LOG).subarray(0, 13);
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (rest) => {
      const { error } = await collect(nodeDecoders().lzma(chunked(concat(header, Uint8Array.of(0), rest), 100)));
      if (error !== undefined) expect(error).toMatchObject({ code: 'DAMAGED' });
    });
    await fc.assert(property, { numRuns: 30 });
  });
});
