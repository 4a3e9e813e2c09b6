import { codeOf, type Code } from './huffman.ts';
import { LOOKAHEAD, padded, type Outcome, type Unpacker } from './unpack.ts';

const WINDOW = 32 * 1024;
const LONGEST_MATCH = 258;
const OUTPUT = 128 * 1024;
/** Read at most beyond what a symbol turns out to need. */
const MARGIN = 8;

/** RFC 1951, 3.2.5: base and extra bits of the lengths from symbol 257 on, and of the distances. */
const LENGTH_EXTRA = Uint8Array.of(
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
);
const LENGTH_BASE = bases(3, LENGTH_EXTRA).with(28, LONGEST_MATCH);
const DISTANCE_EXTRA = Uint8Array.from({ length: 30 }, (_, symbol) => Math.max(0, (symbol >> 1) - 1));
const DISTANCE_BASE = bases(1, DISTANCE_EXTRA);
const END_OF_BLOCK = 256;

/** RFC 1951, 3.2.7: in which order the lengths of the code for lengths are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** RFC 1951, 3.2.6; the last two of each code stand for nothing. */
const FIXED_LITERALS = Uint8Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8));
const FIXED = { literals: codeOf(FIXED_LITERALS, false), distances: codeOf(new Uint8Array(32).fill(5), false) };

/**
 * Undoes deflate (RFC 1951), as strictly as zlib. The browser's own DecompressionStream does not tell where the data
 * ended, which the members of gzip need, and loses what came out before damage.
 */
export class Inflate implements Unpacker {
  used = 0;
  readonly #output = new Uint8Array(WINDOW + OUTPUT);
  #from = 0;
  #to = 0;
  #input: Uint8Array = new Uint8Array(0);
  #at = 0;
  /** Bits read and not used; between two calls fewer than eight. */
  #bits = 0;
  #count = 0;
  #end = Infinity;
  #last = false;
  #stored = 0;
  #step: 'header' | 'stored' | 'symbols' = 'header';
  #literals: Code = { bits: 0, table: new Uint16Array(0) };
  #distances: Code = this.#literals;

  decode(input: Uint8Array, last: boolean): Outcome {
    this.#end = last ? input.length : Infinity;
    this.#input = last ? padded(input, 4 * MARGIN) : input;
    this.#at = 0;
    if (this.#to + LONGEST_MATCH > this.#output.length) this.#slide();
    const outcome = this.#run();
    this.used = this.#at - (this.#count >> 3);
    this.#count &= 7;
    this.#bits &= (1 << this.#count) - 1;
    return outcome;
  }

  take(): Uint8Array {
    const decoded = this.#output.subarray(this.#from, this.#to);
    this.#from = this.#to;
    return decoded;
  }

  #run(): Outcome {
    for (;;) {
      const outcome =
        this.#step === 'header' ? this.#header() : this.#step === 'stored' ? this.#copyStored() : this.#symbols();
      if (outcome === undefined) continue;
      // What made no sense lay behind the end.
      return outcome === 'corrupt' && this.#overrun() ? 'truncated' : outcome;
    }
  }

  #header(): Outcome | undefined {
    if (this.#last) return 'done';
    if (this.#end === Infinity && this.#input.length - this.#at < LOOKAHEAD - MARGIN) return 'more';
    this.#last = this.#read(1) === 1;
    const kind = this.#read(2);
    const known = kind === 0 ? this.#beginStored() : kind === 1 ? this.#begin(FIXED) : kind === 2 && this.#dynamic();
    if (!known) return 'corrupt';
    return this.#overrun() ? 'truncated' : undefined;
  }

  #beginStored(): boolean {
    this.#read(this.#count & 7);
    this.#stored = this.#read(16);
    this.#step = 'stored';
    return this.#read(16) === (this.#stored ^ 0xffff);
  }

