import { ownerOf, ownershipOf } from '../../../../../src/core/facts/fuse-ownership.ts';
import type { Sleeper, Surroundings } from '../../../../../src/core/facts/fuse-targets.ts';
import type { fuseDaemons, fuseMounts, fuseWaiters } from '../../../../../src/core/facts/kinds/fuse.ts';
import type { mounts } from '../../../../../src/core/facts/kinds/mounts.ts';
import type { FactOfKind } from '../../../../../src/core/model/fact.ts';

type Waiter = FactOfKind<typeof fuseWaiters>;
type FuseMount = FactOfKind<typeof fuseMounts>;
type Daemon = FactOfKind<typeof fuseDaemons>;
type Mount = FactOfKind<typeof mounts>;

/**
 * What the derivations must find, said in the plainest way: every row is compared with every other. Nobody could run
 * this on a large bundle; on a small one it is easily seen to be right.
 */

export function namesMount(command: string, mounted: readonly Pick<FuseMount, 'device' | 'target'>[]): boolean {
  const words = ` ${command} `;
  return mounted.some(({ device, target }) => words.includes(` ${device} `) && words.includes(` ${target} `));
}

export function targetIn(command: string, targets: readonly string[]): string | undefined {
  const words = ` ${command} `;
  let found: string | undefined;
  for (const target of targets) {
    if (words.includes(` ${target} `) && target.length > (found?.length ?? 0)) found = target;
  }
  const paths = command.split(' ').slice(1);
  return found ?? paths.findLast((word) => word.startsWith('/'));
}

export interface Started {
  readonly pid: number;
  readonly target: string | undefined;
  /** Empty where it is not known. */
  readonly at: string;
}

export function isLatest(daemon: Started, all: readonly Started[]): boolean {
  const isLater = (other: Started): boolean =>
    daemon.at === '' || other.at === '' || daemon.at === other.at ? other.pid > daemon.pid : other.at > daemon.at;
  return !all.some((other) => other !== daemon && other.target === daemon.target && isLater(other));
}

export function samePlace(a: Pick<Mount, 'device' | 'target'>, b: Pick<Mount, 'device' | 'target'>): boolean {
  return a.target === b.target && a.device === b.device;
}

/** What a row of the kernel's table is worth beside the others. */
export function standing(row: Mount, tables: Readonly<Record<'kernel' | 'mountinfo' | 'mtab', readonly Mount[]>>) {
  const fuse = tables.kernel.filter(({ type }) => /^fuse/.test(type));
  const twinOf = (one: Mount): Mount | undefined => {
    const nth = fuse.filter((other) => samePlace(other, one)).indexOf(one);
    return tables.mountinfo.filter((other) => samePlace(other, one))[nth];
  };
  const twin = twinOf(row);
  const here = fuse.filter(({ target }) => target === row.target);
  return {
    copies: new Set(here.map((one) => twinOf(one)?.deviceNumber ?? one)).size,
    visible: tables.kernel.filter(({ target }) => target === row.target).at(-1) === row,
    connection: twin === undefined ? undefined : Number(twin.deviceNumber?.slice(2)),
    mtabRows: tables.mtab.filter((other) => samePlace(other, row)).length,
  };
}

export function attribute({ waiter, paths }: Sleeper, around: Surroundings): Waiter {
  const { daemons } = around;
  const role = daemons.some(({ pid }) => pid === waiter.pid) && waiter.role === 'victim' ? 'daemon' : waiter.role;
  const candidates = (around.mounted ?? []).filter((mount) => couldBe(mount, waiter, daemons));
  const gone = goneDaemon(waiter, paths, around);
  const mount =
    byPath(candidates, paths) ??
    onlyTarget(candidates.filter((one) => isStuck(one, daemons))) ??
    (gone === undefined ? onlyTarget(mostSuspect(candidates, daemons)) : undefined);
  if (mount !== undefined && gone?.target !== mount.target) {
    const connection = mount.connection ?? unlistedConnection(around);
    const { target, type } = mount;
    return { ...waiter, role, target, mountType: type, connection, ownership: ownershipOf(waiter, mount) };
  }
  if (gone === undefined && candidates.length > 0) {
    const answers = candidates.map((one) => ownershipOf(waiter, one));
    const ownership = answers.every((answer) => answer === answers[0]) ? (answers[0] ?? '') : 'unknown';
    return { ...waiter, role, ownership };
  }
  return { ...waiter, role, ...detached(waiter, gone, around) };
}

