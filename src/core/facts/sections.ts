import type { Note } from '../model/note.ts';
import type { Parser } from '../model/parser.ts';
import type { CutLine, LineSink } from './cut-lines.ts';
import { MAX_ROWS, type MemberFacts, MemberReader } from './member-reader.ts';
import { supportconfigCommands, supportconfigVersion } from './parsers/supportconfig.ts';
import type { Claim } from './paths.ts';
import { withFormOfMtab } from './sections-mtab.ts';
import { homesOfMember, homesOfSection, sectionHeading } from './sections-title.ts';
import type { Block } from './search/block.ts';

/** These read a file of sections as a whole. */
const OF_THE_FILE: ReadonlySet<Parser> = new Set([supportconfigVersion, supportconfigCommands]);

/** Sections of one member that parsers read; supportconfig writes about a dozen that matter. */
export const MAX_SECTIONS = 2000;

/** bash could not find the command; spelt so until 2.25. */
const NOT_RUN = /^ERROR: Command not found or not execut[ai]ble/;
/** Stands alone in the place of the output while the command runs, and stays there where it does not return. */
const PLACEHOLDER = /\.(?:SC__)?SEMAPHORE\.out$/;
const GIVEN_UP = '# ERROR: Command did not complete';
/** Below each section of Tencent Cloud's collector, which was made from supportconfig. */
const FOOT = '>===';

/** Does supportconfig make files of this name, in which each command and each copied file is a section? */
export function isSectioned(path: string): boolean {
  return SECTIONED.has(path) || homesOfMember(path).homes.length > 0;
}

/** A loose text whose head (its first lines) has a heading: it is read by its sections, whatever it is called. */
export function sectionsIn(
  head: readonly CutLine[],
  name: string,
  claimsOf: (path: string) => readonly Claim[],
): SectionedReader | undefined {
  if (!head.some(({ text }) => sectionHeading(text) !== undefined)) return undefined;
  const whole = [...OF_THE_FILE].map((parser): Claim => ({ parser, rank: 0 }));
  return new SectionedReader(name, whole, claimsOf);
}

const SECTIONED: ReadonlySet<string> = new Set(supportconfigCommands.from.filter((path) => !path.includes('*')));

interface Claimed {
  readonly reader: MemberReader;
  readonly claim: Claim;
}

interface Open {
  readonly readers: readonly Claimed[];
  readonly from: number;
}

/**
 * Reads a file of sections: each is to its parsers as if it were a member of its own, at the place where sos would have
 * put it; evidence keeps the file's own path and lines. Where no heading comes, the file is what its name says.
 */
export class SectionedReader implements LineSink {
  readonly #path: string;
  readonly #claimsOf: (path: string) => readonly Claim[];
  /** Who reads the file by its name; once a heading was seen, those alone who know that it has sections. */
  #direct: readonly Claimed[];
  readonly #unfinished: boolean;
  readonly #found: MemberFacts[] = [];
  /** The heading above, while its title is awaited. */
  #heading: string | undefined;
  /** What the section's title asks for, until its first line shows that there is an answer. */
  #awaited: readonly string[] = [];
  #open: Open | undefined;
  #rows = 0;
  #full: Note | undefined;

  /** `direct`: who reads the member by its own name. `claimsOf`: who reads a path, as `ClaimTable.of` says. */
  constructor(path: string, direct: readonly Claim[], claimsOf: (path: string) => readonly Claim[]) {
    this.#path = path;
    this.#claimsOf = claimsOf;
    this.#direct = direct.map((claim) => ({ claim, reader: new MemberReader(claim.parser, path, claim.rank) }));
    const { homes, unfinished } = homesOfMember(path);
    this.#unfinished = unfinished;
    if (homes.length > 0) this.#start(homes, 0);
  }

  wants(block: Block): boolean {
    if (this.#heading !== undefined || this.#awaited.length > 0 || block.text.includes('#==[')) return true;
    const wanted = ({ reader }: Claimed): boolean => reader.wants(block);
    if (this.#direct.some(wanted)) return true;
    return (
      this.#open !== undefined &&
      (this.#open.readers.some(wanted) || block.text.includes(GIVEN_UP) || block.text.includes(FOOT))
    );
  }

  line(cut: CutLine): void {
    const heading = sectionHeading(cut.text);
    for (const { reader } of this.#direct) reader.line(cut);
    if (heading !== undefined) this.#next(heading, cut.line);
    else if (this.#heading === undefined) this.#content(cut);
    else {
      this.#awaited = homesOfSection(this.#heading, cut.text);
      this.#heading = undefined;
    }
  }

  /** `complete`: the member's every byte was seen. */
  end(complete: boolean, lines: number): MemberFacts[] {
    this.#close(complete && !this.#unfinished, lines);
    const direct = this.#direct.map(({ reader }) => reader.end(complete, lines));
    const [first, ...others] = direct;
    if (this.#full === undefined || first === undefined) return [...direct, ...this.#found];
    return [{ ...first, notes: [...first.notes, this.#full] }, ...others, ...this.#found];
  }

  #next(heading: string, line: number): void {
    this.#close(true, line - 1);
    this.#direct = this.#direct.filter(({ claim }) => OF_THE_FILE.has(claim.parser));
    this.#awaited = [];
    this.#heading = heading;
  }

  #content(cut: CutLine): void {
    if (this.#awaited.length > 0) {
      const homes = this.#awaited;
      this.#awaited = [];
      if (NOT_RUN.test(cut.text) || PLACEHOLDER.test(cut.text)) return;
      this.#start(homes, cut.line);
    }
    if (this.#open === undefined) return;
    if (cut.text.startsWith(GIVEN_UP)) this.#close(false, cut.line - 1);
    else if (cut.text === FOOT) this.#close(true, cut.line - 1);
    else for (const { reader } of this.#open.readers) reader.line(cut);
  }

  #start(homes: readonly string[], line: number): void {
    const claims = new Map<Parser, { readonly claim: Claim; readonly home: string }>();
    for (const home of homes) {
      for (const claim of this.#claimsOf(home)) {
        const known = claims.get(claim.parser);
        if (OF_THE_FILE.has(claim.parser) || (known !== undefined && known.claim.rank <= claim.rank)) continue;
        claims.set(claim.parser, { claim, home });
      }
    }
    if (claims.size === 0) return;
    if (this.#found.length >= MAX_SECTIONS || this.#rows >= MAX_ROWS) {
      this.#full = { code: 'too-large', path: this.#path, line, detail: 'more sections or rows than are read of one' };
      return;
    }
    const readers = [...claims.values()].map(({ claim, home }) => ({
      claim,
      reader: new MemberReader(readingAs(claim.parser, home), this.#path, claim.rank),
    }));
    this.#open = { readers, from: line };
  }

  /** `last`: the section's last line. */
  #close(complete: boolean, last: number): void {
    if (this.#open === undefined) return;
    const { readers, from } = this.#open;
    this.#open = undefined;
    for (const { reader, claim } of readers) {
      const read = withFormOfMtab({ ...reader.end(complete, last - Math.max(from, 1) + 1), parser: claim.parser });
      for (const rows of read.facts.values()) this.#rows += rows.length;
      this.#found.push({ ...read, section: from });
    }
  }
}

/** The same parser, told where sos would have put what it reads; the lines keep the path of their file. */
function readingAs(parser: Parser, home: string): Parser {
  return { ...parser, read: (out) => parser.read(out, home) };
}
