import type { Failure } from './damage.ts';
import type { Pull, Push } from './worker-io.ts';
import type { LzmaHeader, LzmaModels, LzmaRange, LzmaWindow } from './worker-lzma-types.ts';

/*
 * LZMA-alone, after the LZMA specification that comes with the LZMA SDK. `lzma.ts` has found the header to be sane. These
 * functions travel as text into the worker: they may call one another, and nothing else. Numbers are 32 bits wide
 * throughout, wrapped and signed, because V8 keeps wider ones on the heap.
 */

/** Decodes what is pulled; how it failed is returned. */
function decodeLzmaInWorker(pull: Pull, push: Push): Promise<Failure | undefined> {
  const cut = new Error('cut');
  let chunk: Uint8Array = new Uint8Array(0);
  let at = 0;
  const more = (): boolean => {
    while (at === chunk.length) {
      const next = pull();
      if (next === undefined) return false;
      chunk = next;
      at = 0;
    }
    return true;
  };
  const byte = (): number => {
    if (at === chunk.length && !more()) throw cut;
    at += 1;
    return chunk[at - 1] ?? 0;
  };

  let window: LzmaWindow | undefined;
  let failure: Failure | undefined;
  try {
    const header = readLzmaHeader(byte);
    window = lzmaWindow(Math.min(Math.max(header.dictionary, 4096), header.size + 1), push);
    decodeLzma(header, lzmaRange(byte, header.lc + header.lp), window);
    if (more()) failure = 'trailing';
  } catch (error) {
    failure = error === cut ? 'truncated' : 'corrupt';
  }
  window?.flush(1);
  return Promise.resolve(failure);
}

function readLzmaHeader(byte: () => number): LzmaHeader {
  const properties = byte();
  let [dictionary, size] = [0, 0];
  for (let place = 0; place < 4; place += 1) dictionary += byte() * 2 ** (8 * place);
  for (let place = 0; place < 8; place += 1) size += byte() * 2 ** (8 * place);
  return {
    lc: properties % 9,
    lp: Math.floor(properties / 9) % 5,
    pb: Math.floor(properties / 45),
    dictionary,
    // All ones; and what lies beyond 2^53 never ends at all.
    size: size > Number.MAX_SAFE_INTEGER ? Infinity : size,
  };
}

function lzmaModels(): LzmaModels {
  return {
    match: 0,
    rep: 192,
    rep0Long: 240,
    slot: 432,
    special: 688,
    align: 803,
    length: 819,
    repLength: 1333,
    literal: 1847,
  };
}

function lzmaRange(byte: () => number, literalBits: number): LzmaRange {
  const probabilities = new Uint16Array(lzmaModels().literal + (0x300 << literalBits)).fill(1024);
  let range = -1;
  let code = 0;
  if (byte() !== 0) throw new Error('no beginning');
  for (let place = 0; place < 4; place += 1) code = (code << 8) | byte();

  const normalize = (): void => {
    if ((range & 0xff000000) !== 0) return;
    range <<= 8;
    code = (code << 8) | byte();
  };
  const bit = (index: number): 0 | 1 => {
    normalize();
    const probability = probabilities[index] ?? 0;
    const bound = Math.imul(range >>> 11, probability);
    // As unsigned ones.
    if ((code ^ 0x80000000) < (bound ^ 0x80000000)) {
      range = bound;
      probabilities[index] = probability + ((2048 - probability) >> 5);
      return 0;
    }
    range = (range - bound) | 0;
    code = (code - bound) | 0;
    probabilities[index] = probability - (probability >> 5);
    return 1;
  };
  return {
    bit,
    tree(base, bits) {
      let symbol = 1;
      for (let left = bits; left > 0; left -= 1) symbol = (symbol << 1) | bit(base + symbol);
      return symbol - (1 << bits);
    },
    reverseTree(base, bits) {
      let symbol = 1;
      let value = 0;
      for (let place = 0; place < bits; place += 1) {
        const next = bit(base + symbol);
        symbol = (symbol << 1) | next;
        value |= next << place;
      }
      return value;
    },
    direct(bits) {
      let value = 0;
      for (let left = bits; left > 0; left -= 1) {
        normalize();
        range >>>= 1;
        code = (code - range) | 0;
        const below = code >> 31;
        code = (code + (range & below)) | 0;
        value = (value << 1) | (1 + below);
      }
      return value;
    },
    finished() {
      normalize();
      return code === 0;
    },
  };
}

/** The dictionary, as a ring. */
function lzmaWindow(size: number, push: Push): LzmaWindow {
  const bytes = new Uint8Array(size);
  let position = 0;
  let flushed = 0;
  let wrapped = false;
  const flush = (least: number): void => {
    if (position - flushed < least) return;
    push(bytes.subarray(flushed, position));
    flushed = position;
  };
  const put = (value: number): void => {
    bytes[position] = value;
    position += 1;
    if (position < size) return;
    flush(1);
    [position, flushed, wrapped] = [0, 0, true];
  };
  const back = (by: number): number => bytes[position - by - 1 + (by < position ? 0 : size)] ?? 0;
  return {
    any: () => wrapped || position > 0,
    put,
    back,
    copy(by, count) {
      // A negative number is one of more than 2 GiB.
      if (by < 0 || by >= (wrapped ? size : position)) throw new Error('from before the beginning');
      for (let left = count; left > 0; left -= 1) put(back(by));
    },
    flush,
  };
}

