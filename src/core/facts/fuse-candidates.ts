import type { FactOfKind } from '../model/fact.ts';
import type { fuseMounts, fuseWaiters } from './kinds/fuse.ts';
import { isHomeOfRoot, ownerOf, ownershipOf } from './fuse-ownership.ts';

type Waiter = FactOfKind<typeof fuseWaiters>;
type Mount = FactOfKind<typeof fuseMounts>;

/** A mount, its place in the table, and what its daemons are seen to do. */
export interface ServedMount {
  readonly mount: Mount;
  readonly at: number;
  /** All of its daemons are idle, or one at least; false where none is known. */
  readonly allIdle: boolean;
  readonly anyIdle: boolean;
  /** Requests wait on its connection, or its daemon is stopped or waits itself. */
  readonly stuck: boolean;
}

/** Paths are looked up folder by folder, as deep as mount points are. */
const MAX_FOLDERS = 40;

/** A path, and the folders above it that something may be mounted on; `/` too. */
export function placesAbove(path: string): string[] {
  const places = ['/', path];
  for (let slash = path.indexOf('/'); slash >= 0 && places.length < MAX_FOLDERS; slash = path.indexOf('/', slash + 1))
    places.push(path.slice(0, slash));
  return places;
}

/**
 * The mounts that a task could be asleep on. There may be as many mounts as tasks, so nobody looks through all of them
 * for each: they stand in lists by what keeps a task from a mount, its user and its gate, and in these by their place.
 */
export class Candidates {
  readonly #mounts: readonly ServedMount[];
  readonly #byOwner = new Map<string, ServedMount[]>();
  readonly #lists = new Map<string, MountList>();

  constructor(mounts: readonly ServedMount[]) {
    // Nothing waits on an idle connection.
    this.#mounts = mounts.filter(({ mount }) => mount.waiting !== 0);
    for (const one of this.#mounts) {
      for (const group of groupsOf(one.mount)) {
        const known = this.#byOwner.get(group);
        if (known === undefined) this.#byOwner.set(group, [one]);
        else known.push(one);
      }
    }
  }

  /** Together they hold every mount that a task could be asleep on, each once. */
  of(waiter: Waiter): MountSet {
    return new MountSet(groupsFor(waiter).map((group) => this.#list(group, waiter.gate === 'init')));
  }

  #list(group: string, atInit: boolean): MountList {
    const key = `${group} ${atInit}`;
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const mounts = group === EVERYBODYS ? this.#mounts : (this.#byOwner.get(group) ?? []);
    // The gate before INIT stands open where a daemon reads requests; of stacked mounts it may be another's.
    const list = new MountList(atInit ? mounts.filter(({ mount, allIdle }) => mount.copies !== 1 || !allIdle) : mounts);
    this.#lists.set(key, list);
    return list;
  }
}

const EVERYBODYS = 'everybody’s';

/**
 * Without audit nothing of a foreign user's is ever sent to the daemon: stat gives EACCES, statfs a zero answer. So a
 * stack without audit's frames leaves those out that are foreign to the task's user.
 */
function groupsFor({ uid, user, basis, audit }: Waiter): readonly string[] {
  if (basis !== 'stack' || audit) return [EVERYBODYS];
  if (uid !== undefined) return ['open', `of ${uid}`];
  if (user === undefined) return [EVERYBODYS];
  return user === 'nobody' ? ['open', 'home of root'] : ['open', 'home of root', 'not of root'];
}

/** `open` to whoever asks, or not known to be closed; else its user's. */
function groupsOf(mount: Mount): readonly string[] {
  const { allowOther, target } = mount;
  const userId = ownerOf(mount);
  if (allowOther || userId === undefined) return ['open'];
  if (userId !== 0) return [`of ${userId}`, 'not of root'];
  return isHomeOfRoot(target) ? [`of ${userId}`, 'home of root'] : [`of ${userId}`];
}

/** Mounts in the order of their table, and what is asked of them. */
class MountList {
  readonly everywhere = new OneTarget();
  readonly stuck = new OneTarget();
  readonly busy = new OneTarget();
  readonly #at = new Map<string, ServedMount>();
  readonly #rightBelow = new Map<string, ServedMount>();
  readonly #byUser = new Map<string, Mount>();
  readonly #byUserId = new Map<number, Mount>();

