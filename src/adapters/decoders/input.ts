import type { ByteStream } from '../../core/model/bytes.ts';

const NOTHING = new Uint8Array(0);

/** A source read in pieces of the reader's choice. A piece is only valid until the next one is asked for. */
export class Input {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = NOTHING;

  constructor(source: ByteStream) {
    this.#iterator = source[Symbol.asyncIterator]();
  }

  /** Up to `max` bytes, at least one; empty at the end. */
  async some(max: number): Promise<Uint8Array> {
    while (this.#chunk.length === 0) {
      const next = await this.#iterator.next();
      if (next.done === true) return NOTHING;
      this.#chunk = next.value;
    }
    const piece = this.#chunk.subarray(0, max);
    this.#chunk = this.#chunk.subarray(piece.length);
    return piece;
  }

  /** `count` bytes, copied together; fewer only at the end. */
  async exactly(count: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      const piece = await this.some(count - filled);
      if (piece.length === 0) break;
      bytes.set(piece, filled);
      filled += piece.length;
    }
    return bytes.subarray(0, filled);
  }

  /** Gives back the unused tail of the latest piece. */
  unread(tail: Uint8Array): void {
    this.#chunk = this.#chunk.length === 0 ? tail : join(tail, this.#chunk);
  }

  async close(): Promise<void> {
    await this.#iterator.return?.();
  }
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const joined = new Uint8Array(head.length + tail.length);
  joined.set(head);
  joined.set(tail, head.length);
  return joined;
}
