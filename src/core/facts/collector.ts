import type { Entry } from '../model/entry.ts';
import type { Fact, Facts, Kind, Origin } from '../model/fact.ts';
import type { Note } from '../model/note.ts';
import type { Parser } from '../model/parser.ts';
import { parserOfCommand } from './commands.ts';
import { contradictions } from './contradictions.ts';
import { groupBy } from './group-by.ts';
import { chooseHomes, gather } from './homes.ts';
import { hostRoots, type Root, type RootPlace } from './host-roots.ts';
import { KeptRows } from './kept-rows.ts';
import { Links } from './links.ts';
import type { MemberFacts } from './member-reader.ts';
import { type Claim, type ClaimTable, MAX_ROOT_DEPTH, splitRoot } from './paths.ts';
import { atOwnPath, SharedTables } from './shared-tables.ts';

/** What one host's bundle says. */
export interface HostReading {
  readonly facts: Facts;
  /** Its top folder, from the top of everything that was sent; empty where it has none. */
  readonly root: string;
  /** Path of the archive it came in, where that lay inside another one. */
  readonly within: string | undefined;
  /** Members below its root. */
  readonly entries: number;
  /** About its members, their paths told from its root. */
  readonly notes: readonly Note[];
}

/** Nearly always one host; a nest of several bundles holds more, the one of which most was read first. */
export interface Extraction extends HostReading {
  /** The last of `notes`: without those that are about no host. */
  readonly own: readonly Note[];
  readonly others: readonly HostReading[];
}

/** Gathers what the members gave, and decides at the end which roots are hosts, and which home of a fact counts. */
export class Collector {
  readonly #claims: ClaimTable;
  readonly #roots = new Map<string, Root>();
  readonly #links = new Links();
  /** Links that parsers care about, by their full path. */
  readonly #telling = new Map<string, TellingLink>();
  /** Where the paths that parsers name lead to by links. */
  readonly #aliases = new Map<string, string | undefined>();
  /** Members below each folder near the top. */
  readonly #below = new Map<string, number>();
  readonly #tables = new SharedTables();
  readonly #kept = new KeptRows();
  readonly #notes: Note[] = [];

  constructor(claims: ClaimTable) {
    this.#claims = claims;
  }

  seen(entry: Entry): void {
    this.#count(entry);
    const path = entry.home ?? entry.path;
    this.#telling.delete(path);
    const { type, target = '' } = entry;
    if (type === 'symlink') this.#link(path, entry, target);
    this.#links.set(path, targetOf(path, entry));
  }

  /** What was read of one member; a later one of the same path replaces an earlier one, as tar would have it. */
  add(place: RootPlace, path: string, read: readonly MemberFacts[]): void {
    const known = this.#roots.get(place.root) ?? {
      ...place,
      members: new Map<string, readonly MemberFacts[]>(),
      notes: [],
    };
    this.#roots.set(place.root, known);
    for (const earlier of known.members.get(path) ?? []) this.#kept.drop(earlier);
    if (known.members.delete(path)) known.notes.push({ code: 'duplicate', path });
    known.members.set(
      path,
      read.map((member) => this.#tables.of(this.#kept.take(member))),
    );
  }

  /** A loose text that no parser knows is said, never silently taken for nothing. */
  addLoose(name: string, read: readonly MemberFacts[]): void {
    const [first, ...others] = read;
    if (first === undefined) this.#notes.push({ code: 'unrecognised', path: name });
    else this.add({ root: '', within: undefined }, first.path, read);
    const expected = parserOfCommand(name);
    const isOneText = others.every(({ parser }) => parser.beside === first?.parser);
    if (first !== undefined && isOneText && expected !== undefined && expected !== first.parser.name) {
      this.#notes.push({ code: 'misplaced', path: name, detail: `it is what ${first.parser.name} reads` });
    }
  }

