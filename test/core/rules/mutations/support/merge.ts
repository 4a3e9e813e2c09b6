import { isFuse } from '../../../../../src/core/facts/fuse-programs.ts';
import { fuseConnectionFiles } from '../../../../../src/core/facts/kinds/fuse-connection-files.ts';
import { fuseConnections } from '../../../../../src/core/facts/kinds/fuse-connections.ts';
import { mounts } from '../../../../../src/core/facts/kinds/mounts.ts';
import { openFiles } from '../../../../../src/core/facts/kinds/open-files.ts';
import { processes } from '../../../../../src/core/facts/kinds/processes.ts';
import { procFiles } from '../../../../../src/core/facts/kinds/proc-files.ts';
import { tasks } from '../../../../../src/core/facts/kinds/tasks.ts';
import { waits } from '../../../../../src/core/facts/kinds/waits.ts';
import type { Fact, FactOfKind, Facts } from '../../../../../src/core/model/fact.ts';
import { copyOf, put } from './copy.ts';
import { asNewcomer } from './newcomer.ts';

type Mount = FactOfKind<typeof mounts>;
type Process = FactOfKind<typeof processes>;

/** `raw` is what parsers read; `derived` all that follows from it. */
export interface Host {
  readonly raw: Facts;
  readonly derived: Facts;
}

/** Of these a host has one: that of the first counts, since it is the other hang that comes to it. */
const OF_THE_HOST: ReadonlySet<string> = new Set([
  'captures',
  'generators',
  'hosts',
  'kernels',
  'packages',
  'releases',
]);

/** Of these a host has one as well, but what the newcomer says of it is its sign. */
const OF_THE_SIGN: ReadonlySet<string> = new Set([
  'audit-configs',
  'audit-rules',
  'audit-status',
  'memory',
  'virtualization',
]);

/**
 * The raw facts of the first host, on which the second one's hang has come about as well: what parsers read of both, the
 * newcomer's processes under PIDs of their own and started as long before the capture, its mounts in the same tables.
 */
export function merged(first: Host, second: Host): Facts {
  const host = withConnections(first, second.raw, 3000);
  const newcomer = asNewcomer(withConnections(second, first.raw, 4000), host);
  const facts = copyOf(host);
  for (const name of newcomer.names()) put(facts, name, together(name, host.named(name), newcomer.named(name) ?? []));
  if (facts.of(mounts) !== undefined) facts.set(mounts, withMounts(host.of(mounts) ?? [], newcomer.of(mounts) ?? []));
  facts.set(processes, [...(facts.of(processes) ?? []), ...unlisted(host, newcomer), ...unlisted(newcomer, host)]);
  return facts;
}

function together(name: string, own: readonly Fact[] | undefined, more: readonly Fact[]): readonly Fact[] {
  if (own === undefined) return more;
  if (OF_THE_HOST.has(name)) return own;
  if (OF_THE_SIGN.has(name)) return more;
  return [...own, ...(name === processes.name ? more.filter((fact) => !isOfEveryHost(fact)) : more)];
}

/** `init` and `kthreadd`. */
function isOfEveryHost(fact: Fact): boolean {
  const pid: unknown = Reflect.get(fact, 'pid');
  return pid === 1 || pid === 2;
}

/** Tasks of a host without a process list: that of the other one must not say that they are gone. */
function unlisted(host: Facts, other: Facts): Process[] {
  if (host.of(processes) !== undefined || (other.of(processes) ?? []).length === 0) return [];
  const rows = new Map<number, Process>();
  for (const { source, pid, comm, state = 'D', command = comm ?? '?' } of host.of(tasks) ?? [])
    if (pid !== undefined && !rows.has(pid)) rows.set(pid, { source, pid, ppid: 1, state, command });
  for (const { source, pid } of host.of(procFiles) ?? [])
    if (!rows.has(pid)) rows.set(pid, { source, pid, ppid: 1, command: '?' });
  for (const { source, pid, command } of host.of(openFiles) ?? [])
    if (!rows.has(pid)) rows.set(pid, { source, pid, ppid: 1, state: 'S', command });
  return [...rows.values()];
}

