import type { FactOfKind } from '../model/fact.ts';
import type { fuseWaiters } from './kinds/fuse.ts';

interface Owned {
  readonly target: string;
  /** Who mounted it; by where it lies, if a table without options (`mount` of RHEL 6) or a command line is all there is. */
  readonly userId?: number;
  readonly allowOther: boolean;
}

/** May a task's user use a mount? `owner`, `shared`, `foreign`, `unknown`. */
export function ownershipOf({ uid, user }: Pick<FactOfKind<typeof fuseWaiters>, 'uid' | 'user'>, mount: Owned): string {
  const { target, allowOther } = mount;
  const userId = ownerOf(mount);
  if (allowOther) return 'shared';
  if (userId === undefined) return 'unknown';
  if (uid !== undefined) return uid === userId ? 'owner' : 'foreign';
  // Nobody but root may search /root, so whoever got as far as to wait there is root.
  if (userId === 0 && isHomeOfRoot(target)) return 'owner';
  // ps prints a name; which number it has is known for root alone, and `nobody` mounts nothing.
  return user === 'nobody' || (user !== undefined && userId === 0) ? 'foreign' : 'unknown';
}

/** Whose a mount is: by its options, or because nobody else but root gets to where it lies. */
export function ownerOf({ userId, target }: Pick<Owned, 'userId' | 'target'>): number | undefined {
  if (userId !== undefined) return userId;
  if (isHomeOfRoot(target)) return 0;
  const runtime = RUNTIME_FOLDER.exec(target)?.[1];
  return runtime === undefined ? undefined : Number(runtime);
}

/** pam_systemd(8): the user's own, of mode 0700. Where `/var/run` is no link, an argument may still name it so. */
const RUNTIME_FOLDER = /^(?:\/var)?\/run\/user\/(\d{1,10})\//;

export function isHomeOfRoot(target: string): boolean {
  return target.startsWith('/root/');
}
