/** Programs that serve FUSE mounts; the subtype of a mount names its daemon as well. */
const KNOWN: ReadonlySet<string> = new Set(
  [
    'gvfs-fuse-daemon gvfsd-fuse sshfs bindfs s3fs goofys rclone glusterfs ceph-fuse ntfs-3g lxcfs curlftpfs mount.davfs',
    'davfs2 encfs gocryptfs snapfuse squashfuse xdg-document-portal vmhgfs-fuse vmware-vmblock-fuse juicefs alluxio-fuse',
    'mergerfs unionfs cvmfs2 fuse-overlayfs hdfs_fuse fuse_dfs afuse archivemount exfat-fuse mount.exfat-fuse hubicfuse',
    'blobfuse blobfuse2 gcsfuse',
  ].flatMap((line) => line.split(' ')),
);

/** The kernel keeps 15 characters of a program's name. */
const COMM_LENGTH = 15;
const KNOWN_COMMS: ReadonlySet<string> = new Set([...KNOWN].map((name) => name.slice(0, COMM_LENGTH)));

export function isFuseProgram(name: string): boolean {
  return KNOWN.has(name) || (name.length === COMM_LENGTH && KNOWN_COMMS.has(name));
}

/** virtiofs speaks the FUSE protocol, and its waiters look the same; its daemon is on the hypervisor. */
export function isFuse(type: string): boolean {
  return /^(?:fuse(?:blk)?(?:\.|$)|virtiofs$)/.test(type);
}

/** gvfs-fuse-daemon until gvfs 1.13.4, gvfsd-fuse since; a kernel's stack dump has 15 characters of either. */
export function isGvfs(text: string): boolean {
  return /\bgvfs-fuse-daemo|\bgvfsd-fuse\b/.test(text);
}

/** `/bin/mount -i -f -t fuse…`, which libfuse starts to write mtab, and which ends in a moment. */
export function isMountHelper(command: string): boolean {
  return /^(?:\S{0,80}\/)?mount /.test(command) && / -i\b/.test(command) && / -f\b/.test(command);
}
