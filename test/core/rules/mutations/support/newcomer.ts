import { clockOf } from '../../../../../src/core/facts/ages.ts';
import { mounts } from '../../../../../src/core/facts/kinds/mounts.ts';
import { type Fact, Facts } from '../../../../../src/core/model/fact.ts';
import { put } from './copy.ts';

/** Above every PID that Linux gives (`PID_MAX_LIMIT` is 4 Mi on 64 bits). */
const PIDS = 5_000_000;
const PID_FIELDS: ReadonlySet<string> = new Set(['heldBy', 'lwp', 'pid', 'ppid', 'tid']);
/** Minor numbers of file systems without a device: those of the newcomer begin here. */
const NUMBERS = 10_000;

/** What the kernel itself provides is one and the same on both. */
const OF_THE_KERNEL: ReadonlySet<string> = new Set([
  ...['binfmt_misc', 'bpf', 'cgroup', 'cgroup2', 'configfs', 'debugfs', 'devpts', 'devtmpfs', 'fusectl', 'hugetlbfs'],
  ...['mqueue', 'proc', 'pstore', 'securityfs', 'sysfs', 'tmpfs', 'tracefs'],
]);

interface Move {
  /** Milliseconds from the one capture to the other. */
  readonly shift: number;
  /** Mount points that both hosts have. */
  readonly taken: readonly string[];
}

/** The facts of one host as they would be read on another: nothing in them is mistaken for what that one has. */
export function asNewcomer(newcomer: Facts, host: Facts): Facts {
  const move: Move = { shift: shiftBetween(clockOf(newcomer).at, clockOf(host).at), taken: taken(host, newcomer) };
  const moved = new Facts();
  for (const name of newcomer.names())
    put(
      moved,
      name,
      newcomer.named(name)?.map((fact) => movedFact(fact, move)),
    );
  return moved;
}

/** The longest first. */
function taken(host: Facts, newcomer: Facts): string[] {
  const own = new Set((host.of(mounts) ?? []).map(({ target }) => target));
  const both = (newcomer.of(mounts) ?? []).filter(
    ({ target, type }) => own.has(target) && target !== '/' && !OF_THE_KERNEL.has(type),
  );
  return [...new Set(both.map(({ target }) => target))].sort((a, b) => b.length - a.length);
}

function shiftBetween(from: string | undefined, to: string | undefined): number {
  return from === undefined || to === undefined ? 0 : milliseconds(to) - milliseconds(from);
}

/** Of the host's local time, as if it were UTC. */
function milliseconds(at: string): number {
  return Date.parse(`${at.slice(0, 19)}Z`);
}

function movedFact(fact: Fact, move: Move): Fact {
  // Each value stays of its type, so the record stays what it is.
  return movedFields(fact, move) as unknown as Fact;
}

function movedFields(record: object, move: Move): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, moved(name, value, move)]));
}

function moved(name: string, value: unknown, move: Move): unknown {
  if (typeof value === 'number') return movedNumber(name, value);
  if (typeof value === 'string') return movedText(name, value, move);
  if (Array.isArray(value)) return value.map((item: unknown) => moved(name, item, move));
  return typeof value === 'object' && value !== null ? movedFields(value, move) : value;
}

function movedNumber(name: string, value: number): number {
  if (name === 'id') return value + NUMBERS;
  // `init` and `kthreadd` are nobody's.
  return PID_FIELDS.has(name) && value > 2 ? value + PIDS : value;
}

function movedText(name: string, text: string, { shift, taken: targets }: Move): string {
  if (name === 'text') return text;
  if (name === 'path' && !text.startsWith('/')) return `newcomer/${text}`;
  if (name === 'deviceNumber')
    return text.replace(/^0:(\d{1,7})$/, (_, minor: string) => `0:${Number(minor) + NUMBERS}`);
  if (name === 'startedAt' && /^\d{4}-\d\d-\d\dT/.test(text))
    return new Date(milliseconds(text) + shift).toISOString().slice(0, 19);
  return targets.reduce((told, target) => told.replaceAll(target, `/newcomer${target}`), text);
}
