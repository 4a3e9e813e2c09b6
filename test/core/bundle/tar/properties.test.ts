import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INCOMPLETE } from '../../../../src/core/model/note.ts';
import { readArchive, type ReadArchive, type ReadEntry } from '../../../support/read-entries.ts';
import { bytesOf, chunked, concat } from '../../../support/streams.ts';
import { checksummed, END, header, longName, member, padded, pax } from '../../../support/tar-bytes.ts';

/** Members with everything in front of them that formats know, and where each of them ends. */
const PARTS = [
  member({ name: 'host/', type: '5' }),
  member('host/proc/mounts', 'rootfs / rootfs rw 0 0\n'),
  concat(longName(`host/${'n'.repeat(300)}`), member('cut', 'x'.repeat(700))),
  concat(pax({ path: 'host/etc/界', mtime: '12.5' }), member('cut', 'y'.repeat(512))),
  member({ name: 'host/etc/mtab', type: '2', linkName: '../proc/mounts' }),
  member({ name: 'host/fifo', type: '6' }),
  concat(
    header({ name: 'host/sparse', type: 'S', magic: 'gnu', size: 10, patch: { 482: 1 } }),
    padded(bytesOf('00000000007\x0000000000012\x00')),
    new Uint8Array(512).fill(65),
  ),
  member('host/last', 'z'.repeat(1200)),
];
const ARCHIVE = concat(...PARTS, END);
const CONTENT_BYTES = ARCHIVE.length - END.length;
const STARTS = PARTS.map((_, index) => concat(...PARTS.slice(0, index)).length);
/** How many members lie wholly before this byte. */
const wholeBefore = (at: number): number =>
  PARTS.filter((part, index) => (STARTS[index] ?? 0) + part.length <= at).length;

const sizes = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 4 });
const read = (bytes: Uint8Array, ...chunks: number[]): Promise<ReadArchive> =>
  readArchive(chunked(bytes, ...chunks), { metadataBytes: 4096 });

/** Equal, but for a note of a FIFO, which both have. */
function expectBegins(entries: readonly ReadEntry[], expected: readonly ReadEntry[], count: number): void {
  expect(entries.slice(0, count)).toEqual(expected.slice(0, count));
}

describe('a sound archive', () => {
  test('is read whole', async () => {
    const { entries, notes, error } = await read(ARCHIVE, 512);
    expect(entries).toHaveLength(PARTS.length);
    expect(notes.map(({ code }) => code)).toEqual(['skipped']);
    expect(error).toBeUndefined();
  });

  test('gives the same however it is cut into chunks', async () => {
    const whole = await read(ARCHIVE, ARCHIVE.length);
    const property = fc.asyncProperty(sizes, async (chunks) => {
      expect(await read(ARCHIVE, ...chunks)).toEqual(whole);
    });
    await fc.assert(property, { numRuns: 100, examples: [[[1]], [[511]], [[512]], [[513]]] });
  });
});

test('cut anywhere, all whole members are there, and the cut is told', async () => {
  const { entries: all } = await read(ARCHIVE, 512);
  const property = fc.asyncProperty(fc.integer({ min: 1, max: CONTENT_BYTES }), sizes, async (length, chunks) => {
    const { entries, notes, error } = await read(ARCHIVE.subarray(0, length), ...chunks);
    expect(error).toBeUndefined();
    expectBegins(entries, all, wholeBefore(length));
    expect(entries.length).toBeLessThanOrEqual(wholeBefore(length) + 1);
    expect(notes.some(({ code }) => code === 'truncated')).toBe(true);
  });
  await fc.assert(property, { numRuns: 300 });
});

test('with any one bit wrong, all members before it survive, and nothing is thrown', async () => {
  const { entries: all } = await read(ARCHIVE, 512);
  const property = fc.asyncProperty(fc.nat(ARCHIVE.length * 8 - 1), async (bit) => {
    const bytes = ARCHIVE.slice();
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const { entries, error } = await read(bytes, 700);
    expect(error).toBeUndefined();
    expectBegins(entries, all, wholeBefore(bit >> 3));
  });
  await fc.assert(property, { numRuns: 400 });
});

test('with a run of bytes lost or put in, the members before it survive, and the damage is told', async () => {
  const { entries: all } = await read(ARCHIVE, 512);
  const where = fc.integer({ min: 0, max: CONTENT_BYTES - 1 });
  const property = fc.asyncProperty(where, fc.integer({ min: -600, max: 600 }), async (at, change) => {
    fc.pre(change !== 0);
    const inserted = new Uint8Array(Math.max(change, 0)).fill(0x33);
    const bytes = concat(ARCHIVE.subarray(0, at), inserted, ARCHIVE.subarray(at + Math.max(-change, 0)));
    const { entries, error } = await read(bytes, 700);
    expect(error).toBeUndefined();
    expectBegins(entries, all, wholeBefore(at));
  });
  await fc.assert(property, { numRuns: 300 });
});

test('any bytes at all end with notes and not with a throw', async () => {
  const property = fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), sizes, async (bytes, chunks) => {
    const { error, notes } = await read(bytes, ...chunks);
    expect(error).toBeUndefined();
    if (bytes.some((byte) => byte !== 0) || bytes.length === 0) expect(notes).not.toEqual([]);
  });
  await fc.assert(property, { numRuns: 200 });
});

test('any blocks with sound checksums end, and no name leads out', async () => {
  const interesting = fc.constantFrom(...Array.from('LKxXgSD0125673V\0'));
  const block = fc
    .tuple(interesting, fc.uint8Array({ minLength: 512, maxLength: 512 }), fc.nat(3000))
    .map(([type, noise, size]) => {
      const bytes = header({ name: 'a', type, size });
      bytes.set(noise.subarray(0, 100));
      bytes.set(noise.subarray(157, 257), 157);
      bytes.set(noise.subarray(345), 345);
      return checksummed(bytes);
    });
  const property = fc.asyncProperty(fc.array(block, { maxLength: 20 }), async (blocks) => {
    const { entries, error } = await read(concat(...blocks), 333);
    expect(error).toBeUndefined();
    for (const { path } of entries) expect(path.split('/')).not.toContain('..');
  });
  await fc.assert(property, { numRuns: 200 });
});

test('whatever is lost, an archive that lost members is told to be incomplete', async () => {
  const { entries: all } = await read(ARCHIVE, 512);
  const property = fc.asyncProperty(fc.integer({ min: 0, max: PARTS.length - 1 }), fc.nat(147), async (index, at) => {
    const bytes = ARCHIVE.slice();
    const place = (STARTS[index] ?? 0) + at;
    bytes[place] = (bytes[place] ?? 0) ^ 0x04;
    const { entries, notes } = await read(bytes, 700);
    if (entries.length < all.length) expect(notes.some(({ code }) => INCOMPLETE.has(code))).toBe(true);
  });
  await fc.assert(property, { numRuns: 200 });
});
