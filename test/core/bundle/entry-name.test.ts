import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeName, isLongerThan, normaliseName } from '../../../src/core/bundle/entry-name.ts';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { bytesOf } from '../../support/streams.ts';

const normalise = (name: string): string | undefined => normaliseName(name, DEFAULT_LIMITS);

describe('a name as a label', () => {
  test.each([
    ['proc/mounts', 'proc/mounts'],
    ['./proc/mounts', 'proc/mounts'],
    ['././proc//./mounts', 'proc/mounts'],
    ['proc/', 'proc'],
    ['/etc/mtab', 'etc/mtab'],
    ['//etc/mtab', 'etc/mtab'],
    ['./', ''],
    ['.', ''],
    ['/', ''],
    ['', ''],
    ['...', '...'],
    ['a/..b/c..', 'a/..b/c..'],
    ['..\\..\\boot.ini', '..\\..\\boot.ini'],
    ['a\nb', 'a\nb'],
    ['进程/挂载', '进程/挂载'],
    ['__proto__/constructor', '__proto__/constructor'],
  ])('%j becomes %j', (name, expected) => {
    expect(normalise(name)).toBe(expected);
  });

  test.each(['..', '../etc/shadow', 'a/../b', 'a/..', './../x', '/..', 'a/b/../../../c', 'a\0b', '\0'])(
    '%j is refused',
    (name) => {
      expect(normalise(name)).toBeUndefined();
    },
  );

  test('any name is refused, or leads nowhere but downwards', () => {
    const property = fc.property(
      fc.string({ unit: fc.constantFrom('.', '/', '\0', 'a', '\\', '界', '\ud800') }),
      (name) => {
        const label = normalise(name);
        if (label === undefined) return;
        const parts = label === '' ? [] : label.split('/');
        expect(parts.filter((part) => part === '' || part === '.' || part === '..' || part.includes('\0'))).toEqual([]);
        expect(normalise(label)).toBe(label);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });
});

describe('limits of a name', () => {
  const deep = (folders: number): string => Array.from({ length: folders }, () => 'd').join('/');

  test('as many parts as allowed pass, one more is refused', () => {
    expect(normalise(deep(128))).toBe(deep(128));
    expect(normalise(deep(129))).toBeUndefined();
  });

  test.each([
    ['one byte a character', 'a'.repeat(4096), 'a'.repeat(4097)],
    ['three bytes a character', `${'界'.repeat(1365)}a`, `${'界'.repeat(1365)}ab`],
    ['four bytes a character', '😀'.repeat(1024), `${'😀'.repeat(1024)}a`],
  ])('as many bytes as allowed pass, one more is refused: %s', (_case, just, over) => {
    expect(normalise(just)).toBe(just);
    expect(normalise(over)).toBeUndefined();
  });

  test('bytes are counted as they came, slashes that fall away included', () => {
    expect(normalise(`${'/'.repeat(4096)}a`)).toBeUndefined();
  });
});

test('isLongerThan agrees with the encoder, whatever the text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const property = fc.property(text, fc.nat(120), (name, bytes) => {
    expect(isLongerThan(name, bytes)).toBe(bytesOf(name).length > bytes);
  });
  fc.assert(property, { numRuns: 500 });
});

describe('decoding', () => {
  test.each([
    ['UTF-8', [0xe7, 0x95, 0x8c], '界'],
    ['a byte order mark, which is a part of the name', [0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
    ['Latin-1, which is no UTF-8', [0x66, 0xfc, 0x72], 'f\ufffdr'],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
    ['an overlong slash', [0xc0, 0xaf], '\ufffd\ufffd'],
  ])('%s', (_case, bytes, expected) => {
    expect(decodeName(Uint8Array.from(bytes))).toBe(expected);
  });
});
