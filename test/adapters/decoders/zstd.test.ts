import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, noise, packed, WAYS } from '../../support/packed.ts';
import { stillAlive } from '../../support/alive.ts';
import { reasonsOf, resumed } from '../../support/resumed.ts';
import { bytesOf, chunked, collect, compare, concat } from '../../support/streams.ts';

const MIB = 2 ** 20;
const LOG = logLines(400_000);
const pack = (...args: string[]): Uint8Array<ArrayBuffer> => packed('zstd', LOG, ...args);

/** A frame that is to be passed over (RFC 8878, 3.1.2). */
function skippable(size: number, nibble = 0): Uint8Array {
  const head = new Uint8Array(8);
  head.set([0x50 | nibble, 0x2a, 0x4d, 0x18]);
  new DataView(head.buffer).setUint32(4, size, true);
  return concat(head, new Uint8Array(size).fill(0x28));
}

/** A frame of blocks that repeat one byte; its header is ours to choose. */
function frame(header: readonly number[], blocks: readonly number[]): Uint8Array {
  const parts = blocks.map((size, index) => {
    const word = (size << 3) | (1 << 1) | (index === blocks.length - 1 ? 1 : 0);
    return Uint8Array.of(word & 0xff, (word >> 8) & 0xff, word >> 16, 0x41);
  });
  return concat(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, ...header), ...parts);
}

