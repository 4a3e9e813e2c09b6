import type { FactOfKind } from '../model/fact.ts';
import type { mounts } from './kinds/mounts.ts';

type Mount = FactOfKind<typeof mounts>;

/**
 * Types that wait for something outside the kernel: a disk, a server, a daemon. Others come and go by themselves, as
 * containers, sessions and services do.
 */
const WAITS_FOR_OTHERS =
  /^(?:fuse(?:\.|blk|$)|virtiofs$|nfs4?$|cifs$|smb[23]?(?:fs)?$|ceph$|glusterfs$|afs$|9p$|lustre$|gfs2?$|ocfs2$|gpfs$|ext[234]$|xfs$|btrfs$|reiserfs$|jfs$|zfs$|vxfs$|vfat$|ntfs3?$|iso9660$|udf$)/;
/** Containers and pods bring theirs along, and take them away. */
const OF_CONTAINERS = /^\/(?:var\/lib|run)\/(?:docker|containers|containerd|kubelet|crio|lxd|lxcfs)(?:\/|$)/;
/** Of these, what needs no disk of the host’s. */
const SERVED = /^(?:fuse(?:\.|$)|virtiofs$|nfs4?$|cifs$|smb[23]?(?:fs)?$|ceph$|glusterfs$|afs$|9p$|lustre$)/;

/** Mounts that stand in one of two tables of the same namespace only. */
export function mountsOfOneTable(one: readonly Mount[], other: readonly Mount[]): number {
  const automatic = automaticTargets([...one, ...other]);
  const rows = (table: readonly Mount[]): Mount[] =>
    table.filter((row) => WAITS_FOR_OTHERS.test(row.type) && isLasting(row, automatic));
  return lacking(rows(one), rows(other)) + lacking(rows(other), rows(one));
}

/** Served mounts of a table that another one lacks. */
export function servedMountsLacking(table: readonly Mount[], from: readonly Mount[]): number {
  const automatic = automaticTargets([...table, ...from]);
  const served = table.filter((row) => SERVED.test(row.type) && isLasting(row, automatic));
  return lacking(served, from);
}

/** The filesystem that a namespace shows as its root: the last one mounted there. */
export function rootOf(table: readonly Mount[]): string | undefined {
  const root = table.findLast(({ target, type }) => target === '/' && type !== 'rootfs');
  return root?.deviceNumber === undefined ? undefined : `${root.deviceNumber} ${root.root ?? ''}`;
}

function isLasting({ type, target }: Mount, automatic: ReadonlySet<string>): boolean {
  return type !== 'fuse.fuse-overlayfs' && !OF_CONTAINERS.test(target) && !isBelow(target, automatic);
}

/** Rows that `from` has fewer of. */
function lacking(table: readonly Mount[], from: readonly Mount[]): number {
  const left = new Map<string, number>();
  for (const row of from) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1);
  let count = 0;
  for (const row of table) {
    const known = left.get(keyOf(row)) ?? 0;
    if (known === 0) count += 1;
    else left.set(keyOf(row), known - 1);
  }
  return count;
}

function keyOf({ type, target }: Mount): string {
  return `${type}\0${target}`;
}

/** autofs mounts and unmounts below these whenever somebody looks. */
function automaticTargets(table: readonly Mount[]): ReadonlySet<string> {
  return new Set(table.filter(({ type }) => type === 'autofs').map(({ target }) => target));
}

/** Deeper paths are nobody's mount point. */
const MAX_FOLDERS = 256;

function isBelow(target: string, folders: ReadonlySet<string>): boolean {
  if (folders.size === 0) return false;
  let path = target;
  for (let depth = 0; depth < MAX_FOLDERS && path !== ''; depth += 1) {
    if (folders.has(path)) return true;
    path = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
  }
  return false;
}
