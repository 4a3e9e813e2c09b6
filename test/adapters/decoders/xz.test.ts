import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { nodeDecoders } from '../../../src/adapters/decoders/node-decoders.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, noise, packed } from '../../support/packed.ts';
import { bytesOf, chunked, collect, compare, concat } from '../../support/streams.ts';

const LOG = logLines(150_000);
const LONGEST_MATCH = 273;
const pack = (...args: string[]): Uint8Array<ArrayBuffer> => packed('xz', LOG, ...args);
const zeros = (size: number): Uint8Array => new Uint8Array(size);

/** The same data, with a dictionary of 1 GiB asked for: the property byte of LZMA2 and the header's checksum changed. */
function hugeDictionary(): Uint8Array {
  const bytes = pack('--check=none');
  // Stream header 12, block header size, flags, filter id, size of properties, dictionary.
  expect(bytes[14]).toBe(0x21);
  bytes[16] = 36;
  const size = 4 * ((bytes[12] ?? 0) + 1);
  new DataView(bytes.buffer).setUint32(12 + size - 4, crc32(bytes.subarray(12, 12 + size - 4)), true);
  return bytes;
}

describe.skipIf(!needs('xz'))(titleNeeding('xz', 'xz'), () => {
  describe.each([
    ['command', false],
    ['worker', true],
  ])('by %s', (way, portable) => {
    const read = (bytes: Uint8Array, size = 4096) => collect(nodeDecoders({ portable }).xz(chunked(bytes, size)));

    test.each([
      ['without a check', ['--check=none']],
      ['with crc32', ['--check=crc32']],
      ['with crc64', ['--check=crc64']],
      ['of many blocks', ['--block-size=20000']],
      ['of many blocks, by several threads', ['-T2', '--block-size=20000']],
      ['of blocks without sizes', ['-T1', '--block-size=30000']],
      ['at its hardest', ['-9e']],
      ['at its fastest', ['-0']],
      ['with a dictionary of 64 MiB', ['--lzma2=preset=6,dict=64MiB']],
      ['with a dictionary of 4 KiB', ['--lzma2=dict=4KiB']],
      ['with other bits of context', ['--lzma2=lc=1,lp=3,pb=4']],
      ['of small blocks with a large dictionary', ['-T2', '-9', '--block-size=20000']],
    ])('a stream %s', async (_case, args) => {
      const { bytes, error } = await read(pack(...args));
      expect(error).toBeUndefined();
      expect(compare(bytes, LOG)).toBe('same');
    });

    test.each([
      ['with sha256', ['--check=sha256']],
      ['through an x86 filter', ['--x86', '--lzma2']],
      ['through a delta filter', ['--delta=dist=2', '--lzma2']],
    ])('a stream %s is decoded, or is said not to be', async (_case, args) => {
      const { bytes, error } = await read(pack(...args));
      if (error === undefined) expect(compare(bytes, LOG)).toBe('same');
      else {
        expect(way).toBe('worker');
        expect(error).toMatchObject({ code: 'UNSUPPORTED', details: { reason: 'unsupported', compression: 'xz' } });
        expect(bytes).toHaveLength(0);
      }
    });

    test('what cannot be packed', async () => {
      const content = concat(LOG, noise(200_000), LOG);
      const { bytes, error } = await read(packed('xz', content, '--lzma2=dict=64KiB'), 65_536);
      expect(error).toBeUndefined();
      expect(compare(bytes, content)).toBe('same');
    });

    test('streams with larger and smaller dictionaries', async () => {
      const sizes = ['4KiB', '8MiB', '64KiB', '1MiB'];
      const { bytes, error } = await read(concat(...sizes.map((size) => pack(`--lzma2=dict=${size}`))));
      expect(error).toBeUndefined();
      expect(compare(bytes, concat(...sizes.map(() => LOG)))).toBe('same');
    });

    test('a dictionary of 1 GiB is refused before it is allocated', async () => {
      const { bytes, error } = await read(hugeDictionary());
      expect(error).toMatchObject({ code: 'UNSUPPORTED', details: { reason: 'unsupported' } });
      expect(bytes).toHaveLength(0);
    });

    test.each([
      ['four zeros behind it', [pack, zeros(4)]],
      ['many zeros behind it', [pack, zeros(10_240)]],
      ['zeros that are no multiple of four behind it', [pack, zeros(7)]],
      ['zeros between two', [pack, zeros(512), pack]],
      ['odd zeros between two', [pack, zeros(3), pack]],
      ['different checks in two', [pack, () => pack('--check=none')]],
    ])('%s', async (_case, parts) => {
      const streams = parts.filter((part) => typeof part === 'function');
      const bytes = concat(...parts.map((part) => (typeof part === 'function' ? part() : part)));
      for (const size of [1000, 4096, bytes.length]) {
        const result = await read(bytes, size);
        expect(result.error).toBeUndefined();
        expect(compare(result.bytes, concat(...streams.map(() => LOG)))).toBe('same');
      }
    });

    test('junk behind padding', async () => {
      const { bytes, error } = await read(concat(pack(), zeros(64), bytesOf('junk')));
      expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'trailing' } });
      expect(compare(bytes, LOG)).toBe('same');
    });

    test('a second stream that is damaged is damage, not junk', async () => {
      const second = pack();
      second[8] = (second[8] ?? 0) ^ 1;
      const { bytes, error } = await read(concat(pack(), second));
      expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt' } });
      expect(compare(bytes, LOG)).toBe('same');
    });

    test('a block whose checksum is wrong is damage, after its bytes', async () => {
      const bytes = pack('--check=crc64');
      // Footer 12, index 8 or more, and in front of it the check.
      const index =
        bytes.length - 12 - 4 * ((new DataView(bytes.buffer).getUint32(bytes.length - 8, true) & 0xffff) + 1);
      bytes[index - 1] = (bytes[index - 1] ?? 0) ^ 1;
      const result = await read(bytes);
      expect(result.error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt' } });
      expect(result.bytes.length).toBeGreaterThan(LOG.length - 65_536);
      expect(compare(result.bytes, LOG.subarray(0, result.bytes.length))).toBe('same');
    });
  });

  test.each([
    ['in one block', []],
    ['in blocks whose sizes are known', ['-T2', '--block-size=60000']],
    ['in blocks whose sizes are not', ['-T1', '--block-size=60000', '--check=none']],
    ['at its fastest', ['-0', '--check=crc32']],
  ])('what xz makes of damage %s, the worker makes of it too', async (_case, args) => {
    const sound = packed('xz', concat(LOG, noise(70_000)), ...args);
    for (const share of [0.01, 0.3, 0.5, 0.9]) {
      const changed = new Uint8Array(sound);
      const at = Math.floor(share * sound.length);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      for (const bytes of [changed, sound.subarray(0, at)]) {
        const [byXz, byWorker] = await Promise.all(
          [false, true].map((portable) => collect(nodeDecoders({ portable }).xz(chunked(bytes, 30_000)))),
        );
        expect(byWorker?.error).toEqual(byXz?.error);
        // A match that reads past the end of its chunk is only a part of what xz hands on.
        const [expected, got] = [byXz?.bytes ?? bytes, byWorker?.bytes ?? bytes];
        expect(got.length).toBeGreaterThan(expected.length - LONGEST_MATCH);
        expect(compare(got, expected.subarray(0, got.length))).toBe('same');
      }
    }
  });
});
