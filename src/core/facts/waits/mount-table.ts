import type { FactOfKind } from '../../model/fact.ts';
import { groupBy, placeKey } from '../group-by.ts';
import type { mounts } from '../kinds/mounts.ts';
import { isOfClass, MOUNT_CLASSES, type MountClass } from './filesystems.ts';

type Row = FactOfKind<typeof mounts>;

export interface Mounted {
  readonly target: string;
  readonly device: string;
  readonly type: string;
  /** `major:minor`, where mountinfo tells. */
  readonly deviceNumber: string | undefined;
  readonly options: readonly string[];
  readonly rows: readonly Row['source'][];
}

/** Paths are looked up folder by folder, as deep as mount points are. */
const MAX_FOLDERS = 40;
/** Mounts right below one folder that are kept: `ls -l` of a folder asks all of them. */
const BELOW_KEPT = 32;
/** Candidates that one waiter names. */
const MAX_CANDIDATES = 20;

/**
 * The mounts of a host, by what waiters are told apart by. A table may have 200,000 rows and the host as many waiters, so
 * whatever one waiter asks is a look-up.
 */
export class MountTable {
  /** The last one on each target: it hides those before. */
  readonly #at = new Map<string, Mounted>();
  readonly #byDevice = new Map<string, Mounted>();
  readonly #byNumber = new Map<string, Mounted>();
  readonly #rightBelow: ReadonlyMap<string, readonly Mounted[]>;
  readonly #classes = new Map<MountClass, readonly Mounted[]>();
  readonly #candidates = new Map<MountClass, readonly string[]>();

  constructor(rows: readonly Row[], mountinfo: readonly Row[]) {
    const twins = groupBy(mountinfo, placeKey);
    for (const row of rows) {
      const twin = row.table === 'mountinfo' ? row : twins.get(placeKey(row))?.[0];
      const origins = twin === undefined || twin === row ? [row.source] : [row.source, twin.source];
      const { target, device, type, options } = row;
      this.#at.set(target, { target, device, type, options, deviceNumber: twin?.deviceNumber, rows: origins });
    }
    const visible = [...this.#at.values()];
    for (const mount of visible) {
      if (!this.#byDevice.has(mount.device)) this.#byDevice.set(mount.device, mount);
      const { deviceNumber } = mount;
      if (deviceNumber !== undefined && !this.#byNumber.has(deviceNumber)) this.#byNumber.set(deviceNumber, mount);
    }
    const below = groupBy(visible, ({ target }) => parentOf(target));
    this.#rightBelow = new Map([...below].map(([parent, of]) => [parent, of.slice(0, BELOW_KEPT)]));
    const types = groupBy(visible, ({ type }) => type);
    for (const wanted of MOUNT_CLASSES) {
      const own = new Set([...types.keys()].filter((type) => isOfClass(type, wanted)));
      if (own.size > 0)
        this.#classes.set(
          wanted,
          visible.filter(({ type }) => own.has(type)),
        );
    }
  }

  at(target: string): Mounted | undefined {
    return this.#at.get(target);
  }

  ofDevice(device: string): Mounted | undefined {
    return this.#byDevice.get(device);
  }

  ofNumber(deviceNumber: string): Mounted | undefined {
    return this.#byNumber.get(deviceNumber);
  }

  /** The mount that a path lies on. */
  above(path: string): Mounted | undefined {
    const own = this.#at.get(path);
    if (own !== undefined) return own;
    let end = path.length;
    for (let step = 0; step < MAX_FOLDERS && end > 0; step += 1) {
      end = path.lastIndexOf('/', end - 1);
      const found = this.#at.get(end <= 0 ? '/' : path.slice(0, end));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  rightBelow(path: string): readonly Mounted[] {
    return this.#rightBelow.get(path) ?? [];
  }

  all(wanted: MountClass): readonly Mounted[] {
    return this.#classes.get(wanted) ?? [];
  }

  /** The mount of a class of which there is no other. */
  only(wanted: MountClass): Mounted | undefined {
    const all = this.all(wanted);
    return all.length === 1 ? all[0] : undefined;
  }

  /** The first mount points of a class, for all waiters the same list. */
  candidates(wanted: MountClass): readonly string[] {
    const known = this.#candidates.get(wanted);
    if (known !== undefined) return known;
    const targets = targetsOf(this.all(wanted));
    this.#candidates.set(wanted, targets);
    return targets;
  }
}

export function targetsOf(mounts: readonly Mounted[]): string[] {
  return mounts.slice(0, MAX_CANDIDATES).map(({ target }) => target);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}
