import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { callOf, viaOf } from '../../../../src/core/facts/waits/calls.ts';
import { placeByFrames, placeOfRunning } from '../../../../src/core/facts/waits/stack.ts';
import type { Frame } from '../../../../src/core/model/fact.ts';

/** Function names, innermost first; `?name` is a leftover of the unwinder. */
function stack(text: string): Frame[] {
  return text.split(' ').map((word, at) => ({
    function: word.replace('?', ''),
    reliable: !word.startsWith('?'),
    source: { path: 'dmesg', line: at + 1, text: word },
  }));
}

/** What it is, then family, anchor, file system and call (`-` for none), then the stack. */
const ROWS = `
NFSv3, RHEL 5 (2.6.18) | nfs rpc_wait_bit_interruptible nfs stat | rpc_wait_bit_interruptible __wait_on_bit out_of_line_wait_on_bit __rpc_execute rpc_call_sync nfs3_rpc_wrapper nfs3_proc_getattr __nfs_revalidate_inode nfs_getattr vfs_getattr vfs_stat_fd sys_newstat tracesys
NFSv4, RHEL 7 (3.10) | nfs rpc_wait_bit_killable nfs4 statfs | schedule rpc_wait_bit_killable __wait_on_bit out_of_line_wait_on_bit __rpc_execute rpc_execute rpc_run_task nfs4_call_sync_sequence _nfs4_proc_statfs nfs4_proc_statfs nfs_statfs statfs_by_dentry vfs_statfs user_statfs SYSC_statfs SyS_statfs system_call_fastpath
NFSv4 lease recovery | nfs-recovery nfs_wait_bit_killable nfs4 open | schedule nfs_wait_bit_killable __wait_on_bit out_of_line_wait_on_bit nfs4_wait_clnt_recover nfs4_client_recover_expired_lease nfs4_do_open nfs4_atomic_open nfs_atomic_open do_last path_openat do_filp_open do_sys_open
the state manager itself, whose server does not answer | nfs-recovery rpc_wait_bit_killable nfs4 - | schedule rpc_wait_bit_killable __rpc_execute rpc_run_task rpc_call_sync nfs4_proc_renew nfs4_state_manager nfs4_run_state_manager kthread ret_from_fork
NFS4ERR_DELAY | nfs-recovery nfs4_delay nfs4 stat | schedule_timeout nfs4_delay nfs4_handle_exception nfs4_proc_getattr nfs_getattr vfs_statx
pages of NFS that are being written | nfs folio_wait_bit_common nfs sync | io_schedule folio_wait_bit_common folio_wait_writeback __filemap_fdatawait_range filemap_write_and_wait_range nfs_file_fsync do_fsync __x64_sys_fsync
CIFS 3.10 | cifs wait_for_response cifs stat | schedule wait_for_response SendReceive2 cifs_send_recv SMB2_open smb2_open_op_close smb2_query_path_info cifs_get_inode_info cifs_revalidate_dentry_attr cifs_getattr vfs_getattr vfs_fstatat SYSC_newstat
CIFS 3.16, SMB1, the lock of a session whose connection is made anew | cifs cifs_reconnect_tcon cifs stat | schedule_preempt_disabled __mutex_lock_slowpath mutex_lock cifs_reconnect_tcon smb_init CIFSSMBQPathInfo cifs_query_path_info cifs_get_inode_info cifs_revalidate_dentry_attr cifs_revalidate_dentry cifs_getattr vfs_getattr vfs_fstatat SYSC_newlstat
the same, SMB2, 4.20 | cifs smb2_reconnect cifs statfs | schedule schedule_preempt_disabled __mutex_lock smb2_reconnect smb2_plain_req_init SMB2_open_init smb2_queryfs cifs_statfs statfs_by_dentry vfs_statfs user_statfs __do_sys_statfs do_syscall_64
the handle of its root that another task opens, 4.20 | cifs open_shroot cifs stat | schedule schedule_preempt_disabled __mutex_lock open_shroot smb2_query_path_info cifs_get_inode_info cifs_revalidate_dentry_attr cifs_getattr vfs_statx __do_sys_newstat
CIFS by way of netfs, 6.10 | cifs netfs_wait_for_read cifs read | schedule netfs_wait_for_read netfs_unbuffered_read netfs_unbuffered_read_iter_locked netfs_file_read_iter cifs_loose_read_iter vfs_read
CIFS 5.x | cifs wait_for_response cifs statfs | schedule wait_for_response compound_send_recv smb2_compound_op smb2_query_path_info cifs_statfs statfs_by_dentry user_statfs
autofs, RHEL 6 (autofs4) | autofs autofs4_wait autofs stat | schedule autofs4_wait autofs4_mount_wait autofs4_d_automount follow_managed do_lookup __link_path_walk path_walk do_path_lookup user_path_at vfs_fstatat vfs_stat sys_newstat
autofs, RHEL 5 | autofs autofs4_wait autofs stat | autofs4_wait try_to_fill_dentry autofs4_revalidate do_lookup __link_path_walk link_path_walk do_path_lookup __user_walk_fd vfs_stat_fd sys_newstat
freeze, 4.x to 6.x | freeze percpu_rwsem_wait - open | schedule percpu_rwsem_wait __percpu_down_read mnt_want_write path_openat do_filp_open do_sys_openat2
freeze, RHEL 8 | freeze rwsem_down_read_slowpath - open | schedule rwsem_down_read_slowpath __percpu_down_read __sb_start_write mnt_want_write path_openat do_filp_open do_sys_open
freeze, 4.19 | freeze rwsem_down_read_failed - write | schedule rwsem_down_read_failed call_rwsem_down_read_failed __percpu_down_read __sb_start_write vfs_write ksys_write
freeze, RHEL 7 | freeze __sb_start_write - open | schedule __sb_start_write mnt_want_write do_last path_openat do_filp_open do_sys_open SyS_open
freeze, RHEL 6 | freeze ext4_journal_start_sb ext4 write | schedule ext4_journal_start_sb ext4_dirty_inode __mark_inode_dirty file_update_time __generic_file_aio_write generic_file_aio_write ext4_file_write do_sync_write vfs_write sys_write
a disk, RHEL 5 | block sync_buffer ext3 - | io_schedule sync_buffer __wait_on_bit out_of_line_wait_on_bit __wait_on_buffer ext3_bread ext3_find_entry ext3_lookup do_lookup
a disk, RHEL 5, below leftovers | block sync_page - - | do_gettimeofday sync_page io_schedule sync_page __wait_on_bit_lock __lock_page
a disk, RHEL 6 | block sync_page - read | io_schedule sync_page __wait_on_bit_lock __lock_page find_lock_page filemap_fault __do_fault handle_mm_fault do_page_fault
a disk, RHEL 7 | block sleep_on_page ext4 sync | io_schedule sleep_on_page __wait_on_bit wait_on_page_bit filemap_fdatawait_range filemap_write_and_wait_range ext4_sync_file do_fsync sys_fsync
no tag of the device is free | block blk_mq_get_tag ext4 - | io_schedule blk_mq_get_tag __blk_mq_alloc_requests blk_mq_submit_bio submit_bio_noacct ext4_io_submit ext4_writepages do_writepages
jbd2 that waits for the disk | block folio_wait_bit_common ext4 - | io_schedule folio_wait_bit_common folio_wait_writeback __filemap_fdatawait_range filemap_fdatawait_range_keep_errors jbd2_journal_commit_transaction kjournald2 kthread ret_from_fork
who waits for jbd2 | journal jbd2_log_wait_commit ext4 sync | schedule jbd2_log_wait_commit jbd2_complete_transaction ext4_sync_file vfs_fsync_range do_fsync sys_fsync
a transaction that does not begin | journal wait_transaction_locked ext4 - | schedule wait_transaction_locked add_transaction_credits start_this_handle jbd2__journal_start __ext4_journal_start_sb ext4_dirty_inode touch_atime
ext3 | journal start_this_handle ext3 open | schedule start_this_handle journal_start ext3_journal_start_sb ext3_create vfs_create open_namei do_filp_open
room in the log of XFS | xfs-log xlog_grant_head_wait xfs - | schedule xlog_grant_head_wait xlog_grant_head_check xfs_log_reserve xfs_trans_reserve xfs_trans_alloc xfs_create xfs_generic_create path_openat
XFS, RHEL 6 | xfs-log xlog_grant_log_space xfs open | schedule xlog_grant_log_space xfs_log_reserve xfs_trans_reserve xfs_create xfs_vn_mknod vfs_create do_filp_open
a buffer of XFS that another has | xfs-lock xfs_buf_lock xfs - | schedule schedule_timeout __down_common __down down xfs_buf_lock xfs_buf_find xfs_buf_get_map xfs_buf_read_map xfs_trans_read_buf_map
a buffer of XFS that is read, 5.15 | block xfs_buf_iowait xfs - | schedule schedule_timeout __wait_for_common xfs_buf_iowait __xfs_buf_submit xfs_buf_read_map xfs_trans_read_buf_map xfs_rename
the bitmap of a RAID, 5.15 | block md_bitmap_startwrite - - | schedule md_bitmap_startwrite add_stripe_bio raid5_make_request md_handle_request md_submit_bio submit_bio_noacct kcryptd_crypt process_one_work
a buffer of XFS that is read | block xfs_buf_iowait xfs - | schedule_timeout wait_for_completion xfs_buf_iowait _xfs_buf_read xfs_buf_read_map xfs_imap_to_bp xfs_iget xfs_lookup
btrfs | btrfs wait_current_trans btrfs - | schedule wait_current_trans start_transaction btrfs_start_transaction btrfs_create path_openat
btrfs 4.4, whose workers run delayed references | btrfs btrfs_async_run_delayed_refs btrfs - | schedule schedule_timeout wait_for_completion btrfs_async_run_delayed_refs __btrfs_end_transaction btrfs_end_transaction btrfs_finish_ordered_io process_one_work
GFS2 | dlm gfs2_glock_wait gfs2 statfs | schedule bit_wait __wait_on_bit out_of_line_wait_on_bit gfs2_glock_wait gfs2_glock_nq gfs2_statfs statfs_by_dentry user_statfs
GFS2, RHEL 6 | dlm gfs2_glock_holder_wait gfs2 lookup | schedule gfs2_glock_holder_wait __wait_on_bit out_of_line_wait_on_bit gfs2_glock_wait gfs2_glock_nq gfs2_permission __link_path_walk
GFS2, 6.8 | dlm gfs2_glock_wait gfs2 lookup | schedule bit_wait __wait_on_bit out_of_line_wait_on_bit gfs2_glock_wait gfs2_glock_nq __gfs2_lookup gfs2_lookup __lookup_slow lookup_slow walk_component path_lookupat filename_lookup
OCFS2, 5.x | dlm __ocfs2_cluster_lock ocfs2 create | schedule schedule_timeout __wait_for_common __ocfs2_cluster_lock ocfs2_inode_lock_full_nested ocfs2_inode_lock_tracker ocfs2_permission inode_permission link_path_walk path_parentat filename_parentat filename_create do_mkdirat
OCFS2 | dlm __ocfs2_cluster_lock ocfs2 statfs | schedule_timeout wait_for_common wait_for_completion __ocfs2_cluster_lock ocfs2_inode_lock_full_nested ocfs2_statfs statfs_by_dentry
Ceph | ceph ceph_mdsc_wait_request ceph stat | schedule_timeout wait_for_completion_killable_timeout ceph_mdsc_wait_request ceph_mdsc_do_request __ceph_do_getattr ceph_getattr vfs_statx
Ceph, days after its session was lost, 4.13 | ceph ceph_mdsc_do_request ceph stat | ceph_mdsc_do_request __ceph_do_getattr ceph_getattr vfs_getattr_nosec vfs_getattr vfs_statx SYSC_newstat SyS_newstat entry_SYSCALL_64_fastpath
Ceph, df without a monitor | ceph wait_generic_request ceph statfs | schedule_timeout wait_for_completion_interruptible wait_generic_request ceph_monc_do_statfs ceph_statfs statfs_by_dentry user_statfs
Ceph, read for audit | ceph ceph_mdsc_do_request ceph lookup | ceph_mdsc_do_request __ceph_do_getattr __ceph_getxattr ceph_get_xattr_handler __vfs_getxattr get_vfs_caps_from_disk audit_copy_inode filename_lookup
9p | p9 p9_client_rpc 9p statfs | schedule p9_client_rpc p9_client_statfs v9fs_statfs statfs_by_dentry user_statfs
Lustre 2.12, an open | lustre ptlrpc_set_wait lustre open | ptlrpc_set_wait ptlrpc_queue_wait ldlm_cli_enqueue mdc_enqueue_base mdc_intent_lock lmv_intent_lock ll_lookup_it ll_atomic_open lookup_open do_last path_openat do_filp_open
Lustre 2.15, in a log | lustre ptlrpc_set_wait lustre statfs | schedule schedule_timeout wait_woken ptlrpc_set_wait ptlrpc_queue_wait mdc_statfs lmv_statfs ll_statfs_internal ll_statfs statfs_by_dentry
Lustre | lustre ptlrpc_set_wait lustre statfs | schedule_timeout ptlrpc_set_wait ptlrpc_queue_wait mdc_statfs lmv_statfs ll_statfs_internal ll_statfs statfs_by_dentry
shared folders of VirtualBox | vboxsf vbg_hgcm_do_call vboxsf stat | schedule_timeout vbg_hgcm_do_call vbg_hgcm_call vboxsf_call vboxsf_stat vboxsf_inode_revalidate vboxsf_getattr vfs_statx
shared folders of VMware | vmhgfs HgfsTransportSendRequest vmhgfs statfs | schedule HgfsTransportSendRequest HgfsSendRequest HgfsStatfs statfs_by_dentry
audit without room | audit-backlog audit_log_start - - | schedule_timeout audit_log_start audit_log_exit __audit_syscall_exit sysret_audit
reclaim that needs NFS | reclaim shrink_page_list nfs - | schedule nfs_wait_bit_killable nfs_commit_inode nfs_release_page try_to_release_page shrink_page_list shrink_inactive_list shrink_zone do_try_to_free_pages __alloc_pages_slowpath
too many dirty pages | reclaim balance_dirty_pages ext4 write | schedule_timeout io_schedule_timeout balance_dirty_pages balance_dirty_pages_ratelimited ext4_buffered_write_iter vfs_write ksys_write
an optical drive | scsi blk_execute_rq - - | schedule_timeout wait_for_completion blk_execute_rq scsi_execute sr_do_ioctl sr_packet cdrom_get_media_event sr_drive_status
behind a probe of a drive | scsi __blkdev_get - - | schedule_preempt_disabled __mutex_lock_slowpath mutex_lock __blkdev_get blkdev_get blkdev_open do_dentry_open
a USB stick | scsi usb_stor_msg_common - - | schedule_timeout wait_for_completion_interruptible_timeout usb_stor_msg_common usb_stor_bulk_transfer_buf usb_stor_Bulk_transport usb_stor_invoke_transport usb_stor_control_thread kthread
a reader of /proc/mounts | namespace-lock m_start - read | schedule rwsem_down_read_slowpath down_read m_start seq_read_iter vfs_read ksys_read
umount behind umount | namespace-lock path_umount - umount | schedule rwsem_down_write_slowpath down_write path_umount ksys_umount __x64_sys_umount
a folder that another task has | fs-lock filename_create - create | schedule rwsem_down_write_slowpath down_write filename_create do_mkdirat __x64_sys_mkdir
a lookup that another task makes | fs-lock __lookup_slow - stat | schedule d_alloc_parallel __lookup_slow walk_component path_lookupat filename_lookup vfs_statx
a folder of NFS that another task has | fs-lock nfs_start_io_read nfs read | schedule rwsem_down_read_slowpath nfs_start_io_read nfs_file_read vfs_read
a read that a FUSE daemon owes | fuse-answer folio_wait_bit_common fuse read | io_schedule folio_wait_bit_common filemap_update_page filemap_read fuse_file_read_iter vfs_read
`
  .trim()
  .split('\n')
  .map((line) => line.split(' | '))
  .map(([what = '', told = '', frames = '']) => ({ what, told, frames }));

