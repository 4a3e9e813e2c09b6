import type { ByteStream } from '../../core/model/bytes.ts';
import type { Failure } from './damage.ts';
import type { XzBlock, XzBlockEnd } from './xz-blocks.ts';
import { checkBytes, recordOf, streamEnd, streamHeader } from './xz-layout.ts';

const MIB = 2 ** 20;
const MAX_COMPRESSED = 8 * MIB;
const MAX_DICTIONARY = 16 * MIB;
/** What a decoder is handed at once. */
const PIECE_BYTES = 64 * 1024;

/** A block in memory, and how it ended. */
export interface XzHeld {
  readonly check: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
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

/** Bytes of a block whose header tells its size: with its header, its padding and its check. */
export function sizeAtMost({ bytes, compressed = 0, check }: XzBlock): number {
  return bytes + compressed + 3 + checkBytes(check);
}

/** The same bytes with room for `size` of them at least, and for twice as many as there were. */
export function wider(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const room = new Uint8Array(Math.max(size, 2 * bytes.length));
  room.set(bytes);
  return room;
}
