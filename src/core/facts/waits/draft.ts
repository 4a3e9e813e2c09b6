import type { FactOfKind } from '../../model/fact.ts';
import type { waits } from '../kinds/waits.ts';
import type { MountClass } from './filesystems.ts';

export type Wait = FactOfKind<typeof waits>;

/** A waiter while it is told apart from the others. */
export interface Draft {
  readonly wait: Wait;
  readonly wanted: MountClass | undefined;
  /** No frame tells whose page it waits for. */
  readonly anybodys: boolean;
  /** `momentary` is known already. */
  readonly judged: boolean;
}

/** Families that suffer from the same thing, and so lead to the same mount. */
export function kinOf(family: string): string {
  if (family.startsWith('fuse-')) return 'fuse';
  return KIN.get(family) ?? family;
}

const KIN: ReadonlyMap<string, string> = new Map([
  ['nfs-recovery', 'nfs'],
  ['journal', 'disk'],
  ['block', 'disk'],
  ['xfs-log', 'disk'],
  ['xfs-lock', 'disk'],
  ['btrfs', 'disk'],
]);

/** Families in which a task waits for a lock that another task has. */
export function waitsForTask(family: string): boolean {
  return family === 'fs-lock' || family === 'xfs-lock' || family === 'namespace-lock';
}
