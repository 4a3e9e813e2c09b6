import type { OpenBundle } from '../model/bundle.ts';
import { type Entry, isWhole } from '../model/entry.ts';
import type { Note } from '../model/note.ts';
import type { Parser } from '../model/parser.ts';
import { Collector, type Extraction } from './collector.ts';
import { type CutLimits, type CutLine, cutLines, type LineSink } from './cut-lines.ts';
import { type MemberFacts, MemberReader } from './member-reader.ts';
import { type Claim, ClaimTable, splitRoot } from './paths.ts';
import { recogniseMember } from './recognise.ts';
import { isSectioned, SectionedReader } from './sections.ts';
import type { Block } from './search/block.ts';

export interface ExtractOptions {
  readonly parsers: readonly Parser[];
  readonly limits: CutLimits;
  /** A loose file or pasted text: parsers are found by content, and a name is only a hint. */
  readonly byContent?: boolean;
}

/** Entries to facts, in one pass. Whatever order the members come in, the same facts come out. */
export async function extract(bundle: Pick<OpenBundle, 'entries'>, options: ExtractOptions): Promise<Extraction> {
  const table = new ClaimTable(options.parsers);
  const collector = new Collector(table);
  for await (const entry of bundle.entries) {
    collector.seen(entry);
    if (entry.type !== 'file') continue;
    if (options.byContent === true) {
      collector.addLoose(entry.path, await recogniseMember(entry, options, (path) => table.of(path)));
      continue;
    }
    const member = memberOf(entry, table);
    if (member === undefined) continue;
    const read = await readMember(entry, member, table, options.limits);
    collector.add({ root: member.root, within: entry.within }, member.path, read);
  }
  return collector.finish();
}

/** A member that somebody reads. */
interface Claimable {
  readonly root: string;
  /** Its own path below the root, which evidence names. */
  readonly path: string;
  /** The path that parsers know it by. */
  readonly home: string;
  readonly claims: readonly Claim[];
}

function memberOf({ path, home, within }: Entry, table: ClaimTable): Claimable | undefined {
  const split = splitRoot(home ?? path, table, within);
  if (split === undefined) return undefined;
  const { root, claims } = split;
  const prefix = root === '' ? '' : `${root}/`;
  // Only in a folder that was packed below a root does the path differ: a root inside of one is none.
  return path.startsWith(prefix) ? { root, path: path.slice(prefix.length), home: split.path, claims } : undefined;
}

async function readMember(
  entry: Entry,
  { path, home, claims }: Claimable,
  table: ClaimTable,
  limits: CutLimits,
): Promise<MemberFacts[]> {
  const sink =
    path === home && isSectioned(path)
      ? new SectionedReader(path, claims, (place) => table.of(place))
      : new Claimed(path, home, claims);
  const result = await cutLines(entry.body, sink, limits);
  const read = sink.end(result.whole && isWhole(entry, result.bytes), result.lines);
  if (result.whole || read[0] === undefined) return read;
  const note: Note = { code: 'too-large', path, detail: `only the first ${limits.memberBytes} bytes were read` };
  return [{ ...read[0], notes: [...read[0].notes, note] }, ...read.slice(1)];
}

/** One sink for all parsers of a member; nearly always there is just one. */
class Claimed implements LineSink {
  readonly #readers: readonly MemberReader[];

  constructor(path: string, home: string, claims: readonly Claim[]) {
    this.#readers = claims.map(({ parser, rank }) => new MemberReader(parser, path, rank, home));
  }

  wants(block: Block): boolean {
    return this.#readers.some((reader) => reader.wants(block));
  }

  line(line: CutLine): void {
    for (const reader of this.#readers) reader.line(line);
  }

  end(complete: boolean, lines: number): MemberFacts[] {
    return this.#readers.map((reader) => reader.end(complete, lines));
  }
}
