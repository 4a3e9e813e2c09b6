import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { ByteStream, Compression } from '../../core/model/bytes.ts';
import { asError, damage } from './damage.ts';
import { runDecoder, type Decode, type FromWorker, type WorkerData } from './worker-script.ts';

/** A decoder in JavaScript or WebAssembly: the packages it needs, and what drives them inside the worker. */
export interface Portable {
  readonly compression: Compression;
  readonly packages: readonly string[];
  /** Functions of ours that `decode` finds behind its packages. */
  readonly helpers: readonly ((...args: never[]) => unknown)[];
  readonly decode: Decode;
}

/** Slots for decoded bytes under way; why they are of this size is said in `batches.ts`. */
const SLOTS = 4;
const SLOT_BYTES = 96 * 1024;
/** Of the buffer that goes in and comes back, a multiple. */
const INPUT_BYTES = 64 * 1024;
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 1, stackSizeMb: 4 };

const { resolve } = createRequire(import.meta.url);

/** A thread that decodes one source after the other. */
export class DecoderThread {
  readonly #compression: Compression;
  readonly #counters = new Int32Array(new SharedArrayBuffer(8));
  readonly #slots = Array.from({ length: SLOTS }, () => new Uint8Array(new SharedArrayBuffer(SLOT_BYTES)));
  readonly #chunk = new Uint8Array(SLOT_BYTES);
  readonly #worker: Worker;
  #source: AsyncIterator<Uint8Array> | undefined;
  /** The thread waits for input, of a source that is still to come. */
  #wish = false;
  /** Lengths of what lies in the slots. */
  readonly #decoded: number[] = [];
  #taken = 0;
  #spare: ArrayBuffer | undefined;
  #ended = false;
  #dead = false;
  #failure: Error | undefined;
  /** What the source threw; it explains a cut better than the decoder can. */
  #sourceFailure: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(portable: Portable) {
    const { compression, packages } = portable;
    this.#compression = compression;
    const workerData: WorkerData = {
      libraries: packages.map((name) => resolve(name)),
      counters: this.#counters,
      slots: this.#slots,
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

  /** May it be given another source? */
  get idle(): boolean {
    return this.#source === undefined && !this.#dead;
  }

  begin(source: ByteStream): void {
    this.#source = source[Symbol.asyncIterator]();
    this.#ended = this.#dead;
    this.#failure = undefined;
    this.#sourceFailure = undefined;
    if (this.#wish) void this.#sendIn();
  }

  /** The next decoded chunk, valid until the one after it is asked for; `undefined` at the end. */
  async next(): Promise<Uint8Array | undefined> {
    while (this.#decoded.length === 0 && !this.#ended) await new Promise<void>((wake) => (this.#wake = wake));
    const length = this.#decoded.shift();
    if (length !== undefined) return this.#take(length);
    const failure = this.#sourceFailure ?? this.#failure;
    this.#endSource();
    if (failure === undefined) return undefined;
    // What is left of a decoder that has failed is not to be used again.
    this.#dead = true;
    throw failure;
  }

  /** Out of the shared memory, which not everything that takes bytes takes too. */
  #take(length: number): Uint8Array {
    const chunk = this.#chunk.subarray(0, length);
    chunk.set(this.#slots[this.#taken % SLOTS]?.subarray(0, length) ?? []);
    this.#taken += 1;
    this.#advance(1);
    return chunk;
  }

  /** Ends the thread too: whoever has called this off may never ask for another chunk. */
  fail(error: Error): void {
    this.#dead = true;
    void this.#worker.terminate();
    if (this.#ended) return;
    this.#failure = error;
    this.#end();
  }

  async close(): Promise<void> {
    this.#dead = true;
    this.#end();
    this.#endSource();
    await this.#worker.terminate();
  }

  #receive(message: FromWorker): void {
    if (typeof message === 'object' && 'spent' in message) {
      // Behind the end of a source there is none, and that of before is still here.
      this.#spare = message.spent ?? this.#spare;
      this.#wish = true;
      if (this.#source !== undefined && !this.#ended) void this.#sendIn();
    } else if (this.#ended) return;
    else if (typeof message === 'number') {
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

  /** Not awaited: a source that never answers again must not keep the thread alive. */
  #endSource(): void {
    void this.#source?.return?.().catch(() => undefined);
    this.#source = undefined;
  }

  async #sendIn(): Promise<void> {
    this.#wish = false;
    const chunk = await this.#pull();
    if (this.#ended) return;
    this.#worker.postMessage(chunk, chunk === undefined ? [] : [chunk.buffer]);
    this.#advance(0);
  }

  /** A copy: the chunk is only valid until the next one is asked for, and its buffer is not ours to give away. */
  async #pull(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const next = await this.#source?.next();
      return next === undefined || next.done === true ? undefined : this.#copyOf(next.value);
    } catch (error) {
      this.#sourceFailure = asError(error);
      return undefined;
    }
  }

  /** Into the buffer that came back: each new one would be garbage for long, in a thread that makes no other. */
  #copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const spare = this.#spare;
    this.#spare = undefined;
    const fits = spare !== undefined && spare.byteLength >= bytes.length;
    const copy = new Uint8Array(
      fits ? spare : new ArrayBuffer(INPUT_BYTES * Math.ceil(bytes.length / INPUT_BYTES)),
      0,
      bytes.length,
    );
    copy.set(bytes);
    return copy;
  }

  #advance(counter: 0 | 1): void {
    Atomics.add(this.#counters, counter, 1);
    Atomics.notify(this.#counters, counter);
  }
}

function scriptOf({ decode, helpers }: Portable): string {
  // Under their own names, so that those of one file may call one another.
  const others = helpers.map((helper) => `const ${helper.name} = ${helper.toString()};`).join('\n');
  const names = helpers.map(({ name }) => name).join(', ');
  return `'use strict';
const threads = require('node:worker_threads');
const libraries = threads.workerData.libraries.map((path) => require(path));
${others}
libraries.push(${names});
(${runDecoder.toString()})(threads, threads.workerData, ${decode.toString()}, libraries);`;
}
