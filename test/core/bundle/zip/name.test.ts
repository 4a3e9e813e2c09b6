import { describe, expect, test } from 'vitest';
import { decodeZipName, withSlashes } from '../../../../src/core/bundle/zip/name.ts';
import { bytesOf } from '../../../support/streams.ts';

describe('a name is decoded', () => {
  test.each<[string, Uint8Array, boolean, string]>([
    ['ASCII', bytesOf('proc/mounts'), false, 'proc/mounts'],
    ['UTF-8 that says so', bytesOf('日志'), true, '日志'],
    ['UTF-8 that does not', bytesOf('日志'), false, '日志'],
    ['UTF-8 that says so and is not', Uint8Array.of(0x61, 0xc8, 0xd5), true, 'a\ufffd\ufffd'],
    ['GBK', Uint8Array.of(0xc8, 0xd5, 0xd6, 0xbe), false, '日志'],
    // 0x5c is a backslash in ASCII, and the second byte of 乗 in GBK.
    ['GBK with a byte that looks like a backslash', Uint8Array.of(0x81, 0x5c), false, '\u4e57'],
    ['GB18030 of four bytes', Uint8Array.of(0x81, 0x30, 0x81, 0x30), false, '\u0080'],
    ['a code page of the West', Uint8Array.of(0x72, 0xe9, 0x73, 0x2e, 0xff), false, 'rés.ÿ'],
    ['a byte order mark, which stays', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), false, '\ufeffa'],
  ])('%s', (_, bytes, isUtf8, expected) => {
    expect(decodeZipName(bytes, isUtf8)).toBe(expected);
  });
});

test.each([
  ['a\\b\\c', 'a/b/c'],
  ['a\\', 'a/'],
  ['a/b\\x2dc', 'a/b\\x2dc'],
  ['a/b', 'a/b'],
  ['..\\up', '../up'],
])('backslashes are folders only where there are no others: %j', (name, expected) => {
  expect(withSlashes(name)).toBe(expected);
});
