import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sniff, SNIFF_BYTES } from '../../../src/core/bundle/sniff.ts';
import { bytesOf, concat } from '../../support/streams.ts';
import { header } from '../../support/tar-bytes.ts';

const hex = (digits: string): Uint8Array => Uint8Array.from(digits.split(' '), (byte) => Number.parseInt(byte, 16));
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const some = new Uint8Array(600).fill(0x41);
const before = (...start: Uint8Array[]): Uint8Array => concat(...start, some);

describe('compressions are told by their magic', () => {
  test.each([
    ['xz', 'fd 37 7a 58 5a 00'],
    ['gzip', '1f 8b 08'],
    ['bzip2', '42 5a 68 39 31 41 59 26 53 59'],
    ['bzip2', '42 5a 68 31 31 41 59 26 53 59'],
    ['bzip2', '42 5a 68 39 17 72 45 38 50 90'],
    ['zstd', '28 b5 2f fd'],
    ['zstd', '50 2a 4d 18'],
    ['zstd', '5f 2a 4d 18'],
  ])('%s: %s', (compression, magic) => {
    expect(sniff(before(hex(magic)))).toEqual({ kind: 'compressed', compression });
  });

  test.each([
    ['gzip of another method', '1f 8b 07'],
    ['xz without its zero', 'fd 37 7a 58 5a 41'],
    ['bzip2 of level 0', '42 5a 68 30 31 41 59 26 53 59'],
    ['bzip2 without a block', '42 5a 68 39 41 41 41 41 41 41'],
    ['zstd of another version', '27 b5 2f fd'],
    ['a skippable frame with another magic', '60 2a 4d 18'],
  ])('%s is none', (_case, magic) => {
    expect(sniff(before(hex(magic))).kind).not.toBe('compressed');
  });
});

describe('a tar is told by its first checksum', () => {
  test.each(['ustar', 'gnu', 'v7'] as const)('%s', (magic) => {
    expect(sniff(header({ name: 'sosreport/', type: '5', magic })).kind).toBe('tar');
  });

  test.each(['%PDF-1.4', '<!doctype html>', 'PK\u0003\u0004', '-----BEGIN PGP MESSAGE-----', 'BZh', 'SQLite format 3'])(
    'whatever the first member is called: %j',
    (name) => {
      expect(sniff(header({ name })).kind).toBe('tar');
    },
  );

  test('a header with one wrong bit is none', () => {
    const block = header({ name: 'a' });
    block[0] = 0x62;
    expect(sniff(block).kind).not.toBe('tar');
  });
});

describe('what is encrypted', () => {
  test.each([
    ['armoured OpenPGP', bytesOf('-----BEGIN PGP MESSAGE-----\n\nhQEMA')],
    ['a public-key session key, new format', hex('c1 c0 4c 03 11 22')],
    ['a public-key session key, old format, two-octet length', hex('85 01 0c 03 11 22')],
    ['a public-key session key of version 6', hex('c1 40 06 11')],
    ['a passphrase session key', hex('8c 0d 04 07 03 02')],
    ['a passphrase session key of version 6', hex('c3 1a 06 07')],
    ['a passphrase session key with a five-octet length', hex('c3 ff 00 00 00 0d 04 07')],
    ['encrypted data with integrity protection', hex('d2 ff 00 00 10 00 01 11')],
    ['encrypted data of unknown length', hex('d2 e9 01 11 22')],
    ['AEAD encrypted data', hex('d4 c0 4c 01 07')],
    ['openssl enc', bytesOf('Salted__')],
    ['age', bytesOf('age-encryption.org/v1\n')],
    ['armoured age', bytesOf('-----BEGIN AGE ENCRYPTED FILE-----\n')],
    ['S/MIME', bytesOf('-----BEGIN PKCS7-----\n')],
    ['LUKS', hex('4c 55 4b 53 ba be 00 02')],
  ])('%s', (_case, start) => {
    expect(sniff(before(start)).kind).toBe('encrypted');
  });
});

describe('zip', () => {
  test.each([
    ['a member', 'PK\u0003\u0004\u0014'],
    ['no member', 'PK\u0005\u0006\u0000'],
    ['a spanned archive of a single part', 'PK\u0007\u0008PK\u0003\u0004'],
    ['what was to be split, and was not', 'PK00PK\u0003\u0004'],
  ])('that begins with %s', (_case, start) => {
    expect(sniff(before(latin1(start)))).toEqual({ kind: 'zip' });
  });
});

