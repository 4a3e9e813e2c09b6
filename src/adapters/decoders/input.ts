import type { ByteStream } from '../../core/model/bytes.ts';

const NOTHING = new Uint8Array(0);

/** A source read in pieces of the reader's choice. A piece is only valid until the next one is asked for. */
export class Input {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = NOTHING;
  /** What of the chunk has been handed out. */
  #at = 0;

  constructor(source: ByteStream) {
    this.#iterator = source[Symbol.asyncIterator]();
  }

  /** Up to `max` bytes, at least one; empty at the end. */
  async some(max: number): Promise<Uint8Array> {
    if (!(await this.#fill())) return NOTHING;
    const piece = this.#chunk.subarray(this.#at, this.#at + max);
    this.#at += piece.length;
    return piece;
  }

  /** Gives back the last `count` bytes of the latest piece, without copying: members may be tiny and many. */
  unread(count: number): void {
    this.#at -= count;
  }

  /** The next `count` bytes, not consumed; fewer only at the end. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.#chunk.length - this.#at < count) {
      // A copy: `slice` is none where the chunk is one of Node's buffers.
      const rest = new Uint8Array(this.#chunk.subarray(this.#at));
      const next = await this.#iterator.next();
      this.#chunk = next.done === true ? rest : join(rest, next.value);
      this.#at = 0;
      if (next.done === true) break;
    }
    return this.#chunk.subarray(this.#at, this.#at + count);
  }

  /** Consumes `count` bytes; false where the input ended first. */
  async skip(count: number): Promise<boolean> {
    for (let left = count; left > 0; ) {
      const piece = await this.some(left);
      if (piece.length === 0) return false;
      left -= piece.length;
    }
    return true;
  }

  /** Consumes everything up to the first of these bytes, and that one too; false where there is none. */
  async skipThrough(byte: number): Promise<boolean> {
    while (await this.#fill()) {
      const found = this.#chunk.indexOf(byte, this.#at);
      this.#at = found < 0 ? this.#chunk.length : found + 1;
      if (found >= 0) return true;
    }
    return false;
  }

  /**
   * Goes on to where the next `size` bytes pass the test, the first of which is known; false where they nowhere do, with
   * nothing left then. A place is looked at only where there are that many bytes.
   */
  async skipTo(first: number, size: number, passes: (bytes: Uint8Array) => boolean): Promise<boolean> {
    while ((await this.peek(size)).length === size) {
      const last = this.#chunk.length - size;
      for (
        let at = this.#chunk.indexOf(first, this.#at);
        at >= 0 && at <= last;
        at = this.#chunk.indexOf(first, at + 1)
      ) {
        if (!passes(this.#chunk.subarray(at, at + size))) continue;
        this.#at = at;
        return true;
      }
      this.#at = last + 1;
    }
    this.#at = this.#chunk.length;
    return false;
  }

  async skipZeros(): Promise<void> {
    while (await this.#fill()) {
      while (this.#chunk[this.#at] === 0) this.#at += 1;
      if (this.#at < this.#chunk.length) return;
    }
  }

  /** All that is left, chunk by chunk. Whoever reads it need not end it: that is for `close`. */
  async *rest(): ByteStream {
    for (let piece = await this.some(Infinity); piece.length > 0; piece = await this.some(Infinity)) yield piece;
  }

  async close(): Promise<void> {
    await this.#iterator.return?.();
  }

  /** Sees to it that a byte lies at hand; false at the end. */
  async #fill(): Promise<boolean> {
    while (this.#at === this.#chunk.length) {
      const next = await this.#iterator.next();
      if (next.done === true) return false;
      this.#chunk = next.value;
      this.#at = 0;
    }
    return true;
  }
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const joined = new Uint8Array(head.length + tail.length);
  joined.set(head);
  joined.set(tail, head.length);
  return joined;
}
