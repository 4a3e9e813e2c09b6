/** What is asked for is rounded up to so much, so that it fits again when the next one is a little larger. */
const STEP = 64 * 1024;

/** Memory that blocks are held in, one after the other: garbage of that size stays long. */
export class Room {
  readonly #free: Uint8Array<ArrayBuffer>[] = [];

  /** Holds whatever it held before. */
  take(size: number): Uint8Array<ArrayBuffer> {
    const at = this.#free.findIndex(({ length }) => length >= size);
    const [found] = at < 0 ? [] : this.#free.splice(at, 1);
    // The small ones would be kept for ever where blocks grow.
    if (found === undefined) this.#free.pop();
    return (found ?? new Uint8Array(STEP * Math.ceil(size / STEP))).subarray(0, size);
  }

  /** What nobody reads any more. */
  giveBack(bytes: Uint8Array<ArrayBuffer>): void {
    this.#free.push(new Uint8Array(bytes.buffer));
  }
}
