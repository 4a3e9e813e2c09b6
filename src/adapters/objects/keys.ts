import type { ByteRange, Part } from '../../cases/ports/objects.ts';
import { UnhangError } from '../../core/model/errors.ts';

const SEGMENT = /^[A-Za-z0-9._-]{1,255}$/;
const PREFIX = /^[A-Za-z0-9._/-]{0,1024}$/;

/** S3's own bound, in bytes; all characters of a key have one. */
const KEY_LENGTH = 1024;

/** S3's bounds: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
export const PART_BYTES = 5 * 1024 ** 3;
export const PARTS = 10_000;
export const OBJECT_BYTES = 5 * 1024 ** 4;

/** Keys are ours. One that is not of the alphabet is a defect, or somebody's attempt at a place outside the store. */
export function checkKey(key: string): void {
  if (key.length <= KEY_LENGTH && key.split('/').every(isSegment)) return;
  throw new UnhangError('UNREADABLE', `${JSON.stringify(key.slice(0, 100))} is no key of an object.`);
}

export function isSegment(text: string): boolean {
  return SEGMENT.test(text) && text !== '.' && text !== '..';
}

export function checkPrefix(prefix: string): void {
  const folders = prefix.split('/').slice(0, -1);
  if (PREFIX.test(prefix) && folders.every(isSegment)) return;
  throw new UnhangError('UNREADABLE', `${JSON.stringify(prefix.slice(0, 100))} begins no key of an object.`);
}

export function checkPartNumber(number: number): void {
  if (Number.isInteger(number) && number >= 1 && number <= PARTS) return;
  throw new UnhangError('UNREADABLE', `Parts are numbered from 1 to ${PARTS}; ${number} is none of them.`);
}

/** The parts that are to be joined, in order, as they are in the store; `PARTS_MISSING` where one is not. */
export function pickParts<P extends Part>(wanted: readonly Pick<Part, 'number' | 'etag'>[], there: readonly P[]): P[] {
  const byNumber = new Map(there.map((part) => [part.number, part]));
  const sorted = wanted.toSorted((a, b) => a.number - b.number);
  if (sorted.some(({ number }, at) => number === sorted[at - 1]?.number))
    throw new UnhangError(
      'PARTS_MISSING',
      'A part is named twice. Name each part once, with the ETag it was answered.',
    );
  const missing = sorted.filter(({ number, etag }) => byNumber.get(number)?.etag !== plainEtag(etag));
  const first = missing[0];
  if (first !== undefined) {
    const message = `Part ${first.number} did not arrive with that ETag (${missing.length} such parts). List the parts, and send what is missing.`;
    throw new UnhangError('PARTS_MISSING', message, { details: { part: first.number, missing: missing.length } });
  }
  if (sorted.length === 0) throw new UnhangError('PARTS_MISSING', 'No part is named; an object has at least one.');
  return sorted.flatMap(({ number }) => byNumber.get(number) ?? []);
}

/** Without the quotes of HTTP, and without the mark that proxies put on an ETag when they compress. */
export function plainEtag(etag: string): string {
  const strong = etag.startsWith('W/') ? etag.slice(2) : etag;
  return strong.length > 1 && strong.startsWith('"') && strong.endsWith('"') ? strong.slice(1, -1) : strong;
}

/** The part of an object of so many bytes that is asked for. Behind the end there is nothing, which is no error. */
export function clampRange(range: ByteRange | undefined, bytes: number): Required<ByteRange> {
  const { from = 0, to = bytes } = range ?? {};
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0)
    throw new UnhangError('UNREADABLE', `From ${from} to ${to} is no range of bytes.`);
  const end = Math.min(to, bytes);
  return { from: Math.min(from, end), to: end };
}

export function objectChanged(key: string): UnhangError {
  return new UnhangError('OBJECT_CHANGED', `${key} was replaced or removed while it was read. Begin anew.`);
}