  finish(): Extraction {
    const { hosts, strays } = hostRoots([...this.#roots.values()]);
    const other = strays.map((root): Note => ({ code: 'other-root', path: root.root, count: root.members.size }));
    const [first = NO_ROOT, ...rest] = hosts;
    const told = groupBy([...this.#telling.values()], ({ root }) => root);
    const reading = (root: Root): HostReading => this.#reading(root, told.get(root.root) ?? []);
    const main = reading(first);
    const others = rest.map(reading);
    const links: Note[] = this.#links.exhausted ? [TOO_MANY_LINKS] : [];
    return { ...main, notes: [...this.#notes, ...links, ...other, ...main.notes], own: main.notes, others };
  }

  /** A root lies as deep as it is looked for, in an archive from its own path on. */
  #count({ path, within }: Entry): void {
    let from = within === undefined ? -1 : within.length;
    for (let level = 0; level <= MAX_ROOT_DEPTH && from >= -1; level += 1) {
      const folder = path.slice(0, Math.max(from, 0));
      this.#below.set(folder, (this.#below.get(folder) ?? 0) + 1);
      const next = path.indexOf('/', from + 1);
      from = next < 0 ? -2 : next;
    }
  }

  #link(path: string, entry: Entry, target: string): void {
    const split = splitRoot(path, this.#claims, entry.within);
    const prefix = split === undefined || split.root === '' ? '' : `${split.root}/`;
    if (split === undefined || !split.claims.some(({ parser }) => parser.link !== undefined)) return;
    if (!entry.path.startsWith(prefix)) return;
    this.#telling.set(path, { ...split, path: entry.path.slice(prefix.length), target });
  }

  #reading(root: Root, links: readonly TellingLink[]): HostReading {
    const read = [...[...root.members.values()].flat(), ...links.flatMap(membersOf)];
    const homes = read.map((member) => this.#withBestRank(root.root, member));
    const chosen = chooseHomes(homes).map(atOwnPath);
    return {
      facts: gather(chosen),
      root: root.root,
      within: root.within,
      entries: this.#below.get(root.root) ?? 0,
      notes: [...root.notes, ...chosen.flatMap(({ notes }) => notes), ...contradictions(homes)],
    };
  }

  /** A member that a better path leads to by links counts with that path's rank. */
  #withBestRank(root: string, member: MemberFacts): MemberFacts {
    const prefix = root === '' ? '' : `${root}/`;
    const aliases = member.parser.from.map((path) =>
      path.includes('*') ? undefined : this.#leadsTo(`${prefix}${path}`),
    );
    const rank = aliases.indexOf(`${prefix}${member.home ?? member.path}`);
    return rank >= 0 && rank < member.rank ? { ...member, rank } : member;
  }

  /** Asked once for each path, at the end: a chain of deep links takes milliseconds, and members may be 500,000. */
  #leadsTo(path: string): string | undefined {
    if (!this.#aliases.has(path)) this.#aliases.set(path, this.#links.resolve(path));
    return this.#aliases.get(path);
  }
}

const NO_ROOT: Root = { root: '', within: undefined, members: new Map(), notes: [] };

const TOO_MANY_LINKS: Note = { code: 'too-large', detail: 'more links than are followed' };

/** A symbolic link of which a parser is told that it is one. */
interface TellingLink {
  readonly root: string;
  readonly path: string;
  readonly claims: readonly Claim[];
  readonly target: string;
}

/** A hard link names its target from the top of its archive, a symbolic one from its own folder. */
function targetOf(path: string, { type, target, within }: Entry): string | undefined {
  if (target === undefined || type === 'symlink') return target;
  const inner = within === undefined ? path : path.slice(within.length + 1);
  return `${'../'.repeat(inner.split('/').length - 1)}${target}`;
}

function membersOf({ path, claims, target }: TellingLink): MemberFacts[] {
  return claims.flatMap(({ parser, rank }) =>
    parser.link === undefined ? [] : [readLink(parser, path, rank, target)],
  );
}

function readLink(parser: Parser, path: string, rank: number, target: string): MemberFacts {
  const facts = new Map<Kind, Fact[]>();
  const at: Origin = { path, line: 0, text: target };
  parser.link?.(target, (kind, fields) => {
    facts.set(kind, [...(facts.get(kind) ?? []), { source: at, ...fields }]);
  });
  return { parser, path, rank, facts, settled: [...facts.keys()], first: undefined, lines: 0, dropped: 0, notes: [] };
}
