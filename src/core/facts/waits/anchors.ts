/** A signature: the function in which a task of a family sleeps, and who must have called it. Names are bare. */
export interface Signature {
  readonly family: string;
  /** The sleeping function: the innermost one, or the one that asked for a lock, a completion or a page. */
  readonly anchor: RegExp;
  /** Some frame further out must match. */
  readonly caller?: RegExp;
}

/**
 * Of file systems that ask somebody else. Function names from fs/nfs, net/sunrpc, fs/cifs (fs/smb/client since 6.4),
 * fs/autofs (autofs4 until 4.17), fs/ceph, net/ceph, net/9p, fs/gfs2, fs/ocfs2, fs/dlm of 2.6.18 to 6.12; of Lustre 2.x,
 * and of the guest modules of VirtualBox and VMware.
 */
export const REMOTE: readonly Signature[] = [
  {
    // The lease is being recovered or the server says NFS4ERR_DELAY: it answers, or did until now.
    family: 'nfs-recovery',
    anchor:
      /^(?:nfs4_wait_clnt_recover|nfs4_client_recover_expired_lease|nfs_wait_client_init_complete|nfs4_delay\w*|nfs4_handle_exception|nfs4_do_handle_exception|nfs4_(?:begin_)?drain_\w+)$/,
  },
  {
    family: 'nfs-recovery',
    anchor: /^(?:rpc|nfs)_wait_bit_(?:un)?(?:killable|interruptible)$/,
    caller: /^(?:nfs4_wait_clnt_recover|nfs_wait_client_init_complete|nfs4_(?:run_)?state_manager|nfs4_reclaim_\w+)$/,
  },
  { family: 'nfs', anchor: /^(?:rpc|nfs)_wait_bit_(?:un)?(?:killable|interruptible)$/, caller: /^(?:rpc_|nfs)/ },
  {
    family: 'nfs',
    anchor:
      /^(?:nfs_wait_on_\w+|nfs_wait_atomic_killable|nfs_iocounter_wait|nfs_direct_wait|nfs_wb_\w+|nfs_sync_inode\w*|nfs_lock_and_join_requests|rpc_shutdown_client|rpc_wait_for_completion_task|nfs4_proc_\w+|gss_(?:cred_init|(?:create|refresh)_upcall))$/,
  },
  {
    family: 'cifs',
    anchor:
      /^(?:wait_for_(?:response|free_request|free_credits|compound_request)|SendReceive\w*|(?:cifs|compound)_send_recv|smb2_(?:reconnect|wait_mtu_credits)|cifs_(?:wait|reconnect|mark_open_files)\w*|open_(?:shroot|cached_dir\w*)|netfs_wait_\w+)$/,
    caller: /^(?:cifs|smb|SMB|CIFS|SendReceive|compound_send)/,
  },
  { family: 'autofs', anchor: /^autofs4?_(?:expire_)?wait$/, caller: /^(?:autofs4?_|try_to_fill_dentry$)/ },
  // The daemon no longer reads its pipe.
  { family: 'autofs', anchor: /^(?:anon_)?pipe_(?:write|wait)$/, caller: /^autofs4?_(?:write|notify_daemon|wait)$/ },
  {
    family: 'ceph',
    anchor:
      /^(?:ceph_(?:mdsc_(?:wait|do|submit)_\w+|mdsc_sync|osdc_(?:wait_request|sync)|monc_\w+|get_caps|lock_\w+|open_session|fsync|wait_on_\w+)|wait_caps_flush|wait_unsafe_requests|flush_mdlog_and_wait\w*|wait_generic_request|wait_request_timeout|try_get_cap_refs|netfs_wait_\w+)$/,
    caller: /^ceph_/,
  },
  { family: 'p9', anchor: /^p9_(?:client_(?:zc_)?rpc|(?:virtio|xen|rdma|fd)_\w+)$/, caller: /^(?:p9_client|v9fs)_/ },
  {
    family: 'lustre',
    anchor:
      /^(?:ptlrpc_(?:set_wait|queue_wait)|l_wait_event\w*|cl_(?:sync_io|lock)_\w+|obd_get_(?:mod_rpc|request)_slot|ldlm_(?:completion_ast\w*|cli_enqueue\w*)|(?:mdc|osc|lov|lmv|ll)_\w+)$/,
    caller: /^(?:ll_|vvp_|mdc_|osc_|lov_|lmv_|ldlm_cli|cl_|ptlrpc_queue)/,
  },
  {
    // VBoxService and VBoxClient wait for the host all day, by ioctl; only shared folders count.
    family: 'vboxsf',
    anchor:
      /^(?:vbg_hgcm_\w+|vgdrvHgcm\w+|VBoxHGCM\w+|VbglR0\w+|VbglGR\w+|VbglHGCM\w+|rtR0Sem\w+|RTSem\w+|vboxCall\w+)$/,
    caller: /^(?:vboxsf_|sf_|VbglR0Sf|VbglR0SharedFolder|vboxCall)/,
  },
  { family: 'vmhgfs', anchor: /^Hgfs(?:Transport)?(?:Send|Wait)\w*$/ },
  {
    family: 'dlm',
    anchor:
      /^(?:gfs2_glock_\w+|gdlm_\w+|just_schedule|dlm_lock_sync\w*|sync_lock|dlm_(?:posix_)?lock|dlm_unlock|dlm_wait_(?:function|for_\w+)|dlm_get_lock_resource|dlmlock\w*|dlmunlock\w*|o2net_send_message\w*|ocfs2_(?:cluster_lock\w*|wait_for_(?:mask|recovery|status)\w*))$/,
    caller: /^(?:gfs2_|gdlm_|ocfs2_|dlm|o2)/,
  },
];

