import type { Failure } from './damage.ts';

/** What `scripts/wasm/lzma.mjs` exports; places are addresses in its memory. What the globals hold is said there. */
export interface LzmaExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** Outcomes: 0 the limit was reached, 1 cut, 2 corrupt (or the marker at the end), 3 more input is needed. */
  decode(limit: number, safe: number, last: number): number;
  /** Not zero: the coder has said all it had to say. */
  finished(): number;
  tables(): void;
  crc32(at: number, end: number): void;
  crc64(at: number, end: number): void;
  readonly range: LzmaGlobal;
  readonly code: LzmaGlobal;
  readonly in: LzmaGlobal;
  readonly to: LzmaGlobal;
  readonly state: LzmaGlobal;
  readonly rep0: LzmaGlobal;
  readonly rep1: LzmaGlobal;
  readonly rep2: LzmaGlobal;
  readonly rep3: LzmaGlobal;
  readonly left: LzmaGlobal;
  readonly end: LzmaGlobal;
  readonly size: LzmaGlobal;
  readonly dictionary: LzmaGlobal;
  readonly wrapped: LzmaGlobal;
  readonly moved: LzmaGlobal;
  readonly literalContext: LzmaGlobal;
  readonly literalPositions: LzmaGlobal;
  readonly positions: LzmaGlobal;
}

export interface LzmaGlobal {
  value: number;
}

/** `full`: as much was decoded as was wanted; `marker`: what .lzma data may end with. */
export type LzmaOutcome = 'full' | 'more' | 'cut' | 'corrupt' | 'marker';

/** A decoder of LZMA, and its window. One source after the other may use it. */
export interface LzmaEngine {
  /** Makes room for a window: a match reaches back `dictionary` bytes at most, and no more than `most` will be written. */
  open(dictionary: number, most: number): void;
  /** Forgets what lies in the window. */
  resetDictionary(): void;
  resetState(): void;
  /** Bits of the byte before that choose a literal's model, of its position, and of a match's; false: no such thing. */
  setProperties(properties: number): boolean;
  /** Room for compressed bytes. Those are read from the first one on. */
  input(): Uint8Array;
  /** Begins the range coder; false where its first byte is wrong. */
  beginRange(): boolean;
  /** Compressed bytes that were read. */
  used(): number;
  /** The compressed bytes move so far to the front. */
  moveInput(by: number): void;
  /** Decodes up to `count` bytes, of `filled` bytes of input, behind which more may come. */
  decode(count: number, filled: number, more: boolean): LzmaOutcome;
  /** Bytes that the window has room for without wrapping. */
  room(): number;
  /** As they are. */
  store(bytes: Uint8Array): void;
  /** What is new in the window, valid until something is done again. */
  take(): Uint8Array;
  /** Has the coder ended, and every match? */
  isFinished(): boolean;
  /** By the id of the .xz format: 1 for CRC-32, 4 for CRC-64, over what is taken from then on. */
  startSum(check: number): void;
  isSum(stored: Uint8Array): boolean;
}

/** Yields what was decoded, or `undefined` for more input; then it is given that, or `undefined` at the end of it. */
export type Steps<Result> = Generator<Uint8Array | undefined, Result, Uint8Array | undefined>;

export interface StepInput {
  /** As many bytes as there is room for; fewer only at the end. */
  readonly fill: (room: Uint8Array) => Steps<number>;
  /** Past all that is left. */
  readonly drain: () => Steps<void>;
}

/** `passed`: bytes that were read; `yielded`: that came of them. */
export interface Lzma2End {
  readonly failure: Failure | undefined;
  readonly passed: number;
  readonly yielded: number;
}
