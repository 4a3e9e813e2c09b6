import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { KeySecrets } from '../cases/ports/keys.ts';

const PREFIX = 'uh_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 178 bits: nobody guesses one, so that a fast hash is enough to keep them. */
const RANDOM = 30;
/** CRC-32 in base 62: what is no key of ours is known without asking the database, and by scanners for leaked secrets. */
const CHECKSUM = 6;
const SHOWN = PREFIX.length + 8;

const FORM = new RegExp(`^${PREFIX}[0-9A-Za-z]{${RANDOM + CHECKSUM}}$`);

/** API keys: `uh_`, 30 random characters, 6 of checksum. */
export const keySecrets: KeySecrets = {
  make() {
    const body = PREFIX + Array.from({ length: RANDOM }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    const key = body + checksum(body);
    return { key, prefix: key.slice(0, SHOWN), hash: hash(key) };
  },
  hashOf(key) {
    if (!FORM.test(key)) return undefined;
    return checksum(key.slice(0, -CHECKSUM)) === key.slice(-CHECKSUM) ? hash(key) : undefined;
  },
};

function hash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function checksum(text: string): string {
  let [left, digits] = [crc32(text), ''];
  for (let at = 0; at < CHECKSUM; at += 1) {
    digits = (ALPHABET[left % ALPHABET.length] ?? '') + digits;
    left = Math.floor(left / ALPHABET.length);
  }
  return digits;
}