/** What it is, then the stack. */
const MISSES = `
leftovers of the unwinder alone | ?rpc_wait_bit_killable ?__rpc_execute do_sys_poll __x64_sys_poll
a leftover where a caller would have to be | percpu_rwsem_wait ?mnt_want_write copy_process kernel_clone
a control group’s semaphore, however it was called | schedule percpu_rwsem_wait __percpu_down_read cgroup_threadgroup_change_begin copy_process _do_fork
its writer, from a file of cgroupfs | schedule percpu_rwsem_wait percpu_down_write cgroup_attach_lock cgroup_procs_write kernfs_fop_write_iter vfs_write ksys_write
exit, which takes the same | schedule percpu_rwsem_wait __percpu_down_read exit_signals do_exit do_group_exit
kjournald2 at rest | schedule kjournald2 kthread ret_from_fork
kjournald at rest | schedule kjournald kthread child_rip
xfsaild at rest | schedule_timeout xfsaild kthread ret_from_fork
xfsbufd at rest | schedule_timeout xfsbufd kthread
btrfs_cleaner at rest | schedule cleaner_kthread kthread ret_from_fork
btrfs-transaction at rest | schedule_timeout transaction_kthread kthread ret_from_fork
nfsd at rest | schedule_timeout svc_recv nfsd kthread ret_from_fork
lockd at rest | schedule_timeout svc_recv lockd kthread
the state manager at rest (6.x) | schedule nfs4_run_state_manager kthread ret_from_fork
the callback server of NFSv4.1 at rest | schedule nfs41_callback_svc kthread ret_from_fork
kauditd at rest | schedule kauditd_thread kthread ret_from_fork
gfs2_logd at rest | schedule_timeout gfs2_logd kthread
dlm_recoverd at rest | schedule dlm_recoverd kthread
ptlrpcd at rest | schedule_timeout ptlrpcd kthread
SCSI error handling at rest | schedule scsi_error_handler kthread ret_from_fork
usb-storage at rest | schedule wait_for_common wait_for_completion_interruptible usb_stor_control_thread kthread
cifsd, which reads its socket | schedule_timeout sk_wait_data tcp_recvmsg sock_recvmsg cifs_readv_from_socket cifs_demultiplex_thread kthread
loop0 at rest | schedule loop_thread kthread
kswapd at rest | schedule kswapd kthread
a worker at rest | schedule worker_thread kthread ret_from_fork
VBoxService, which waits for its host all day | schedule_timeout vbg_hgcm_do_call vbg_hgcm_call vbg_ioctl_hgcm_call vbg_misc_device_ioctl do_vfs_ioctl
a FUSE daemon that waits for work | schedule fuse_dev_do_read fuse_dev_read vfs_read ksys_read
a shell that reads a pipe | schedule pipe_wait pipe_read vfs_read
a lock of memory | schedule rwsem_down_read_slowpath down_read_killable __access_remote_vm proc_pid_cmdline_read vfs_read
a lock of a network device | schedule_preempt_disabled __mutex_lock rtnl_lock dev_ioctl sock_ioctl
wait_for_response of another driver | schedule wait_for_response tpm_transmit tpm_dev_transmit
NFS only as somebody’s caller | do_sys_poll nfs_wait_bit_killable __rpc_execute
nothing | schedule
`
  .trim()
  .split('\n')
  .map((line) => line.split(' | '))
  .map(([what = '', frames = '']) => ({ what, frames }));

