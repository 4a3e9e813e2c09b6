import { spawnSync } from 'node:child_process';
import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeGzip } from '../../../src/adapters/decoders/gzip.ts';
import { logLines, noise } from '../../support/packed.ts';
import { reasonsOf, resumed } from '../../support/resumed.ts';
import { bytesOf, chunked, collect, compare, concat } from '../../support/streams.ts';

const LOG = logLines(150_000);
const SMALL = logLines(2000);
const MIB = 2 ** 20;
const read = (bytes: Uint8Array, ...sizes: number[]) =>
  collect(decodeGzip(chunked(bytes, ...(sizes.length > 0 ? sizes : [65_536]))));
const gzip = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(bytes));

interface Optional {
  readonly extra?: Uint8Array;
  readonly name?: string;
  readonly comment?: string;
  readonly headerSum?: boolean;
}

/** A member with a header as RFC 1952 allows it. */
function memberWith({ extra, name, comment, headerSum }: Optional, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const flags = (headerSum ? 2 : 0) | (extra ? 4 : 0) | (name === undefined ? 0 : 8) | (comment === undefined ? 0 : 16);
  const header = concat(
    Uint8Array.of(0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3),
    extra === undefined ? new Uint8Array(0) : concat(Uint8Array.of(extra.length & 0xff, extra.length >> 8), extra),
    bytesOf(name === undefined ? '' : `${name}\0`),
    bytesOf(comment === undefined ? '' : `${comment}\0`),
    headerSum ? Uint8Array.of(0, 0) : new Uint8Array(0),
  );
  const trailer = new Uint8Array(8);
  new DataView(trailer.buffer).setUint32(0, crc32(content), true);
  new DataView(trailer.buffer).setUint32(4, content.length, true);
  return concat(header, new Uint8Array(deflateRawSync(content)), trailer);
}

describe('headers', () => {
  const EXTRA = bytesOf('BC'.repeat(150));

  test.each<[string, Optional]>([
    ['bare', {}],
    ['with extra fields', { extra: EXTRA }],
    ['with empty extra fields', { extra: new Uint8Array(0) }],
    ['with a name', { name: 'sosreport.tar' }],
    ['with a comment', { comment: 'kept\nfor ever' }],
    ['with a checksum of its own', { headerSum: true }],
    ['with everything', { extra: EXTRA, name: 'n', comment: '', headerSum: true }],
    ['with a very long name', { name: 'n'.repeat(20_000) }],
  ])('%s', async (_case, optional) => {
    const bytes = memberWith(optional, SMALL);
    for (const size of [1, 1000, 1_000_000]) {
      const result = await read(bytes, size);
      expect(result.error).toBeUndefined();
      expect(compare(result.bytes, SMALL)).toBe('same');
    }
  });

  test('cut anywhere are a cut', async () => {
    const bytes = memberWith({ extra: EXTRA, name: 'name', comment: 'comment', headerSum: true }, LOG);
    const headerBytes = 10 + 2 + 300 + 5 + 8 + 2;
    for (let length = 1; length <= headerBytes; length += 1)
      expect((await read(bytes.subarray(0, length))).error).toMatchObject({ details: { reason: 'truncated' } });
  });
});

describe('members', () => {
  const tiny = gzip(bytesOf('x'));

  test('many tiny ones, as a block-wise writer makes them', async () => {
    const bytes = concat(...Array.from({ length: 500 }, () => tiny));
    for (const size of [1, 13, bytes.length]) expect((await read(bytes, size)).bytes).toEqual(bytesOf('x'.repeat(500)));
  });

  test('zeros between and behind them', async () => {
    const bytes = concat(tiny, new Uint8Array(5000), tiny, new Uint8Array(1));
    for (const size of [1, 100, bytes.length])
      expect(await read(bytes, size)).toMatchObject({ bytes: bytesOf('xx'), error: undefined });
  });

  test('one whose end meets the end of a write', async () => {
    // Deflate stores noise as it is, so that lengths around the size of a write come one by one.
    for (let size = 8192 - 60; size < 8192 + 20; size += 1) {
      const content = noise(size);
      const { bytes, error } = await read(concat(gzip(content), tiny), 65_536);
      expect(error).toBeUndefined();
      expect(compare(bytes, concat(content, bytesOf('x')))).toBe('same');
    }
  });

  test.each([
    ['checksum', -8],
    ['length', -1],
  ])('a wrong %s is damage, after all bytes', async (_case, at) => {
    const bytes = gzip(LOG);
    const place = bytes.length + at;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    const result = await read(concat(bytes, tiny));
    expect(result.error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt', compression: 'gzip' } });
    expect(compare(result.bytes, LOG)).toBe('same');
  });

  test('damage loses little of what stood before it', async () => {
    const bytes = gzip(LOG);
    const at = Math.floor(bytes.length / 2);
    // A stored block whose length contradicts itself, somewhere behind: deflate notices soon.
    bytes.fill(0, at, at + 200);
    const { bytes: decoded, error } = await read(bytes);
    expect(error).toMatchObject({ code: 'DAMAGED' });
    expect(decoded.length).toBeGreaterThan((LOG.length * (at - 8192)) / bytes.length - 5000);
  });

  test('damage right behind much of it, inside one write, loses only the last chunk', async () => {
    const zeros = deflateRawSync(new Uint8Array(6 * MIB), { finishFlush: constants.Z_SYNC_FLUSH });
    expect(zeros.length).toBeLessThan(8000);
    // A block of the kind that does not exist.
    const bytes = concat(
      Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3),
      new Uint8Array(zeros),
      Uint8Array.of(7, 0, 0, 0),
    );
    let size = 0;
    const reading = (async () => {
      for await (const chunk of decodeGzip(chunked(bytes, 65_536))) {
        size += chunk.length;
        // Time enough for zlib to come upon the damage before it is asked again.
        for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt' } });
    expect(size).toBeGreaterThanOrEqual(5 * MIB);
  });

  test('a bomb comes in pieces, and not more than asked for is made', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(2 ** 26), { level: 9 }));
    let largest = 0;
    for await (const chunk of decodeGzip(chunked(bomb, 65_536))) largest = Math.max(largest, chunk.length);
    expect(largest).toBeLessThanOrEqual(2 ** 20);
  });
});

