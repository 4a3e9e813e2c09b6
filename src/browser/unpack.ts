import type { Failure } from '../adapters/decoders/damage.ts';
import type { Input } from '../adapters/decoders/input.ts';

/**
 * What became of the input at hand. `more`: it is used up but for a few bytes; `full`: output has to be taken first;
 * `done`: the data has ended as it should; `truncated` and `corrupt`: so it has, but not well.
 */
export type Outcome = 'more' | 'full' | 'done' | 'truncated' | 'corrupt';

/** Bytes that have to lie at hand where the input goes on: the longest header of a deflate block has some 570. */
export const LOOKAHEAD = 1024;

/** A decoder that never waits in the middle of a symbol, and so needs no thread that could. */
export interface Unpacker {
  /** Bytes of the latest input that were used. */
  readonly used: number;
  /** `last`: nothing follows this input; otherwise it has to be of `LOOKAHEAD` bytes or more. */
  decode(input: Uint8Array, last: boolean): Outcome;
  /** What has been decoded, and not been taken; valid until the next call. */
  take(): Uint8Array;
}

/**
 * Decodes up to where the data says that it ends; the input then stands right behind it. Returns how it failed; what the
 * source throws is thrown once all that came before is decoded.
 */
export async function* unpack(
  input: Input,
  decoder: Unpacker,
): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
  for (let held = 0; ; ) {
    const ahead = await look(input, held);
    const piece = await input.some(Infinity);
    for (let rest = piece; ; ) {
      const outcome = decoder.decode(rest, ahead !== 'more');
      rest = rest.subarray(decoder.used);
      const decoded = decoder.take();
      if (decoded.length > 0) yield decoded;
      if (outcome === 'full') continue;
      if (outcome === 'truncated' && typeof ahead === 'object') throw ahead.thrown;
      input.unread(rest.length);
      held = rest.length;
      if (outcome === 'more') break;
      return outcome === 'done' ? undefined : outcome;
    }
  }
}

/** Is there more than what `LOOKAHEAD` takes, or is it the last, or all that came before an error? */
async function look(input: Input, held: number): Promise<'more' | 'last' | { readonly thrown: unknown }> {
  try {
    return (await input.peek(LOOKAHEAD)).length < LOOKAHEAD ? 'last' : 'more';
  } catch (thrown) {
    // What is held can be read without asking the source again.
    if (held === 0) throw thrown;
    return { thrown };
  }
}

/** The last bytes, with zeros behind them to read ahead into. */
export function padded(input: Uint8Array, zeros: number): Uint8Array {
  const result = new Uint8Array(input.length + zeros);
  result.set(input);
  return result;
}