const TABLES = ['kernel', 'mountinfo', 'command', 'mtab'];

/** Each table that one of the hosts has gets the rows of both, whichever table of its own they stand in. */
function withMounts(own: readonly Mount[], more: readonly Mount[]): Mount[] {
  const others = [...own, ...more].filter(({ table }) => !TABLES.includes(table));
  const tables = TABLES.filter((name) => [...own, ...more].some(({ table }) => table === name));
  return [...others, ...tables.flatMap((name) => bothRows(name, own, more))];
}

function bothRows(name: string, own: readonly Mount[], more: readonly Mount[]): Mount[] {
  const rows = rowsFor(name, own);
  const known = new Set(rows.map(({ target }) => target));
  const added = rowsFor(name, more).filter(({ target }) => !known.has(target));
  return [...rows, ...added.map((row, index) => ({ ...row, position: rows.length + index }))];
}

function rowsFor(name: string, rows: readonly Mount[]): Mount[] {
  const best = [name, ...TABLES].find((other) => rows.some(({ table }) => table === other));
  const own = rows.filter(({ table }) => table === best).map((row) => ({ ...row, table: name }));
  return name === 'mountinfo' ? own.map(numbered) : own;
}

/** mountinfo has a number of every mount; a table that has none gets some that no other has. */
function numbered(row: Mount, index: number): Mount {
  return row.deviceNumber === undefined ? { ...row, deviceNumber: `0:${20_000 + index}` } : row;
}

/**
 * The kernel lists all FUSE connections or, where nobody could look, none: where the other host lists its own, this one
 * does so as well, with as many requests waiting on each as tasks were seen to wait. Their numbers begin at `from`.
 */
function withConnections({ raw, derived }: Host, other: Facts, from: number): Facts {
  const rows = raw.of(mounts);
  if (rows === undefined || listsConnections(raw) || !listsConnections(other)) return raw;
  const targets = [...new Set(rows.flatMap(({ target, type }) => (isFuse(type) ? [target] : [])))];
  const numbers = new Map(targets.map((target, at) => [target, from + at]));
  const waiting = (derived.of(waits) ?? []).map(({ target }) => target);
  const facts = copyOf(raw);
  facts.set(
    mounts,
    rows.map((row) => {
      const id = isFuse(row.type) ? numbers.get(row.target) : undefined;
      return id === undefined ? row : { ...row, deviceNumber: `0:${id}` };
    }),
  );
  facts.set(
    fuseConnections,
    [...numbers].map(([target, id]) => {
      const count = waiting.filter((one) => one === target).length;
      const source = { path: `sys/fs/fuse/connections/${id}/waiting`, line: 1, text: String(count) };
      return { source, id, waiting: count };
    }),
  );
  return facts;
}

function listsConnections(facts: Facts): boolean {
  return facts.of(fuseConnectionFiles) !== undefined || facts.of(fuseConnections) !== undefined;
}

/** The same host, the command lines of those who wait naming the mounts that they were found to wait for. */
export function naming({ raw, derived }: Host): Host {
  const places = new Map<number, string>();
  for (const { pid, target, kernelThread } of derived.of(waits) ?? [])
    if (target !== undefined && !kernelThread) places.set(pid, target);
  const facts = copyOf(raw);
  for (const { name } of [processes, tasks, procFiles])
    put(
      facts,
      name,
      raw.named(name)?.map((fact) => withPlace(fact, places)),
    );
  return { raw: facts, derived };
}

function withPlace(fact: Fact, places: ReadonlyMap<number, string>): Fact {
  const told: Readonly<Partial<Record<string, unknown>>> = { ...fact };
  const place = typeof told['pid'] === 'number' ? places.get(told['pid']) : undefined;
  const field = told['file'] === 'cmdline' ? 'value' : 'command';
  const command = told[field];
  if (place === undefined || typeof command !== 'string' || command.split(' ').includes(place)) return fact;
  return { ...fact, [field]: `${command} ${place}` };
}
