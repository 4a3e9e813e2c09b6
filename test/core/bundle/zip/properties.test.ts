import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INCOMPLETE } from '../../../../src/core/model/note.ts';
import { noise } from '../../../support/packed.ts';
import type { ReadEntry } from '../../../support/read-entries.ts';
import { readPlaced, readStreamed, sorted } from '../../../support/read-zip.ts';
import { chunked, concat } from '../../../support/streams.ts';
import { le, locals, starts, SYMLINK, zip, type ZipPart } from '../../../support/zip-bytes.ts';

const text = 'rootfs / rootfs rw 0 0\n'.repeat(30);
const inner = zip([{ name: 'inner/x', body: text, method: 8, descriptor: 'signed' }, { name: 'inner/y' }]);

/** Every form that writers know; the link, which comes last where it streams, is last. */
const PARTS: readonly ZipPart[] = [
  { name: 'h/' },
  { name: 'h/stored', body: text },
  { name: 'h/deflated', body: text, method: 8 },
  { name: 'h/described', body: text, method: 8, descriptor: 'signed' },
  { name: 'h/bare', body: noise(500), descriptor: 'bare' },
  { name: 'h/wide', body: text, method: 8, zip64: true },
  { name: 'h/wide-behind', body: noise(300), method: 8, descriptor: 'bare64' },
  { name: 'h/inner.zip', body: inner, descriptor: 'signed64' },
  { name: 'h/empty' },
  { name: 'h/last', body: text, method: 8 },
  { name: 'h/link', body: '../proc/mounts', mode: SYMLINK },
];
const ARCHIVE = zip(PARTS);
const STARTS = starts(PARTS);
const FRONT = locals(PARTS).length;
/** A descriptor without a signature is only told by the next record's; the link by the directory. */
const ENDS = PARTS.slice(0, -1).map(
  ({ descriptor }, index) => (STARTS[index + 1] ?? 0) + (descriptor?.startsWith('bare') ? 4 : 0),
);
/** How many members lie wholly before this byte. */
const wholeBefore = (at: number): number => ENDS.filter((end) => end <= at).length;

const read = (bytes: Uint8Array, ...chunks: number[]) => readStreamed(chunked(bytes, ...chunks));

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

function expectBegins(entries: readonly ReadEntry[], expected: readonly ReadEntry[], count: number): void {
  expect(entries.slice(0, count)).toEqual(expected.slice(0, count));
}

