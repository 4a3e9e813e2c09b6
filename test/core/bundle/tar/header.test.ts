import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isZeroBlock, parseHeader } from '../../../../src/core/bundle/tar/header.ts';
import { bytesOf } from '../../../support/streams.ts';
import { base256, checksummed, header, type HeaderFields } from '../../../support/tar-bytes.ts';

const parse = (fields: Partial<HeaderFields>) => parseHeader(header({ name: 'a', ...fields }));

describe('fields', () => {
  test('of a file', () => {
    expect(parse({ name: 'proc/mounts', size: 1234, modifiedAt: 1_600_000_000 })).toEqual({
      name: 'proc/mounts',
      linkName: '',
      size: 1234,
      modifiedAt: 1_600_000_000,
      type: '0',
      sparseMapGoesOn: false,
    });
  });

  test('of a link', () => {
    expect(parse({ type: '2', linkName: '../proc/self/mounts' })).toMatchObject({
      type: '2',
      linkName: '../proc/self/mounts',
    });
  });

  test('the type of v7, a zero byte, is a file', () => {
    expect(parse({ type: '\0', magic: 'v7' })?.type).toBe('0');
  });

  test('a name and a link that fill their fields need no end', () => {
    const long = 'n'.repeat(100);
    expect(parse({ name: long, type: '1', linkName: long })).toMatchObject({ name: long, linkName: long });
  });

  test('a name ends at its first zero byte, whatever stands behind', () => {
    expect(parse({ name: 'etc/mtab\0etc/shadow' })?.name).toBe('etc/mtab');
  });
});

describe('the prefix', () => {
  test('stands in front of the name', () => {
    expect(parse({ prefix: 'a/b', name: 'c' })?.name).toBe('a/b/c');
  });

  test('may fill its field', () => {
    expect(parse({ prefix: 'p'.repeat(155) })?.name).toBe(`${'p'.repeat(155)}/a`);
  });

  test.each(['gnu', 'v7'] as const)('is something else in %s', (magic) => {
    expect(parse({ magic, prefix: '14567011627' })?.name).toBe('a');
  });

  test('is shorter where star signs', () => {
    const sign = Object.fromEntries([...bytesOf('tar')].map((byte, index) => [508 + index, byte]));
    expect(parse({ prefix: 'p'.repeat(155), patch: sign })?.name).toBe(`${'p'.repeat(131)}/a`);
  });
});

describe('sizes', () => {
  test.each<[string, string | Uint8Array, number]>([
    ['octal with a zero byte', '00000000017\0', 15],
    ['octal with a space', '00000000017 ', 15],
    ['octal that fills the field', '777777777777', 8 ** 12 - 1],
    ['leading spaces', '         17 ', 15],
    ['blank', '            ', 0],
    ['zero bytes', new Uint8Array(12), 0],
    ['base-256', base256(15n, 12), 15],
    ['base-256 beyond octal', base256(10n * 2n ** 40n, 12), 10 * 2 ** 40],
    ['base-256, the largest safe one', base256(2n ** 53n - 1n, 12), 2 ** 53 - 1],
  ])('%s', (_case, rawSize, expected) => {
    expect(parse({ rawSize })?.size).toBe(expected);
  });

  test.each<[string, string | Uint8Array]>([
    ['negative in base-256', base256(-1n, 12)],
    ['above 2^53-1', base256(2n ** 53n, 12)],
    ['2^64', base256(2n ** 64n, 12)],
    ['negative in digits', '-0000000017\0'],
    ['decimal', '00000000018\0'],
    ['hex', '0x000000017\0'],
    ['an exponent', '1e9\0'],
    ['a fraction', '1.5\0'],
    ['another base-256 mark', Uint8Array.of(0x81, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)],
  ])('%s makes the block no header', (_case, rawSize) => {
    expect(parse({ rawSize })).toBeUndefined();
  });
});

describe('times', () => {
  test.each<[string, number | Uint8Array, number | undefined]>([
    ['octal', 1_700_000_000, 1_700_000_000],
    ['before 1970', base256(-86_400n, 12), -86_400],
    ['far from now', base256(2n ** 40n, 12), 2 ** 40],
    ['nonsense', bytesOf('yesterday\0\0\0'), undefined],
  ])('%s', (_case, modifiedAt, expected) => {
    expect(parse({ modifiedAt })?.modifiedAt).toBe(expected);
  });
});

describe('the checksum', () => {
  test('may be of signed bytes, as old Sun tars made it', () => {
    const block = header({ name: 'fü' });
    let sum = 8 * 0x20;
    block.forEach((byte, at) => {
      if (at < 148 || at >= 156) sum += byte > 0x7f ? byte - 256 : byte;
    });
    block.set(bytesOf(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    expect(parseHeader(block)?.name).toBe('fü');
  });

  test.each(['      ', '000000', '999999', 'zzzzzz'])('%j is wrong', (sum) => {
    const block = header({ name: 'a' });
    block.set(bytesOf(sum), 148);
    expect(parseHeader(block)).toBeUndefined();
  });

  test('finds any single wrong bit outside of itself', () => {
    const block = header({ name: 'proc/mounts', size: 99, linkName: 'x' });
    for (let bit = 0; bit < 512 * 8; bit += 1) {
      if (bit >= 148 * 8 && bit < 156 * 8) continue;
      const copy = block.slice();
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(parseHeader(copy)).toBeUndefined();
    }
  });
});

test('old GNU sparse: tells whether the map goes on', () => {
  expect(parse({ type: 'S', patch: { 482: 1 } })?.sparseMapGoesOn).toBe(true);
});

test('a short block is no header', () => {
  expect(parseHeader(header({ name: 'a' }).subarray(0, 511))).toBeUndefined();
  expect(parseHeader(new Uint8Array(0))).toBeUndefined();
});

test('zeros are no header, and are known for what they are', () => {
  expect(parseHeader(new Uint8Array(512))).toBeUndefined();
  expect(isZeroBlock(new Uint8Array(512))).toBe(true);
  expect(isZeroBlock(header({ name: 'a' }))).toBe(false);
});

test('whatever a block holds: no header, or one with a size that makes sense', () => {
  const property = fc.property(fc.uint8Array({ minLength: 512, maxLength: 512 }), (bytes) => {
    const parsed = parseHeader(checksummed(new Uint8Array(bytes)));
    if (parsed === undefined) return;
    expect(Number.isSafeInteger(parsed.size) && parsed.size >= 0).toBe(true);
    expect(parsed.type).toHaveLength(1);
    expect(parsed.name).not.toContain('\0');
  });
  fc.assert(property, { numRuns: 500 });
});
