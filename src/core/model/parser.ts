import type { FactOf, Fields, Kind, Origin } from './fact.ts';

/** One line of a member, without its line ending. */
export interface Line extends Origin {}

/** Where a reader puts what it finds. */
export interface Output {
  /** Adds one fact, read at `at` (a line, or any origin of the same member). */
  add<F extends Fields>(kind: Kind<F>, at: Origin, fields: Omit<FactOf<F>, 'source'>): void;
  /** Says that a line of this member made no sense. Repeated notes of one member are counted, not listed. */
  unreadable(at: Origin, why: string): void;
  /** Says that a limit was reached at this line, and less was kept of what lies behind. Counted like the others. */
  limited(at: Origin, why: string): void;
}

/**
 * What a reader says of the whole member. `settled: false`: it held no answer, empty or not (an error message stands
 * where the output belongs), so the kinds of `settles` stay unknown.
 */
export interface MemberVerdict {
  readonly settled: boolean;
}

/** Reads one member, line by line. A reader never throws for content. */
export interface Reader {
  line(line: Line): void;
  /** After the last line. `complete` is false where the member was cut. Saying nothing means `settled: true`. */
  end?(complete: boolean): MemberVerdict | void;
  /** With `wake`: true while the reader is inside a record and needs every line. */
  busy?(): boolean;
}

/** Looks for candidates in bytes, and calls `look` with the place of each; see `Marks`. */
export interface Search {
  some(bytes: Uint8Array, look: (at: number) => true | number): boolean | undefined;
}

/** Reads one sort of member into facts. */
export interface Parser {
  readonly name: string;
  /**
   * Paths inside the bundle, best home first; `*` stands for any run of characters but `/`. A member whose real path
   * is reached through links counts with the best path that leads to it.
   */
  readonly from: readonly string[];
  /**
   * `first`: the paths are homes of one and the same table, and only the best one present is used. `all`: every member
   * adds facts of its own.
   */
  readonly homes: 'first' | 'all';
  /** Every kind this parser may add. */
  readonly emits: readonly Kind[];
  /**
   * Kinds that count as looked at once a member was read whole, even with no fact found. Default: all it emits. A
   * reader's `end` can say that this member did not tell after all.
   */
  readonly settles?: readonly Kind[];
  /**
   * For big logs: blocks of text in which this is not found are skipped unseen while the reader is not busy. Without
   * flags; linear by construction, it runs over megabytes of hostile text.
   */
  readonly wake?: Pick<RegExp, 'test'>;
  /** Literals of which one stands in every line that `wake` finds: searched first, as bytes. */
  readonly marks?: Search;
  /**
   * How sure is it that text of unknown name is this parser's? 0: not at all, 1: certain. `head` holds the first lines
   * (at most 200), `name` a file name or the command that a person says printed it, a hint and no more.
   */
  recognise?(head: readonly string[], name: string): number;
  /** Reads texts of unknown name as well, wherever that parser was found for them. */
  readonly beside?: Parser;
  /** Told when one of its paths is a symbolic link in the bundle. What is added here has no line to cite. */
  link?(target: string, add: <F extends Fields>(kind: Kind<F>, fields: Omit<FactOf<F>, 'source'>) => void): void;
  read(out: Output, path: string): Reader;
}
