import { describe, expect, test } from 'vitest';
import { lzmaCode } from '../../../src/adapters/decoders/lzma-code.gen.ts';
import { lzmaEngine } from '../../../src/adapters/decoders/worker-lzma-engine.ts';
import { bytesOf, concat } from '../../support/streams.ts';

const engine = lzmaEngine(lzmaCode());
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

/** Stores the bytes, as much as there is room for at a time, and gives what was taken. */
function stored(bytes: Uint8Array): Uint8Array {
  const taken: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const part = bytes.subarray(at, at + engine.room());
    engine.store(part);
    taken.push(engine.take().slice());
    at += part.length;
  }
  return concat(...taken);
}

describe('checksums of the .xz format', () => {
  // Those of the nine digits, in the catalogue of parametrised CRC algorithms (CRC-32/ISO-HDLC, CRC-64/XZ), low byte first.
  const DIGITS = bytesOf('123456789');
  test.each([
    ['none', 0, ''],
    ['CRC-32', 1, '2639f4cb'],
    ['CRC-64', 4, 'fa3919dfbbc95d99'],
  ])('%s', (_name, check, expected) => {
    engine.open(4096, 4096);
    engine.startSum(check);
    stored(DIGITS);
    expect(engine.isSum(hex(expected))).toBe(true);
    if (check > 0) expect(engine.isSum(hex(expected.replace(/^../, '00')))).toBe(false);
  });

  test.each([
    ['CRC-32', 1, 4, 0xedb88320n],
    ['CRC-64', 4, 8, 0xc96c5795d7870f42n],
  ])('%s, in pieces of any size', (_name, check, size, polynomial) => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, at) => (at * at) >> 3);
    const expected = bitByBit(bytes, size, polynomial);
    engine.open(4096, 4096);
    for (const piece of [1, 7, 8, 9, 4095]) {
      engine.startSum(check);
      for (let at = 0; at < bytes.length; at += piece) stored(bytes.subarray(at, at + piece));
      expect(engine.isSum(expected)).toBe(true);
    }
  });
});

/** As the format describes it; low byte first. */
function bitByBit(bytes: Uint8Array, size: number, polynomial: bigint): Uint8Array {
  const ones = 2n ** BigInt(8 * size) - 1n;
  let sum = ones;
  for (const byte of bytes) {
    sum ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1n) === 0n ? sum >> 1n : (sum >> 1n) ^ polynomial;
  }
  return Uint8Array.from({ length: size }, (_, at) => Number(((sum ^ ones) >> BigInt(8 * at)) & 0xffn));
}

test.each([
  [0, true],
  [4 + 0 * 9, true],
  [2 + 2 * 9 + 4 * 45, true],
  [3 + 2 * 9, false],
  [225, false],
])('properties %i make sense: %s', (properties, expected) => {
  expect(engine.setProperties(properties)).toBe(expected);
});

test('room for a small window is not taken of a large dictionary', () => {
  engine.open(2 ** 27, 100);
  expect(engine.room()).toBeLessThan(200);
});
