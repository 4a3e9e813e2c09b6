import { describe, expect, test } from 'vitest';
import { isText } from '../../../src/core/bundle/text.ts';
import { bytesOf } from '../../support/streams.ts';

/** Bytes that look random and are always the same. */
function noise(size: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 24;
  });
}

describe('text', () => {
  test.each([
    ['ASCII', bytesOf('rootfs / rootfs rw 0 0\n'.repeat(20))],
    ['tabs, form feeds and carriage returns', bytesOf('a\tb\r\n\f\v\b\n'.repeat(20))],
    ['coloured output', bytesOf('\u001b[31mfailed\u001b[0m\n'.repeat(20))],
    ['UTF-8', bytesOf('进程已阻塞超过一百二十秒\n'.repeat(20))],
    ['UTF-8, cut inside a character', bytesOf('进程已阻塞').subarray(0, 14)],
    ['GB18030', Uint8Array.from(Array.from({ length: 40 }, () => [0xbd, 0xf8, 0xb3, 0xcc]).flat())],
    [
      'Big5',
      Uint8Array.from(Array.from({ length: 40 }, () => [0xc0, 0xc9, 0xae, 0xd7, 0xa8, 0x74, 0xb2, 0xce]).flat()),
    ],
    ['UTF-16, little endian', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62, 0)],
    ['UTF-16, big endian', Uint8Array.of(0xfe, 0xff, 0, 0x61, 0, 0x62)],
    ['a log with a few stray bytes', bytesOf(`${'kernel: task df blocked\n'.repeat(20)}\0\0\0`)],
    [
      'Latin-1 with umlauts here and there',
      Uint8Array.from(bytesOf('Gerat gefunden '.repeat(9)).map((b) => (b === 0x65 ? 0xe4 : b))),
    ],
    ['nothing at all', new Uint8Array(0)],
  ])('%s', (_case, bytes) => {
    expect(isText(bytes)).toBe(true);
  });
});

describe('no text', () => {
  test.each([
    ['zeros', new Uint8Array(512)],
    ['a text with many zeros, such as a core dump', bytesOf('a\0b\0'.repeat(100))],
    ['many DEL', bytesOf('ab\u007f'.repeat(100))],
  ])('%s', (_case, bytes) => {
    expect(isText(bytes)).toBe(false);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('random bytes (%i)', (seed) => {
    expect(isText(noise(1024, seed))).toBe(false);
  });
});

test('three in a hundred control characters are still text, four are not', () => {
  const mixed = (controls: number): Uint8Array => bytesOf('\u0001'.repeat(controls) + 'a'.repeat(100 - controls));
  expect(isText(mixed(3))).toBe(true);
  expect(isText(mixed(4))).toBe(false);
});
