import { callOf as commonCallOf } from '../fuse-chain.ts';

/** What the table of FUSE's calls leaves out, by the outermost frames first. */
const FURTHER: readonly (readonly [RegExp, string])[] = [
  [/^(?:freeze|thaw)_super$|^ioctl_fsfreeze$/, 'freeze'],
  [/^(?:deactivate_locked_super|generic_shutdown_super|cleanup_mnt)$/, 'umount'],
  [/(?:^|_)(?:sys|SyS)_(?:fsync|fdatasync|syncfs|sync|sync_file_range|msync)$|^ksys_sync$|^do_fsync$/, 'sync'],
  [/(?:^|_)(?:sys|SyS)_(?:mkdir|mknod|symlink|link|creat)(?:at)?$|^do_(?:mkdirat|mknodat|symlinkat|linkat)$/, 'create'],
  [/(?:^|_)(?:sys|SyS)_(?:unlink|rmdir)(?:at)?$|^do_(?:unlinkat|rmdir)$/, 'remove'],
  [/(?:^|_)(?:sys|SyS)_rename(?:at2?)?$|^do_renameat2?$/, 'rename'],
  [/^(?:chmod_common|chown_common|do_utimes|utimes_common|notify_change|do_truncate|do_sys_ftruncate)$/, 'setattr'],
  [/(?:^|_)(?:sys|SyS)_(?:[lf]?(?:set|list|remove)xattr)$|^path_(?:set|list|remove)xattr(?:at)?$|^getxattr$/, 'xattr'],
  [/(?:^|_)(?:sys|SyS)_(?:flock|fcntl)(?:64)?$|^fcntl_setlk$|^do_lock_file_wait$/, 'lock'],
  [/^do_execveat_common$|(?:^|_)(?:sys|SyS)_execve(?:at)?$|^do_execve\w*$|^bprm_execve$/, 'exec'],
  [/^do_exit$|^do_group_exit$/, 'exit'],
  [/^(?:vfs_read|vfs_readv|do_iter_read|do_readv|filemap_fault|do_page_fault|io_read|aio_read)$/, 'read'],
  [/^(?:vfs_write|vfs_writev|do_iter_write|do_writev|balance_dirty_pages\w*|do_pwritev|io_write|aio_write)$/, 'write'],
  [/^(?:filename_lookup|path_lookupat|do_path_lookup|link_path_walk|user_path_at\w*)$/, 'lookup'],
];

/** What the task asked for, by the bare names of its stack; empty where nothing tells. A closed set: see `waits.call`. */
export function callOf(names: readonly string[]): string {
  const common = commonCallOf(names);
  if (common !== undefined) return common === 'getxattr' ? 'xattr' : common;
  return FURTHER.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? '';
}

const VIA: readonly (readonly [RegExp, string])[] = [
  [/^audit_(?:copy_inode|inode|copy_fcaps)$/, 'audit'],
  [/^(?:nfsd_?\w*|svc_process\w*)$/, 'nfsd'],
  [/^ovl_\w+$/, 'overlay'],
  [/^ecryptfs_\w+$/, 'ecryptfs'],
  [/^gss_(?:cred_init|(?:create|refresh)_upcall)$/, 'gssd'],
  [/^(?:loop_(?:thread|process_work|queue_work|workfn|handle_cmd)|lo_rw_aio|do_bio_filebacked)$/, 'loop'],
];

/** What stands between the call and the wait; empty for nothing that is known. */
export function viaOf(names: readonly string[]): string {
  const found = VIA.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? '';
  // Without the read of file capabilities, audit's own frames are no detour of a lookup.
  return found === 'audit' && !names.includes('get_vfs_caps_from_disk') ? '' : found;
}
