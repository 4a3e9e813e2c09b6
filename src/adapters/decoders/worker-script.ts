import type * as Threads from 'node:worker_threads';
import type { Failure } from './damage.ts';

/**
 * What runs inside the worker thread. These functions travel as text (`Function.toString`), so that the worker needs no
 * file of its own and starts the same from sources and from a build: they may use nothing from outside themselves.
 */

/** The next compressed chunk, blocking; `undefined` at the end. */
export type Pull = () => Uint8Array | undefined;
/** Hands a decoded chunk over, blocking while too many are under way. The chunk's buffer is given away. */
export type Push = (chunk: Uint8Array<ArrayBuffer>) => void;
export type Decode = (pull: Pull, push: Push, libraries: readonly unknown[]) => Promise<Failure | undefined>;

/** Messages out of the worker: a decoded chunk, a wish for input, or the end. */
export type FromWorker = Uint8Array | 'more' | { readonly failure: Failure | undefined };

export interface WorkerData {
  readonly libraries: readonly string[];
  /** Two counters: chunks sent in, decoded chunks taken out. Waiting for them to change is what blocks the worker. */
  readonly counters: Int32Array;
  readonly queue: number;
}

/** Gives a decoder blocking input and output, so that it cannot run ahead of its reader. */
export async function runDecoder(
  { parentPort, receiveMessageOnPort }: typeof Threads,
  { counters, queue }: Omit<WorkerData, 'libraries'>,
  decode: Decode,
  libraries: readonly unknown[],
): Promise<void> {
  const SENT_IN = 0;
  const TAKEN_OUT = 1;
  if (parentPort === null) return;
  const port = parentPort;
  let pushed = 0;

  const pull: Pull = () => {
    port.postMessage('more');
    for (;;) {
      const seen = Atomics.load(counters, SENT_IN);
      const received = receiveMessageOnPort(port) as { message: Uint8Array | undefined } | undefined;
      if (received !== undefined) return received.message;
      Atomics.wait(counters, SENT_IN, seen);
    }
  };
  const push: Push = (chunk) => {
    if (chunk.length === 0) return;
    port.postMessage(chunk, [chunk.buffer]);
    pushed += 1;
    for (;;) {
      const taken = Atomics.load(counters, TAKEN_OUT);
      if (pushed - taken < queue) return;
      Atomics.wait(counters, TAKEN_OUT, taken);
    }
  };
  port.postMessage({ failure: await decode(pull, push, libraries) });
}