/** Frames from kernel/audit.c, fs/super.c, block/, drivers/scsi, fs/jbd, fs/jbd2, fs/xfs, fs/btrfs of the same kernels. */
export const LOCAL: readonly Signature[] = [
  { family: 'audit-backlog', anchor: /^(?:audit_log_start|wait_for_auditd)$/, caller: /^audit_/ },
  {
    // `start_this_handle` and `do_get_write_access` are in jbd (ext3) and jbd2; `kjournald2` itself is at rest.
    family: 'journal',
    anchor:
      /^(?:(?:jbd2_)?log_(?:wait_commit|wait_for_space|do_checkpoint)|wait_transaction_(?:locked|switching)|start_this_handle|add_transaction_credits|do_get_write_access|(?:jbd2_)?journal_(?:get_\w+_access|start\w*|wait_updates|lock_updates|stop|force_commit\w*|flush|commit_transaction)|jbd2_(?:complete_transaction|fc_\w+)|ext4_fc_(?:commit|wait)\w*)$/,
  },
  {
    family: 'block',
    anchor:
      /^(?:xfs_(?:buf_iowait|buf_submit\w*|bwrite|iowait|buf_delwri_\w+|wait_buftarg)|read_extent_buffer_pages\w*|wait_on_extent_buffer\w*)$/,
  },
  {
    family: 'xfs-log',
    anchor:
      /^(?:xlog_(?:grant|regrant|state|cil|wait)_?\w*|xfs_log_(?:force|reserve|regrant|quiesce|commit|unmount)\w*|xfs_ail_push\w*|xfs_trans_reserve|xfs_iunpin_wait|xfs_buf_wait_unpin)$/,
  },
  { family: 'xfs-lock', anchor: /^(?:xfs_(?:buf_lock|iflock\w*|ilock\w*|inodegc_\w+|qm_\w+))$/ },
  {
    family: 'btrfs',
    anchor:
      /^(?:btrfs_(?:commit|wait|start|tree|lock|read_lock|try|end|join|attach|sync|drew|scrub_pause|async|reserve|delalloc|clone|qgroup|run|balance|delayed|flush)\w*|wait_current_trans\w*|wait_for_commit|wait_log_commit|(?:handle|wait)_reserve_ticket|start_transaction|join_transaction|wait_extent_bit|lock_extent\w*)$/,
    // `dm-snap` and others have functions of some of these names.
    caller: /^(?:btrfs_|transaction_kthread$|cleaner_kthread$|start_transaction$|extent_)/,
  },
  {
    family: 'scsi',
    anchor:
      /^(?:blk_execute_rq\w*|scsi_(?:block_when_processing_errors|execute\w*|send_eh_cmnd|eh_\w+|test_unit_ready)|sr_(?:block_open|do_ioctl|packet|drive_status|check_events)|sg_(?:io|ioctl|common_write)|st_do_scsi|cdrom_\w+|mmc_wait_for_\w+|ata_(?:exec_internal\w*|port_wait_eh|eh_\w+)|disk_(?:check|flush|block|clear)_events|nvme_(?:submit|wait)\w+|wait_til_done)$/,
  },
  {
    family: 'scsi',
    anchor:
      /^usb_(?:stor_(?:msg_common|bulk\w*|ctrl\w*|control_msg|invoke\w*)|start_wait_urb|sg_wait|kill_urb|stor_reset\w*)$/,
    caller: /^(?:usb_stor_|uas_)/,
  },
  {
    family: 'block',
    anchor:
      /^(?:submit_bio_wait\w*|blkdev_issue_\w+|blk_mq_(?:get_tag|get_request|freeze_queue_wait)|bt_get|(?:bio|blk)_queue_enter|get_request(?:_wait)?|rq_qos_wait|wbt_wait|dio_await_\w+|(?:do_)?blockdev_direct_IO\w*|direct_io_worker|iomap_dio_rw|blkdev_direct_IO\w*|(?:md_)?bitmap_startwrite|md_(?:write_start|super_wait|flush_request|handle_request)|raid\d+_(?:get_active_stripe|make_request|write_request|read_request)|wait_barrier|wait_read_barrier|dm_(?:suspend|wait_for_\w+|make_request|submit_bio)|ext4_read_bh\w*|ext4_bread\w*|ext4_wait_block_bitmap|ext4_sb_bread\w*|drbd_\w+|bdev_freeze|freeze_bdev|nilfs_\w+|txg_wait_\w+|zio_wait|zil_commit\w*|dmu_\w+)$/,
  },
];

