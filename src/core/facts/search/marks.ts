import { bucketsOf, rarest } from './fingers.ts';
import { newScanner, TEXT_AT, TEXT_BYTES, type Scanner } from './scanner.ts';

const FINGER = 4;
const HASHES_AT = 128;

/**
 * Literals that are looked for in blocks of log, all at once: some 2 GB a second, however many there are, where one
 * regular expression does 0.5. A hit is a mere candidate: four bytes that occur in a literal.
 */
export class Marks {
  readonly #literals: readonly string[];
  #scanner: Scanner | false | undefined;
  #memory = new Uint8Array(0);

  /** ASCII, of four characters at least. */
  constructor(literals: readonly string[]) {
    this.#literals = literals;
  }

  /**
   * Calls `look` with candidates' places, from first to last, until it says `true`: is there one? It may say from where
   * on to go on in place of false. Where nothing can be searched so, `undefined`.
   */
  some(bytes: Uint8Array, look: (at: number) => true | number): boolean | undefined {
    const scanner = this.#ready();
    if (scanner === undefined) return undefined;
    // Windows share what a finger may begin with at the end of one.
    const step = TEXT_BYTES - FINGER + 1;
    for (let base = 0, from = 0; base < bytes.length; base += step) {
      if (from >= base + TEXT_BYTES) continue;
      const end = this.#load(bytes.subarray(base, base + TEXT_BYTES));
      for (;;) {
        const place = scanner.find(Math.max(TEXT_AT, from - base + TEXT_AT), end);
        if (place < 0) break;
        const at = base + place - TEXT_AT;
        const answer = look(at);
        if (answer === true) return true;
        from = Math.max(at + 1, answer);
      }
    }
    return false;
  }

  /** What an earlier text left behind this one could end what begins in it. */
  #load(part: Uint8Array): number {
    const end = TEXT_AT + part.length;
    this.#memory.set(part, TEXT_AT);
    this.#memory.fill(0, end, end + FINGER);
    return end;
  }

  /** Not before it is needed: most bundles are small, and each set takes a table. */
  #ready(): Scanner | undefined {
    this.#scanner ??= newScanner() ?? false;
    if (this.#scanner === false) return undefined;
    if (this.#memory.length === 0) {
      this.#memory = new Uint8Array(this.#scanner.memory.buffer);
      this.#fillTables();
    }
    return this.#scanner;
  }

  #fillTables(): void {
    const memory = this.#memory;
    const mark = (at: number, bit: number): void => {
      memory[at] = (memory[at] ?? 0) | (1 << bit);
    };
    bucketsOf(this.#literals.map((literal) => rarest(literal, FINGER))).forEach((fingers, bucket) => {
      for (const finger of fingers) {
        const codes = Array.from(finger, (letter) => letter.charCodeAt(0));
        codes.forEach((code, index) => {
          mark(32 * index + (code & 15), bucket);
          mark(32 * index + 16 + (code >> 4), bucket);
        });
        const hash = hashOf(codes);
        mark(HASHES_AT + (hash >> 3), hash & 7);
      }
    });
  }
}

/** As `scanner.wat` has it: of the four bytes as a little-endian integer. */
function hashOf(codes: readonly number[]): number {
  const word = codes.reduceRight((value, code) => (value << 8) | code, 0);
  return Math.imul(word, 0x9e3779b1) >>> 16;
}
