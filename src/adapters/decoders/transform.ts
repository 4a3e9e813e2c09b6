import { once } from 'node:events';
import type { Transform } from 'node:stream';
import type { Input } from './input.ts';

/** One of zlib's decompressors. */
export interface Decompressor extends Transform {
  /** Compressed bytes that were used. */
  readonly bytesWritten: number;
}

/**
 * Compressed bytes written at a time. All that one write yields is held in memory, so it also bounds a bomb: deflate
 * expands at most 1032 times.
 */
const SLICE = 32 * 1024;

/**
 * Decodes one member (gzip) or frame (zstd), which ends where it says itself; the input then stands right behind it.
 * zlib's own handling of several members drops what it has decoded when junk follows the last one. Returns false where
 * the input ended first; throws what zlib throws, after all that was decoded by then.
 */
export async function* decodeMember(
  decoder: Decompressor,
  input: Input,
): AsyncGenerator<Uint8Array, boolean, undefined> {
  const decoded: Uint8Array[] = [];
  decoder.on('data', (chunk: Uint8Array) => decoded.push(chunk));
  const failed = new Promise<Error>((resolve) => decoder.once('error', resolve));
  let written = 0;
  try {
    for (;;) {
      const slice = await input.some(SLICE);
      if (slice.length === 0) return yield* finish(decoder, decoded, failed);
      const failure = await Promise.race([write(decoder, slice), failed]);
      yield* decoded.splice(0);
      if (failure !== undefined) throw failure;
      written += slice.length;
      const unused = written - decoder.bytesWritten;
      if (unused > 0) {
        input.unread(slice.subarray(slice.length - unused));
        return true;
      }
    }
  } finally {
    decoder.destroy();
  }
}

/** The input is over. Where the member's end came with its very last byte, zlib only notices now. */
async function* finish(
  decoder: Decompressor,
  decoded: Uint8Array[],
  failed: Promise<Error>,
): AsyncGenerator<Uint8Array, boolean, undefined> {
  const ended = once(decoder, 'end').then(
    () => true,
    () => false,
  );
  decoder.end();
  const whole = await Promise.race([ended, failed.then(() => false)]);
  yield* decoded.splice(0);
  return whole;
}

function write(decoder: Decompressor, slice: Uint8Array): Promise<undefined> {
  return new Promise((resolve) => {
    decoder.write(slice, (error) => {
      // An error comes as an event of its own, with its code.
      if (!error) resolve(undefined);
    });
  });
}
