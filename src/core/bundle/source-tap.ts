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
  /** Chunks asked for that have not come yet. */
  #awaited = 0;

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
    const closing = this.#iterator.return?.();
    // A source that is being waited for closes when it answers, which may be never.
    if (this.#awaited === 0) await closing;
    else closing?.catch(() => undefined);
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    if (this.#signal?.aborted === true) throw calledOff();
    const next = await this.#unlessAborted(this.#ask());
    if (next.done === true) this.#done = true;
    else this.#budget.takeSent(next.value.length);
    return next;
  }

  async #ask(): Promise<IteratorResult<Uint8Array>> {
    this.#awaited += 1;
    this.#budget.waiting(true);
    try {
      return await this.#iterator.next();
    } finally {
      this.#awaited -= 1;
      this.#budget.waiting(this.#awaited > 0);
    }
  }

  /** An abort does not wait for the source. The listener goes with the chunk: a bundle has many, and one signal. */
  #unlessAborted<T>(pending: Promise<T>): Promise<T> {
    const signal = this.#signal;
    if (signal === undefined) return pending;
    return new Promise<T>((resolve, reject) => {
      const abort = (): void => {
        reject(calledOff());
      };
      signal.addEventListener('abort', abort, { once: true });
      const settled = (): void => {
        signal.removeEventListener('abort', abort);
      };
      pending.finally(settled).then(resolve, reject);
      // Asking the source may have been what aborted.
      if (signal.aborted) abort();
    });
  }
}

function calledOff(): UnhangError {
  return new UnhangError('ABORTED', 'The reading was called off.');
}
