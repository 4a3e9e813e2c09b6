import { decodeName } from '../entry-name.ts';

export const BLOCK = 512;

/** One header block as it stands: POSIX.1-1988 ustar, its predecessor (v7) and GNU's variant. */
export interface TarHeader {
  readonly name: string;
  readonly linkName: string;
  readonly size: number;
  readonly modifiedAt: number | undefined;
  /** The type flag; NUL, as v7 writes it, is `0`. */
  readonly type: string;
  /** Old GNU sparse (type `S`): where the data lies, as far as the header has room to say. */
  readonly sparse?: readonly Segment[];
  /** Old GNU sparse: another block of the map follows. */
  readonly sparseMapGoesOn: boolean;
}

/** Data of a sparse file, in bytes; what lies between two of them is a hole. */
export interface Segment {
  readonly offset: number;
  readonly length: number;
}

/** `undefined` where the block is no header: its checksum or its size makes no sense. */
export function parseHeader(block: Uint8Array): TarHeader | undefined {
  if (block.length < BLOCK || !hasValidChecksum(block)) return undefined;
  const size = number(block, 124, 12);
  if (size === undefined || size < 0) return undefined;
  const type = block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0);
  return {
    name: name(block),
    linkName: text(block, 157, 100),
    size,
    modifiedAt: number(block, 136, 12),
    type,
    ...(type === 'S' ? { sparse: segments(block, 386, 4) } : {}),
    sparseMapGoesOn: block[482] !== 0,
  };
}

/** GNU's sparse map: pairs of numbers of twelve bytes, up to the first that is empty. A broken one is no number. */
export function segments(block: Uint8Array, from: number, count: number): Segment[] {
  const found: Segment[] = [];
  for (let at = from; at < from + count * 24 && block[at] !== 0; at += 24) {
    found.push({ offset: number(block, at, 12) ?? Number.NaN, length: number(block, at + 12, 12) ?? Number.NaN });
  }
  return found;
}

/** Where the first header begins in bytes that are aligned to nothing; only one with ustar's magic can be told there. */
export function findHeader(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(U, MAGIC_OFFSET); at >= 0; at = bytes.indexOf(U, at + 1)) {
    const from = at - MAGIC_OFFSET;
    if (from + BLOCK > bytes.length) return undefined;
    if (isMagic(bytes, at) && parseHeader(bytes.subarray(from, from + BLOCK)) !== undefined) return from;
  }
  return undefined;
}

const MAGIC_OFFSET = 257;
const U = 0x75;

function isMagic(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 1] === 0x73 && bytes[at + 2] === 0x74 && bytes[at + 3] === 0x61 && bytes[at + 4] === 0x72;
}

export function isZeroBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** Sum of all bytes, the checksum's own taken as spaces. Old Sun and HP tars summed signed bytes. */
function hasValidChecksum(block: Uint8Array): boolean {
  const stored = number(block, 148, 8);
  if (stored === undefined) return false;
  let unsigned = 8 * 0x20;
  let above = 0;
  for (let at = 0; at < BLOCK; at += 1) {
    if (at === 148) at = 156;
    const byte = block[at] ?? 0;
    unsigned += byte;
    if (byte > 0x7f) above += 1;
  }
  return stored === unsigned || stored === unsigned - 256 * above;
}

function name(block: Uint8Array): string {
  const own = text(block, 0, 100);
  const prefix = prefixOf(block);
  return prefix === '' ? own : `${prefix}/${own}`;
}

/** Only POSIX has the prefix field (magic `ustar`, NUL); GNU keeps times there. Star shortens it and signs with `tar`. */
function prefixOf(block: Uint8Array): string {
  if (text(block, 257, 6) !== 'ustar' || block[262] !== 0) return '';
  return text(block, 345, text(block, 508, 4) === 'tar' ? 131 : 155);
}

function text(block: Uint8Array, from: number, size: number): string {
  const field = block.subarray(from, from + size);
  const end = field.indexOf(0);
  return decodeName(end < 0 ? field : field.subarray(0, end));
}

/** Octal digits, or GNU's base-256 where the top bit is set; `undefined` for anything else and above 2^53-1. */
function number(block: Uint8Array, from: number, size: number): number | undefined {
  const first = block[from] ?? 0;
  if (first === 0x80 || first === 0xff) return base256(block.subarray(from, from + size));
  let value = 0;
  let digits = 0;
  for (let at = from; at < from + size; at += 1) {
    const byte = block[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x37) {
      value = value * 8 + (byte - 0x30);
      digits += 1;
    } else if (digits === 0 && byte === 0x20) continue;
    else if (byte === 0x20 || byte === 0) break;
    else return undefined;
  }
  return value;
}

function base256(field: Uint8Array): number | undefined {
  const negative = field[0] === 0xff;
  let value = negative ? -1 : 0;
  for (const byte of field.subarray(1)) value = value * 256 + byte;
  return Number.isSafeInteger(value) ? value : undefined;
}
