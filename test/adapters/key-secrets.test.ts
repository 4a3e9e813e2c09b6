import { describe, expect, test } from 'vitest';
import { keySecrets } from '../../src/adapters/key-secrets.ts';

describe('an API key', () => {
  test('is known again by its hash, and shows no more than its beginning', () => {
    const { key, prefix, hash } = keySecrets.make();
    expect(key).toMatch(/^uh_[0-9A-Za-z]{36}$/);
    expect(keySecrets.hashOf(key)).toBe(hash);
    expect(key.startsWith(prefix)).toBe(true);
    expect(prefix).toHaveLength(11);
  });

  test('has a checksum that anyone can compute: CRC-32 in base 62', () => {
    // crc32('uh_0123456789ABCDEFGHIJKLMNOPQRST') is 0x154ca83a by Python's zlib.
    expect(keySecrets.hashOf('uh_0123456789ABCDEFGHIJKLMNOPQRST0OBNqU')).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['nothing', ''],
    ['a word', 'secret'],
    ['another prefix', 'stk_live_0123456789ABCDEFGHIJKLMNOPQRST38LFqW'],
    ['one character changed', 'uh_1123456789ABCDEFGHIJKLMNOPQRST0OBNqU'],
    ['something behind it', 'uh_0123456789ABCDEFGHIJKLMNOPQRST0OBNqU0'],
    ['a newline behind it', 'uh_0123456789ABCDEFGHIJKLMNOPQRST0OBNqU\n'],
  ])('%s is none', (_name, key) => {
    expect(keySecrets.hashOf(key)).toBeUndefined();
  });
});

test('no two are the same', () => {
  expect(new Set(Array.from({ length: 1000 }, () => keySecrets.make().key)).size).toBe(1000);
});