describe('asked again behind damage', () => {
  const members = [LOG, bytesOf('second'), noise(50_000), SMALL].map(gzip);
  const [first = concat(), second = concat(), third = concat(), fourth = concat()] = members;
  const again = (...parts: Uint8Array[]) => resumed(decodeGzip(chunked(concat(...parts), 10_000)));

  test.each([
    ['in a member', 0.5],
    ['in its checksum', 1],
  ])('%s: the next member comes', async (_case, share) => {
    const wrong = new Uint8Array(first);
    const at = Math.min(Math.floor(share * wrong.length), wrong.length - 6);
    wrong.fill(0xff, at, at + 6);
    const result = await again(second, wrong, third, fourth);
    expect(reasonsOf(result)).toEqual(['corrupt']);
    expect(compare((result.runs[0] ?? concat()).subarray(0, 6), bytesOf('second'))).toBe('same');
    expect(compare(result.runs[1] ?? concat(), concat(noise(50_000), SMALL))).toBe('same');
  });

  test('in the only member there is: nothing comes', async () => {
    const wrong = new Uint8Array(first);
    wrong.fill(0xff, 5000, 5020);
    const result = await again(wrong);
    expect(reasonsOf(result)).toEqual(['corrupt']);
    expect(result.runs[1]).toHaveLength(0);
  });

  test('in the first header', async () => {
    const result = await again(bytesOf('junk in front'), second, fourth);
    expect(reasonsOf(result)).toEqual(['corrupt']);
    expect(compare(result.runs[1] ?? concat(), concat(bytesOf('second'), SMALL))).toBe('same');
  });

  test('junk between members, and behind the last', async () => {
    const result = await again(second, bytesOf('junk'), second, bytesOf('more junk'));
    expect(reasonsOf(result)).toEqual(['trailing', 'trailing']);
    expect(result.runs).toEqual([bytesOf('second'), bytesOf('second'), concat()]);
  });

  test('at a cut', async () => {
    const result = await again(second, first.subarray(0, -20));
    expect(reasonsOf(result)).toEqual(['truncated']);
    expect(result.runs[1]).toHaveLength(0);
  });

  test.each<[string, number, number]>([
    ['reserved flags', 3, 0x20],
    ['an effort of no kind', 8, 7],
    ['a file system of no kind', 9, 99],
  ])('a header with %s is passed over', async (_case, at, value) => {
    const odd = new Uint8Array(second);
    odd[at] = value;
    const result = await again(bytesOf('junk'), odd, fourth);
    expect(compare(result.runs[1] ?? concat(), SMALL)).toBe('same');
  });

  test('bytes that all begin like a member are passed over in one go', async () => {
    const result = await again(bytesOf('x'), new Uint8Array(3_000_000).fill(0x1f), second);
    expect(result.runs[1]).toEqual(bytesOf('second'));
  });
});

const hasGzip = spawnSync('gzip', ['--version']).status === 0;

test.skipIf(!hasGzip)('what gzip(1) itself makes of a pipe', async () => {
  const { stdout } = spawnSync('gzip', ['-c', '-9'], { input: LOG, maxBuffer: 2 ** 24 });
  expect(compare((await read(new Uint8Array(stdout))).bytes, LOG)).toBe('same');
});

test('any bytes behind a header end in damage of some kind, or decode', async () => {
  const property = fc.asyncProperty(
    fc.uint8Array({ maxLength: 400 }),
    fc.integer({ min: 1, max: 100 }),
    async (rest, size) => {
      const { error } = await read(concat(Uint8Array.of(0x1f, 0x8b, 8), rest), size);
      if (error !== undefined) expect(error).toMatchObject({ code: 'DAMAGED' });
    },
  );
  await fc.assert(property, { numRuns: 300 });
});
