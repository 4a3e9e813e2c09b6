import { constants, createInflateRaw } from 'node:zlib';
import type { Failure } from './damage.ts';
import type { Input } from './input.ts';
import { decodeMember } from './transform.ts';

/** zlib's default of 16 KiB halves its speed. */
const CHUNK = 1024 * 1024;

/** Decodes deflate (RFC 1951) up to its own end. Returns how it failed; throws what the source throws. */
export async function* inflate(input: Input): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
  try {
    const decoder = createInflateRaw({ chunkSize: CHUNK, finishFlush: constants.Z_FINISH });
    return (yield* decodeMember(decoder, input)) ? undefined : 'truncated';
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) return 'corrupt';
    throw error;
  }
}
