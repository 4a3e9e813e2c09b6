import { padded, type Outcome, type Unpacker } from './unpack.ts';

/** Bytes that one symbol takes at most: one for each of its bits, of which there are fewer than fifty. */
const MARGIN = 64;
const LONGEST_MATCH = 273;
const SMALLEST_DICTIONARY = 4096;
/** What is decoded before it has to be taken. */
const PIECE = 128 * 1024;
/** As good as infinite, and a small integer to V8. */
const FAR = 2 ** 30 - 1;

/** Where each model's probabilities begin (LZMA specification of the LZMA SDK): by state, position, length of a match. */
const MATCH = 0;
const REP = MATCH + 12 * 16;
const REP0 = REP + 12;
const REP1 = REP0 + 12;
const REP2 = REP1 + 12;
const REP0_LONG = REP2 + 12;
const SLOT = REP0_LONG + 12 * 16;
const SPECIAL = SLOT + 4 * 64;
const ALIGN = SPECIAL + 115;
const LENGTH = ALIGN + 16;
const REP_LENGTH = LENGTH + 2 + 2 * 128 + 256;
const LITERAL = REP_LENGTH + 2 + 2 * 128 + 256;

/**
 * Undoes LZMA as .lzma files hold it (LZMA specification; `lzma-file-format.txt` of XZ Utils for the header, whose
 * values have been found to be sane). The ring of the dictionary has room behind its end for the longest match, which
 * is moved to its beginning between two calls. Numbers are of 32 bits, wrapped and signed: V8 keeps wider ones on its heap.
 */
export class LzmaDecoder implements Unpacker {
  used = 0;
  readonly #literalContext: number;
  readonly #literalPosition: number;
  readonly #positionMask: number;
  readonly #probabilities: Uint16Array;
  readonly #size: number;
  readonly #window: Uint8Array;
  #isWrapped = false;
  #taken = 0;
  #to = 0;
  /** Bytes to come, where the header tells. */
  #left: number;
  /** Where they end, if that is near. */
  #limit = 0;
  #input: Uint8Array = new Uint8Array(0);
  #at = 0;
  #begun = false;
  #range = -1;
  #code = 0;
  #state = 0;
  #place = 0;
  #rep0 = 0;
  #rep1 = 0;
  #rep2 = 0;
  #rep3 = 0;

