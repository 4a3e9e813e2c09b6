import type { ByteStream } from '../model/bytes.ts';
import type { UnhangError } from '../model/errors.ts';
import { isContentFailure } from './failures.ts';

const NOTHING = new Uint8Array(0);

/**
 * A cursor over a stream. It hands out views into the stream's own chunks; bytes are copied only where a block lies
 * across two of them. A failure that is the content's fault looks like the end of the stream, and is kept; `resume`
 * goes on behind it.
 */
export class ByteReader {
  /** Bytes consumed so far. */
  offset = 0;
  failure: UnhangError | undefined;
  readonly #iterator: AsyncIterator<Uint8Array>;
  /** Bytes copied from earlier chunks; they come before `#chunk`. */
  #carry: Uint8Array = NOTHING;
  #chunk: Uint8Array = NOTHING;
  #ended = false;

  constructor(source: ByteStream) {
    this.#iterator = source[Symbol.asyncIterator]();
  }

  /** The next `size` bytes in one piece, not yet consumed; fewer only at the end of the stream. */
  async peek(size: number): Promise<Uint8Array> {
    while (this.#carry.length + this.#chunk.length < size) {
      // Always a copy, which `slice` is not where the chunk is one of Node's buffers.
      const rest = join(this.#carry, this.#chunk);
      const next = await this.#pull();
      this.#carry = rest;
      if (next === undefined) break;
      this.#chunk = next;
    }
    if (this.#carry.length === 0) return this.#chunk.subarray(0, size);
    if (this.#carry.length < size) {
      const missing = size - this.#carry.length;
      this.#carry = join(this.#carry, this.#chunk.subarray(0, missing));
      this.#chunk = this.#chunk.subarray(missing);
    }
    return this.#carry.subarray(0, size);
  }

  /** Consumes up to `max` bytes, as many as lie at hand; `undefined` at the end of the stream. */
  async take(max: number): Promise<Uint8Array | undefined> {
    if (this.#carry.length === 0 && this.#chunk.length === 0) this.#chunk = (await this.#pull()) ?? NOTHING;
    const from = this.#carry.length > 0 ? this.#carry : this.#chunk;
    if (from.length === 0) return undefined;
    const taken = from.subarray(0, max);
    this.#drop(taken.length);
    return taken;
  }

  /** Consumes `count` bytes unseen; returns how many there were. */
  async skip(count: number): Promise<number> {
    let skipped = 0;
    while (skipped < count) {
      const taken = await this.take(count - skipped);
      if (taken === undefined) break;
      skipped += taken.length;
    }
    return skipped;
  }

  /**
   * After a failure: forgets what was at hand, and reads on behind the gap. False where nothing comes: the stream is
   * over, or it failed again (`failure` says so).
   */
  async resume(): Promise<boolean> {
    this.failure = undefined;
    this.#carry = NOTHING;
    this.#ended = false;
    this.#chunk = (await this.#pull()) ?? NOTHING;
    return this.#chunk.length > 0;
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#iterator.return?.();
  }

  #drop(count: number): void {
    this.offset += count;
    if (this.#carry.length > 0) this.#carry = this.#carry.subarray(count);
    else this.#chunk = this.#chunk.subarray(count);
  }

  /** The next chunk that holds anything. The chunk at hand is no longer valid afterwards. */
  async #pull(): Promise<Uint8Array | undefined> {
    this.#chunk = NOTHING;
    while (!this.#ended) {
      const next = await this.#next();
      if (next !== undefined && next.length > 0) return next;
    }
    return undefined;
  }

  async #next(): Promise<Uint8Array | undefined> {
    try {
      const next = await this.#iterator.next();
      if (next.done !== true) return next.value;
    } catch (error) {
      if (!isContentFailure(error)) throw error;
      this.failure = error;
    }
    this.#ended = true;
    return undefined;
  }
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const joined = new Uint8Array(head.length + tail.length);
  joined.set(head);
  joined.set(tail, head.length);
  return joined;
}
