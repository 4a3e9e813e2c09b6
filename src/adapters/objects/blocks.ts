import type { ByteStream } from '../../core/model/bytes.ts';

/** Lends out a few buffers, and no more. */
export class Buffers {
  readonly #bytes: number;
  readonly #most: number;
  readonly #free: Uint8Array[] = [];
  readonly #waiting: ((buffer: Uint8Array) => void)[] = [];
  #made = 0;

  constructor(bytes: number, most: number) {
    this.#bytes = bytes;
    this.#most = most;
  }

  async take(): Promise<Uint8Array> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#made < this.#most) {
      this.#made += 1;
      return new Uint8Array(this.#bytes);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  give(buffer: Uint8Array): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(buffer);
    else next(buffer);
  }
}

export interface Block {
  readonly bytes: Uint8Array;
  /** Its owner may have it back once the bytes are of no more use. */
  readonly buffer: Uint8Array;
}

/** A stream in blocks that fill a buffer, but for the last; one without bytes is a single empty block. */
export async function* blocksOf(body: ByteStream, buffers: Buffers): AsyncGenerator<Block> {
  let buffer = await buffers.take();
  let used = 0;
  let filled = 0;
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; ) {
      if (used === buffer.length) {
        yield { bytes: buffer, buffer };
        filled += 1;
        buffer = await buffers.take();
        used = 0;
      }
      const piece = chunk.subarray(at, at + buffer.length - used);
      buffer.set(piece, used);
      used += piece.length;
      at += piece.length;
    }
  }
  if (used > 0 || filled === 0) yield { bytes: buffer.subarray(0, used), buffer };
}
