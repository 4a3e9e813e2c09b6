import { describe, expect, test } from 'vitest';
import { decoderOf } from '../../../../src/core/bundle/zip/methods.ts';
import type { ByteStream, Compression } from '../../../../src/core/model/bytes.ts';
import { nodeDecoders } from '../../../../src/adapters/decoders/node-decoders.ts';
import { canPack, logLines, packed } from '../../../support/packed.ts';
import { codesOf, pathsOf } from '../../../support/read-entries.ts';
import { inMemory, openPlaced, openStreamed, readPlaced, readStreamed, sorted } from '../../../support/read-zip.ts';
import { chunked, collect, compare, concat } from '../../../support/streams.ts';
import { le, zip, type ZipPart } from '../../../support/zip-bytes.ts';

const lines = logLines(400_000);

/** APPNOTE 4.4.5; 20 is the number that zstd had at first. */
const METHODS: readonly (readonly [number, Compression])[] = [
  [12, 'bzip2'],
  [20, 'zstd'],
  [93, 'zstd'],
  [95, 'xz'],
];

describe.each(METHODS)('method %d, %s', (method, compression) => {
  const here = test.skipIf(!canPack(compression));
  const part = (): ZipPart => ({ name: 'h/log', method, body: lines, data: packed(compression, lines) });

  here.each([undefined, 'signed', 'bare'] as const)('is read both ways; descriptor: %s', async (descriptor) => {
    const bytes = zip([
      { ...part(), descriptor },
      { name: 'h/z', body: 'z\n' },
    ]);
    const [streamed, placed] = [await readStreamed(chunked(bytes, 5000)), await readPlaced(bytes)];
    expect(compare(streamed.entries[0]?.bytes ?? le(0, 1), lines)).toBe('same');
    expect(streamed).toMatchObject({ notes: [], error: undefined });
    expect(sorted(streamed)).toEqual(sorted(placed ?? { entries: [] }));
  });

  here('damaged, it is a note, and the next member is read', async () => {
    const data = packed(compression, lines);
    data.fill(0x55, data.length >> 1, (data.length >> 1) + 50);
    const bytes = zip([
      { ...part(), data },
      { name: 'h/z', body: 'z\n' },
    ]);
    for (const read of [await readStreamed(bytes), await readPlaced(bytes)]) {
      expect(read?.entries.map(({ path }) => path)).toEqual(['h/log', 'h/z']);
      expect(read && codesOf(read)).toEqual(['damaged']);
    }
  });

  here('left half read, it does not hold up the next member', async () => {
    const bytes = zip([part(), { ...part(), name: 'h/again', descriptor: 'bare' }, { name: 'h/z', body: 'z\n' }]);
    for (const entries of [openStreamed(bytes), await openPlaced(inMemory(bytes))]) {
      const begun: string[] = [];
      for await (const { path, body } of entries) {
        for await (const chunk of body) {
          if (chunk.length > 0) begun.push(path);
          break;
        }
      }
      expect(begun).toEqual(['h/log', 'h/again', 'h/z']);
    }
  });

  here('past the limit, it is the last member', async () => {
    const bytes = zip([part(), { name: 'h/z', body: 'z\n' }]);
    const read = await readStreamed(chunked(bytes, 500), { limits: { expandedBytes: 100_000 } });
    expect(codesOf(read)).toEqual(['too-large']);
    expect(pathsOf(read)).toEqual(['h/log']);
  });
});

describe('LZMA', () => {
  const data = Uint8Array.of(9, 4, 5, 0, 0x5d, 0, 0, 0x80, 0, 1, 2, 3, 4, 5, 6);
  const passing = { ...nodeDecoders(), lzma: (source: ByteStream) => source };

  test.each<[string, number, number | undefined, Uint8Array]>([
    ['of known size', 0, 7, le(7, 8)],
    ['with an end marker', 2, 7, new Uint8Array(8).fill(0xff)],
    ['of unknown size', 0, undefined, new Uint8Array(8).fill(0xff)],
    ['of more bytes than 32 bits count', 0, 2 ** 33, le(2 ** 33, 8)],
  ])('becomes a file of the lzma tool: %s', async (_, flags, size, field) => {
    const expected = concat(data.subarray(4, 9), field, data.subarray(9));
    for (const chunk of [1, 4, 9, 10, 100]) {
      const decode = decoderOf({ method: 14, flags, size }, passing);
      expect((await collect(decode?.(chunked(data, chunk)) ?? chunked(data, 1))).bytes).toEqual(expected);
    }
  });

  test.skipIf(!canPack('xz'))('is read, where its writer ended it with a marker', async () => {
    const alone = packed('xz', lines, '--format=lzma');
    const zipped = concat(Uint8Array.of(9, 20, 5, 0), alone.subarray(0, 5), alone.subarray(13));
    const bytes = zip([{ name: 'h/log', method: 14, flags: 2, body: lines, data: zipped }]);
    for (const read of [await readStreamed(chunked(bytes, 3000)), await readPlaced(bytes)]) {
      expect(read?.notes).toEqual([]);
      expect(compare(read?.entries[0]?.bytes ?? le(0, 1), lines)).toBe('same');
    }
  });
});
