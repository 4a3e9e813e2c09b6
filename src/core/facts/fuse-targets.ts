import type { FactOfKind } from '../model/fact.ts';
import type { fuseDaemons, fuseMounts, fuseWaiters } from './kinds/fuse.ts';

type Waiter = FactOfKind<typeof fuseWaiters>;
type Mount = FactOfKind<typeof fuseMounts>;
type Daemon = FactOfKind<typeof fuseDaemons>;

export interface Sleeper {
  readonly waiter: Waiter;
  /** Paths among its arguments. */
  readonly paths: readonly string[];
}

/** Finds the mount that a task waits for, and whether the task's user may use that mount at all. */
export function attribute(
  waiter: Waiter,
  paths: readonly string[],
  mounted: readonly Mount[] | undefined,
  daemons: readonly Daemon[],
): Waiter {
  const role = roleOf(waiter, daemons);
  const candidates = (mounted ?? []).filter((mount) => couldBe(mount, waiter, daemons));
  const mount = byPath(candidates, paths) ?? onlyTarget(candidates);
  if (mount !== undefined) {
    return {
      ...waiter,
      role,
      target: mount.target,
      mountType: mount.type,
      ownership: ownershipOf(waiter, mount),
    };
  }
  if (candidates.length > 0)
    return {
      ...waiter,
      role,
      ownership: common(candidates.map((one) => ownershipOf(waiter, one))),
    };
  return { ...waiter, role, ...detached(waiter, paths, mounted, daemons) };
}

function roleOf(waiter: Waiter, daemons: readonly Daemon[]): string {
  return daemons.some(({ pid }) => pid === waiter.pid) && waiter.role === 'victim' ? 'daemon' : waiter.role;
}

/** Could this task be asleep on this mount? Idle connections and healthy daemons are out. */
function couldBe(mount: Mount, waiter: Waiter, daemons: readonly Daemon[]): boolean {
  if (mount.waiting === 0) return false;
  const owned = ownershipOf(waiter, mount);
  // Without audit nothing of a foreign user's is ever sent to the daemon: stat gives EACCES, statfs a zero answer.
  if (owned === 'foreign' && waiter.basis === 'stack' && !waiter.audit) return false;
  const serving = daemons.filter(({ target }) => target === mount.target);
  return !(
    waiter.gate === 'init' &&
    mount.copies === 1 &&
    serving.length > 0 &&
    serving.every(({ doing }) => doing === 'idle')
  );
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
  // ps prints a name; which number it has is known for root alone.
  return user !== undefined && userId === 0 ? 'foreign' : 'unknown';
}

function common(answers: readonly string[]): string {
  const [first] = answers;
  return first !== undefined && answers.every((answer) => answer === first) ? first : 'unknown';
}

/**
 * No mount is left that could be it: it was detached lazily, and its waiters sleep on. The daemon's arguments still
 * name the mount point, and the daemon's user is the one who mounted it.
 */
function detached(
  waiter: Waiter,
  paths: readonly string[],
  mounted: readonly Mount[] | undefined,
  daemons: readonly Daemon[],
): Partial<Waiter> {
  const gone = daemons.filter(
    ({ target }) => target !== undefined && mounted?.some((mount) => mount.target === target) !== true,
  );
  const daemon =
    gone.find(({ target }) => target !== undefined && paths.some((path) => isWithin(path, target))) ??
    (gone.length === 1 ? gone[0] : undefined);
  if (daemon?.target === undefined) return { detached: mounted !== undefined };
  const { target, uid } = daemon;
  // Without a table it may be mounted with another `user_id=` than its daemon's.
  const userId = (mounted === undefined ? undefined : uid) ?? (target.startsWith('/root/') ? 0 : undefined);
  return {
    target,
    detached: mounted !== undefined,
    ownership: ownershipOf(waiter, { target, userId, allowOther: false }),
  };
}
