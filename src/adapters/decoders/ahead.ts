import type { ByteStream } from '../../core/model/bytes.ts';
import { asError } from './damage.ts';

const BUFFER_BYTES = 96 * 1024;

/** Buffers that take turns: fresh ones would cost more in page faults than the copying does. */
export class Buffers {
  readonly #free: Uint8Array<ArrayBuffer>[] = [];

  copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const buffer = this.#free.pop() ?? new Uint8Array(BUFFER_BYTES);
    buffer.set(bytes);
    return buffer.subarray(0, bytes.length);
  }

  giveBack(bytes: Uint8Array<ArrayBuffer>): void {
    this.#free.push(new Uint8Array(bytes.buffer));
  }
}

/**
 * Reads a stream ahead of whoever wants its bytes, until it keeps as many as it may. What the stream throws is kept as
 * well. Its end is told by `settled` and `next`; `stop` ends the stream, wherever it is.
 */
export class Ahead {
  /** What the stream threw; known once `next` has said that it is over. */
  failure: Error | undefined;
  readonly #control = new AbortController();
  readonly #buffers: Buffers;
  readonly #limit: number;
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  readonly #reading: Promise<void>;
  #lent: Uint8Array<ArrayBuffer> | undefined;
  #kept = 0;
  #ended = false;
  readonly #stir: (() => void)[] = [];

  constructor(open: (signal: AbortSignal) => ByteStream, buffers: Buffers, limit: number) {
    this.#buffers = buffers;
    this.#limit = limit;
    this.#reading = this.#read(open(this.#control.signal));
  }

  /** Resolves once there is nothing more to wait for: true where the stream has ended, false where it is held up. */
  async settled(): Promise<boolean> {
    while (!this.#ended && this.#kept < this.#limit) await this.#stirred();
    return this.#ended;
  }

  /** The next chunk, valid until the one after it is asked for; `undefined` at the end. */
  async next(): Promise<Uint8Array | undefined> {
    if (this.#lent !== undefined) this.#buffers.giveBack(this.#lent);
    while (this.#chunks.length === 0 && !this.#ended) await this.#stirred();
    this.#lent = this.#chunks.shift();
    this.#kept -= this.#lent?.length ?? 0;
    this.#wake();
    return this.#lent;
  }

  get stopped(): boolean {
    return this.#control.signal.aborted;
  }

  /** Ends the stream, without waiting for that. */
  abort(): void {
    this.#control.abort();
    this.#wake();
  }

  /** Ends the stream, and forgets what of it was kept. */
  async stop(): Promise<void> {
    this.abort();
    await this.#reading;
    for (const chunk of this.#chunks.splice(0)) this.#buffers.giveBack(chunk);
  }

  async #read(stream: ByteStream): Promise<void> {
    try {
      for await (const chunk of stream) {
        for (let at = 0; at < chunk.length; at += BUFFER_BYTES) this.#keep(chunk.subarray(at, at + BUFFER_BYTES));
        while (this.#kept >= this.#limit && !this.#control.signal.aborted) await this.#stirred();
      }
    } catch (error) {
      this.failure = asError(error);
    }
    this.#ended = true;
    this.#wake();
  }

  #keep(bytes: Uint8Array): void {
    this.#chunks.push(this.#buffers.copyOf(bytes));
    this.#kept += bytes.length;
    this.#wake();
  }

  #stirred(): Promise<void> {
    return new Promise((resolve) => this.#stir.push(resolve));
  }

  #wake(): void {
    for (const resolve of this.#stir.splice(0)) resolve();
  }
}