const NOWHERE = { family: '', anchor: { function: '' }, filesystem: '', names: [] };

describe('where a stack sleeps', () => {
  test.each(ROWS)('$what', ({ told, frames }) => {
    const { family, anchor, filesystem, names } = placeByFrames(stack(frames)) ?? NOWHERE;
    const found = [family, anchor.function, filesystem, callOf(names)].map((word) => (word === '' ? '-' : word));
    expect(found.join(' ')).toBe(told);
  });

  test.each(MISSES)('is no place of ours: $what', ({ frames }) => {
    expect(placeByFrames(stack(frames))).toBeUndefined();
  });

  it('says that a page may be anybody’s', () => {
    const sync =
      'io_schedule folio_wait_bit_common folio_wait_writeback filemap_fdatawait_keep_errors sync_inodes_sb iterate_supers ksys_sync';
    expect(placeByFrames(stack(sync))).toMatchObject({ family: 'block', filesystem: '', anybodys: true });
  });

  it('knows a long mount table by who prints it, asleep or not', () => {
    expect(
      placeOfRunning(stack('prepend_path seq_path_root show_mountinfo m_show seq_read_iter vfs_read'))?.family,
    ).toBe('mount-table');
    expect(placeOfRunning(stack('native_safe_halt default_idle do_idle'))).toBeUndefined();
  });

  test.each([
    ['audit', 'nfs3_proc_getxattr __vfs_getxattr get_vfs_caps_from_disk audit_copy_inode filename_lookup'],
    ['', 'audit_copy_inode filename_lookup'],
    ['nfsd', 'ext4_sync_file vfs_fsync_range nfsd_commit nfsd3_proc_commit nfsd_dispatch svc_process nfsd kthread'],
    ['overlay', 'nfs_statfs statfs_by_dentry vfs_statfs ovl_statfs statfs_by_dentry user_statfs'],
    ['', 'nfs_statfs statfs_by_dentry vfs_statfs user_statfs'],
  ])('went by way of %j: %s', (via, frames) => {
    expect(viaOf(frames.split(' '))).toBe(via);
  });

  it('takes any frames', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(...ROWS.flatMap(({ frames }) => frames.split(' '))),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), (names) => {
        const place = placeByFrames(stack(names.join(' ')));
        expect(place === undefined || place.family !== '').toBe(true);
      }),
    );
  });
});
