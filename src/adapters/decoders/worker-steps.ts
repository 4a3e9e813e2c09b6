import type { Failure } from './damage.ts';
import { lzmaCode } from './lzma-code.gen.ts';
import type { Pull, Push } from './worker-io.ts';
import { lzmaSteps } from './worker-lzma.ts';
import { lzmaEngine } from './worker-lzma-engine.ts';
import { lzma2Steps } from './worker-lzma2.ts';
import type { LzmaEngine, StepInput } from './worker-lzma-types.ts';
import { xzSteps } from './worker-xz.ts';

/** Travels as text into the worker: nothing from outside. What is given for each `undefined`, in pieces of one's choice. */
export function stepInput(): StepInput {
  let chunk: Uint8Array | undefined = new Uint8Array(0);
  return {
    *fill(room) {
      let filled = 0;
      while (filled < room.length && chunk !== undefined) {
        if (chunk.length === 0) {
          chunk = yield undefined;
          continue;
        }
        const part = chunk.subarray(0, room.length - filled);
        room.set(part, filled);
        filled += part.length;
        chunk = chunk.subarray(part.length);
      }
      return filled;
    },
    *drain() {
      while (chunk !== undefined) chunk = yield undefined;
    },
  };
}

/** Travels too: takes the steps, and waits where they need input. What one source needed is left to the next one. */
function decodeInWorker(
  pull: Pull,
  push: Push,
  [start, code, startInput, steps, chunks]: readonly unknown[],
  kept: Map<string, unknown>,
): Promise<Failure | undefined> {
  const engine =
    (kept.get('engine') as LzmaEngine | undefined) ?? (start as typeof lzmaEngine)((code as typeof lzmaCode)());
  kept.set('engine', engine);
  const going = (steps as typeof xzSteps)(engine, (startInput as typeof stepInput)(), chunks as typeof lzma2Steps);
  let next = going.next();
  while (next.done !== true) {
    if (next.value === undefined) next = going.next(pull());
    else {
      push(next.value);
      next = going.next(undefined);
    }
  }
  return Promise.resolve(next.value);
}

/** What travels. */
export const xzDecoder = {
  decode: decodeInWorker,
  helpers: [lzmaEngine, lzmaCode, stepInput, xzSteps, lzma2Steps],
} as const;
export const lzmaDecoder = { decode: decodeInWorker, helpers: [lzmaEngine, lzmaCode, stepInput, lzmaSteps] } as const;