describe('LZMA alone, which has no magic', () => {
  test.each([
    ['of unknown length', '5d 00 00 80 00 ff ff ff ff ff ff ff ff 00 21'],
    ['of a known one', '5d 00 00 00 04 40 1f 00 00 00 00 00 00 00 21'],
    ['with other properties', '2c 00 00 01 00 ff ff ff ff ff ff ff ff 00 21'],
    ['with a dictionary between two powers', '5d 00 00 c0 00 ff ff ff ff ff ff ff ff 00 21'],
  ])('%s', (_case, start) => {
    expect(sniff(before(hex(start)))).toEqual({ kind: 'compressed', compression: 'lzma' });
  });

  test.each([
    ['properties that cannot be', 'e1 00 00 80 00 ff ff ff ff ff ff ff ff 00 21'],
    ['a dictionary of any size', '5d 00 00 81 00 ff ff ff ff ff ff ff ff 00 21'],
    ['more than 256 GiB', '5d 00 00 80 00 00 00 00 00 41 00 00 00 00 21'],
    ['a range coder that does not begin with zero', '5d 00 00 80 00 ff ff ff ff ff ff ff ff 01 21'],
  ])('not with %s', (_case, start) => {
    expect(sniff(before(hex(start))).kind).not.toBe('compressed');
  });
});

describe('containers that are not read', () => {
  test.each([
    [latin1('PK\u0007\u0008\u0000\u0000\u0000\u0001'), 'split zip'],
    [hex('37 7a bc af 27 1c'), '7z'],
    [latin1('Rar!\u001a\u0007'), 'rar'],
    [hex('ed ab ee db'), 'rpm'],
    [bytesOf('!<arch>\n'), 'Debian'],
    [bytesOf('070701'), 'cpio'],
    [hex('04 22 4d 18'), 'lz4'],
    [bytesOf('LZIP'), 'lzip'],
    [hex('89 4c 5a 4f 00'), 'lzop'],
    [hex('1f 9d'), 'compress'],
    [bytesOf('hsqs'), 'squashfs'],
  ])('%s', (start, what) => {
    expect(sniff(before(start))).toEqual({ kind: 'unsupported', what: expect.stringContaining(what) as string });
  });
});

describe('files that are no bundle', () => {
  test.each([
    [bytesOf('%PDF-1.7'), 'PDF'],
    [hex('89 50 4e 47 0d 0a 1a 0a'), 'PNG'],
    [hex('ff d8 ff e0'), 'JPEG'],
    [latin1('\u007fELF\u0002'), 'ELF'],
    [latin1('KDUMP   '), 'crash dump'],
    [latin1('makedumpfile\0\0\0\0'), 'crash dump'],
    [latin1('SQLite format 3\0'), 'SQLite'],
    [bytesOf('LPKSHHRH'), 'journal'],
    [bytesOf('<!DOCTYPE html><title>Log in</title>'), 'web page'],
    [bytesOf('\n  <HTML lang="en">'), 'web page'],
  ])('%s', (start, what) => {
    expect(sniff(before(start))).toEqual({ kind: 'other', what: expect.stringContaining(what) as string });
  });

  test('zeros', () => {
    expect(sniff(new Uint8Array(SNIFF_BYTES))).toMatchObject({
      kind: 'other',
      what: expect.stringContaining('zero') as string,
    });
  });

  test('nothing at all', () => {
    expect(sniff(new Uint8Array(0))).toEqual({ kind: 'empty' });
  });
});

describe('text', () => {
  test.each([
    'rootfs / rootfs rw 0 0\n',
    'makedumpfile Completed.\nkdump: saving vmcore complete\n',
    '<html is what the login page said>',
    'SQLite format is unknown\n',
    'PK is a column\n',
    'BZh\n',
    '{"diskInfo": []}',
    '进程已阻塞超过一百二十秒\n',
  ])('%j', (text) => {
    const expected = text.startsWith('<html') ? 'other' : 'text';
    expect(sniff(bytesOf(text)).kind).toBe(expected);
  });
});

test('any bytes have an answer', () => {
  const property = fc.property(fc.uint8Array({ maxLength: SNIFF_BYTES }), (bytes) => {
    const sniffed = sniff(bytes);
    if (sniffed.kind === 'encrypted' || sniffed.kind === 'unsupported' || sniffed.kind === 'other')
      expect(sniffed.what).not.toBe('');
  });
  fc.assert(property, { numRuns: 500 });
});
