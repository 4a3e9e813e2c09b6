import type { Readable } from 'node:stream';
import type { ByteStream } from '../../core/model/bytes.ts';

/**
 * What is handed on at once. Programs write 8 KiB at a time, and each hand-over on the way to a parser has its price.
 * More than this would become strings that V8 keeps outside its young generation (kMaxRegularHeapObjectSize, 128 KiB),
 * and garbage collection would eat what the larger batch saves.
 */
const BATCH_BYTES = 96 * 1024;

/** Batches that are read ahead while one is being worked on; beyond them the program has to wait. */
const BATCHES_AHEAD = 12;

/** After so many bytes the stream is left to somebody else; `stop` sees to it that no more come. */
export interface Until {
  readonly bytes: number;
  readonly stop: () => void;
}

/** A stream's bytes in fewer, larger chunks; each is only valid until the next one is asked for. */
export async function* batches(stream: Readable, until?: Until): ByteStream {
  const queue = new Queue(stream, until);
  for (;;) {
    await queue.filled();
    const batch = queue.take();
    if (batch === undefined) return;
    yield batch;
    queue.release(batch);
  }
}

/** Fills the same few buffers again and again: fresh ones would cost more in page faults than the copying does. */
class Queue {
  readonly #stream: Readable;
  readonly #free: ArrayBuffer[] = [];
  readonly #full: Uint8Array<ArrayBuffer>[] = [];
  #filling = new Uint8Array(BATCH_BYTES);
  #filled = 0;
  #ended = false;
  #error: Error | undefined;
  #wake: (() => void) | undefined;

  #left: number;

  constructor(stream: Readable, until: Until | undefined) {
    this.#stream = stream;
    this.#left = until?.bytes ?? Infinity;
    stream.on('data', (chunk: Uint8Array) => {
      this.#add(chunk);
      this.#left -= chunk.length;
      if (this.#left <= 0 && !this.#ended) {
        until?.stop();
        this.#ended = true;
        this.#wake?.();
      }
      if (this.#full.length >= BATCHES_AHEAD) stream.pause();
      if (this.#full.length > 0) this.#wake?.();
    });
    stream.on('error', (error) => {
      this.#error = error;
    });
    stream.on('close', () => {
      this.#ended = true;
      this.#wake?.();
    });
  }

  /** Resolves once a batch is there, or the stream has ended. */
  async filled(): Promise<void> {
    if (this.#ended || this.#full.length > 0) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }

  take(): Uint8Array<ArrayBuffer> | undefined {
    const batch = this.#full.shift() ?? this.#rest();
    if (batch === undefined && this.#error !== undefined) throw this.#error;
    if (batch !== undefined && this.#full.length < BATCHES_AHEAD) this.#stream.resume();
    return batch;
  }

  release(batch: Uint8Array<ArrayBuffer>): void {
    this.#free.push(batch.buffer);
  }

  #add(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.length > 0) {
      const part = rest.subarray(0, BATCH_BYTES - this.#filled);
      this.#filling.set(part, this.#filled);
      this.#filled += part.length;
      rest = rest.subarray(part.length);
      if (this.#filled === BATCH_BYTES) this.#full.push(this.#next());
    }
  }

  /** What is left at the end. */
  #rest(): Uint8Array<ArrayBuffer> | undefined {
    return this.#filled === 0 ? undefined : this.#next();
  }

  #next(): Uint8Array<ArrayBuffer> {
    const batch = this.#filling.subarray(0, this.#filled);
    const buffer = this.#free.pop();
    this.#filling = buffer === undefined ? new Uint8Array(BATCH_BYTES) : new Uint8Array(buffer);
    this.#filled = 0;
    return batch;
  }
}
