import type { Compression } from '../model/bytes.ts';
import { begins, ENCRYPTED, match, OTHER_FILES, UNSUPPORTED, ZIP } from './signatures.ts';
import { BLOCK, parseHeader } from './tar/header.ts';
import { isText } from './text.ts';

/** As much of a stream as `sniff` wants to see. */
export const SNIFF_BYTES = 1024;

export type Sniffed =
  | { readonly kind: 'compressed'; readonly compression: Compression }
  | { readonly kind: 'tar' }
  | { readonly kind: 'zip' }
  | { readonly kind: 'text' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'encrypted' | 'unsupported' | 'other'; readonly what: string };

/** What no member can come from. */
export type Refused = Exclude<Sniffed, { kind: 'compressed' } | { kind: 'tar' } | { kind: 'zip' } | { kind: 'text' }>;

/** Tells what a stream is by how it begins, never by its name. */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return { kind: 'empty' };
  const compression = sniffCompression(head);
  if (compression !== undefined) return { kind: 'compressed', compression };
  // Before the signatures: a member's name may begin like any of them.
  if (parseHeader(head.subarray(0, BLOCK)) !== undefined) return { kind: 'tar' };
  if (match(ZIP, head) !== undefined) return { kind: 'zip' };
  return isLzma(head) ? { kind: 'compressed', compression: 'lzma' } : sniffOther(head);
}

function sniffCompression(head: Uint8Array): Compression | undefined {
  if (begins(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])) return 'xz';
  // RFC 1952 knows one method, 8 (deflate).
  if (begins(head, [0x1f, 0x8b, 0x08])) return 'gzip';
  if (isBzip2(head)) return 'bzip2';
  return isZstd(head) ? 'zstd' : undefined;
}

/** `BZh`, a level, and then a block's magic (digits of pi) or, in an empty stream, the end's (of its square root). */
function isBzip2(head: Uint8Array): boolean {
  const level = head[3] ?? 0;
  if (!begins(head, [0x42, 0x5a, 0x68]) || level < 0x31 || level > 0x39) return false;
  return begins(head, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], 4) || begins(head, [0x17, 0x72, 0x45, 0x38, 0x50, 0x90], 4);
}

/** A frame, or a skippable one (RFC 8878, 3.1.2), with which pzstd and seekable files begin. */
function isZstd(head: Uint8Array): boolean {
  if (begins(head, [0x28, 0xb5, 0x2f, 0xfd])) return true;
  return ((head[0] ?? 0) & 0xf0) === 0x50 && begins(head, [0x2a, 0x4d, 0x18], 1);
}

/**
 * Has no magic, so that all of its header is looked at: properties, a dictionary as the encoders write it (2^n, or half
 * more), a length that is unknown or below 256 GiB, as xz itself tells it; and the zero that each range coder begins with.
 */
function isLzma(head: Uint8Array): boolean {
  if (head.length < 14 || (head[0] ?? 0) >= 9 * 5 * 5 || head[13] !== 0) return false;
  const view = new DataView(head.buffer, head.byteOffset, 13);
  const dictionary = view.getUint32(1, true);
  const half = dictionary & -dictionary;
  if (dictionary === 0 || (dictionary !== half >>> 0 && dictionary !== 3 * (half >>> 0))) return false;
  const length = view.getBigUint64(5, true);
  return length === 0xffff_ffff_ffff_ffffn || length < 1n << 38n;
}

function sniffOther(head: Uint8Array): Sniffed {
  const encrypted = match(ENCRYPTED, head) ?? (isOpenPgp(head) ? 'encrypted with OpenPGP' : undefined);
  if (encrypted !== undefined) return { kind: 'encrypted', what: encrypted };
  const unsupported = match(UNSUPPORTED, head);
  if (unsupported !== undefined) return { kind: 'unsupported', what: unsupported };
  const other = match(OTHER_FILES, head);
  if (other !== undefined) return { kind: 'other', what: other };
  if (head.every((byte) => byte === 0)) return { kind: 'other', what: 'nothing but zero bytes at its beginning' };
  if (!isText(head)) return { kind: 'other', what: 'binary data of no known kind' };
  return isWebPage(head)
    ? { kind: 'other', what: 'a web page (perhaps the login page of a download)' }
    : { kind: 'text' };
}

function isWebPage(head: Uint8Array): boolean {
  const start = new TextDecoder().decode(head.subarray(0, 64)).trimStart().toLowerCase();
  return start.startsWith('<!doctype html') || start.startsWith('<html');
}

/**
 * An OpenPGP message begins with a session key packet, public-key (tag 1) or passphrase (tag 3), or with the encrypted
 * data itself (tags 9, 18, 20). RFC 9580, 4.2 has the two header formats, 5.1 and 5.3 the version bytes.
 */
function isOpenPgp(head: Uint8Array): boolean {
  const first = head[0] ?? 0;
  if ((first & 0x80) === 0) return false;
  const old = (first & 0x40) === 0;
  const tag = old ? (first >> 2) & 0x0f : first & 0x3f;
  const lengthBytes = old ? 1 << (first & 3) : newLengthBytes(head[1] ?? 0);
  const version = head[1 + lengthBytes] ?? 0;
  if (tag === 1) return version === 3 || version === 6;
  if (tag === 3) return version >= 4 && version <= 6;
  return !old && (tag === 18 || tag === 20) && (version === 1 || version === 2);
}

function newLengthBytes(first: number): number {
  if (first < 192 || (first >= 224 && first < 255)) return 1;
  return first === 255 ? 5 : 2;
}
