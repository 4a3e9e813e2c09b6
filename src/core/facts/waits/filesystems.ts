/**
 * Which file system a kernel function belongs to, by the prefix of its bare name. `ext4` serves ext2 and ext3 as well
 * (CONFIG_EXT4_USE_FOR_EXT2, and for ext3 since 4.3); `journal_` is jbd, which only ext3 used (until 4.3).
 */
const BY_FRAME: readonly (readonly [RegExp, string])[] = [
  [/^nfs4\d?_/, 'nfs4'],
  [/^(?:nfs\d?_|nlmclnt_)/, 'nfs'],
  [/^(?:cifs|smb2_|smb3_|SMB2_|CIFS|SendReceive)/, 'cifs'],
  [/^ceph_/, 'ceph'],
  [/^(?:fuse_|virtio_fs_)/, 'fuse'],
  [/^(?:v9fs_|p9_)/, '9p'],
  // Not `ll_rw_block` and others of block/ll_rw_blk.c.
  [
    /^(?:ll_(?:statfs|getattr|lookup|revalidate|file|dir|inode|read|write|setattr|getxattr|xattr|create|mkdir|unlink|open|intent|glimpse|fsync|md_|close|get_|iget|permission)|ptlrpc_|lustre_|lov_|mdc_|osc_|ldlm_|lmv_|vvp_)/,
    'lustre',
  ],
  [/^autofs4?_/, 'autofs'],
  [
    /^(?:vboxsf_|sf_(?:stat|lookup|dir|reg|inode|init|make|get|file|access|read|write|statfs|create|mkdir)|vbg_hgcm)/,
    'vboxsf',
  ],
  [/^Hgfs/, 'vmhgfs'],
  [/^gfs2_/, 'gfs2'],
  [/^(?:ocfs2_|o2net_|dlmlock|dlmunlock)/, 'ocfs2'],
  [/^(?:xfs_|xlog_|xfsaild)/, 'xfs'],
  [/^btrfs_/, 'btrfs'],
  [/^(?:ext4_|jbd2_)/, 'ext4'],
  [/^(?:ext3_|journal_(?:start|stop|commit|get_|force|dirty|flush|release|unmap))/, 'ext3'],
  [/^ext2_/, 'ext2'],
  [/^f2fs_/, 'f2fs'],
  [/^(?:fat_|vfat_|msdos_)/, 'fat'],
  [/^exfat_/, 'exfat'],
  [/^ntfs3?_/, 'ntfs'],
  [/^isofs_/, 'iso9660'],
  [/^udf_/, 'udf'],
  [/^squashfs_/, 'squashfs'],
  [/^(?:erofs_|z_erofs_)/, 'erofs'],
  [/^(?:zfs_|zpl_|txg_|zil_|zio_|spa_|dmu_)/, 'zfs'],
  [/^reiserfs_/, 'reiserfs'],
  [/^jfs_/, 'jfs'],
  [/^nilfs_/, 'nilfs2'],
];

/** NFS client code that both versions share stands below the code of one: so the first frame that tells of a version. */
export function filesystemOf(names: readonly string[]): string {
  let found = '';
  for (const name of names) {
    const here = BY_FRAME.find(([pattern]) => pattern.test(name))?.[1];
    if (here === undefined) continue;
    if (found === '') found = here;
    if (found !== 'nfs') return found;
    if (here === 'nfs4') return here;
  }
  return found;
}

/** Frames of version 3 alone: then a mount of type `nfs4` is none of it. */
function isNfs3(names: readonly string[]): boolean {
  return names.some((name) => /^nfs3_/.test(name));
}

/** Families that waits for a page or a lookup belong to where the file system asks a server or a daemon. */
const REMOTE: ReadonlyMap<string, string> = new Map([
  ['nfs', 'nfs'],
  ['nfs4', 'nfs'],
  ['cifs', 'cifs'],
  ['ceph', 'ceph'],
  ['fuse', 'fuse-answer'],
  ['9p', 'p9'],
  ['lustre', 'lustre'],
  ['vboxsf', 'vboxsf'],
  ['vmhgfs', 'vmhgfs'],
]);

export function remoteFamilyOf(filesystem: string): string | undefined {
  return REMOTE.get(filesystem);
}

/** Types of mounts, as the mount table has them, that a file system of `waits` can be. */
const TYPES: Readonly<Record<string, RegExp>> = {
  nfs: /^nfs4?$/,
  nfs3: /^nfs$/,
  nfs4: /^nfs4$/,
  cifs: /^(?:cifs|smb3|smbfs)$/,
  ceph: /^ceph$/,
  fuse: /^(?:fuse(?:blk)?(?:\.|$)|virtiofs$)/,
  '9p': /^9p$/,
  lustre: /^lustre/,
  autofs: /^autofs$/,
  vboxsf: /^vboxsf$/,
  vmhgfs: /^vmhgfs$/,
  gfs2: /^gfs2?$/,
  ocfs2: /^ocfs2$/,
  cluster: /^(?:gfs2?|ocfs2)$/,
  xfs: /^xfs$/,
  btrfs: /^btrfs$/,
  ext4: /^ext[234]$/,
  ext3: /^ext3$/,
  ext2: /^ext2$/,
  f2fs: /^f2fs$/,
  fat: /^(?:vfat|msdos)$/,
  exfat: /^exfat$/,
  ntfs: /^(?:ntfs3?|ufsd)$/,
  iso9660: /^iso9660$/,
  udf: /^udf$/,
  squashfs: /^squashfs$/,
  erofs: /^erofs$/,
  zfs: /^zfs$/,
  reiserfs: /^reiserfs$/,
  jfs: /^jfs$/,
  nilfs2: /^nilfs2$/,
  disk: /^(?:ext[234]|xfs|btrfs|gfs2?|ocfs2|f2fs|vfat|msdos|exfat|ntfs3?|ufsd|iso9660|udf|squashfs|erofs|zfs|reiserfs|jfs|nilfs2)$/,
};

/**
 * A key of `TYPES`; `disk` is any file system on a block device, `cluster` one that takes locks of other nodes. `any` is
 * every one that a task could wait for, `device` one whose device is asked directly.
 */
export type MountClass = string;

export function isOfClass(type: string, wanted: MountClass): boolean {
  if (wanted === 'any') return Object.values(TYPES).some((pattern) => pattern.test(type));
  return TYPES[wanted === 'device' ? 'disk' : wanted]?.test(type) === true;
}

/** Which mounts a waiter's can be; `undefined` where its family waits for none. */
export function classOf(family: string, filesystem: string, names: readonly string[]): MountClass | undefined {
  if (family === 'nfs' && isNfs3(names)) return 'nfs3';
  if (MOUNTLESS.has(family)) return undefined;
  if (family === 'scsi') return 'device';
  if (TYPES[filesystem] !== undefined) return filesystem;
  return CLASSES.get(family);
}

const MOUNTLESS: ReadonlySet<string> = new Set(['audit-backlog', 'namespace-lock', 'user-space', 'mount-table']);

const CLASSES: ReadonlyMap<string, MountClass> = new Map([
  ['dlm', 'cluster'],
  ['journal', 'ext4'],
  ['block', 'disk'],
  ['freeze', 'disk'],
  ['fs-lock', 'any'],
]);

export function remoteFamilyOfType(type: string): string | undefined {
  return [...REMOTE].find(([filesystem]) => isOfClass(type, filesystem))?.[1];
}

export const MOUNT_CLASSES: readonly MountClass[] = Object.keys(TYPES);
