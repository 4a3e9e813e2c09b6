import { groupBy } from '../group-by.ts';
import { type Draft, type Wait, waitsForTask } from './draft.ts';

/** Rests of a chain that leads out of the host's own locks. */
const OUTSIDE =
  /^(?:fuse-(?:init|answer|background)|nfs|nfs-recovery|cifs|autofs|ceph|p9|lustre|dlm|vboxsf|vmhgfs|block|journal|xfs-log|btrfs|freeze)$/;

/**
 * Who has the lock that others wait for. The kernel names it since 6.16; else it is the one task that, on the same mount
 * or in the same file system, waits for something outside.
 */
export function withHolders(drafts: readonly Draft[], named: ReadonlyMap<number, number>): readonly Draft[] {
  const outside = drafts
    .map(({ wait }) => wait)
    .filter(({ family, kernelThread }) => OUTSIDE.test(family) && !kernelThread);
  const all = new Holders(outside);
  const byPid = new Map(drafts.map(({ wait }) => [wait.pid, wait]));
  return drafts.map((draft) => {
    const { wait } = draft;
    const owner = named.get(wait.pid);
    if (owner !== undefined) return held(draft, owner, 'kernel', byPid.get(owner));
    const holder = waitsForTask(wait.family) ? all.of(wait) : undefined;
    return holder === undefined || holder.pid === wait.pid ? draft : held(draft, holder.pid, 'inferred', holder);
  });
}

class Holders {
  readonly #all: readonly Wait[];
  readonly #byTarget: ReadonlyMap<string | undefined, readonly Wait[]>;
  readonly #byFilesystem: ReadonlyMap<string, readonly Wait[]>;
  readonly #mounting: readonly Wait[];

  constructor(outside: readonly Wait[]) {
    this.#all = outside;
    this.#byTarget = groupBy(outside, ({ target }) => target);
    this.#byFilesystem = groupBy(outside, ({ filesystem }) => filesystem);
    this.#mounting = outside.filter(
      ({ call, role }) => call === 'umount' || call === 'mount' || role === 'umount' || role === 'mount-helper',
    );
  }

  of({ family, target, filesystem }: Wait): Wait | undefined {
    if (family === 'namespace-lock') return single(this.#mounting);
    if (target !== undefined) return single(this.#byTarget.get(target) ?? []);
    return single(filesystem === '' ? this.#all : (this.#byFilesystem.get(filesystem) ?? []));
  }
}

function single(found: readonly Wait[]): Wait | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** Where the holder waits, there its followers do. */
function held(draft: Draft, heldBy: number, heldByBasis: string, holder: Wait | undefined): Draft {
  const wait = { ...draft.wait, heldBy, heldByBasis };
  if (wait.target !== undefined || holder?.target === undefined || wait.family === 'namespace-lock')
    return { ...draft, wait };
  const { target, device, mountType, mountRows } = holder;
  return { ...draft, wait: { ...wait, target, device, mountType, mountRows, candidates: [], targetBasis: 'holder' } };
}
