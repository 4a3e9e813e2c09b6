import { randomFrom } from './bench-text.mjs';

/** FNV-1a, 32 bits, of text or bytes. */
export function hashOf(what) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(what)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** Choices from a seed: the same seed makes the same ones, on every platform. */
export class Random {
  #next;

  constructor(seed) {
    this.#next = randomFrom(seed);
  }

  /** Those of one case, whatever cases were run before it. */
  static ofCase(seed, target, number) {
    return new Random(hashOf(`${seed}/${target}/${number}`));
  }

  /** 0 to `end - 1`; 0 where there is nothing to choose from. */
  below(end) {
    return Math.floor(this.#next() * Math.max(end, 1));
  }

  between(first, last) {
    return first + this.below(last - first + 1);
  }

  chance(probability) {
    return this.#next() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Mostly few, sometimes many. */
  few(most) {
    return 1 + Math.floor(this.#next() ** 3 * most);
  }

  shuffled(list) {
    const result = [...list];
    for (let at = result.length - 1; at > 0; at -= 1) {
      const other = this.below(at + 1);
      [result[at], result[other]] = [result[other], result[at]];
    }
    return result;
  }
}
