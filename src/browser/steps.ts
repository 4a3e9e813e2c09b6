import type { Failure } from '../adapters/decoders/damage.ts';
import { lzmaCode } from '../adapters/decoders/lzma-code.gen.ts';
import { lzmaEngine } from '../adapters/decoders/worker-lzma-engine.ts';
import type { LzmaEngine, StepInput, Steps } from '../adapters/decoders/worker-lzma-types.ts';
import { stepInput } from '../adapters/decoders/worker-steps.ts';
import type { ByteStream } from '../core/model/bytes.ts';

/** Those that nobody uses: archives hold archives, but rotated logs by the thousand come one after the other. */
const idle: LzmaEngine[] = [];

/**
 * Takes the steps of a decoder, with a source in place of what Node's thread pulls. Returns how it failed; what the source
 * throws is thrown once all that came before is decoded. A chunk is valid until the next one is asked for.
 */
export async function* takeSteps(
  steps: (engine: LzmaEngine, input: StepInput) => Steps<Failure | undefined>,
  source: ByteStream,
): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const engine = idle.pop() ?? lzmaEngine(lzmaCode());
  let broken: { readonly thrown: unknown } | undefined;
  const more = async (): Promise<Uint8Array | undefined> => {
    try {
      const next = broken === undefined ? await iterator.next() : { done: true, value: undefined };
      return next.done === true ? undefined : next.value;
    } catch (thrown) {
      broken = { thrown };
      return undefined;
    }
  };
  try {
    const going = steps(engine, stepInput());
    let next = going.next();
    while (next.done !== true) {
      if (next.value !== undefined) yield next.value;
      next = going.next(next.value === undefined ? await more() : undefined);
    }
    // Checked here as well: the compiler does not see that `more` sets it.
    const failed = broken as { readonly thrown: unknown } | undefined;
    if (failed !== undefined) throw failed.thrown;
    return next.value;
  } finally {
    idle.push(engine);
    await iterator.return?.();
  }
}
