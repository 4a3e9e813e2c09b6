import { decodeName } from './entry-name.ts';

export const BLOCK = 512;

/** One header block as it stands: POSIX.1-1988 ustar, its predecessor (v7) and GNU's variant. */
export interface TarHeader {
  readonly name: string;
  readonly linkName: string;
  readonly size: number;
  readonly modifiedAt: number | undefined;
  /** The type flag; NUL, as v7 writes it, is `0`. */
  readonly type: string;
  /** Old GNU sparse: another block of the map follows. */
  readonly sparseMapGoesOn: boolean;
}

/** `undefined` where the block is no header: its checksum or its size makes no sense. */
export function parseHeader(block: Uint8Array): TarHeader | undefined {
  if (block.length < BLOCK || !hasValidChecksum(block)) return undefined;
  const size = number(block, 124, 12);
  if (size === undefined || size < 0) return undefined;
  return {
    name: name(block),
    linkName: text(block, 157, 100),
    size,
    modifiedAt: number(block, 136, 12),
    type: block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0),
    sparseMapGoesOn: block[482] !== 0,
  };
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
