import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLine } from '../../../src/core/facts/decode.ts';

const decode = (...bytes: readonly number[]): unknown => decodeLine(Uint8Array.from(bytes));

describe('one line of bytes', () => {
  test.each([
    ['nothing', [], { text: '' }],
    ['ASCII', [0x64, 0x66], { text: 'df' }],
    ['control characters', [0x00, 0x1b, 0x7f], { text: '\u0000\u001b\u007f' }],
    ['UTF-8', [0xe4, 0xb8, 0xad], { text: '中' }],
    ['UTF-8 of four bytes', [0xf0, 0x9f, 0x98, 0x80], { text: '\u{1f600}' }],
    ['a byte order mark is a character', [0xef, 0xbb, 0xbf, 0x61], { text: '\ufeffa' }],
    ['GB18030', [0xd6, 0xd0, 0xce, 0xc4], { text: '中文' }],
    ['GBK inside ASCII', [0x61, 0xd6, 0xd0, 0x62], { text: 'a中b' }],
    ['neither', [0x61, 0xff, 0x62], { text: 'a\ufffdb', lossy: true }],
    ['UTF-8 that is cut', [0xe4, 0xb8, 0xad, 0xe4, 0xb8], { text: '中\ufffd', lossy: true }],
    ['GB18030 that looks like it', [0x61, 0xe4, 0xb8], { text: 'a\u6d93' }],
    ['half a character of GB18030', [0x61, 0xd6], { text: 'a\ufffd', lossy: true }],
  ])('%s', (_, bytes, expected) => {
    expect(decode(...bytes)).toEqual(expected);
  });
});

test('what is UTF-8 comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const wellFormed = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
      expect(decodeLine(new TextEncoder().encode(text))).toEqual({ text: wellFormed });
    }),
  );
});

test('any bytes give a text, and what was lost is said', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const { text, lossy } = decodeLine(bytes);
      if (text.includes('\ufffd')) expect(lossy === true || bytes.length >= 3).toBe(true);
    }),
  );
});
