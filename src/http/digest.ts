import type { IncomingHttpHeaders } from 'node:http';

import { UnhangError } from '../core/model/errors.ts';

/** 32 bytes in base64 are 43 characters and one for padding. */
const SHA256 = /(?:^|,)[ \t]{0,8}sha-256=:([A-Za-z0-9+/]{43}=):[ \t]{0,8}(?:$|,|;)/;

/**
 * The SHA-256, hexadecimal, that `Repr-Digest` or `Content-Digest` announces (RFC 9530). Of a body that is sent whole and
 * as it is, both are the same. Other algorithms are none of our business; one that should be ours and has another form
 * is refused, since whoever sends it counts on the check.
 */
export function announcedSha256(headers: IncomingHttpHeaders): string | undefined {
  const given = [headers['repr-digest'], headers['content-digest']].flatMap((value) => value ?? []);
  for (const value of given) {
    const digest = SHA256.exec(value)?.[1];
    if (digest !== undefined) return Buffer.from(digest, 'base64').toString('hex');
    if (/(?:^|[, \t])sha-256=/i.test(value)) {
      throw new UnhangError('USAGE', 'The digest is not in the form of RFC 9530: Repr-Digest: sha-256=:BASE64:');
    }
  }
  return undefined;
}