  constructor(header: Uint8Array) {
    const view = new DataView(header.buffer, header.byteOffset, header.length);
    const properties = view.getUint8(0);
    this.#literalContext = properties % 9;
    this.#literalPosition = (1 << Math.floor(properties / 9) % 5) - 1;
    this.#positionMask = (1 << Math.floor(properties / 45)) - 1;
    const models = 1 << (this.#literalContext + (Math.floor(properties / 9) % 5));
    this.#probabilities = new Uint16Array(LITERAL + 0x300 * models).fill(1024);
    const size = view.getBigUint64(5, true);
    // All ones: only a marker ends it. What lies beyond 2^53 never ends at all.
    this.#left = size > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : Number(size);
    const dictionary = Math.max(view.getUint32(1, true), SMALLEST_DICTIONARY);
    this.#size = Math.min(dictionary, Math.max(this.#left, SMALLEST_DICTIONARY));
    this.#window = new Uint8Array(this.#size + LONGEST_MATCH);
  }

  decode(input: Uint8Array, last: boolean): Outcome {
    const end = last ? input.length : Infinity;
    this.#input = last ? padded(input, 2 * MARGIN) : input;
    this.#at = 0;
    if (this.#to >= this.#size) this.#wrap();
    this.#limit = Math.min(FAR, this.#to + this.#left);
    const before = this.#to;
    let outcome: Outcome | undefined;
    if (!this.#begun) outcome = this.#begin();
    const safe = this.#input.length - MARGIN;
    while (outcome === undefined) {
      if (this.#at > safe) outcome = 'more';
      else if (this.#to >= this.#size || this.#to - before >= PIECE) outcome = 'full';
      else outcome = this.#symbol(end);
    }
    this.#left -= this.#to - before;
    this.used = Math.min(this.#at, end);
    return outcome;
  }

  take(): Uint8Array {
    const decoded = this.#window.subarray(this.#taken, this.#to);
    this.#taken = this.#to;
    return decoded;
  }

  /** The range coder begins with a zero byte, and the first four of its code. */
  #begin(): Outcome | undefined {
    if (this.#input[0] !== 0) return 'corrupt';
    for (let at = 1; at <= 4; at += 1) this.#code = (this.#code << 8) | (this.#input[at] ?? 0);
    this.#at = 5;
    this.#begun = true;
    return undefined;
  }

  #symbol(end: number): Outcome | undefined {
    if (this.#to === this.#limit) {
      this.#normalize();
      if (this.#code === 0) return this.#at > end ? 'truncated' : 'done';
    }
    const position = this.#place & this.#positionMask;
    if (this.#bit(MATCH + (this.#state << 4) + position) === 0) return this.#literal(end);
    const length = this.#bit(REP + this.#state) === 0 ? this.#match(position) : this.#repetition(position);
    if (this.#at > end) return 'truncated';
    return this.#rep0 === -1 ? this.#marker(end) : this.#copy(length);
  }

  #literal(end: number): Outcome | undefined {
    const before = this.#to > 0 || this.#isWrapped ? this.#back(0) : 0;
    const high = (this.#place & this.#literalPosition) << this.#literalContext;
    const base = LITERAL + 0x300 * (high + (before >> (8 - this.#literalContext)));
    let symbol = 1;
    if (this.#state >= 7) {
      // Behind a match, the byte that would have continued it is most likely wrong, and tells by how.
      let offset = 0x100;
      let other = this.#back(this.#rep0);
      while (symbol < 0x100) {
        other <<= 1;
        const expected = other & offset;
        const bit = this.#bit(base + offset + expected + symbol);
        symbol = (symbol << 1) | bit;
        offset &= bit === 1 ? expected : ~expected;
      }
    } else while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(base + symbol);
    if (this.#at > end) return 'truncated';
    if (this.#to === this.#limit) return 'corrupt';
    this.#window[this.#to] = symbol;
    this.#to += 1;
    this.#place = (this.#place + 1) & 0xffff;
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
    return undefined;
  }

  #match(position: number): number {
    this.#rep3 = this.#rep2;
    this.#rep2 = this.#rep1;
    this.#rep1 = this.#rep0;
    const length = this.#length(LENGTH, position);
    this.#rep0 = this.#distance(length);
    this.#state = this.#state < 7 ? 7 : 10;
    return length;
  }

  /** A match at one of the last four distances. */
  #repetition(position: number): number {
    const state = this.#state;
    if (this.#bit(REP0 + state) === 0) {
      if (this.#bit(REP0_LONG + (state << 4) + position) === 0) {
        this.#state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      const rep0 = this.#rep0;
      if (this.#bit(REP1 + state) === 0) this.#rep0 = this.#rep1;
      else {
        if (this.#bit(REP2 + state) === 0) this.#rep0 = this.#rep2;
        else {
          this.#rep0 = this.#rep3;
          this.#rep3 = this.#rep2;
        }
        this.#rep2 = this.#rep1;
      }
      this.#rep1 = rep0;
    }
    this.#state = state < 7 ? 8 : 11;
    return this.#length(REP_LENGTH, position);
  }

  #marker(end: number): Outcome {
    this.#normalize();
    if (this.#at > end) return 'truncated';
    return this.#code === 0 && (this.#to === this.#limit || this.#left === Infinity) ? 'done' : 'corrupt';
  }

  #copy(length: number): Outcome | undefined {
    const distance = this.#rep0;
    // Compared as an unsigned number too: a negative one lies more than 2 GiB back.
    if (distance < 0 || distance >= (this.#isWrapped ? this.#size : this.#to)) return 'corrupt';
    const window = this.#window;
    const fits = Math.min(length, this.#limit - this.#to);
    let from = this.#to - distance - 1;
    // From the old part of the ring it goes on at the ring's beginning.
    const turn = from < 0 ? this.#size : -1;
    if (from < 0) from += this.#size;
    for (const until = this.#to + fits; this.#to < until; this.#to += 1) {
      if (from === turn) from = 0;
      window[this.#to] = window[from] ?? 0;
      from += 1;
    }
    this.#place = (this.#place + fits) & 0xffff;
    return fits < length ? 'corrupt' : undefined;
  }

  #back(distance: number): number {
    const at = this.#to - distance - 1;
    return this.#window[at < 0 ? at + this.#size : at] ?? 0;
  }

  #wrap(): void {
    this.#window.copyWithin(0, this.#size, this.#to);
    this.#to -= this.#size;
    this.#taken = this.#to;
    this.#isWrapped = true;
  }

  #length(base: number, position: number): number {
    if (this.#bit(base) === 0) return 2 + this.#tree(base + 2 + (position << 3), 3);
    if (this.#bit(base + 1) === 0) return 10 + this.#tree(base + 130 + (position << 3), 3);
    return 18 + this.#tree(base + 258, 8);
  }

  #distance(length: number): number {
    const slot = this.#tree(SLOT + 64 * Math.min(length - 2, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + this.#reverseTree(SPECIAL + high - slot, bits);
    return (high + (this.#direct(bits - 4) << 4) + this.#reverseTree(ALIGN, 4)) | 0;
  }

  #tree(base: number, bits: number): number {
    let symbol = 1;
    for (let left = bits; left > 0; left -= 1) symbol = (symbol << 1) | this.#bit(base + symbol);
    return symbol - (1 << bits);
  }

  #reverseTree(base: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let place = 0; place < bits; place += 1) {
      const bit = this.#bit(base + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << place;
    }
    return value;
  }

  #direct(bits: number): number {
    let value = 0;
    for (let left = bits; left > 0; left -= 1) {
      this.#normalize();
      this.#range >>>= 1;
      this.#code = (this.#code - this.#range) | 0;
      const below = this.#code >> 31;
      this.#code = (this.#code + (this.#range & below)) | 0;
      value = (value << 1) | (1 + below);
    }
    return value;
  }

  #bit(index: number): 0 | 1 {
    this.#normalize();
    const probability = this.#probabilities[index] ?? 0;
    const bound = Math.imul(this.#range >>> 11, probability);
    // As unsigned numbers.
    if ((this.#code ^ 0x80000000) < (bound ^ 0x80000000)) {
      this.#range = bound;
      this.#probabilities[index] = probability + ((2048 - probability) >> 5);
      return 0;
    }
    this.#range = (this.#range - bound) | 0;
    this.#code = (this.#code - bound) | 0;
    this.#probabilities[index] = probability - (probability >> 5);
    return 1;
  }

  #normalize(): void {
    if ((this.#range & 0xff000000) !== 0) return;
    this.#range <<= 8;
    this.#code = (this.#code << 8) | (this.#input[this.#at] ?? 0);
    this.#at += 1;
  }
}