function lzmaLength(range: LzmaRange, base: number, position: number): number {
  if (range.bit(base) === 0) return 2 + range.tree(base + 2 + (position << 3), 3);
  if (range.bit(base + 1) === 0) return 10 + range.tree(base + 130 + (position << 3), 3);
  return 18 + range.tree(base + 258, 8);
}

function lzmaDistance(range: LzmaRange, { slot, special, align }: LzmaModels, matched: number): number {
  const found = range.tree(slot + 64 * Math.min(matched - 2, 3), 6);
  if (found < 4) return found;
  const bits = (found >> 1) - 1;
  const high = (2 | (found & 1)) << bits;
  if (found < 14) return high + range.reverseTree(special + high - found, bits);
  return high + (range.direct(bits - 4) << 4) + range.reverseTree(align, 4);
}

/** `mate`: the byte that a match would have given here; negative where there is none. */
function lzmaLiteral(range: LzmaRange, base: number, mate: number): number {
  let symbol = 1;
  let offset = mate < 0 ? 0 : 0x100;
  let other = mate;
  while (symbol < 0x100) {
    other <<= 1;
    const expected = other & offset;
    const got = range.bit(base + offset + expected + symbol);
    symbol = (symbol << 1) | got;
    offset &= got === 1 ? expected : ~expected;
  }
  return symbol & 0xff;
}

/** A match at one of the four latest distances, which then is the latest. Returns its length, 1 for the short one. */
function lzmaRepeat(range: LzmaRange, models: LzmaModels, reps: Int32Array, state: number, position: number): number {
  const { rep, rep0Long, repLength } = models;
  if (range.bit(rep + 12 + state) === 0) {
    return range.bit(rep0Long + (state << 4) + position) === 0 ? 1 : lzmaLength(range, repLength, position);
  }
  const which = range.bit(rep + 24 + state) === 0 ? 1 : 2 + range.bit(rep + 36 + state);
  const found = reps[which] ?? 0;
  reps.copyWithin(1, 0, which);
  reps[0] = found;
  return lzmaLength(range, repLength, position);
}

/** The marker was read. */
function endLzma(range: LzmaRange, due: boolean): void {
  if (!range.finished() || !due) throw new Error('an end too early');
}

function decodeLzma({ lc, lp, pb, size }: LzmaHeader, range: LzmaRange, window: LzmaWindow): void {
  const [PIECE, LONGEST_MATCH] = [96 * 1024, 273];
  const models = lzmaModels();
  const { match, rep, length, literal } = models;
  const reps = new Int32Array(4);
  let [state, place] = [0, 0];
  // What is left, most of it kept back: a number of 32 bits is what is counted down.
  let [left, budget] = [size, 0];
  for (;;) {
    if (budget <= LONGEST_MATCH) {
      const more = Math.min(left, 2 ** 29);
      left -= more;
      budget += more;
    }
    window.flush(PIECE);
    if (budget === 0 && range.finished()) return;
    const position = place & ((1 << pb) - 1);
    let count = 1;
    if (range.bit(match + (state << 4) + position) === 0) {
      if (budget === 0) throw new Error('more than there should be');
      const context = ((place & ((1 << lp) - 1)) << lc) + ((window.any() ? window.back(0) : 0) >> (8 - lc));
      window.put(lzmaLiteral(range, literal + 0x300 * context, state < 7 ? -1 : window.back(reps[0] ?? 0)));
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
    } else {
      if (range.bit(rep + state) === 0) {
        reps.copyWithin(1, 0, 3);
        count = lzmaLength(range, length, position);
        reps[0] = lzmaDistance(range, models, count);
        if (reps[0] === -1) {
          endLzma(range, budget === 0 || left === Infinity);
          return;
        }
        state = state < 7 ? 7 : 10;
      } else {
        count = lzmaRepeat(range, models, reps, state, position);
        state = state < 7 ? (count === 1 ? 9 : 8) : 11;
      }
      window.copy(reps[0] ?? 0, Math.min(count, budget));
      if (count > budget) throw new Error('more than there should be');
    }
    place = (place + count) & 0xffff;
    budget -= count;
  }
}

/** What travels; `decode` is what is called. */
export const lzmaDecoder = {
  decode: decodeLzmaInWorker,
  helpers: [
    readLzmaHeader,
    lzmaModels,
    lzmaRange,
    lzmaWindow,
    lzmaLength,
    lzmaDistance,
    lzmaLiteral,
    lzmaRepeat,
    endLzma,
    decodeLzma,
  ],
} as const;
