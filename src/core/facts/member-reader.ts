import type { Excerpt, Fact, Fields, Frame, Kind, Origin } from '../model/fact.ts';
import type { Note } from '../model/note.ts';
import type { Line, Output, Parser, Reader } from '../model/parser.ts';
import type { CutLine, LineSink } from './cut-lines.ts';
import type { Block } from './search/block.ts';

/** What one parser made of one member. */
export interface MemberFacts {
  readonly parser: Parser;
  /** Path relative to the root. */
  readonly path: string;
  /** Where it would lie had its folder not been packed. */
  readonly home?: string;
  /** Which part of the member, where it holds the outputs of several commands. */
  readonly section?: number;
  readonly rank: number;
  readonly facts: ReadonlyMap<Kind, readonly Fact[]>;
  /** Kinds that this member answers, even with nothing. */
  readonly settled: readonly Kind[];
  readonly first: Origin | undefined;
  readonly lines: number;
  readonly dropped: number;
  readonly notes: readonly Note[];
}

/** Excerpts are evidence, not archives: a longer line keeps its head. */
const EXCERPT_LENGTH = 4096;

/** Rows kept of one kind from one member; the others are counted. */
export const MAX_ROWS = 200_000;

/** Feeds one member to one parser, and contains whatever the parser does. */
export class MemberReader implements LineSink {
  readonly #parser: Parser;
  readonly #path: string;
  readonly #home: string;
  readonly #rank: number;
  readonly #reader: Reader;
  readonly #facts = new Map<Kind, Fact[]>();
  readonly #said: { code: 'unreadable-line' | 'too-large'; first: Origin; why: string; count: number }[] = [];
  readonly #cutFrames = new WeakMap<readonly Frame[], readonly Frame[]>();
  #first: Origin | undefined;
  #dropped = 0;
  #failed: Note | undefined;

  /** `home`: the path that the parser knows the member by, where that is another one than its own. */
  constructor(parser: Parser, path: string, rank: number, home = path) {
    this.#parser = parser;
    this.#path = path;
    this.#home = home;
    this.#rank = rank;
    this.#reader = parser.read(this.#output(), home);
  }

  wants(block: Block): boolean {
    if (this.#failed !== undefined) return false;
    const { wake, marks } = this.#parser;
    if (this.#first === undefined || wake === undefined || this.#reader.busy?.() === true) return true;
    const test = (text: string): boolean => wake.test(text);
    return marks?.some(block.bytes, (at) => wakesAt(block.text, at, test)) ?? test(block.text);
  }

  line(cut: CutLine): void {
    if (this.#failed !== undefined) return;
    const line: Line = { path: this.#path, ...cut };
    this.#first ??= toOrigin(line);
    try {
      this.#reader.line(line);
    } catch (error) {
      this.#fail(error, cut.line);
    }
  }

  /** `complete`: the member's every byte was seen. */
  end(complete: boolean, lines: number): MemberFacts {
    let settled = complete;
    try {
      const answer = this.#reader.end?.(complete);
      if (answer?.settled === false) settled = false;
    } catch (error) {
      this.#fail(error, lines);
    }
    if (this.#failed !== undefined) settled = false;
    return {
      parser: this.#parser,
      path: this.#path,
      ...(this.#home === this.#path ? {} : { home: this.#home }),
      rank: this.#rank,
      facts: this.#facts,
      settled: settled ? (this.#parser.settles ?? this.#parser.emits) : [],
      first: this.#first,
      lines,
      dropped: this.#dropped,
      notes: this.#notes(),
    };
  }

  #output(): Output {
    return {
      add: <F extends Fields>(kind: Kind<F>, at: Origin, fields: object) => {
        const list = this.#facts.get(kind) ?? [];
        if (list.length === 0) this.#facts.set(kind, list);
        if (list.length >= MAX_ROWS) this.#dropped += 1;
        else list.push({ source: toOrigin(at), ...this.#withExcerpts(kind, fields) });
      },
      unreadable: (at, why) => {
        this.#say('unreadable-line', at, why);
      },
      limited: (at, why) => {
        this.#say('too-large', at, why);
      },
    };
  }

  #say(code: 'unreadable-line' | 'too-large', at: Origin, why: string): void {
    const known = this.#said.find((note) => note.why === why);
    if (known === undefined) this.#said.push({ code, first: at, why, count: 1 });
    else known.count += 1;
  }

  /** Further lines that a fact names are evidence as its own one is, and no longer. */
  #withExcerpts(kind: Kind, fields: object): object {
    let result = fields;
    for (const name in kind.fields) {
      const value: unknown = Reflect.get(fields, name);
      if (!Array.isArray(value)) continue;
      const type = kind.fields[name];
      // What the type of the field says.
      if (type?.startsWith('frames')) result = { ...result, [name]: this.#frames(value as readonly Frame[]) };
      if (type?.startsWith('origins')) result = { ...result, [name]: (value as readonly Origin[]).map(toOrigin) };
    }
    return result;
  }

  /** Tasks may share a stack, and still do so then. */
  #frames(frames: readonly Frame[]): readonly Frame[] {
    const known = this.#cutFrames.get(frames);
    if (known !== undefined || !frames.some(({ source }) => isLong(source))) return known ?? frames;
    const cut = frames.map((frame) => ({ ...frame, source: toOrigin(frame.source) }));
    this.#cutFrames.set(frames, cut);
    return cut;
  }

  #fail(error: unknown, line: number): void {
    const detail = error instanceof Error ? error.name : 'unknown';
    this.#failed = { code: 'parser-failed', path: this.#path, line, detail: `${this.#parser.name}: ${detail}` };
  }

  #notes(): Note[] {
    const notes: Note[] = this.#said.map(({ code, first, why, count }) => ({
      code,
      path: this.#path,
      line: first.line,
      detail: why,
      count,
    }));
    if (this.#dropped > 0) {
      notes.push({ code: 'too-large', path: this.#path, detail: `more than ${MAX_ROWS} rows`, count: this.#dropped });
    }
    if (this.#failed !== undefined) notes.push(this.#failed);
    return notes;
  }
}

/** Does the line wake in which a candidate was found? Else: where the next line begins. */
function wakesAt(text: string, at: number, wake: (line: string) => boolean): true | number {
  const newline = text.indexOf('\n', at);
  const end = newline < 0 ? text.length : newline;
  return wake(text.slice(text.lastIndexOf('\n', at) + 1, end)) || end;
}

const isLong = ({ text }: Origin): boolean => text.length > EXCERPT_LENGTH;

function toOrigin(line: Origin): Origin {
  const { path, line: number, text } = line;
  const excerpt: Excerpt = isLong(line) ? cutExcerpt(text) : { text, ...(line.cut ? { cut: true } : {}) };
  return { path, line: number, ...excerpt, ...(line.lossy ? { lossy: true } : {}) };
}

function cutExcerpt(text: string): Excerpt {
  // A cut between the halves of a surrogate pair would leave an ill-formed string.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(EXCERPT_LENGTH - 1)) ? EXCERPT_LENGTH - 1 : EXCERPT_LENGTH;
  return { text: text.slice(0, end), cut: true };
}
