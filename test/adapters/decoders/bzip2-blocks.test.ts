import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Bzip2Blocks,
  joined,
  streamOf,
  sumOf,
  type Bzip2Block,
  type Bzip2Part,
} from '../../../src/adapters/decoders/bzip2-blocks.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, noise, packed } from '../../support/packed.ts';
import { bytesOf, compare, concat } from '../../support/streams.ts';

const LOG = logLines(250_000);
const BYTES_OF_BLOCK = 100_000;

function partsOf(bytes: Uint8Array, ...sizes: number[]): Bzip2Part[] {
  const blocks = new Bzip2Blocks();
  const parts: Bzip2Part[] = [];
  const drain = (): void => {
    for (let part = blocks.next(); part !== undefined; part = blocks.next()) parts.push(part);
  };
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    blocks.push(bytes.subarray(at, at + size));
    drain();
    at += size;
  }
  blocks.end();
  drain();
  return parts;
}

const blocksOf = (parts: readonly Bzip2Part[]): Bzip2Block[] =>
  parts.flatMap((part) => ('block' in part ? [part.block] : []));

const kinds = (parts: readonly Bzip2Part[]): string[] =>
  parts.map((part) => ('block' in part ? 'block' : 'sum' in part ? 'end' : part.failure));

/** What bzip2(1) makes of it; it checks every sum. */
const bunzip = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(execFileSync('bzip2', ['-dc'], { input: bytes, maxBuffer: 2 ** 26, stdio: 'pipe' }));

/** Two parts of a block, as if a magic stood between them. */
function torn({ bytes, bits }: Bzip2Block, at: number): [Bzip2Block, Bzip2Block] {
  const text = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .slice(0, bits);
  const blockOf = (part: string): Bzip2Block => ({
    bytes: Uint8Array.from({ length: Math.ceil(part.length / 8) }, (_, index) =>
      parseInt(part.slice(8 * index, 8 * index + 8).padEnd(8, '0'), 2),
    ),
    bits: part.length,
  });
  return [blockOf(text.slice(0, at)), blockOf(text.slice(at))];
}

describe.skipIf(!needs('bzip2'))(titleNeeding('bzip2 data in blocks', 'bzip2'), () => {
  const one = packed('bzip2', LOG, '-1');

  test('each block is decoded by itself', () => {
    const parts = partsOf(one, 1000);
    expect(kinds(parts)).toEqual(['block', 'block', 'block', 'end']);
    const contents = blocksOf(parts).map((block) => bunzip(streamOf(block)));
    // Before anything else, bzip2 shortens runs of a byte, of which a log has few.
    for (const content of contents.slice(0, -1))
      expect(Math.abs(content.length - BYTES_OF_BLOCK)).toBeLessThan(BYTES_OF_BLOCK / 50);
    expect(compare(concat(...contents), LOG)).toBe('same');
  });

  test('a stream’s sum is that of its blocks', () => {
    const parts = partsOf(one);
    const sum = blocksOf(parts).reduce((value, block) => ((value << 1) | (value >>> 31)) ^ sumOf(block), 0);
    expect(parts.at(-1)).toEqual({ sum: sum >>> 0 });
  });

  test('however the bytes arrive, the parts are the same', () => {
    const bytes = concat(one, packed('bzip2', new Uint8Array(0)), packed('bzip2', noise(120_000), '-1'));
    const expected = partsOf(bytes);
    expect(kinds(expected)).toEqual(['block', 'block', 'block', 'end', 'end', 'block', 'block', 'end']);
    const text = JSON.stringify(expected);
    const property = fc.property(
      fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 4 }),
      (sizes) => {
        expect(JSON.stringify(partsOf(bytes, ...sizes))).toBe(text);
      },
    );
    fc.assert(property, { numRuns: 15, examples: [[[1]]] });
  });

  test('two halves of a block, parted at any bit, are joined again', () => {
    const [block] = blocksOf(partsOf(packed('bzip2', bytesOf('x'.repeat(50) + 'yz'.repeat(30)))));
    if (block === undefined) throw new Error('no block');
    for (let at = 81; at < block.bits; at += 1) expect(joined(...torn(block, at))).toEqual(block);
  });

  test.each<[string, Uint8Array, string[]]>([
    ['nothing', new Uint8Array(0), ['truncated']],
    ['the head of a header', bytesOf('BZ'), ['truncated']],
    ['a header', bytesOf('BZh9'), ['truncated']],
    ['text', bytesOf('BZh is how it begins'), ['corrupt']],
    ['a level of no kind', concat(bytesOf('BZh0'), one.subarray(4)), ['corrupt', 'block', 'block', 'block', 'end']],
    ['no block behind the header', bytesOf('BZh9 this is no block'), ['corrupt']],
    ['a cut inside a block', one.subarray(0, one.length - 2000), ['block', 'block', 'truncated']],
    ['a cut inside the sum', one.subarray(0, -1), ['block', 'block', 'block', 'truncated']],
    ['text behind the end', concat(one, bytesOf('junk')), ['block', 'block', 'block', 'end', 'trailing']],
    [
      'text between two streams',
      concat(packed('bzip2', bytesOf('a')), bytesOf('junk'), packed('bzip2', bytesOf('b'))),
      ['block', 'end', 'trailing', 'block', 'end'],
    ],
    ['the end alone', one.subarray(-4000), ['corrupt', 'end']],
  ])('%s', (_case, bytes, expected) => {
    for (const size of [1, 700, 1_000_000]) expect(kinds(partsOf(bytes, size))).toEqual(expected);
  });

  test('behind a magic that is broken, the next one is found at whatever bit it stands', () => {
    const [first, second, third] = blocksOf(partsOf(one));
    if (first === undefined || second === undefined) throw new Error('too few blocks');
    const bytes = new Uint8Array(one);
    // The second block's magic begins in this byte, or in the one before.
    const at = 4 + Math.floor(first.bits / 8) + 2;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    const parts = partsOf(bytes, 5000);
    expect(kinds(parts)).toEqual(['block', 'block', 'end']);
    expect(blocksOf(parts).at(-1)).toEqual(third);
  });

  test('what has no end is given up, and does not fill memory', () => {
    const [block] = blocksOf(partsOf(one));
    if (block === undefined) throw new Error('no block');
    const blocks = new Bzip2Blocks();
    blocks.push(bytesOf('BZh9'));
    blocks.push(block.bytes);
    const zeros = new Uint8Array(65_536);
    let pushed = 0;
    while (blocks.next() === undefined && pushed < 2 ** 23) {
      blocks.push(zeros);
      pushed += zeros.length;
    }
    // 900,000 symbols of 20 bits are 2.25 MB.
    expect(pushed).toBeGreaterThan(2.2e6);
    expect(pushed).toBeLessThan(2.4e6);
  });
});

test('any bytes give parts that end', () => {
  const magic = Uint8Array.of(0x31, 0x41, 0x59, 0x26, 0x53, 0x59);
  const end = Uint8Array.of(0x17, 0x72, 0x45, 0x38, 0x50, 0x90);
  const piece = fc.oneof(fc.constantFrom(magic, end, bytesOf('BZh9'), bytesOf('BZ')), fc.uint8Array({ maxLength: 40 }));
  const property = fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 60 }), (pieces, size) => {
    const bytes = concat(...pieces);
    const parts = partsOf(bytes, size);
    expect(parts).toEqual(partsOf(bytes));
    expect(parts.length).toBeLessThan(30);
  });
  fc.assert(property, { numRuns: 300 });
});
