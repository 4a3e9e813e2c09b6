import type { OpenBundle } from '../model/bundle.ts';
import type { Entry } from '../model/entry.ts';
import { type Fact, type FactOf, Facts, type Fields, type Kind, type Origin } from '../model/fact.ts';
import type { Note } from '../model/note.ts';
import type { Parser } from '../model/parser.ts';
import { type CutLimits, cutLines, type LineSink } from './cut-lines.ts';
import { members } from './kinds/members.ts';
import { type MemberFacts, MemberReader } from './member-reader.ts';
import { type Claim, ClaimTable, resolveLinks, splitRoot } from './paths.ts';
import { parserOfCommand } from './commands.ts';
import { recogniseMember } from './recognise.ts';

export interface Extraction {
  readonly facts: Facts;
  /** The bundle's top folder, empty where it has none. */
  readonly root: string;
  readonly notes: readonly Note[];
}

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
      collector.addLoose(entry.path, await recogniseMember(entry, options.parsers, options.limits));
      continue;
    }
    const place = splitRoot(entry.path, table);
    if (place !== undefined)
      collector.add(place.root, await readMember(entry, place.path, place.claims, options.limits));
  }
  return collector.finish();
}

async function readMember(
  entry: Entry,
  path: string,
  claims: readonly Claim[],
  limits: CutLimits,
): Promise<MemberFacts[]> {
  const readers = claims.map(({ parser, rank }) => new MemberReader(parser, path, rank));
  const result = await cutLines(entry.body, fanOut(readers), limits);
  const complete = result.whole && result.bytes >= entry.size;
  const read = readers.map((reader) => reader.end(complete, result.lines));
  if (result.whole || read[0] === undefined) return read;
  const note: Note = { code: 'too-large', path, detail: `only the first ${limits.memberBytes} bytes were read` };
  return [{ ...read[0], notes: [...read[0].notes, note] }, ...read.slice(1)];
}

/** One sink for all parsers of a member; nearly always there is just one. */
function fanOut(readers: readonly MemberReader[]): LineSink {
  const [only] = readers;
  if (readers.length === 1 && only !== undefined) return only;
  return {
    wants: (block) => readers.filter((reader) => reader.wants(block)).length > 0,
    line: (line) => {
      for (const reader of readers) reader.line(line);
    },
  };
}

interface Root {
  /** By parser and path; a later member of the same path replaces an earlier one, as tar would have it. */
  readonly members: Map<string, MemberFacts>;
}

/** Gathers what the members gave, and decides at the end which root and which home counts. */
class Collector {
  readonly #claims: ClaimTable;
  readonly #roots = new Map<string, Root>();
  /** Full path of a link to its target, told from the link's own folder. */
  readonly #links = new Map<string, string>();
  readonly #symbolic = new Map<string, string>();
  readonly #notes: Note[] = [];

  constructor(claims: ClaimTable) {
    this.#claims = claims;
  }

  seen(entry: Entry): void {
    this.#links.delete(entry.path);
    this.#symbolic.delete(entry.path);
    if (entry.target === undefined) return;
    // A hard link names its target from the top of the archive, a symbolic one from its own folder.
    const up = '../'.repeat(entry.path.split('/').length - 1);
    this.#links.set(entry.path, entry.type === 'symlink' ? entry.target : `${up}${entry.target}`);
    if (entry.type === 'symlink') this.#symbolic.set(entry.path, entry.target);
  }

  add(root: string, read: readonly MemberFacts[]): void {
    const known = this.#roots.get(root) ?? { members: new Map<string, MemberFacts>() };
    this.#roots.set(root, known);
    for (const member of read) {
      const key = `${member.parser.name}\0${member.path}`;
      if (known.members.delete(key)) this.#notes.push({ code: 'duplicate', path: member.path });
      known.members.set(key, member);
    }
  }

  /** A loose text that no parser knows is said, never silently taken for nothing. */
  addLoose(name: string, read: MemberFacts | undefined): void {
    if (read === undefined) this.#notes.push({ code: 'unrecognised', path: name });
    else this.add('', [read]);
    const expected = parserOfCommand(name);
    if (read !== undefined && expected !== undefined && expected !== read.parser.name) {
      this.#notes.push({ code: 'misplaced', path: name, detail: `it is what ${read.parser.name} reads` });
    }
  }

