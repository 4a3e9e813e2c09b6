import type { ByteReader } from './byte-reader.ts';

/** A member's bytes, as views into the stream. Can be read once; what nobody read is discarded before the next member. */
export class Body implements AsyncIterable<Uint8Array> {
  readonly #reader: ByteReader;
  #left: number;
  /** Somebody reads, or the next member was asked for. */
  #taken = false;

  constructor(reader: ByteReader, size: number) {
    this.#reader = reader;
    this.#left = size;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#taken) return;
    this.#taken = true;
    while (this.#left > 0) {
      const part = await this.#reader.take(this.#left);
      if (part === undefined) return;
      this.#left -= part.length;
      yield part;
    }
  }

  /** Skips what is unread; returns how many bytes the stream fell short. */
  async discard(): Promise<number> {
    this.#taken = true;
    const left = this.#left;
    this.#left = 0;
    return left - (await this.#reader.skip(left));
  }
}