describe.skipIf(!needs('zstd'))(titleNeeding('zstd', 'zstd'), () => {
  describe.each(WAYS.filter(({ compression }) => compression === 'zstd'))('by $way', ({ way, decode }) => {
    const read = (bytes: Uint8Array, size = 8192) => collect(decode(chunked(bytes, size)));

    test.each([
      ['at its fastest', ['--fast=5']],
      ['at its hardest', ['-19']],
      ['at its very hardest', ['--ultra', '-22']],
      ['without a checksum', ['--no-check']],
      ['without the size of its content', ['--no-content-size']],
      ['with a long window', ['--long=27']],
      ['of several threads', ['-T2', '-B100000']],
    ])('a frame %s', async (_case, args) => {
      const { bytes, error } = await read(pack(...args));
      expect(error).toBeUndefined();
      expect(compare(bytes, LOG)).toBe('same');
    });

    test('what does not compress', async () => {
      const bytes = noise(300_000);
      expect(compare((await read(packed('zstd', bytes))).bytes, bytes)).toBe('same');
    });

    test.each([0, 1, 7, 15])('skippable frames in front, between and behind (%i)', async (nibble) => {
      const bytes = concat(
        skippable(10, nibble),
        pack(),
        skippable(0, nibble),
        skippable(70_000, nibble),
        pack(),
        skippable(3),
      );
      for (const size of [977, bytes.length]) {
        const result = await read(bytes, size);
        expect(result.error).toBeUndefined();
        expect(compare(result.bytes, concat(LOG, LOG))).toBe('same');
      }
    });

    test('a skippable frame that is cut', async () => {
      const { bytes, error } = await read(concat(pack(), skippable(5000).subarray(0, 3000)));
      expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated' } });
      expect(compare(bytes, LOG)).toBe('same');
    });

    test('frames of every kind of header', async () => {
      const windowed = frame([0x00, 0x00], [10, 20]);
      const single = frame([0x20, 30], [30]);
      const twoBytes = frame([0x60, 0x00, 0x01], [512]);
      const result = await read(concat(windowed, single, twoBytes));
      expect(result.error).toBeUndefined();
      expect(result.bytes).toEqual(new Uint8Array(30 + 30 + 512).fill(0x41));
    });

    test.each([
      ['a window of more than 128 MiB', frame([0x00, (18 << 3) | 0], [10])],
      ['a single segment of 4 GiB', frame([0xa0, 0xff, 0xff, 0xff, 0xff], [10])],
    ])('%s is refused before it is allocated', async (_case, bytes) => {
      const result = await read(bytes);
      expect(result.error).toMatchObject({
        code: 'UNSUPPORTED',
        details: { reason: 'unsupported', compression: 'zstd' },
      });
      expect(result.bytes).toHaveLength(0);
    });

    test('a window of just 128 MiB is decoded', async () => {
      const { bytes, error } = await read(frame([0x00, 17 << 3], [10]));
      expect(error).toBeUndefined();
      expect(bytes).toHaveLength(10);
    });

    test.each([
      ['the checksum', (bytes: Uint8Array) => bytes.length - 1],
      ['a literal', (bytes: Uint8Array) => Math.floor(bytes.length / 2)],
    ])('a wrong bit in %s is found', async (_case, place) => {
      const bytes = packed('zstd', noise(200_000));
      bytes[place(bytes)] = (bytes[place(bytes)] ?? 0) ^ 1;
      expect((await read(bytes)).error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt' } });
    });

    test.each([
      ['more', [31]],
      ['less', [29]],
    ])('%s content than the header says is damage', async (_case, blocks) => {
      expect((await read(frame([0x20, 30], blocks))).error).toMatchObject({ code: 'DAMAGED' });
    });

    test('a block of the reserved kind is damage', async () => {
      const bytes = frame([0x00, 0x00], [10]);
      bytes[6] = (bytes[6] ?? 0) | 6;
      expect((await read(bytes)).error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt' } });
    });

    test('a block is at most 128 KiB', async () => {
      expect((await read(frame([0x00, 17 << 3], [131_072]))).bytes).toHaveLength(131_072);
      expect((await read(frame([0x00, 17 << 3], [131_073]))).error).toMatchObject({ code: 'DAMAGED' });
    });

    test('many small frames', async () => {
      const frames = concat(...Array.from({ length: 200 }, () => frame([0x00, 0x00], [1])));
      expect((await read(frames)).bytes).toHaveLength(200);
    });

    test('a bomb comes in pieces', async () => {
      let largest = 0;
      let size = 0;
      for await (const chunk of decode(chunked(packed('zstd', new Uint8Array(32 * MIB)), 65_536))) {
        largest = Math.max(largest, chunk.length);
        size += chunk.length;
      }
      expect(size).toBe(32 * MIB);
      expect(largest).toBeLessThanOrEqual(way === 'command' ? 2 * MIB : MIB);
    });
  });

  describe.each(WAYS.filter(({ compression }) => compression === 'zstd'))('asked again, by $way', ({ decode }) => {
    const frames = [LOG, bytesOf('second'), noise(400_000), LOG.subarray(0, 5000)].map((content) =>
      packed('zstd', content),
    );
    const [first = concat(), second = concat(), third = concat(), fourth = concat()] = frames;
    const again = (...parts: Uint8Array[]) => resumed(decode(chunked(concat(...parts), 10_000)));
    const broken = (bytes: Uint8Array): Uint8Array => {
      const copy = new Uint8Array(bytes);
      copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
      return copy;
    };

    test('behind a damaged frame, the next one comes', async () => {
      const result = await again(second, third, broken(third), fourth);
      expect(reasonsOf(result)).toEqual(['corrupt']);
      expect(compare((result.runs[0] ?? concat()).subarray(0, 6), bytesOf('second'))).toBe('same');
      expect(compare(result.runs[1] ?? concat(), LOG.subarray(0, 5000))).toBe('same');
      expect(stillAlive()).toBe(0);
    });

    test('behind one whose structure is broken too', async () => {
      const lost = new Uint8Array(third);
      lost.fill(0xff, 20, 100_000);
      lost.fill(0xff, 140_000, 140_200);
      const result = await again(lost, skippable(100), fourth);
      expect(reasonsOf(result)[0]).toBe('corrupt');
      expect(compare(result.runs.at(-1) ?? concat(), LOG.subarray(0, 5000))).toBe('same');
    });

    test('behind junk', async () => {
      const result = await again(second, bytesOf('junk'), first, bytesOf('more junk'));
      expect(reasonsOf(result)).toEqual(['trailing', 'trailing']);
      expect(compare(result.runs[1] ?? concat(), LOG)).toBe('same');
    });

    test('behind a cut, nothing comes', async () => {
      const result = await again(third, first.subarray(0, -100));
      expect(reasonsOf(result)).toEqual(['truncated']);
      expect(result.runs[1]).toHaveLength(0);
    });
  });

  describe('a dictionary that we do not have', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'unhang-zstd-'));
    });
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    test.each(WAYS.filter(({ compression }) => compression === 'zstd'))(
      'is said to be needed, by $way',
      async ({ decode }) => {
        const samples = Array.from({ length: 50 }, (_, index) => join(folder, `sample-${index}`));
        samples.forEach((path, index) => writeFileSync(path, LOG.subarray(index * 1000, index * 1000 + 3000)));
        const dictionary = join(folder, 'dictionary');
        execFileSync('zstd', ['-q', '-f', '--train', ...samples, '-o', dictionary, '--maxdict=2048'], {
          stdio: 'pipe',
        });
        const bytes = new Uint8Array(
          execFileSync('zstd', ['-c', '-q', '-D', dictionary], { input: LOG, stdio: 'pipe' }),
        );
        const { error } = await collect(decode(chunked(bytes, 4096)));
        expect(error).toMatchObject({ code: 'UNSUPPORTED', details: { reason: 'unsupported' } });
      },
    );
  });

  test('text behind a frame that ended with its chunk', async () => {
    for (const { compression, decode } of WAYS) {
      if (compression !== 'zstd') continue;
      const bytes = pack();
      async function* parts(): AsyncGenerator<Uint8Array, void, undefined> {
        yield bytes;
        yield bytesOf('Connection closed.\n');
      }
      const { bytes: decoded, error } = await collect(decode(parts()));
      expect(error).toMatchObject({ details: { reason: 'trailing' } });
      expect(compare(decoded, LOG)).toBe('same');
    }
  });
});
