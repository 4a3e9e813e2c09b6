import type { ByteStream } from '../../core/model/bytes.ts';
import type { Failure } from './damage.ts';
import type { XzBlock, XzBlockEnd } from './xz-blocks.ts';
import { recordOf, streamEnd, streamHeader } from './xz-layout.ts';

const MIB = 2 ** 20;
const MAX_COMPRESSED = 8 * MIB;
const MAX_DICTIONARY = 16 * MIB;
/** What a decoder is handed at once. */
const PIECE_BYTES = 64 * 1024;

/** A block in memory, and how it ended. */
export interface XzHeld {
  readonly check: number;
  readonly bytes: Uint8Array;
  readonly end: XzBlockEnd;
}

/** Small enough to be held in memory, next to another one. */
export function mayBeKept({ compressed, uncompressed, dictionary }: XzBlock): boolean {
  if (compressed === undefined || uncompressed === undefined || dictionary === undefined) return false;
  return compressed <= MAX_COMPRESSED && dictionary <= MAX_DICTIONARY;
}

export function sizeOf(block: XzHeld | undefined): number {
  return block !== undefined && 'size' in block.end ? block.end.size : Infinity;
}

/** Where a block makes no sense, the decoder was given no more of it, and took that for a cut. */
export function reasonOf(failure: Failure, end: XzBlockEnd): Failure {
  return 'broken' in end && !end.broken ? failure : 'corrupt';
}

/** Blocks as a stream of their own; without an end where the last one has none. */
export async function* streamOf(blocks: readonly XzHeld[]): ByteStream {
  const check = blocks[0]?.check ?? 0;
  const records: Uint8Array[] = [];
  yield streamHeader(check);
  for (const { bytes, end } of blocks) {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
    if ('unpadded' in end) records.push(recordOf(end.unpadded, end.size));
  }
  if (records.length === blocks.length) yield streamEnd(check, records);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
