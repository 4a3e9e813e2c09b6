import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeDecoders } from '../../../src/adapters/decoders/node-decoders.ts';
import { INCOMPLETE } from '../../../src/core/model/note.ts';
import { openAndRead, type OpenedBundle } from '../../support/open.ts';
import { bytesOf, chunked, concat, whole } from '../../support/streams.ts';
import { archive, longName, member, pax } from '../../support/tar-bytes.ts';

/** Text that compresses like a log, and is always the same. */
function lines(count: number): string {
  let state = 7;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    return `kernel: task df:${state >>> 20} blocked for more than ${state >>> 24} seconds\n`;
  }).join('');
}

const TAR = archive(
  member({ name: 'host/', type: '5' }),
  member('host/messages', lines(200)),
  concat(longName(`host/${'n'.repeat(150)}`), member('cut', lines(50))),
  concat(pax({ path: 'host/界' }), member('cut', lines(50))),
  member({ name: 'host/mtab', type: '2', linkName: 'messages' }),
  member('host/last', lines(100)),
);
const PACKED = new Uint8Array(gzipSync(TAR));
const decoders = nodeDecoders();
const open = (bytes: Uint8Array, ...sizes: number[]): Promise<OpenedBundle> =>
  openAndRead(sizes.length === 0 ? whole(bytes) : chunked(bytes, ...sizes), { decoders });
const isIncomplete = ({ notes, error }: OpenedBundle): boolean =>
  error !== undefined || notes.some(({ code }) => INCOMPLETE.has(code));

// `openAndRead` throws on whatever is no `UnhangError`, and so fails the test.
describe('a compressed bundle', () => {
  test('gives the same however it arrives', async () => {
    const expected = await open(PACKED);
    expect(expected.entries).toHaveLength(6);
    const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 3 });
    const property = fc.asyncProperty(sizes, async (chunks) => {
      expect(await open(PACKED, ...chunks)).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 40, examples: [[[1]]] });
  });

  test('cut anywhere gives a beginning of what it held, and is incomplete', async () => {
    const { entries: all } = await open(PACKED);
    const property = fc.asyncProperty(fc.integer({ min: 1, max: PACKED.length - 1 }), async (length) => {
      const bundle = await open(PACKED.subarray(0, length));
      expect(isIncomplete(bundle)).toBe(true);
      bundle.entries.slice(0, -1).forEach((entry, index) => {
        expect(entry).toEqual(all[index]);
      });
    });
    await fc.assert(property, { numRuns: 100 });
  });

  test('with any bit wrong in its data is incomplete, or what came of it is the same', async () => {
    const expected = await open(PACKED);
    const property = fc.asyncProperty(fc.nat(PACKED.length * 8 - 1), async (bit) => {
      const bytes = PACKED.slice();
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const bundle = await open(bytes);
      if (!isIncomplete(bundle)) expect(bundle).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

test('any bytes are read, or refused with a reason', async () => {
  const magic = fc.constantFrom(
    [],
    [0x1f, 0x8b, 8],
    [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3],
    [0x28, 0xb5],
    [0xfd, 0x37, 0x7a],
  );
  const property = fc.asyncProperty(magic, fc.uint8Array({ maxLength: 2000 }), async (start, rest) => {
    const { error, entries } = await open(concat(Uint8Array.from(start), rest));
    if (error !== undefined) expect(error.message).toMatch(/\.$/);
    else expect(entries.length).toBeGreaterThan(0);
  });
  await fc.assert(property, { numRuns: 200 });
});

test('any text is read whole', async () => {
  const property = fc.asyncProperty(fc.stringMatching(/^[a-z][a-z0-9 \n]{0,300}$/), async (text) => {
    const { error, entries, notes } = await open(bytesOf(text), 7);
    expect(error).toBeUndefined();
    expect(notes).toEqual([]);
    expect(entries[0]?.bytes).toEqual(bytesOf(text));
  });
  await fc.assert(property, { numRuns: 100 });
});