  finish(): Extraction {
    const name = this.#mainRoot();
    for (const [root, { members: others }] of [...this.#roots].sort(byKey)) {
      // A known file name deep inside the bundle is a coincidence, not another bundle.
      if (root !== name && !root.startsWith(`${name}/`))
        this.#notes.push({ code: 'other-root', path: root, count: others.size });
    }
    const read = [...(this.#roots.get(name)?.members.values() ?? []), ...this.#linkMembers(name)];
    const chosen = chooseHomes(read.map((member) => this.#withBestRank(name, member)));
    const facts = gather(chosen);
    return { facts, root: name, notes: [...this.#notes, ...chosen.flatMap(({ notes }) => notes)] };
  }

  /** The root under which most was read; a shorter, then an earlier name where two are even. */
  #mainRoot(): string {
    const ranked = [...this.#roots].sort(
      ([a, { members: x }], [b, { members: y }]) => y.size - x.size || a.length - b.length || (a < b ? -1 : 1),
    );
    return ranked[0]?.[0] ?? '';
  }

  /** A member that a better path leads to by links counts with that path's rank. */
  #withBestRank(root: string, member: MemberFacts): MemberFacts {
    const prefix = root === '' ? '' : `${root}/`;
    const aliases = member.parser.from.map((path) =>
      path.includes('*') ? undefined : resolveLinks(`${prefix}${path}`, this.#links),
    );
    const rank = aliases.indexOf(`${prefix}${member.path}`);
    return rank >= 0 && rank < member.rank ? { ...member, rank } : member;
  }

  /** Parsers that care whether a path is a link are told so. */
  #linkMembers(root: string): MemberFacts[] {
    const prefix = root === '' ? '' : `${root}/`;
    const found: MemberFacts[] = [];
    for (const [path, target] of this.#symbolic) {
      if (!path.startsWith(prefix)) continue;
      const inner = path.slice(prefix.length);
      for (const { parser, rank } of this.#claims.of(inner)) {
        if (parser.link !== undefined) found.push(readLink(parser, inner, rank, target));
      }
    }
    return found;
  }
}

function readLink(parser: Parser, path: string, rank: number, target: string): MemberFacts {
  const facts = new Map<Kind, Fact[]>();
  const at: Origin = { path, line: 0, text: target };
  parser.link?.(target, (kind, fields) => {
    facts.set(kind, [...(facts.get(kind) ?? []), { source: at, ...fields }]);
  });
  return { parser, path, rank, facts, settled: [...facts.keys()], first: undefined, lines: 0, dropped: 0, notes: [] };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Best home first, and of a table with several homes only the best one. */
function chooseHomes(read: readonly MemberFacts[]): MemberFacts[] {
  const sorted = [...read].sort(
    (a, b) => a.rank - b.rank || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.parser.name < b.parser.name ? -1 : 1),
  );
  const taken = new Set<Parser>();
  return sorted.filter(({ parser, settled, facts }) => {
    if (parser.homes === 'all') return true;
    if (taken.has(parser)) return false;
    if (settled.length > 0 || facts.size > 0) taken.add(parser);
    return true;
  });
}

function gather(chosen: readonly MemberFacts[]): Facts {
  const byKind = new Map<Kind, Fact[]>();
  const read: FactOf<(typeof members)['fields']>[] = [];
  for (const member of chosen) {
    for (const kind of member.settled) listOf(byKind, kind);
    for (const [kind, facts] of member.facts) {
      const list = listOf(byKind, kind);
      for (const fact of facts) list.push(fact);
    }
    const rows = [...member.facts.values()].reduce((sum, { length }) => sum + length, 0);
    const kinds = new Set([...member.settled, ...member.facts.keys()].map(({ name }) => name));
    const source = member.first ?? { path: member.path, line: 0, text: '' };
    read.push({ source, parser: member.parser.name, kinds: [...kinds].sort(), rows, lines: member.lines });
  }
  const facts = new Facts();
  for (const [kind, list] of byKind) setFacts(facts, kind, list);
  facts.set(members, read);
  return facts;
}

function listOf(byKind: Map<Kind, Fact[]>, kind: Kind): Fact[] {
  const list = byKind.get(kind) ?? [];
  byKind.set(kind, list);
  return list;
}

function setFacts<F extends Fields>(facts: Facts, kind: Kind<F>, list: readonly Fact[]): void {
  // A parser's output is typed by `Output.add`, which pairs each kind with its fields.
  facts.set(kind, list as readonly FactOf<F>[]);
}