  #begin({ literals, distances }: { readonly literals?: Code; readonly distances?: Code }): boolean {
    if (literals === undefined || distances === undefined) return false;
    this.#literals = literals;
    this.#distances = distances;
    this.#step = 'symbols';
    return true;
  }

  #dynamic(): boolean {
    const literals = this.#read(5) + 257;
    const distances = this.#read(5) + 1;
    const count = this.#read(4) + 4;
    if (literals > 286 || distances > 30) return false;
    const lengthLengths = new Uint8Array(ORDER.length);
    for (const symbol of ORDER.slice(0, count)) lengthLengths[symbol] = this.#read(3);
    const code = codeOf(lengthLengths, false);
    const lengths = code === undefined ? undefined : this.#lengths(code, literals + distances);
    if (lengths === undefined || lengths[END_OF_BLOCK] === 0) return false;
    return this.#begin({
      literals: codeOf(lengths.subarray(0, literals), true),
      distances: codeOf(lengths.subarray(literals), true),
    });
  }

  #lengths(code: Code, count: number): Uint8Array | undefined {
    const lengths = new Uint8Array(count);
    for (let at = 0; at < count; ) {
      const symbol = this.#symbol(code);
      if (symbol < 16) {
        lengths[at] = symbol;
        at += 1;
        continue;
      }
      if (symbol === 16 && at === 0) return undefined;
      const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
      const times = symbol === 16 ? 3 + this.#read(2) : symbol === 17 ? 3 + this.#read(3) : 11 + this.#read(7);
      if (at + times > count) return undefined;
      lengths.fill(value, at, at + times);
      at += times;
    }
    return lengths;
  }

  #copyStored(): Outcome | undefined {
    // Whole bytes read ahead are given back; what is left of the last one was dropped.
    this.#at -= this.#count >> 3;
    this.#count = 0;
    this.#bits = 0;
    while (this.#stored > 0) {
      const end = Math.min(this.#end, this.#input.length);
      const part = this.#input.subarray(this.#at, Math.min(end, this.#at + this.#stored));
      const fits = part.subarray(0, this.#output.length - this.#to);
      if (part.length === 0) return this.#end === Infinity ? 'more' : 'truncated';
      if (fits.length === 0) return 'full';
      this.#output.set(fits, this.#to);
      this.#to += fits.length;
      this.#at += fits.length;
      this.#stored -= fits.length;
    }
    this.#step = 'header';
    return undefined;
  }

  /** The loop that everything hangs on: it works on local copies, and looks each code up whole. */
  // eslint-disable-next-line complexity -- calls in this loop would cost more than what they do
  #symbols(): Outcome | undefined {
    const input = this.#input;
    const output = this.#output;
    const { table: literals, bits: literalBits } = this.#literals;
    const { table: distances, bits: distanceBits } = this.#distances;
    const literalMask = (1 << literalBits) - 1;
    const distanceMask = (1 << distanceBits) - 1;
    const inputEnd = input.length - MARGIN;
    const outputEnd = output.length - LONGEST_MATCH;
    const bitsInAll = this.#end * 8;
    let at = this.#at;
    let bits = this.#bits;
    let count = this.#count;
    let to = this.#to;
    let outcome: Outcome | undefined;

    for (;;) {
      if (at > inputEnd) outcome = 'more';
      else if (to > outputEnd) outcome = 'full';
      if (outcome !== undefined) break;
      while (count <= 24) {
        bits |= (input[at] ?? 0) << count;
        at += 1;
        count += 8;
      }
      const entry = literals[bits & literalMask] ?? 0;
      bits >>>= entry & 15;
      count -= entry & 15;
      const symbol = entry >>> 4;
      if (at * 8 - count > bitsInAll) outcome = 'truncated';
      else if (entry === 0 || symbol > 285) outcome = 'corrupt';
      if (outcome !== undefined) break;
      if (symbol < END_OF_BLOCK) {
        output[to] = symbol;
        to += 1;
        continue;
      }
      if (symbol === END_OF_BLOCK) {
        this.#step = 'header';
        break;
      }
      const lengthExtra = LENGTH_EXTRA[symbol - 257] ?? 0;
      const length = (LENGTH_BASE[symbol - 257] ?? 0) + (bits & ((1 << lengthExtra) - 1));
      bits >>>= lengthExtra;
      count -= lengthExtra;
      while (count <= 24) {
        bits |= (input[at] ?? 0) << count;
        at += 1;
        count += 8;
      }
      const far = distances[bits & distanceMask] ?? 0;
      bits >>>= far & 15;
      count -= far & 15;
      const extra = DISTANCE_EXTRA[far >>> 4] ?? 0;
      while (count < extra) {
        bits |= (input[at] ?? 0) << count;
        at += 1;
        count += 8;
      }
      const distance = (DISTANCE_BASE[far >>> 4] ?? Infinity) + (bits & ((1 << extra) - 1));
      bits >>>= extra;
      count -= extra;
      if (at * 8 - count > bitsInAll) outcome = 'truncated';
      else if (far === 0 || distance > to) outcome = 'corrupt';
      if (outcome !== undefined) break;
      for (const end = to + length; to < end; to += 1) output[to] = output[to - distance] ?? 0;
    }
    this.#at = at;
    this.#bits = bits;
    this.#count = count;
    this.#to = to;
    return outcome;
  }

  #symbol({ bits, table }: Code): number {
    this.#need(bits);
    const entry = table[this.#bits & ((1 << bits) - 1)] ?? 0;
    this.#drop(entry & 15);
    return entry >>> 4;
  }

  #read(bits: number): number {
    this.#need(bits);
    const value = this.#bits & ((1 << bits) - 1);
    this.#drop(bits);
    return value;
  }

  #need(bits: number): void {
    while (this.#count < bits) {
      this.#bits |= (this.#input[this.#at] ?? 0) << this.#count;
      this.#at += 1;
      this.#count += 8;
    }
  }

  #drop(bits: number): void {
    this.#bits >>>= bits;
    this.#count -= bits;
  }

  #overrun(): boolean {
    return this.#at * 8 - this.#count > this.#end * 8;
  }

  /** Keeps what matches can still refer to. */
  #slide(): void {
    this.#output.copyWithin(0, this.#to - WINDOW, this.#to);
    this.#from = WINDOW;
    this.#to = WINDOW;
  }
}

function bases(first: number, extra: Uint8Array): Uint16Array {
  let next = first;
  return Uint16Array.from(extra, (bits) => {
    const base = next;
    next += 1 << bits;
    return base;
  });
}
