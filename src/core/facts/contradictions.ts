import type { Fact, FactOf, Fields, Kind } from '../model/fact.ts';
import type { Note } from '../model/note.ts';
import { captures, hosts, kernels, releases } from './kinds/host.ts';
import { mounts, mtab } from './kinds/mounts.ts';
import { processes } from './kinds/processes.ts';
import type { MemberFacts } from './member-reader.ts';
import { mountsOfOneTable, rootOf, servedMountsLacking } from './mount-differences.ts';
import { hostname } from './parsers/hostname.ts';
import { kernelLog } from './parsers/kernel-log.ts';
import { mountCommand } from './parsers/mount-command.ts';
import { mountinfo } from './parsers/mountinfo.ts';
import { kernelMounts } from './parsers/mounts.ts';
import { mtabFile } from './parsers/mtab.ts';
import { ps } from './parsers/ps.ts';
import { uname } from './parsers/uname.ts';
import { programOf } from './text/program-name.ts';

/** A member of one host, whether its facts were used or those of a better home. */
export type Home = Pick<MemberFacts, 'parser' | 'path' | 'rank' | 'facts' | 'settled'>;

/**
 * Where two homes hold the same fact, the better one counts, and the others check it. What is noted here means one of
 * three things to whoever reads the bundle: it is of two hosts or two days, it was made inside a container, or the host
 * changed while it was made. Differences that every sound bundle has (a process that ended, a mount that autofs made) are
 * none.
 */
export function contradictions(homes: readonly Home[]): Note[] {
  const sorted = [...homes].sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return CHECKS.flatMap((check) => check(sorted));
}

type Check = (homes: readonly Home[]) => Note[];
const CHECKS: readonly Check[] = [
  kernelReleases,
  hostNames,
  distributions,
  moments,
  mountTables,
  namespaces,
  processLists,
];

function kernelReleases(homes: readonly Home[]): Note[] {
  const stated = firstFact(homes, uname.name, kernels);
  if (stated === undefined) return [];
  const ringBuffers = of(homes, kernelLog.name).filter((home) => RING_BUFFER.test(placeOf(home)));
  return [...of(homes, uname.name), ...ringBuffers].flatMap((home) => {
    const other = factsOf(home, kernels).at(-1);
    return other === undefined || other.release === stated.release
      ? []
      : [note(home, other, 'not the kernel that uname states')];
  });
}

/** `var/log/dmesg` is of some boot, `var/crash` of a dead kernel; a ring buffer is of the running one. */
const RING_BUFFER = /^(?!var\/)(?:.{0,80}\/)?dmesg/;

/** The home by its best name, whatever path the bundle has it at: a link's, or that of a section's title. */
function placeOf({ parser, path, rank }: Home): string {
  return parser.from[rank] ?? path;
}

/** A configured name may differ from the one in use; two names in use may not. */
function hostNames(homes: readonly Home[]): Note[] {
  const home = of(homes, hostname.name).find((own) => !placeOf(own).startsWith('etc/') && own.facts.size > 0);
  const [own, stated] = [home && factsOf(home, hosts)[0], firstFact(homes, uname.name, hosts)];
  if (home === undefined || own === undefined || stated === undefined) return [];
  const [one, other] = [shortName(own.name), shortName(stated.name)];
  return one === other || one === '' || other === '' ? [] : [note(home, own, 'not the host name that uname states')];
}

function shortName(name: string): string {
  const short = name.split('.', 1)[0]?.toLowerCase() ?? '';
  return short === 'localhost' || short === '(none)' ? '' : short;
}

/** Names of releases whose kernels carry their major version: `3.10.0-1160.el7.x86_64`. */
const ENTERPRISE_LINUX: ReadonlySet<string> = new Set(['rhel', 'centos', 'rocky', 'almalinux', 'ol', 'scientific']);

function distributions(homes: readonly Home[]): Note[] {
  const release = firstFact(homes, uname.name, kernels)?.release;
  const kernel = /\.el(\d{1,2})(?!\d)/.exec(release ?? '')?.[1];
  const named = homes
    .flatMap((home) => factsOf(home, releases).map((fact) => ({ home, fact })))
    .find(({ fact: { id, name } }) => ENTERPRISE_LINUX.has(id ?? '') && !/CoreOS|Virtualization/i.test(name));
  const version = /^\d{1,2}(?!\d)/.exec(named?.fact.version ?? '')?.[0];
  if (named === undefined || kernel === undefined || version === undefined || kernel === version) return [];
  return [note(named.home, named.fact, 'not the release that the kernel was built for')];
}

/** A stuck sosreport may take a day, and some are started on Friday. */
const MAX_DAYS = 4;

function moments(homes: readonly Home[]): Note[] {
  const known = homes.flatMap((home) => factsOf(home, captures).map((fact) => ({ home, fact })));
  const dated = known.flatMap(({ home, fact }) => {
    const at = Date.parse(`${fact.at.slice(0, 19)}Z`);
    return Number.isNaN(at) || fact.phase === 'end' ? [] : [{ home, fact, at }];
  });
  const start = dated.find(({ fact }) => fact.phase === 'start')?.at;
  const far = dated.find(({ at }) => start !== undefined && Math.abs(at - start) > MAX_DAYS * 86_400_000);
  return far === undefined
    ? []
    : [note(far.home, far.fact, `more than ${MAX_DAYS} days from the start of the capture`)];
}

