import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { ByteStream, Compression } from '../../core/model/bytes.ts';
import { asError, calledOff, damage } from './damage.ts';
import { runDecoder, type Decode, type FromWorker, type WorkerData } from './worker-script.ts';

/** A decoder in JavaScript or WebAssembly: the packages it needs, and what drives them inside the worker. */
export interface Portable {
  readonly compression: Compression;
  readonly packages: readonly string[];
  /** Functions of ours that `decode` finds behind its packages. */
  readonly helpers: readonly ((...args: never[]) => unknown)[];
  readonly decode: Decode;
}

/** Decoded chunks under way. */
const QUEUE = 8;
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 2, stackSizeMb: 4 };

const { resolve } = createRequire(import.meta.url);

/** Decodes in a thread of its own, without any program. The thread has ended when this ends, however it ends. */
export async function* throughWorker(portable: Portable, source: ByteStream, signal?: AbortSignal): ByteStream {
  if (signal?.aborted === true) throw calledOff();
  const thread = new DecoderThread(portable, source);
  const abort = (): void => {
    thread.fail(calledOff());
  };
  signal?.addEventListener('abort', abort, { once: true });
  try {
    for (let chunk = await thread.next(); chunk !== undefined; chunk = await thread.next()) yield chunk;
  } finally {
    signal?.removeEventListener('abort', abort);
    await thread.close();
  }
}

class DecoderThread {
  readonly #compression: Compression;
  readonly #counters = new Int32Array(new SharedArrayBuffer(8));
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #worker: Worker;
  readonly #decoded: Uint8Array[] = [];
  #ended = false;
  #failure: Error | undefined;
  /** What the source threw; it explains a cut better than the decoder can. */
  #sourceFailure: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(portable: Portable, source: ByteStream) {
    const { compression, packages } = portable;
    this.#compression = compression;
    this.#source = source[Symbol.asyncIterator]();
    const workerData: WorkerData = {
      libraries: packages.map((name) => resolve(name)),
      counters: this.#counters,
      queue: QUEUE,
    };
    this.#worker = new Worker(scriptOf(portable), {
      eval: true,
      workerData,
      resourceLimits: LIMITS,
      env: {},
      execArgv: [],
    });
    this.#worker.on('message', (message: FromWorker) => {
      this.#receive(message);
    });
    this.#worker.on('error', (error) => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.fail(damage(compression, outOfMemory ? 'unsupported' : 'corrupt', error));
    });
    this.#worker.on('exit', () => {
      this.fail(damage(compression, 'corrupt'));
    });
  }

  /** The next decoded chunk; `undefined` at the end. */
  async next(): Promise<Uint8Array | undefined> {
    while (this.#decoded.length === 0 && !this.#ended) await new Promise<void>((wake) => (this.#wake = wake));
    const chunk = this.#decoded.shift();
    if (chunk !== undefined) {
      this.#advance(1);
      return chunk;
    }
    const failure = this.#sourceFailure ?? this.#failure;
    if (failure === undefined) return undefined;
    throw failure;
  }

  /** Ends the thread too: whoever has called this off may never ask for another chunk. */
  fail(error: Error): void {
    if (this.#ended) return;
    this.#failure = error;
    this.#end();
    void this.#worker.terminate();
  }

  async close(): Promise<void> {
    this.#end();
    // Not awaited: a source that never answers again must not keep the thread alive.
    void this.#source.return?.().catch(() => undefined);
    await this.#worker.terminate();
  }

  #receive(message: FromWorker): void {
    if (this.#ended) return;
    if (message === 'more') void this.#sendIn();
    else if (message instanceof Uint8Array) {
      this.#decoded.push(message);
      this.#wake();
    } else {
      if (message.failure !== undefined) this.#failure = damage(this.#compression, message.failure);
      this.#end();
    }
  }

  #end(): void {
    this.#ended = true;
    this.#wake();
  }

  async #sendIn(): Promise<void> {
    const chunk = await this.#pull();
    if (this.#ended) return;
    this.#worker.postMessage(chunk, chunk === undefined ? [] : [chunk.buffer]);
    this.#advance(0);
  }

  /** A copy: the chunk is only valid until the next one is asked for, and its buffer is not ours to give away. */
  async #pull(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const next = await this.#source.next();
      return next.done === true ? undefined : new Uint8Array(next.value);
    } catch (error) {
      this.#sourceFailure = asError(error);
      return undefined;
    }
  }

  #advance(counter: 0 | 1): void {
    Atomics.add(this.#counters, counter, 1);
    Atomics.notify(this.#counters, counter);
  }
}

function scriptOf({ decode, helpers }: Portable): string {
  const others = helpers.map((helper) => `libraries.push(${helper.toString()});`).join('\n');
  return `'use strict';
const threads = require('node:worker_threads');
const libraries = threads.workerData.libraries.map((path) => require(path));
${others}
(${runDecoder.toString()})(threads, threads.workerData, ${decode.toString()}, libraries);`;
}
