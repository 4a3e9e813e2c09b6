import type { ByteStream } from '../model/bytes.ts';
import type { Watch } from '../model/watch.ts';
import { Effort } from './effort.ts';
import type { Limits } from './limits.ts';
import { isTooLarge, tooLarge } from './too-large.ts';

/** What has been spent of the limits. There is one per bundle, handed down through every layer and nested archive. */
export class Budget {
  #sent = 0;
  #expanded = 0;
  #entries = 0;
  readonly #limits: Limits;
  readonly #effort: Effort;

  constructor(limits: Limits, watch?: Watch) {
    this.#limits = limits;
    this.#effort = new Effort(limits, watch);
  }

  /** Tells that the bundle's bytes are waited for, or have come: that time is the sender's. */
  waiting(isWaiting: boolean): void {
    this.#effort.waiting(isWaiting);
  }

  get entries(): number {
    return this.#entries;
  }

  /** Counts one member; false where it is one too many. */
  takeEntry(): boolean {
    if (this.#entries >= this.#limits.entries) return false;
    this.#entries += 1;
    return true;
  }

  /** Counts bytes as they were sent; throws where there are too many. */
  takeSent(bytes: number): void {
    this.#effort.check();
    this.#sent += bytes;
    if (this.#sent > this.#limits.compressedBytes) throw tooLarge('compressedBytes', this.#limits.compressedBytes);
  }

  /** Counts bytes of an unpacked folder: nobody sent them, but what they expand to is judged by them. */
  takeFound(bytes: number): void {
    this.#effort.check();
    this.#sent += bytes;
  }

  /**
   * Passes on what a decompressor yields, until it is too much. No generator: that would be done once the decompressor
   * failed, which may have more behind the damage.
   */
  expanded(source: ByteStream): ByteStream {
    const iterator = source[Symbol.asyncIterator]();
    const end = async (): Promise<IteratorResult<Uint8Array>> => {
      await iterator.return?.();
      return { done: true, value: undefined };
    };
    let spent = false;
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      if (spent) return { done: true, value: undefined };
      try {
        const result = await this.#effort.supervise(() => iterator.next());
        if (result.done !== true) this.#takeExpanded(result.value.length);
        return result;
      } catch (error) {
        spent = isTooLarge(error);
        if (spent) await iterator.return?.();
        throw error;
      }
    };
    return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
  }

  #takeExpanded(bytes: number): void {
    const { expandedBytes, ratio, ratioFloorBytes } = this.#limits;
    this.#expanded += bytes;
    if (this.#expanded > expandedBytes) throw tooLarge('expandedBytes', expandedBytes);
    if (this.#expanded > ratioFloorBytes && this.#expanded > ratio * this.#sent) throw tooLarge('ratio', ratio);
  }
}
