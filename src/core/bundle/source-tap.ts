import type { ByteStream } from '../model/bytes.ts';
import { UnhangError } from '../model/errors.ts';
import type { Budget } from './budget.ts';

/**
 * The bundle's bytes, lent to whoever decodes them. A decoder that leaves early (junk behind its data, a broken block)
 * does not end the source, so that the rest can still be drained, and a checksum over all of it be made.
 */
export class SourceTap {
  readonly #iterator: AsyncIterator<Uint8Array>;
  readonly #budget: Budget;
  readonly #signal: AbortSignal | undefined;
  #done = false;

  constructor(source: ByteStream, budget: Budget, signal: AbortSignal | undefined) {
    this.#iterator = source[Symbol.asyncIterator]();
    this.#budget = budget;
    this.#signal = signal;
  }

  readonly stream: ByteStream = {
    [Symbol.asyncIterator]: () => ({ next: () => this.#next() }),
  };

  async drain(): Promise<void> {
    while (!this.#done) await this.#next();
  }

  async close(): Promise<void> {
    this.#done = true;
    await this.#iterator.return?.();
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    if (this.#signal?.aborted === true) throw new UnhangError('ABORTED', 'The reading was called off.');
    const next = await this.#iterator.next();
    if (next.done === true) this.#done = true;
    else this.#budget.takeSent(next.value.length);
    return next;
  }
}
