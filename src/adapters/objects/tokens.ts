import { createHmac, timingSafeEqual } from 'node:crypto';
import { UnhangError } from '../../core/model/errors.ts';

/** What the holder of a token may do, until it expires. */
export type Claims =
  | {
      readonly method: 'PUT';
      readonly key: string;
      readonly uploadId: string;
      readonly number: number;
      /** Exactly so many bytes, where that was fixed. */
      readonly bytes?: number;
      /** Milliseconds since 1970. */
      readonly expires: number;
    }
  | { readonly method: 'GET'; readonly key: string; readonly fileName: string; readonly expires: number };

/** Two keys of the longest, and a file name in UTF-8, fit in with room to spare. */
const TOKEN_LENGTH = 6000;

/** So that the same secret, used elsewhere, signs nothing that would be taken for a token. */
const PURPOSE = 'unhang object 1\n';

/** `base64url(JSON).base64url(HMAC-SHA256)`. */
export function signToken(secret: Uint8Array, claims: Claims): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${payload}.${signature(secret, payload)}`;
}

/** Nothing in a token is looked at before its signature. */
export function readToken<M extends Claims['method']>(
  secret: Uint8Array,
  token: string,
  method: M,
  now: number,
): Extract<Claims, { method: M }> {
  const [payload = '', signed = '', ...more] = token.length > TOKEN_LENGTH ? [] : token.split('.');
  // As text: several texts of base64 stand for the same bytes, and only one of them is ours.
  const [ours, theirs] = [Buffer.from(signature(secret, payload)), Buffer.from(signed)];
  if (more.length > 0 || ours.length !== theirs.length || !timingSafeEqual(ours, theirs))
    throw new UnhangError('FORBIDDEN', 'This address was not signed here, or was changed. Ask for a new one.');
  // Signed by us, so it has the form that signToken gave it.
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  if (claims.method !== method)
    throw new UnhangError('FORBIDDEN', `This address was signed for ${claims.method}, not for ${method}.`);
  if (now >= claims.expires)
    throw new UnhangError('FORBIDDEN', 'This address has expired. Ask for a new one; what arrived before is kept.');
  return claims as Extract<Claims, { method: M }>; // the method was compared
}

function signature(secret: Uint8Array, payload: string): string {
  return createHmac('sha256', secret).update(PURPOSE).update(payload).digest('base64url');
}
