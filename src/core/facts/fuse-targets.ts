import type { FactOfKind } from '../model/fact.ts';
import type { fuseConnections } from './kinds/fuse-connections.ts';
import type { fuseDaemons, fuseMounts, fuseWaiters } from './kinds/fuse.ts';

type Waiter = FactOfKind<typeof fuseWaiters>;
type Mount = FactOfKind<typeof fuseMounts>;
type Daemon = FactOfKind<typeof fuseDaemons>;

export interface Sleeper {
  readonly waiter: Waiter;
  /** Paths among its arguments. */
  readonly paths: readonly string[];
}

/** What a waiter's mount is found by. */
export interface Surroundings {
  /** `undefined` where no mount table was read. */
  readonly mounted: readonly Mount[] | undefined;
  readonly daemons: readonly Daemon[];
  readonly connections: readonly FactOfKind<typeof fuseConnections>[];
}

/** Finds the mount that a task waits for, and whether the task's user may use that mount at all. */
export function attribute({ waiter, paths }: Sleeper, around: Surroundings): Waiter {
  const role = roleOf(waiter, around.daemons);
  const candidates = (around.mounted ?? []).filter((mount) => couldBe(mount, waiter, around.daemons));
  const gone = goneDaemon(waiter, paths, around);
  const mount =
    byPath(candidates, paths) ??
    onlyTarget(candidates.filter((one) => isStuck(one, around.daemons))) ??
    (gone === undefined ? onlyTarget(mostSuspect(candidates, around.daemons)) : undefined);
  if (mount !== undefined && !(gone !== undefined && gone.target === mount.target)) {
    return {
      ...waiter,
      role,
      target: mount.target,
      mountType: mount.type,
      connection: mount.connection ?? unlistedConnection(around),
      ownership: ownershipOf(waiter, mount),
    };
  }
  if (gone === undefined && candidates.length > 0) {
    return { ...waiter, role, ownership: common(candidates.map((one) => ownershipOf(waiter, one))) };
  }
  return { ...waiter, role, ...detached(waiter, gone, around) };
}

function roleOf(waiter: Waiter, daemons: readonly Daemon[]): string {
  return daemons.some(({ pid }) => pid === waiter.pid) && waiter.role === 'victim' ? 'daemon' : waiter.role;
}

/** Could this task be asleep on this mount? Idle connections and healthy daemons are out. */
function couldBe(mount: Mount, waiter: Waiter, daemons: readonly Daemon[]): boolean {
  if (mount.waiting === 0) return false;
  // Without audit nothing of a foreign user's is ever sent to the daemon: stat gives EACCES, statfs a zero answer.
  if (ownershipOf(waiter, mount) === 'foreign' && waiter.basis === 'stack' && !waiter.audit) return false;
  const serving = servedBy(mount, daemons);
  return !(waiter.gate === 'init' && mount.copies === 1 && serving.length > 0 && serving.every(isIdle));
}

function servedBy(mount: Mount, daemons: readonly Daemon[]): readonly Daemon[] {
  return daemons.filter(({ target }) => target === mount.target);
}

function isIdle({ doing }: Daemon): boolean {
  return doing === 'idle';
}

/** Requests wait on its connection, or its daemon is stopped or waits itself. */
function isStuck(mount: Mount, daemons: readonly Daemon[]): boolean {
  return (mount.waiting ?? 0) > 0 || servedBy(mount, daemons).some(({ doing }) => /^(?:stopped|waiting)$/.test(doing));
}

/** Those whose daemon is not seen to be idle, if there are any. */
function mostSuspect(candidates: readonly Mount[], daemons: readonly Daemon[]): readonly Mount[] {
  const busy = candidates.filter((mount) => !servedBy(mount, daemons).some(isIdle));
  return busy.length > 0 ? busy : candidates;
}

/** By an argument at, below or right above the mount point; of stacked mounts the visible one. */
function byPath(candidates: readonly Mount[], paths: readonly string[]): Mount | undefined {
  let found: Mount | undefined;
  for (const mount of candidates) {
    const near = paths.some((path) => isWithin(path, mount.target) || parentOf(mount.target) === path);
    if (near && (found === undefined || mount.target.length >= found.target.length)) found = mount;
  }
  return found;
}

