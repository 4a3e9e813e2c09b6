import type * as Threads from 'node:worker_threads';
import type { Failure } from './damage.ts';
import type { Pull, Push } from './worker-io.ts';

/**
 * What runs inside the worker thread. These functions travel as text (`Function.toString`), so that the worker needs no
 * file of its own and starts the same from sources and from a build: they may use nothing from outside themselves.
 */

/** `kept`: what one source may leave to the next one of the same thread, by a name of the decoder's choice. */
export type Decode = (
  pull: Pull,
  push: Push,
  libraries: readonly unknown[],
  kept: Map<string, unknown>,
) => Promise<Failure | undefined>;

/**
 * Messages out of the worker: the length of what lies in the next slot, a wish for input (with the buffer of the last
 * one, for the next), or the end.
 */
export type FromWorker = number | Wish | { readonly failure: Failure | undefined };

export interface Wish {
  readonly spent: ArrayBuffer | undefined;
}

export interface WorkerData {
  readonly libraries: readonly string[];
  /** Two counters: chunks sent in, slots taken out. Waiting for them to change is what blocks the worker. */
  readonly counters: Int32Array;
  /** Where decoded bytes are handed over, in turn. Buffers that are given away would be garbage for long. */
  readonly slots: readonly Uint8Array[];
}

/**
 * Gives a decoder blocking input and output, so that it cannot run ahead of its reader. Decodes one source after the
 * other, until the thread is ended.
 */
export async function runDecoder(
  { parentPort, receiveMessageOnPort }: typeof Threads,
  { counters, slots }: Omit<WorkerData, 'libraries'>,
  decode: Decode,
  libraries: readonly unknown[],
): Promise<void> {
  const SENT_IN = 0;
  const TAKEN_OUT = 1;
  if (parentPort === null) return;
  const port = parentPort;
  const kept = new Map<string, unknown>();
  let pushed = 0;
  let last: ArrayBuffer | undefined;

  const pull: Pull = () => {
    port.postMessage({ spent: last }, last === undefined ? [] : [last]);
    for (;;) {
      const seen = Atomics.load(counters, SENT_IN);
      const received = receiveMessageOnPort(port) as { message: Uint8Array<ArrayBuffer> | undefined } | undefined;
      if (received !== undefined) {
        last = received.message?.buffer;
        return received.message;
      }
      Atomics.wait(counters, SENT_IN, seen);
    }
  };
  const push: Push = (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + (slots[0]?.length ?? 0));
      slots[pushed % slots.length]?.set(part);
      port.postMessage(part.length);
      pushed += 1;
      at += part.length;
      for (;;) {
        const taken = Atomics.load(counters, TAKEN_OUT);
        if (pushed - taken < slots.length) break;
        Atomics.wait(counters, TAKEN_OUT, taken);
      }
    }
  };
  port.postMessage({ failure: await decode(pull, push, libraries, kept) });
  for (;;) {
    // Whether there is another source is told by its first byte.
    let first: readonly (Uint8Array | undefined)[] = [pull()];
    const pullOn: Pull = () => {
      const [chunk] = first.length > 0 ? first : [pull()];
      first = [];
      return chunk;
    };
    port.postMessage({ failure: await decode(pullOn, push, libraries, kept) });
  }
}
