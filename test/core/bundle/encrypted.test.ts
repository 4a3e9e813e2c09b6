import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { refusal } from '../../../src/core/bundle/refusals.ts';
import { sniff, SNIFF_BYTES } from '../../../src/core/bundle/sniff.ts';
import type { UnhangError } from '../../../src/core/model/errors.ts';

/** What is said of a file that begins with these bytes. */
function refused(bytes: Uint8Array): UnhangError {
  const sniffed = sniff(bytes.subarray(0, SNIFF_BYTES));
  if (sniffed.kind !== 'encrypted') throw new Error(`not taken for encrypted but ${sniffed.kind}`);
  return refusal(sniffed, 'This');
}

test('OpenPGP is answered with the command for both ways of sos, in one line', () => {
  expect(refusal({ kind: 'encrypted', what: 'encrypted with OpenPGP' }, 'This')).toMatchObject({
    code: 'ENCRYPTED',
    message:
      'This is encrypted with OpenPGP. Decrypt it and send the result: ' +
      'gpg --output sosreport.tar.xz --decrypt FILE. If it was made with --encrypt-pass, gpg asks for a passphrase that ' +
      'only the sender can tell you; if with --encrypt-key, run gpg where the private key is.',
  });
});

test.each(['encrypted with openssl', 'an S/MIME message', 'an encrypted disk (LUKS)'])('%s', (what) => {
  expect(refusal({ kind: 'encrypted', what }, 'This').message).toBe(
    `This is ${what}. Only its receiver can open it. Decrypt it and send the result.`,
  );
});

const home = mkdtempSync(join(tmpdir(), 'unhang-gpg-'));
const gpg = (...args: readonly string[]): boolean =>
  spawnSync('gpg', ['--homedir', home, '--batch', '--yes', '--pinentry-mode', 'loopback', ...args], { timeout: 60_000 })
    .status === 0;
const hasGpg = spawnSync('gpg', ['--version']).status === 0;

afterAll(() => {
  spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
  rmSync(home, { recursive: true, force: true });
});

/** Made here by gpg as sos and supportconfig call it. */
describe.skipIf(!hasGpg)('an archive that gpg encrypted', () => {
  const plain = join(home, 'sosreport-app01.tar.xz');
  const encrypted = `${plain}.gpg`;
  const KEY = 'support@example.com';
  const passphrase = ['--passphrase', 'secret'];

  test.each([
    ['--encrypt-pass', ['--symmetric', ...passphrase]],
    ['--encrypt-pass, armoured', ['--armor', '--symmetric', ...passphrase]],
    ['--encrypt-pass with an old cipher', ['--symmetric', '--cipher-algo', '3DES', ...passphrase]],
    ['--encrypt-key', ['--encrypt', '--recipient', KEY, '--trust-model', 'always']],
    ['--encrypt-key, armoured', ['--armor', '--encrypt', '--recipient', KEY, '--trust-model', 'always']],
    ['a hidden recipient', ['--encrypt', '--hidden-recipient', KEY, '--trust-model', 'always']],
  ])(
    'with %s',
    (_, how) => {
      writeFileSync(plain, Buffer.from('fd377a585a000004e6d6b446', 'hex'));
      const ready =
        !how.includes(KEY) ||
        gpg('--list-keys', KEY) ||
        gpg('--passphrase', '', '--quick-generate-key', KEY, 'default', 'default', 'never');
      expect(ready).toBe(true);
      expect(gpg(...how, '--output', encrypted, plain)).toBe(true);
      const error = refused(readFileSync(encrypted));
      expect(error.code).toBe('ENCRYPTED');
      expect(error.message).toContain('gpg --output sosreport.tar.xz --decrypt FILE');
    },
    120_000,
  );
});