function isWithin(path: string, target: string): boolean {
  return path === target || path.startsWith(target === '/' ? '/' : `${target}/`);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}

/** All candidates on one target: the last of them, since a later mount hides an earlier one. */
function onlyTarget(candidates: readonly Mount[]): Mount | undefined {
  const last = candidates.at(-1);
  return last !== undefined && candidates.every(({ target }) => target === last.target) ? last : undefined;
}

interface Owned {
  readonly target: string;
  /** Who mounted it. */
  readonly userId?: number;
  readonly allowOther: boolean;
}

function ownershipOf({ uid, user }: Waiter, { target, userId, allowOther }: Owned): string {
  if (allowOther) return 'shared';
  if (userId === undefined) return 'unknown';
  if (uid !== undefined) return uid === userId ? 'owner' : 'foreign';
  // Nobody but root may search /root, so whoever got as far as to wait there is root.
  if (userId === 0 && target.startsWith('/root/')) return 'owner';
  // ps prints a name; which number it has is known for root alone, and `nobody` mounts nothing.
  return user === 'nobody' || (user !== undefined && userId === 0) ? 'foreign' : 'unknown';
}

function common(answers: readonly string[]): string {
  const [first] = answers;
  return first !== undefined && answers.every((answer) => answer === first) ? first : 'unknown';
}

/**
 * A daemon whose mount is no longer in the table: it was detached lazily, and its waiters sleep on. Several daemons may
 * serve one mount point; where they are more than its mounts, the last one's mount is the one that is gone.
 */
function goneDaemon(waiter: Waiter, paths: readonly string[], { mounted, daemons }: Surroundings): Daemon | undefined {
  if (mounted === undefined && waiter.basis !== 'stack') return undefined;
  const gone = daemons.filter((daemon) => !isIdle(daemon) && isGone(daemon, daemons, mounted ?? []));
  const named = gone.find(({ target }) => paths.some((path) => isWithin(path, target ?? '')));
  const oneTarget = gone.every(({ target }) => target === gone[0]?.target);
  return named ?? (oneTarget ? (gone.find(({ latest }) => latest) ?? gone[0]) : undefined);
}

function isGone(daemon: Daemon, daemons: readonly Daemon[], mounted: readonly Mount[]): boolean {
  const { target, latest } = daemon;
  if (target === undefined) return false;
  const mounts = mounted.filter((mount) => mount.target === target);
  if (mounts.length === 0) return !mounted.some((mount) => isSpeltOtherwise(mount, daemon, daemons));
  const serving = daemons.filter((daemon) => daemon.target === target);
  return latest && mounts.length < serving.length && !mounts.some(({ waiting }) => (waiting ?? 0) > 0);
}

/** A mount of its kind that no daemon names: its own, by another spelling (a link, a relative path, another encoding). */
function isSpeltOtherwise(mount: Mount, { comm, gvfs }: Daemon, daemons: readonly Daemon[]): boolean {
  const isOfKind = gvfs ? mount.gvfs : mount.type.endsWith(`.${comm}`);
  return isOfKind && servedBy(mount, daemons).length === 0;
}

/**
 * No mount is left that could be it. The daemon's arguments still name the mount point, and the daemon's user is the one
 * who mounted it.
 */
function detached(waiter: Waiter, daemon: Daemon | undefined, around: Surroundings): Partial<Waiter> {
  const { mounted } = around;
  if (daemon?.target === undefined) return { detached: mounted !== undefined };
  const { target, uid } = daemon;
  // Without a table it may be mounted with another `user_id=` than its daemon's.
  const userId = (mounted === undefined ? undefined : uid) ?? (target.startsWith('/root/') ? 0 : undefined);
  return {
    target,
    detached: mounted !== undefined,
    connection: unlistedConnection(around),
    ownership: ownershipOf(waiter, { target, userId, allowOther: false }),
  };
}

/** The one connection with requests waiting that no mount of the table is known to have. */
function unlistedConnection({ mounted, connections }: Surroundings): number | undefined {
  const listed = new Set((mounted ?? []).flatMap(({ connection }) => connection ?? []));
  const [only, ...others] = connections.filter(({ id, waiting }) => waiting > 0 && !listed.has(id));
  return others.length === 0 ? only?.id : undefined;
}
