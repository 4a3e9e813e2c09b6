import type { FactOfKind } from '../model/fact.ts';
import type { fuseWaiters } from './kinds/fuse.ts';

interface Owned {
  readonly target: string;
  /** Who mounted it. */
  readonly userId?: number;
  readonly allowOther: boolean;
}

/** May a task's user use a mount? `owner`, `shared`, `foreign`, `unknown`. */
export function ownershipOf(
  { uid, user }: Pick<FactOfKind<typeof fuseWaiters>, 'uid' | 'user'>,
  { target, userId, allowOther }: Owned,
): string {
  if (allowOther) return 'shared';
  if (userId === undefined) return 'unknown';
  if (uid !== undefined) return uid === userId ? 'owner' : 'foreign';
  // Nobody but root may search /root, so whoever got as far as to wait there is root.
  if (userId === 0 && isHomeOfRoot(target)) return 'owner';
  // ps prints a name; which number it has is known for root alone, and `nobody` mounts nothing.
  return user === 'nobody' || (user !== undefined && userId === 0) ? 'foreign' : 'unknown';
}

export function isHomeOfRoot(target: string): boolean {
  return target.startsWith('/root/');
}
