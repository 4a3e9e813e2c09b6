import { describe, expect, test } from 'vitest';
import { placeByWchan } from '../../../../src/core/facts/waits/wchan.ts';

describe('what a wait channel tells', () => {
  test.each([
    // As sos prints it in 20 columns, as ps has it in 32, and in the six of `ps alxwww`.
    ['rpc_wait_bit_killable', 'D', 'nfs', 'wchan'],
    ['rpc_wait_bit_killabl', 'D', 'nfs', 'wchan'],
    ['rpc_wait_bit_interru', 'S', 'nfs', 'wchan'],
    ['rpc_wa', 'D', 'nfs', 'wchan-cut'],
    ['rpc_wa', 'S', 'nfs', 'wchan-cut'],
    ['nfs4_wait_clnt_recov', 'D', 'nfs-recovery', 'wchan'],
    ['wait_for_response', 'D', 'cifs', 'wchan'],
    ['smb2_reconnect', 'S', 'cifs', 'wchan'],
    ['cifs_reconnect_tcon', 'D', 'cifs', 'wchan'],
    ['autofs_wait', 'D', 'autofs', 'wchan'],
    ['autofs4_wait', 'S', 'autofs', 'wchan'],
    ['autofs', 'S', 'autofs', 'wchan-cut'],
    ['p9_client_rpc', 'D', 'p9', 'wchan'],
    ['ceph_mdsc_do_request', 'D', 'ceph', 'wchan'],
    ['ptlrpc_set_wait', 'S', 'lustre', 'wchan'],
    ['gfs2_glock_wait', 'D', 'dlm', 'wchan'],
    ['__ocfs2_cluster_loc', 'D', 'dlm', 'wchan'],
    ['audit_log_start', 'D', 'audit-backlog', 'wchan'],
    ['__sb_start_write', 'D', 'freeze', 'wchan'],
    ['jbd2_log_wait_commit', 'D', 'journal', 'wchan'],
    ['xlog_grant_head_wait', 'D', 'xfs-log', 'wchan'],
    ['btrfs_commit_transac', 'D', 'btrfs', 'wchan'],
    ['submit_bio_wait', 'D', 'block', 'wchan'],
    ['submit', 'D', 'block', 'wchan-cut'],
    ['blk_execute_rq', 'D', 'scsi', 'wchan'],
    ['m_start', 'D', 'namespace-lock', 'wchan'],
    ['filename_create', 'D', 'fs-lock', 'wchan'],
    ['walk_component', 'D', 'fs-lock', 'wchan'],
  ])('%s in %s: %s', (wchan, state, family, basis) => {
    expect(placeByWchan(wchan, state)).toMatchObject({ family, basis });
  });

  test.each([
    // Also what a cgroup’s or a cpuset’s semaphore shows: a stack has to tell.
    ['percpu_rwsem_wait', 'D'],
    ['percpu', 'D'],
    ['kauditd_thread', 'S'],
    ['kaudit', 'S'],
    ['kjournald2', 'S'],
    ['xfsaild', 'S'],
    ['fuse_dev_do_read', 'S'],
    ['ptlrpcd', 'S'],
    ['svc_recv', 'S'],
    ['scsi_error_handler', 'S'],
    ['wait_f', 'D'],
    ['wait_o', 'D'],
    ['folio_wait_bit_common', 'S'],
    ['submit', 'S'],
    ['do_sys_poll', 'S'],
    // What the place of a stopped or a running task was, it no longer waits for.
    ['rpc_wait_bit_killable', 'R'],
    ['rpc_wait_bit_killable', 'T'],
    ['not_rpc_wait_bit_killable', 'D'],
    ['nfsd', 'S'],
  ])('nothing: %s in %s', (wchan, state) => {
    expect(placeByWchan(wchan, state)).toBeUndefined();
  });

  test.each([
    ['nfs4_wait_clnt_recov', 'nfs4'],
    ['xlog_grant_head_wait', 'xfs'],
    ['ext4_read_bh', 'ext4'],
    ['jbd2_log_wait_commit', 'ext4'],
    ['__ocfs2_cluster_loc', 'ocfs2'],
    ['submit_bio_wait', ''],
  ])('the file system of %s: %j', (wchan, filesystem) => {
    expect(placeByWchan(wchan, 'D')?.filesystem).toBe(filesystem);
  });
});
