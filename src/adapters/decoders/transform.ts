import type { Transform } from 'node:stream';
import type { Input } from './input.ts';

/** One of zlib's decompressors. */
export interface Decompressor extends Transform {
  /** Compressed bytes that were used. */
  readonly bytesWritten: number;
}

/**
 * Compressed bytes written at a time, and of how many at the beginning less. Where the data is damaged, zlib drops what
 * the same write had yielded last, and of a small bundle much lies in one.
 */
const SLICE = 8 * 1024;
const FIRST_SLICE = 512;
const FIRST_BYTES = 64 * 1024;

/**
 * Decodes one member (gzip) or frame (zstd), which ends where it says itself; the input then stands right behind it.
 * zlib's own handling of several members drops what it has decoded when junk follows the last one. Returns false where
 * the input ended first; throws what zlib throws, after all that was decoded by then, and stands before the last slice.
 */
export async function* decodeMember(
  decoder: Decompressor,
  input: Input,
): AsyncGenerator<Uint8Array, boolean, undefined> {
  const driver = new Driver(decoder);
  let written = 0;
  try {
    for (;;) {
      const slice = await input.some(written < FIRST_BYTES ? FIRST_SLICE : SLICE);
      driver.write(slice);
      for (let chunk = await driver.next(); chunk !== undefined; chunk = await driver.next()) yield chunk;
      if (slice.length === 0) return driver.failure === undefined;
      if (driver.failure !== undefined) {
        // Where in it the damage lies is not known: what follows may begin anywhere in it.
        input.unread(slice.length);
        throw driver.failure;
      }
      written += slice.length;
      const unused = written - decoder.bytesWritten;
      if (unused > 0) {
        input.unread(unused);
        return true;
      }
    }
  } finally {
    decoder.destroy();
  }
}

/**
 * Writes into a decompressor, one write at a time, and takes out what comes of it, chunk by chunk: it stops where
 * nobody takes, so that a bomb does not unfold in memory.
 */
class Driver {
  failure: Error | undefined;
  readonly #decoder: Decompressor;
  #idle = true;
  #stir: () => void = () => undefined;

  constructor(decoder: Decompressor) {
    this.#decoder = decoder;
    decoder.on('readable', () => {
      this.#stir();
    });
    decoder.on('end', () => {
      this.#rest();
    });
    // Its code says what is wrong; the callback of a write hears of it too, but only sometimes.
    decoder.on('error', (error) => {
      this.failure ??= error;
      this.#rest();
    });
  }

  /** Nothing: the input is over. Where the member's end came with its very last byte, zlib only notices then. */
  write(slice: Uint8Array): void {
    this.#idle = false;
    if (slice.length === 0) this.#decoder.end();
    else
      this.#decoder.write(slice, (error) => {
        if (!error) this.#rest();
      });
  }

  /** The next chunk of what was written; `undefined` once that is all used up. */
  async next(): Promise<Uint8Array | undefined> {
    for (;;) {
      // zlib's streams are of buffers, which the types of Node do not know.
      const chunk = this.#decoder.read() as Uint8Array | null;
      if (chunk !== null) return chunk;
      if (this.#idle) return undefined;
      await new Promise<void>((resolve) => (this.#stir = resolve));
    }
  }

  #rest(): void {
    this.#idle = true;
    this.#stir();
  }
}