/** What stands right before the per-CPU semaphore of a frozen file system; `sb_start_write` is inlined into it. */
export const FREEZE_CALLER =
  /^(?:mnt_want_write\w*|sb_(?:start|wait)_\w+|file_start_write|vfs_(?:write|writev|iter_write|fallocate|copy_file_range|truncate|iocb_iter_write)|do_(?:sendfile|writev|pwritev|iter_write|iter_readv_writev|truncate|sys_ftruncate|splice\w*|clone_file_range)|aio_write|io_write|iter_file_splice_write|generic_file_splice_write|splice_\w+|\w{1,20}_page_mkwrite|do_page_mkwrite|filemap_page_mkwrite|(?:iomap|xfs_filemap)\w*_fault|xfs_trans_alloc\w*|xfs_(?:file|inactive|free_eofblocks|fs)\w*|ext4_(?:evict_inode|journal_start_sb)|btrfs_(?:start_transaction|evict_inode)|start_transaction|freeze_super|kiocb_start_write|backing_file_write_iter|cachefiles_\w+)$/;

/** Where tasks waited for a thaw before there was a semaphore: `__sb_start_write` from 3.6, `vfs_check_frozen` before. */
export const FREEZE_ANCHOR =
  /^(?:sb_start_write|sb_wait_write|ext4_journal_start_sb|generic_file_aio_write(?:_nolock)?|xfs_trans_alloc|gfs2_freeze_lock\w*)$/;

/** Memory has to be made free, or fewer pages dirty, before the task may go on. */
export const RECLAIM =
  /^(?:shrink_\w+|do_try_to_free_pages|try_to_free_\w*pages|throttle_direct_reclaim|balance_dirty_pages\w*|throttle_vm_writeout|congestion_wait\w*|wait_iff_congested|reclaim_throttle|mempool_alloc\w*)$/;

/** Who takes `namespace_sem`; the function that does, `namespace_lock`, is inlined into most of them. */
export const NAMESPACE =
  /^(?:namespace_lock|(?:do_)?lock_mount\w*|m_start|mounts_open_common|(?:do|path|ksys)_umount|copy_mnt_ns|put_mnt_ns|drop_collected_mounts|do_(?:add_mount|new_mount\w*|loopback|move_mount\w*|change_type|set_group|mount|mount_setattr)|path_mount|attach_recursive_mnt|open_detached_copy|detach_mounts|clone_private_mount|collect_mounts|finish_automount|mark_mounts_for_expiry)$/;

/** Opening or closing a block device takes its lock, which a probe that hangs has. */
export const DEVICE_LOCK =
  /^(?:blkdev_(?:get|put|open|close|release)\w*|bdev_(?:open|release|file_open)\w*|bd_\w+|sr_block_\w+|sd_(?:open|release|ioctl|check_events)|disk_\w{0,10}events)$/;

/** Functions of fs/*.c that take the lock of a folder, a file or a superblock. */
export const VFS =
  /^(?:walk_component|(?:do_|real_)?lookup(?:_slow|_one_len\w*|_create|_open|_hash)?|do_last|open_last_lookups|path_(?:openat|lookupat)|link_path_walk|step_into|filename_(?:create|lookup)|kern_path_\w+|do_(?:unlinkat|rmdir|mkdirat|mknodat|renameat2?|linkat|symlinkat|truncate|filp_open|fsync)|(?:sys|SyS|SYSC)_(?:getdents|lseek|read|write|unlink|rename|mkdir|rmdir|open|ftruncate)\w{0,4}|lock_rename\w*|lock_two_\w+|vfs_\w+|iterate_dir|chmod_common|chown_common|utimes_common|notify_change|generic_file_\w+|iterate_supers\w*|user_get_super|grab_super|super_lock\w*|(?:thaw|freeze|deactivate|generic_shutdown|reconfigure|deactivate_locked)_super|sget\w*|sync_(?:filesystem|fs_one_sb|inodes_sb)|fdget_pos|getdents64?|ovl_\w+|ecryptfs_\w+|traverse_mounts|follow_managed|lookup_fast|d_invalidate|find_inode\w*|iget\w*|ilookup\w*|wait_on_freeing_inode|inode_wait)$/;

export const MOUNT_TABLE = /^(?:show_mountinfo|show_vfsmnt|show_vfsstat|m_show)$/;
