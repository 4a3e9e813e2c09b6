import type { Readable } from 'node:stream';
import type { ByteStream } from '../../core/model/bytes.ts';

/** What is handed on at once. Programs write 8 KiB at a time, and each hand-over on the way to a parser has its price. */
const BATCH_BYTES = 256 * 1024;

/** Read ahead while a batch is being worked on; beyond it the program has to wait. */
const QUEUE_BYTES = 1024 * 1024;

/** A stream's bytes in fewer, larger chunks. */
export async function* batches(stream: Readable): ByteStream {
  const queue = new Queue(stream);
  for (;;) {
    await queue.filled();
    const batch = queue.take();
    if (batch === undefined) return;
    yield batch;
  }
}

class Queue {
  readonly #stream: Readable;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #ended = false;
  #error: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(stream: Readable) {
    this.#stream = stream;
    stream.on('data', (chunk: Uint8Array) => {
      this.#chunks.push(chunk);
      this.#bytes += chunk.length;
      if (this.#bytes >= QUEUE_BYTES) stream.pause();
      if (this.#bytes >= BATCH_BYTES) this.#wake?.();
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
    if (this.#ended || this.#bytes >= BATCH_BYTES) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }

  take(): Uint8Array | undefined {
    if (this.#error !== undefined && this.#bytes === 0) throw this.#error;
    if (this.#bytes === 0) return undefined;
    const [only] = this.#chunks;
    const batch = this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks, this.#bytes);
    this.#chunks = [];
    this.#bytes = 0;
    this.#stream.resume();
    return batch;
  }
}
