import type { Bits, Bzip2Scratch, Code } from './worker-bzip2-types.ts';
import type { Push } from './worker-io.ts';

/*
 * A block of bzip2. What it looks like is told by the source of bzip2 1.0.8 (decompress.c) alone. These functions travel
 * as text into the worker: they may call one another, and nothing else.
 */

/** Decodes a stream of a single block; throws where it cannot. */
export function decodeBzip2Block(bytes: Uint8Array, { vector, pieces }: Bzip2Scratch, push: Push): void {
  const bits = bitsOfBlock(bytes);
  const word = (): number => (bits.read(16) << 16) | bits.read(16);
  const expect = (...values: readonly number[]): void => {
    for (const value of values) if (bits.read(24) !== value) throw new Error('no mark');
  };
  expect(0x314159, 0x265359);
  const sum = word();
  if (bits.read(1) === 1) throw new Error('randomised, as nothing has been since bzip2 0.9.5');
  const origin = bits.read(24);
  const alphabet = readAlphabet(bits);
  const tables = bits.read(3);
  const selectors = readSelectors(bits, tables);
  const codes = Array.from({ length: tables }, () => readCode(bits, alphabet.length + 2));
  const counts = new Int32Array(256);
  const size = readSymbols(bits, alphabet, { selectors, codes }, vector, counts);
  if (origin >= size && size > 0) throw new Error('an origin outside');
  unsort(vector, size, counts);
  const [full, filled] = writeText(vector, size, origin, pieces, sum);
  expect(0x177245, 0x385090);
  if (word() !== sum || bits.past()) throw new Error('no end behind the block');
  for (let index = 0; index < full; index += 1) push(pieces[index] ?? bytes);
  push(pieces[full]?.subarray(0, filled) ?? bytes);
  // A bomb has many of them.
  pieces.length = Math.min(pieces.length, 8);
}

function bitsOfBlock(bytes: Uint8Array): Bits {
  let at = 4;
  let buffer = 0;
  let held = 0;
  const fill = (count: number): void => {
    while (held < count) {
      buffer = (buffer << 8) | (bytes[at] ?? 0);
      at += 1;
      held += 8;
    }
  };
  return {
    read(count) {
      fill(count);
      held -= count;
      return (buffer >>> held) & ((1 << count) - 1);
    },
    peek(count) {
      fill(count);
      return (buffer >>> (held - count)) & ((1 << count) - 1);
    },
    drop(count) {
      held -= count;
    },
    past: () => at - (held >> 3) > bytes.length,
  };
}

/** The bytes in use, in two levels of bits. */
function readAlphabet(bits: Bits): Uint8Array {
  const used: number[] = [];
  const rows = bits.read(16);
  for (let row = 0; row < 16; row += 1) {
    if ((rows & (0x8000 >> row)) === 0) continue;
    const columns = bits.read(16);
    for (let column = 0; column < 16; column += 1)
      if ((columns & (0x8000 >> column)) !== 0) used.push(16 * row + column);
  }
  if (used.length === 0) throw new Error('no byte in use');
  return Uint8Array.from(used);
}

/** Which code each group of fifty symbols has, as places in a list that moves to the front. */
function readSelectors(bits: Bits, tables: number): Uint8Array {
  const selectors = new Uint8Array(bits.read(15));
  if (tables < 2 || tables > 6 || selectors.length === 0) throw new Error('a header that makes no sense');
  const order = [0, 1, 2, 3, 4, 5];
  for (let index = 0; index < selectors.length; index += 1) {
    let place = 0;
    while (place < tables && bits.read(1) === 1) place += 1;
    if (place === tables) throw new Error('a selector of no table');
    const [table = 0] = order.splice(place, 1);
    order.unshift(table);
    selectors[index] = table;
  }
  return selectors;
}

function readCode(bits: Bits, symbols: number): Code {
  const lengths = new Uint8Array(symbols);
  let length = bits.read(5);
  for (let symbol = 0; symbol < symbols; symbol += 1) {
    while (length >= 1 && length <= 20 && bits.read(1) === 1) length += bits.read(1) === 1 ? -1 : 1;
    if (length < 1 || length > 20) throw new Error('a code of no length');
    lengths[symbol] = length;
  }
  return codeOf(lengths);
}

function codeOf(lengths: Uint8Array): Code {
  const fast = new Uint16Array(1 << 11);
  const limit = new Int32Array(21);
  const offset = new Int32Array(21);
  const sorted = new Uint16Array(lengths.length);
  let code = 0;
  let count = 0;
  for (let length = 1; length <= 20; length += 1) {
    offset[length] = count - code;
    for (let symbol = lengths.indexOf(length); symbol >= 0; symbol = lengths.indexOf(length, symbol + 1)) {
      sorted[count] = symbol;
      count += 1;
      if (length <= 11) fast.fill((symbol << 5) | length, code << (11 - length), (code + 1) << (11 - length));
      code += 1;
    }
    limit[length] = code - 1;
    code <<= 1;
  }
  return { fast, limit, offset, sorted };
}

