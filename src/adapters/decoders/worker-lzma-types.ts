export interface LzmaRange {
  /** One bit, by the probability with this index. */
  bit(index: number): 0 | 1;
  /** Bits of one symbol, the highest first. */
  tree(base: number, bits: number): number;
  /** The lowest first. */
  reverseTree(base: number, bits: number): number;
  /** Bits that are as likely as not. */
  direct(bits: number): number;
  /** Has the coder said all it had to say? */
  finished(): boolean;
}

export interface LzmaWindow {
  /** Has anything been written? */
  readonly any: () => boolean;
  put(value: number): void;
  /** The byte so many places before the last one. */
  back(by: number): number;
  copy(by: number, count: number): void;
  /** Hands on what is new, where that is `least` bytes. */
  flush(least: number): void;
}

/** Where each model's probabilities begin: twelve states, up to sixteen positions, four contexts of lengths. */
export interface LzmaModels {
  readonly match: number;
  readonly rep: number;
  readonly rep0Long: number;
  readonly slot: number;
  readonly special: number;
  readonly align: number;
  readonly length: number;
  readonly repLength: number;
  readonly literal: number;
}

export interface LzmaHeader {
  /** Bits of the byte before that choose a literal's model, bits of its position, and bits of a match's. */
  readonly lc: number;
  readonly lp: number;
  readonly pb: number;
  readonly dictionary: number;
  /** Of what was packed; infinite where only a marker ends it. */
  readonly size: number;
}