/** The process whose table a home shows: `self`, `1`, or its number. */
function processOfTable(home: Home): string {
  if (/^proc\/(?:self\/)?[a-z]+$/.test(placeOf(home))) return 'self';
  return /^proc\/(\d{1,7})\//.exec(home.path)?.[1] ?? home.path;
}

function mountTables(homes: readonly Home[]): Note[] {
  const kernel = of(homes, kernelMounts.name).filter(isWhole);
  const infos = new Map(
    of(homes, mountinfo.name)
      .filter(isWhole)
      .map((home) => [processOfTable(home), home]),
  );
  const pairs = kernel.map((home) => [home, infos.get(processOfTable(home))] as const);
  const own = kernel.find((home) => processOfTable(home) === 'self');
  // Up to RHEL6 mount(8) printed a file of its own, and that file is expected to be wrong.
  const link = of(homes, mtabFile.name).some((home) => factsOf(home, mtab).some(({ form }) => form === 'symlink'));
  if (own !== undefined && link) pairs.push([own, of(homes, mountCommand.name).find(isWhole)]);
  return pairs.flatMap(([one, other]) => (other === undefined ? [] : tablePair(one, other)));
}

function tablePair(one: Home, other: Home): Note[] {
  const rows = factsOf(other, mounts);
  const count = mountsOfOneTable(factsOf(one, mounts), rows);
  const [first] = rows;
  return count === 0 || first === undefined
    ? []
    : [note(other, first, `mounts that only one of two tables has: ${count}`)];
}

/** What init sees is what the host sees. */
function namespaces(homes: readonly Home[]): Note[] {
  const tables = of(homes, mountinfo.name).filter(isWhole);
  const [own, init] = ['self', '1'].map((wanted) => tables.find((home) => processOfTable(home) === wanted));
  if (own === undefined || init === undefined) return [];
  const [ownRows, initRows] = [factsOf(own, mounts), factsOf(init, mounts)];
  const [first] = initRows;
  if (first === undefined) return [];
  const [ownRoot, initRoot] = [rootOf(ownRows), rootOf(initRows)];
  if (ownRoot !== undefined && initRoot !== undefined && ownRoot !== initRoot)
    return [note(init, first, 'the collector ran with another root filesystem than init, as in a container')];
  const count = servedMountsLacking(initRows, ownRows);
  return count === 0
    ? []
    : [note(init, first, `FUSE and network mounts of init that the collector did not see: ${count}`)];
}

/** Fewer processes in common prove nothing. */
const MIN_SHARED = 20;
/** Programs that lists of command lines and lists of names call differently: the script gives its name. */
const INTERPRETER = /^(?:python|perl|ruby|node|java|php|lua|tclsh|guile|mono|(?:ba|da|k|z)?sh$)/;

function processLists(homes: readonly Home[]): Note[] {
  const [first, ...others] = of(homes, ps.name).filter((home) => programsOf(home).length >= MIN_SHARED);
  if (first === undefined) return [];
  const known = new Map(programsOf(first).map(({ pid, program }) => [pid, program]));
  return others.flatMap((home) => {
    const shared = programsOf(home).filter(({ pid }) => known.has(pid));
    const different = shared.filter(({ pid, program }) => known.get(pid) !== program);
    const [row] = different;
    // A shell that became its program, a number that went to the next one: a few are always different.
    if (row === undefined || shared.length < MIN_SHARED || different.length * 2 < shared.length) return [];
    return [note(home, row.fact, 'another process list has other commands under most of its numbers')];
  });
}

interface Program {
  readonly pid: number;
  readonly program: string;
  readonly fact: Fact;
}

function programsOf(home: Home): Program[] {
  return factsOf(home, processes).flatMap((fact) => {
    const program = programOf(fact.command);
    return program === '' || INTERPRETER.test(program) ? [] : [{ pid: fact.pid, program, fact }];
  });
}

function of(homes: readonly Home[], parser: string): Home[] {
  return homes.filter((home) => home.parser.name === parser);
}

/** Its every row was read: what it lacks is not there. */
function isWhole({ settled }: Home): boolean {
  return settled.some(({ name }) => name === mounts.name);
}

function factsOf<F extends Fields>(home: Home, kind: Kind<F>): readonly FactOf<F>[] {
  // `Output.add` pairs each kind with its fields.
  return (home.facts.get(kind) ?? []) as readonly FactOf<F>[];
}

function firstFact<F extends Fields>(homes: readonly Home[], parser: string, kind: Kind<F>): FactOf<F> | undefined {
  return of(homes, parser).flatMap((home) => factsOf(home, kind))[0];
}

/** Told by the home's own path: equal tables of several members may share their facts. */
function note({ path }: Home, { source }: Fact, detail: string): Note {
  return { code: 'contradiction', path, ...(source.line > 0 ? { line: source.line } : {}), detail };
}
