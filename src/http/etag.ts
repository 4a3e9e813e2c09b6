import { createHash } from 'node:crypto';

import type { FastifyReply, FastifyRequest } from 'fastify';

import { UnhangError } from '../core/model/errors.ts';

/** RFC 9110, section 8.8.3. */
const TAG = /(W\/)?("[!#-~\x80-\xff]{0,200}")/g;

/** The strong tag of a text: another text, another tag. */
export function tagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

export function versionTag(version: number): string {
  return `"${version}"`;
}

/**
 * Tags the answer, and tells whether the client has it already. Whoever holds such an answer has to ask each time whether
 * it is still so: what it is of may be removed at any moment.
 */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
  const given = request.headers['if-none-match']?.trim();
  if (given === undefined) return false;
  // Weak comparison (section 13.1.2): a proxy that compresses makes our tags weak.
  return given === '*' || [...given.matchAll(TAG)].some(([, , opaque]) => opaque === tag);
}

/**
 * The version that `If-Match` names. Without one `PRECONDITION`; a tag that cannot be of ours, or a weak one, matches
 * nothing (section 13.1.1).
 */
export function versionToMatch({ headers }: FastifyRequest): number {
  const given = headers['if-match']?.trim();
  if (given === undefined || given === '') {
    throw new UnhangError('PRECONDITION', 'Send the ETag of the case that you saw: If-Match: "3".');
  }
  if (given === '*') {
    throw new UnhangError('PRECONDITION', 'If-Match: * would overwrite whatever is there. Send the ETag that you saw.');
  }
  const version = /^"([1-9][0-9]{0,14})"$/.exec(given)?.[1];
  if (version !== undefined) return Number(version);
  throw new UnhangError('CHANGED', 'If-Match names no ETag of this case: send the one that reading the case gave.');
}