const servedBy = (mount: FuseMount, daemons: readonly Daemon[]): readonly Daemon[] =>
  daemons.filter(({ target }) => target === mount.target);
const isIdle = ({ doing }: Daemon): boolean => doing === 'idle';

function couldBe(mount: FuseMount, waiter: Waiter, daemons: readonly Daemon[]): boolean {
  if (mount.waiting === 0) return false;
  if (ownershipOf(waiter, mount) === 'foreign' && waiter.basis === 'stack' && !waiter.audit) return false;
  const serving = servedBy(mount, daemons);
  return !(waiter.gate === 'init' && mount.copies === 1 && serving.length > 0 && serving.every(isIdle));
}

function isStuck(mount: FuseMount, daemons: readonly Daemon[]): boolean {
  return (mount.waiting ?? 0) > 0 || servedBy(mount, daemons).some(({ doing }) => /^(?:stopped|waiting)$/.test(doing));
}

function mostSuspect(candidates: readonly FuseMount[], daemons: readonly Daemon[]): readonly FuseMount[] {
  const busy = candidates.filter((mount) => !servedBy(mount, daemons).some(isIdle));
  return busy.length > 0 ? busy : candidates;
}

function byPath(candidates: readonly FuseMount[], paths: readonly string[]): FuseMount | undefined {
  let found: FuseMount | undefined;
  for (const mount of candidates) {
    const parent = mount.target.slice(0, Math.max(mount.target.lastIndexOf('/'), 1));
    const near = paths.some((path) => isWithin(path, mount.target) || parent === path);
    if (near && (found === undefined || mount.target.length >= found.target.length)) found = mount;
  }
  return found;
}

function isWithin(path: string, target: string): boolean {
  return path === target || path.startsWith(target === '/' ? '/' : `${target}/`);
}

function onlyTarget(candidates: readonly FuseMount[]): FuseMount | undefined {
  const last = candidates.at(-1);
  return last !== undefined && candidates.every(({ target }) => target === last.target) ? last : undefined;
}

function goneDaemon(waiter: Waiter, paths: readonly string[], { mounted, daemons }: Surroundings): Daemon | undefined {
  if (mounted === undefined && !waiter.basis.startsWith('stack')) return undefined;
  const gone = daemons.filter((daemon) => !isIdle(daemon) && isGone(daemon, daemons, mounted ?? []));
  const named = gone.find(({ target }) => paths.some((path) => isWithin(path, target ?? '')));
  const oneTarget = gone.every(({ target }) => target === gone[0]?.target);
  return named ?? (oneTarget ? (gone.find(({ latest }) => latest) ?? gone[0]) : undefined);
}

function isGone(daemon: Daemon, daemons: readonly Daemon[], mounted: readonly FuseMount[]): boolean {
  const { target, latest, gvfs, comm } = daemon;
  if (target === undefined) return false;
  const here = mounted.filter((mount) => mount.target === target);
  const isSpeltOtherwise = (mount: FuseMount): boolean =>
    (gvfs ? mount.gvfs : mount.type.endsWith(`.${comm}`)) && servedBy(mount, daemons).length === 0;
  if (here.length === 0) return !mounted.some(isSpeltOtherwise);
  const serving = daemons.filter((other) => other.target === target);
  return latest && here.length < serving.length && !here.some(({ waiting }) => (waiting ?? 0) > 0);
}

function detached(waiter: Waiter, daemon: Daemon | undefined, around: Surroundings): Partial<Waiter> {
  const isListed = around.mounted !== undefined;
  if (daemon?.target === undefined) return { detached: isListed };
  const { target } = daemon;
  const userId = ownerOf({ target }) ?? (isListed ? daemon.uid : undefined);
  const ownership = ownershipOf(waiter, { target, userId, allowOther: false });
  return { target, detached: isListed, connection: unlistedConnection(around), ownership };
}

function unlistedConnection({ mounted, connections }: Surroundings): number | undefined {
  const waiting = connections.filter((one) => one.waiting > 0);
  const unlisted = waiting.filter(({ id }) => !(mounted ?? []).some(({ connection }) => connection === id));
  return unlisted.length === 1 ? unlisted[0]?.id : undefined;
}
