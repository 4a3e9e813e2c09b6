import type { FactOfKind } from '../model/fact.ts';
import { Candidates, placesAbove } from './fuse-candidates.ts';
import { ownerOf, ownershipOf } from './fuse-ownership.ts';
import { groupBy } from './group-by.ts';
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

/** Finds the mounts that tasks wait for, and whether their users may use these at all. */
export class Targets {
  readonly #mounted: readonly Mount[] | undefined;
  readonly #daemonPids: ReadonlySet<number>;
  readonly #candidates: Candidates;
  readonly #gone: GoneDaemons;
  /** The one connection with requests waiting that no mount of the table is known to have. */
  readonly #unlisted: number | undefined;

  constructor({ mounted, daemons, connections }: Surroundings) {
    const serving = groupBy(daemons, ({ target }) => target);
    this.#mounted = mounted;
    this.#daemonPids = new Set(daemons.map(({ pid }) => pid));
    const doing = new Map([...serving].map(([target, of]) => [target, together(of)]));
    this.#candidates = new Candidates(
      (mounted ?? []).map((mount, at) => {
        const { allIdle, anyIdle, troubled } = doing.get(mount.target) ?? UNSERVED;
        return { mount, at, allIdle, anyIdle, stuck: troubled || (mount.waiting ?? 0) > 0 };
      }),
    );
    this.#gone = new GoneDaemons(daemons, serving, mounted ?? []);
    const listed = new Set((mounted ?? []).flatMap(({ connection }) => connection ?? []));
    const [only, ...others] = connections.filter(({ id, waiting }) => waiting > 0 && !listed.has(id));
    this.#unlisted = others.length === 0 ? only?.id : undefined;
  }

  attribute({ waiter, paths }: Sleeper): Waiter {
    const role = this.#daemonPids.has(waiter.pid) && waiter.role === 'victim' ? 'daemon' : waiter.role;
    const candidates = this.#candidates.of(waiter);
    // Without a table, only a stack tells that a task is in FUSE for sure.
    const gone = this.#mounted === undefined && !waiter.basis.startsWith('stack') ? undefined : this.#gone.of(paths);
    const mount =
      candidates.byPath(paths) ?? candidates.stuck() ?? (gone === undefined ? candidates.mostSuspect() : undefined);
    if (mount !== undefined && !(gone !== undefined && gone.target === mount.target)) {
      return {
        ...waiter,
        role,
        target: mount.target,
        mountType: mount.type,
        connection: mount.connection ?? this.#unlisted,
        ownership: ownershipOf(waiter, mount),
      };
    }
    if (gone === undefined && !candidates.empty) return { ...waiter, role, ownership: candidates.ownership(waiter) };
    return { ...waiter, role, ...this.#detached(waiter, gone) };
  }

  /**
   * No mount is left that could be it. The daemon's arguments still name the mount point, and the daemon's user is the
   * one who mounted it.
   */
  #detached(waiter: Waiter, daemon: Daemon | undefined): Partial<Waiter> {
    const detached = this.#mounted !== undefined;
    if (daemon?.target === undefined) return { detached };
    const { target, uid } = daemon;
    // Without a table it may be mounted with another `user_id=` than its daemon's.
    const userId = ownerOf({ target }) ?? (detached ? uid : undefined);
    return {
      target,
      detached,
      connection: this.#unlisted,
      ownership: ownershipOf(waiter, { target, userId, allowOther: false }),
    };
  }
}

/** What the daemons of one mount point are seen to do, together. */
function together(daemons: readonly Daemon[]) {
  return {
    allIdle: daemons.every(isIdle),
    anyIdle: daemons.some(isIdle),
    troubled: daemons.some(({ doing }) => doing === 'stopped' || doing === 'waiting'),
  };
}

const UNSERVED = { allIdle: false, anyIdle: false, troubled: false };

function isIdle({ doing }: Daemon): boolean {
  return doing === 'idle';
}

/**
 * Daemons whose mount is no longer in the table: it was detached lazily, and its waiters sleep on. Several daemons may
 * serve one mount point; where they are more than its mounts, the last one's mount is the one that is gone.
 */
class GoneDaemons {
  /** The first on each target, with its place among all that are gone. */
  readonly #byTarget = new Map<string, { readonly daemon: Daemon; readonly at: number }>();
  /** Where all are of one target: the last that was started there. */
  readonly #only: Daemon | undefined;

  constructor(
    daemons: readonly Daemon[],
    serving: ReadonlyMap<string | undefined, readonly Daemon[]>,
    mounted: readonly Mount[],
  ) {
    const mountsOn = groupBy(mounted, ({ target }) => target);
    const spare = new SpareMounts(mounted.filter(({ target }) => !serving.has(target)));
    const isGone = (daemon: Daemon): boolean => {
      const { target, latest } = daemon;
      if (target === undefined) return false;
      const mounts = mountsOn.get(target);
      if (mounts === undefined) return !spare.has(daemon);
      const daemonsHere = serving.get(target)?.length ?? 0;
      // Only one daemon of each target is the latest, so no mount is asked twice.
      return latest && mounts.length < daemonsHere && !mounts.some(({ waiting }) => (waiting ?? 0) > 0);
    };
    const gone = daemons.filter((daemon) => !isIdle(daemon) && isGone(daemon));
    gone.forEach((daemon, at) => {
      if (daemon.target !== undefined && !this.#byTarget.has(daemon.target))
        this.#byTarget.set(daemon.target, { daemon, at });
    });
    if (this.#byTarget.size === 1) this.#only = gone.find(({ latest }) => latest) ?? gone[0];
  }

  /** The one on whose mount point, or below, one of the paths lies; else the only one there is. */
  of(paths: readonly string[]): Daemon | undefined {
    if (this.#byTarget.size === 0) return undefined;
    let first: { readonly daemon: Daemon; readonly at: number } | undefined;
    for (const path of paths) {
      for (const place of placesAbove(path)) {
        const found = this.#byTarget.get(place);
        if (found !== undefined && (first === undefined || found.at < first.at)) first = found;
      }
    }
    return first?.daemon ?? this.#only;
  }
}

/** A type with more parts than `fuse.mount.davfs` is nobody's. */
const MAX_PARTS = 8;

/** Mounts that no daemon names: by another spelling (a link, a relative path, another encoding) one of its kind does. */
class SpareMounts {
  readonly #gvfs: boolean;
  readonly #subtypes: ReadonlySet<string>;

  constructor(mounts: readonly Mount[]) {
    this.#gvfs = mounts.some(({ gvfs }) => gvfs);
    this.#subtypes = new Set([...new Set(mounts.map(({ type }) => type))].flatMap(behindDots));
  }

  has({ comm, gvfs }: Daemon): boolean {
    return gvfs ? this.#gvfs : this.#subtypes.has(comm);
  }
}

/** What stands behind each dot: `mount.davfs` and `davfs` of `fuse.mount.davfs`. */
function behindDots(type: string): string[] {
  const parts = type.split('.', MAX_PARTS);
  const rest = parts.map((_, index) => parts.slice(0, index).join('.').length + 1);
  return rest.slice(1).map((from) => type.slice(from));
}