describe('as it streams by', () => {
  test('cut anywhere, all whole members are there, and the cut is told', async () => {
    const { entries: all } = await read(ARCHIVE, 512);
    const sizes = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 3 });
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: ARCHIVE.length - 1 }),
      sizes,
      async (length, chunks) => {
        const { entries, notes, error } = await read(ARCHIVE.subarray(0, length), ...chunks);
        expect(error).toBeUndefined();
        expectBegins(entries, all, wholeBefore(length));
        expect(entries.length).toBeLessThanOrEqual(wholeBefore(length) + 2);
        expect(notes.map(({ code }) => code)).toEqual(['truncated']);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  test('with any one bit wrong, all members before it survive', async () => {
    const { entries: all } = await read(ARCHIVE, 512);
    const property = fc.asyncProperty(fc.nat(ARCHIVE.length * 8 - 1), async (bit) => {
      const { entries, error } = await read(flipped(ARCHIVE, bit), 700);
      expect(error).toBeUndefined();
      expectBegins(entries, all, wholeBefore(bit >> 3));
    });
    await fc.assert(property, { numRuns: 500 });
  });

  test('whatever bit is wrong among the members, a loss is told', async () => {
    const { entries: all } = await read(ARCHIVE, 512);
    const bodies = new Map(all.map((entry) => [entry.path, entry.bytes]));
    const property = fc.asyncProperty(fc.nat(FRONT * 8 - 1), async (bit) => {
      const { entries, notes } = await read(flipped(ARCHIVE, bit), 700);
      const isWhole = [...bodies].every(([path, bytes]) =>
        entries.some((entry) => entry.path === path && Buffer.compare(entry.bytes, bytes) === 0),
      );
      // `skipped`: what the directory alone tells (a link) came too late, since nothing said where the member ends.
      if (!isWhole && !isName(bit >> 3))
        expect(notes.some(({ code }) => INCOMPLETE.has(code) || code === 'bad-name' || code === 'skipped')).toBe(true);
    });
    await fc.assert(property, { numRuns: 500 });
  });

  test('with a run of bytes lost or put in, the members before it survive, and the damage is told', async () => {
    const { entries: all } = await read(ARCHIVE, 512);
    const where = fc.integer({ min: 0, max: FRONT - 1 });
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
});

/** A name has no checksum, and the directory is only compared where somebody reads a member by it. */
function isName(at: number): boolean {
  return PARTS.some(({ name }, index) => {
    const from = (STARTS[index] ?? 0) + 30;
    return at >= from && at < from + name.length;
  });
}

describe('by its directory', () => {
  test('with any one bit wrong among the members, only that one is lost, and that is told', async () => {
    const all = new Map((await readPlaced(ARCHIVE))?.entries.map((entry) => [entry.path, entry]));
    const property = fc.asyncProperty(fc.nat(FRONT * 8 - 1), async (bit) => {
      const placed = await readPlaced(flipped(ARCHIVE, bit));
      expect(placed?.error).toBeUndefined();
      const wrong = placed?.entries.filter((entry) => {
        const expected = all.get(entry.path);
        return (
          expected === undefined ||
          Buffer.compare(entry.bytes, expected.bytes) !== 0 ||
          entry.target !== expected.target
        );
      });
      expect(placed?.entries).toHaveLength(PARTS.length);
      expect(wrong?.length).toBeLessThanOrEqual(1);
      for (const { path } of wrong ?? [])
        expect(placed?.notes).toContainEqual(expect.objectContaining({ code: 'damaged', path }));
    });
    await fc.assert(property, { numRuns: 400 });
  });

  test('with any one bit wrong in the directory, it ends with notes or is left to the local headers', async () => {
    const property = fc.asyncProperty(fc.integer({ min: FRONT * 8, max: ARCHIVE.length * 8 - 1 }), async (bit) => {
      const placed = await readPlaced(flipped(ARCHIVE, bit));
      expect(placed?.error).toBeUndefined();
      if (placed !== undefined) expect(placed.entries.length).toBeLessThanOrEqual(PARTS.length);
    });
    await fc.assert(property, { numRuns: 400 });
  });

  test('cut anywhere, it has no directory', async () => {
    const property = fc.asyncProperty(fc.nat(ARCHIVE.length - 1), async (length) => {
      expect(await readPlaced(ARCHIVE.subarray(0, length))).toBeUndefined();
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

describe('any bytes', () => {
  const signature = fc.constantFrom('0304', '0102', '0506', '0606', '0607', '0708', '0505', '0608').map((hex) => {
    return concat(Uint8Array.of(0x50, 0x4b), Uint8Array.from(Buffer.from(hex, 'hex')));
  });
  const number = fc.oneof(fc.nat(50), fc.constantFrom(0xffff, 8, 0)).map((value) => le(value, 2));
  const pieces = fc.array(fc.oneof(signature, number, number, fc.uint8Array({ maxLength: 20 })), { maxLength: 120 });

  test.each([
    ['noise', fc.uint8Array({ maxLength: 3000 })],
    ['what looks like records', pieces.map((all) => concat(...all))],
  ])('end with notes, by both ways, and no name leads out: %s', async (_, arbitrary) => {
    const property = fc.asyncProperty(arbitrary, async (bytes) => {
      const streamed = await readStreamed(chunked(bytes, 97, 1));
      const placed = await readPlaced(bytes);
      const names = [...streamed.entries, ...(placed?.entries ?? [])].map(({ path }) => path);
      for (const name of names) expect(name.split('/')).not.toContain('..');
      if (streamed.entries.length === 0 && streamed.error === undefined && bytes.length > 0)
        expect(streamed.notes).not.toEqual([]);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});

describe('whatever members there are', () => {
  const name = fc.array(
    fc.string({ unit: fc.constantFrom('a', 'b', 'é', '界', ' ', '-'), minLength: 1, maxLength: 9 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  const part: fc.Arbitrary<ZipPart> = fc.record({
    name: name.map((parts) => parts.join('/')),
    body: fc.oneof(fc.uint8Array({ maxLength: 900 }), fc.constant(inner), fc.constant(text)),
    method: fc.constantFrom(0, 8),
    descriptor: fc.constantFrom(undefined, 'signed', 'bare', 'signed64', 'bare64'),
    zip64: fc.boolean(),
  });
  const parts = fc.uniqueArray(part, { maxLength: 7, selector: (one) => one.name });

  test('both ways give the same', async () => {
    const property = fc.asyncProperty(
      parts,
      fc.boolean(),
      fc.uint8Array({ maxLength: 40 }),
      async (all, zip64, prefix) => {
        const isPrefix = !Buffer.from(prefix).includes('PK');
        const bytes = zip(all, { zip64, prefix: isPrefix && all.length > 0 ? prefix : new Uint8Array(0) });
        const placed = await readPlaced(bytes);
        const streamed = await readStreamed(chunked(bytes, 77, 3));
        expect(placed).toMatchObject({ notes: [], error: undefined });
        expect(streamed).toMatchObject({ notes: [], error: undefined });
        expect(streamed.entries).toHaveLength(all.length);
        expect(sorted(streamed)).toEqual(sorted(placed ?? { entries: [] }));
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });
});