/** The next 20 bits begin with a code that is longer than 11. Returns like `fast` does: symbol and length. */
function longCode({ limit, offset, sorted }: Code, window: number): number {
  for (let length = 12; length <= 20; length += 1) {
    const code = window >>> (20 - length);
    const symbol = sorted[code + (offset[length] ?? 0)];
    if (code <= (limit[length] ?? 0) && symbol !== undefined) return (symbol << 5) | length;
  }
  throw new Error('a code of no symbol');
}

/** Fills the vector with the sorted text, and tells how often each byte occurs. Returns how much text there is. */
function readSymbols(
  bits: Bits,
  alphabet: Uint8Array,
  { selectors, codes }: { readonly selectors: Uint8Array; readonly codes: readonly Code[] },
  vector: Uint32Array,
  counts: Int32Array,
): number {
  const end = alphabet.length + 1;
  const front = alphabet.slice();
  let size = 0;
  let run = 0;
  let weight = 1;
  const add = (value: number, times: number): void => {
    if (size + times > vector.length) throw new Error('more than a block holds');
    vector.fill(value, size, size + times);
    counts[value] = (counts[value] ?? 0) + times;
    size += times;
  };
  for (const selector of selectors) {
    const code = codes[selector];
    if (code === undefined) break;
    for (let left = 50; left > 0; left -= 1) {
      const window = bits.peek(20);
      const found = (code.fast[window >>> 9] ?? 0) || longCode(code, window);
      bits.drop(found & 31);
      const symbol = found >> 5;
      if (symbol <= 1) {
        run += weight << symbol;
        weight <<= 1;
        if (run > vector.length) throw new Error('more than a block holds');
        continue;
      }
      if (run > 0) add(front[0] ?? 0, run);
      [run, weight] = [0, 1];
      if (symbol === end) return size;
      if (size === vector.length) throw new Error('more than a block holds');
      const value = toFront(front, symbol - 1);
      vector[size] = value;
      counts[value] = (counts[value] ?? 0) + 1;
      size += 1;
    }
  }
  throw new Error('more symbols than selectors');
}

function toFront(list: Uint8Array, place: number): number {
  const value = list[place] ?? 0;
  if (place < 16) for (let index = place; index > 0; index -= 1) list[index] = list[index - 1] ?? 0;
  else list.copyWithin(1, 0, place);
  list[0] = value;
  return value;
}

/** Burrows-Wheeler backwards: the low byte of each word is the text, the others lead to the next one. */
function unsort(vector: Uint32Array, size: number, counts: Int32Array): void {
  let before = 0;
  for (let value = 0; value < 256; value += 1) {
    const count = counts[value] ?? 0;
    counts[value] = before;
    before += count;
  }
  for (let index = 0; index < size; index += 1) {
    const value = (vector[index] ?? 0) & 0xff;
    const place = counts[value] ?? 0;
    counts[value] = place + 1;
    vector[place] = (vector[place] ?? 0) | (index << 8);
  }
}

/** Undoes the shortening of runs: four alike, and then how many more. Returns the full pieces, and what the next has. */
function writeText(
  vector: Uint32Array,
  size: number,
  origin: number,
  pieces: Uint8Array[],
  expected: number,
): [full: number, filled: number] {
  const PIECE = 256 * 1024;
  const sums = sumTable();
  let full = 0;
  let piece = (pieces[0] ??= new Uint8Array(PIECE));
  let filled = 0;
  let sum = -1;
  let next = (vector[origin] ?? 0) >>> 8;
  let previous = -1;
  let alike = 0;
  for (let left = size; left > 0; left -= 1) {
    const word = vector[next] ?? 0;
    const value = word & 0xff;
    next = word >>> 8;
    let times = 1;
    let written = value;
    if (alike === 4) {
      times = value;
      written = previous;
      alike = 0;
      previous = -1;
    } else if (value === previous) alike += 1;
    else {
      previous = value;
      alike = 1;
    }
    for (; times > 0; times -= 1) {
      sum = (sum << 8) ^ (sums[(sum >>> 24) ^ written] ?? 0);
      piece[filled] = written;
      filled += 1;
      if (filled < PIECE) continue;
      full += 1;
      piece = pieces[full] ??= new Uint8Array(PIECE);
      filled = 0;
    }
  }
  if (~sum !== expected) throw new Error('a checksum that is not the block’s');
  return [full, filled];
}

/** CRC-32 with the highest bit first, as nobody else has it. */
function sumTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, value) => {
    let sum = value << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum < 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
    return sum;
  });
}

/** What travels; the first one is what is called. */
export const bzip2Helpers = [
  decodeBzip2Block,
  bitsOfBlock,
  readAlphabet,
  readSelectors,
  readCode,
  codeOf,
  longCode,
  readSymbols,
  toFront,
  unsort,
  writeText,
  sumTable,
] as const;
