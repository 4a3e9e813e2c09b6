import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeOctal } from '../../../../src/core/facts/text/octal.ts';

test.each([
  ['/mnt/a\\040b', '/mnt/a b'],
  ['/mnt/tab\\011and\\012newline', '/mnt/tab\tand\nnewline'],
  ['/mnt/\\043hash', '/mnt/#hash'],
  ['/mnt/back\\134slash', '/mnt/back\\slash'],
  // An escaped backslash before digits is not an escape of its own.
  ['/mnt/\\134040', '/mnt/\\040'],
  ['/mnt/\\303\\251t\\303\\251', '/mnt/été'],
  ['/mnt/\\345\\205\\261\\344\\272\\253', '/mnt/共享'],
  ['/mnt/共享\\040x', '/mnt/共享 x'],
  // Above \377, too short, not octal: as it stands.
  ['/mnt/\\400', '/mnt/\\400'],
  ['/mnt/\\04', '/mnt/\\04'],
  ['/mnt/\\089', '/mnt/\\089'],
  ['/mnt/\\x20', '/mnt/\\x20'],
  ['trailing\\', 'trailing\\'],
])('%s is %s', (escaped, plain) => {
  expect(decodeOctal(escaped)).toBe(plain);
});

test('what the kernel escapes comes back, whatever the name', () => {
  const escape = (name: string): string =>
    name.replace(/[ \t\n\\#]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(decodeOctal(escape(name))).toBe(name);
    }),
  );
});
