/** The longest code that deflate has (RFC 1951, 3.2.7). */
const LONGEST = 15;

/**
 * A canonical Huffman code as a table: the next `bits` bits of the input, least significant first, lead to
 * `symbol << 4 | length`. Where a code is incomplete, what is no code leads to 0.
 */
export interface Code {
  readonly bits: number;
  readonly table: Uint16Array;
}

/**
 * The code of these lengths, by symbol; 0 is a symbol that does not occur. `undefined` where there can be no such code.
 * `lone`: a single code of one bit may stand alone, as zlib's deflate writes it for the distances of a block with one
 * match; every other code has to use up its bits, as zlib's inflate demands.
 */
export function codeOf(lengths: Uint8Array, lone: boolean): Code | undefined {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  let bits = LONGEST;
  while (bits > 0 && counts[bits] === 0) bits -= 1;
  if (bits === 0) return lone ? { bits: 1, table: new Uint16Array(2) } : undefined;
  const next = firstCodes(counts);
  if (next === undefined || (next.left > 0 && !(lone && bits === 1))) return undefined;
  const table = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) continue;
    const code = next.codes[length] ?? 0;
    next.codes[length] = code + 1;
    const entry = (symbol << 4) | length;
    for (let at = reversed(code, length); at < table.length; at += 1 << length) table[at] = entry;
  }
  return { bits, table };
}

/** The first code of each length, and how many codes of the greatest length remain unused; `undefined`: too many. */
function firstCodes(counts: Uint16Array): { readonly codes: Uint16Array; readonly left: number } | undefined {
  const codes = new Uint16Array(LONGEST + 1);
  let code = 0;
  let left = 1;
  for (let length = 1; length <= LONGEST; length += 1) {
    const count = counts[length] ?? 0;
    left = 2 * left - count;
    if (left < 0) return undefined;
    codes[length] = code;
    code = (code + count) << 1;
  }
  return { codes, left };
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit += 1) result |= ((code >>> bit) & 1) << (length - 1 - bit);
  return result;
}