  constructor(mounts: readonly ServedMount[]) {
    for (const one of mounts) {
      const { mount, stuck, anyIdle } = one;
      this.everywhere.add(one);
      if (stuck) this.stuck.add(one);
      if (!anyIdle) this.busy.add(one);
      this.#at.set(mount.target, one);
      const parent = parentOf(mount.target);
      this.#rightBelow.set(parent, nearer(this.#rightBelow.get(parent), one));
      this.#note(mount);
    }
  }

  /** Of stacked mounts the visible one. */
  at(place: string): ServedMount | undefined {
    return this.#at.get(place);
  }

  /** The longest mount point in a folder. */
  rightBelow(path: string): ServedMount | undefined {
    return this.#rightBelow.get(path);
  }

  /** Mounts that stand for all others where only the user counts. */
  samples({ uid }: Waiter): readonly Mount[] {
    const own = uid === undefined ? undefined : this.#byUserId.get(uid);
    return own === undefined ? [...this.#byUser.values()] : [...this.#byUser.values(), own];
  }

  #note(mount: Mount): void {
    const { allowOther, target } = mount;
    const userId = ownerOf(mount);
    if (allowOther) this.#byUser.set('shared', mount);
    else if (userId === undefined) this.#byUser.set('unknown', mount);
    else {
      if (userId === 0) this.#byUser.set(isHomeOfRoot(target) ? 'home of root' : 'of root', mount);
      else if (!this.#byUser.has('of another')) this.#byUser.set('of another', mount);
      else if (ownerOf(this.#byUser.get('of another') ?? mount) !== userId) this.#byUser.set('of yet another', mount);
      this.#byUserId.set(userId, mount);
    }
  }
}

/** Do all mounts lie on one target? Then the last of them counts, since a later mount hides an earlier one. */
class OneTarget {
  last: ServedMount | undefined;
  single = true;

  add(one: ServedMount): void {
    if (this.last !== undefined && this.last.mount.target !== one.mount.target) this.single = false;
    if (this.last === undefined || one.at > this.last.at) this.last = one;
  }
}

function nearer(known: ServedMount | undefined, other: ServedMount): ServedMount {
  if (known === undefined) return other;
  const by = other.mount.target.length - known.mount.target.length;
  return by > 0 || (by === 0 && other.at > known.at) ? other : known;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}

/** Several lists as one. */
export class MountSet {
  readonly #lists: readonly MountList[];

  constructor(lists: readonly MountList[]) {
    this.#lists = lists;
  }

  get empty(): boolean {
    return this.#lists.every(({ everywhere }) => everywhere.last === undefined);
  }

  /** By an argument at, below or right above the mount point; of stacked mounts the visible one. */
  byPath(paths: readonly string[]): Mount | undefined {
    let found: ServedMount | undefined;
    const take = (one: ServedMount | undefined): void => {
      if (one !== undefined) found = nearer(found, one);
    };
    for (const path of paths) {
      const places = placesAbove(path);
      for (const list of this.#lists) {
        for (const place of places) take(list.at(place));
        take(list.rightBelow(path));
      }
    }
    return found?.mount;
  }

  /** The one mount point of those that are stuck. */
  stuck(): Mount | undefined {
    return oneTarget(this.#lists.map(({ stuck }) => stuck));
  }

  /** The one mount point of those whose daemon is not seen to be idle; of all, where every daemon is. */
  mostSuspect(): Mount | undefined {
    const busy = this.#lists.map((list) => list.busy);
    const isAnyBusy = busy.some(({ last }) => last !== undefined);
    return oneTarget(isAnyBusy ? busy : this.#lists.map(({ everywhere }) => everywhere));
  }

  /** What all of them are to the task's user, if they are all the same. */
  ownership(waiter: Waiter): string {
    const samples = this.#lists.flatMap((list) => list.samples(waiter));
    const answers = new Set(samples.map((mount) => ownershipOf(waiter, mount)));
    const [only, ...others] = answers;
    return only === undefined || others.length > 0 ? 'unknown' : only;
  }
}

function oneTarget(parts: readonly OneTarget[]): Mount | undefined {
  const all = new OneTarget();
  for (const { last } of parts) if (last !== undefined) all.add(last);
  return all.single && parts.every(({ single }) => single) ? all.last?.mount : undefined;
}
