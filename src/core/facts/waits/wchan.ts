import { filesystemOf, remoteFamilyOf } from './filesystems.ts';

/** What a wait channel says: one function, perhaps only its first letters. */
interface WchanPlace {
  readonly family: string;
  readonly filesystem: string;
  readonly basis: 'wchan' | 'wchan-cut';
  readonly anybodys: boolean;
}

interface Channel {
  readonly family: string;
  readonly name: RegExp;
  /** Kernel threads and daemons rest in functions that begin so, or in S it means another thing. */
  readonly onlyD?: true;
  readonly anybodys?: true;
}

/**
 * The kernel leaves its own locks and scheduler out of a wait channel, so a task that waits for a folder's lock shows the
 * function that wanted it. Names may end early at the 20 columns that sos asks for.
 */
const CHANNELS: readonly Channel[] = [
  {
    family: 'nfs-recovery',
    name: /^(?:nfs4_wait_clnt_reco\w*|nfs_wait_client_init\w*|nfs4_delay\w*|nfs4_handle_exceptio\w*)$/,
  },
  { family: 'nfs', name: /^(?:rpc|nfs)_wait_bit_\w+$|^nfs_wait_(?:on|atomic)_\w+$|^nfs_iocounter_wait$/ },
  {
    family: 'cifs',
    name: /^(?:wait_for_response|wait_for_free_(?:request|credits?)|wait_for_compound_r\w*|cifs_wait_\w+)$/,
    onlyD: true,
  },
  // For the connection, in S, ten seconds and again; for its lock, in D.
  { family: 'cifs', name: /^(?:smb2_reconnect|_{0,2}cifs_reconnect_tcon|open_shroot|open_cached_dir)$/ },
  { family: 'autofs', name: /^autofs4?_wait$/ },
  {
    family: 'ceph',
    name: /^(?:ceph_(?:mdsc_(?:wait|do|submit)_\w+|osdc_wait_req\w*|monc_\w+)|wait_caps_flush|wait_generic_request)$/,
  },
  { family: 'p9', name: /^p9_client_(?:zc_)?rpc$/ },
  { family: 'lustre', name: /^(?:ptlrpc_(?:set|queue)_wait|cl_sync_io_wait\w*)$/ },
  { family: 'vmhgfs', name: /^Hgfs(?:Transport)?SendReque\w*$/ },
  {
    family: 'dlm',
    name: /^(?:gfs2_glock_(?:wait|nq|holder_wait)\w*|_{0,2}ocfs2_cluster_loc\w*|ocfs2_wait_for_\w+|dlm_posix_lock)$/,
  },
  { family: 'audit-backlog', name: /^(?:audit_log_start|wait_for_auditd)$/ },
  { family: 'freeze', name: /^__sb_start_write$|^sb_wait_write$/ },
  {
    family: 'journal',
    name: /^(?:(?:jbd2_)?log_wait_commit|wait_transaction_(?:lock|swit)\w*|start_this_handle|do_get_write_access|jbd2_journal_(?:commit|wait|lock)\w*)$/,
  },
  {
    family: 'xfs-log',
    name: /^(?:xlog_(?:grant|cil|wait|state)_\w+|_?xfs_log_force\w*|xfs_ail_push_all_s\w*)$/,
    onlyD: true,
  },
  { family: 'xfs-lock', name: /^xfs_(?:buf_lock|ilock\w*|inodegc_flush)$/, onlyD: true },
  {
    family: 'btrfs',
    name: /^(?:btrfs_(?:commit_tr|wait_|tree_|start_ord)\w*|wait_current_trans\w*|wait_for_commit)$/,
    onlyD: true,
  },
  {
    family: 'scsi',
    name: /^(?:blk_execute_rq|scsi_block_when_pr\w*|sr_(?:block_open|do_ioctl)|usb_stor_msg_comm\w*|usb_start_wait_urb|mmc_wait_for_\w+)$/,
    onlyD: true,
  },
  {
    family: 'block',
    name: /^(?:folio_wait_bit\w*|folio_wait_writeb\w*|wait_on_page_\w+|sleep_on_page\w*|sync_page\w*|_{0,2}lock_page\w*|wb_wait_for_comp\w*|inode_wait_for_wr\w*)$/,
    onlyD: true,
    anybodys: true,
  },
  {
    family: 'block',
    name: /^(?:submit_bio_wait|blkdev_issue_flush|blk_mq_get_tag|bt_get|get_request\w*|_{0,2}wait_on_buffer|sync_buffer|sleep_on_buffer|ext4_read_bh|ext4_bread|ext4_wait_block_bi\w*|xfs_buf_iowait|dio_await_\w+|do_blockdev_direct\w*|rq_qos_wait|md_(?:write_start|super_wait)|io_schedule)$/,
    onlyD: true,
  },
  {
    family: 'namespace-lock',
    name: /^(?:namespace_lock|lock_mount|do_lock_mount|m_start|mounts_open_common|copy_mnt_ns|path_umount|do_umount)$/,
    onlyD: true,
  },
  {
    family: 'reclaim',
    name: /^(?:balance_dirty_page\w*|congestion_wait|throttle_direct_re\w*|reclaim_throttle)$/,
    onlyD: true,
  },
  {
    family: 'fs-lock',
    name: /^(?:walk_component|lookup_slow|_{0,2}lookup_slow|open_last_lookups|do_last|path_openat|filename_create|do_unlinkat|do_rmdir|do_renameat2|lock_rename|iterate_dir|d_alloc_parallel)$/,
    onlyD: true,
  },
];

/** `ps alxwww` and `ps -elfL` show six letters. Those that begin only one sleeping function, or several of one family. */
const CUT: ReadonlyMap<string, string> = new Map([
  ['rpc_wa', 'nfs'],
  ['nfs_wa', 'nfs'],
  ['nfs4_w', 'nfs-recovery'],
  ['nfs4_d', 'nfs-recovery'],
  ['autofs', 'autofs'],
  ['p9_cli', 'p9'],
  ['ceph_m', 'ceph'],
  ['gfs2_g', 'dlm'],
  ['audit_', 'audit-backlog'],
  ['submit', 'block'],
  ['blk_mq', 'block'],
  ['folio_', 'block'],
  ['sleep_', 'block'],
  ['sync_p', 'block'],
  ['sync_b', 'block'],
  ['jbd2_l', 'journal'],
  ['log_wa', 'journal'],
  ['xlog_g', 'xfs-log'],
  ['HgfsTr', 'vmhgfs'],
]);

/** Cut names that stand for waits which a task does in `S` as well. */
const CUT_IN_S = new Set(['rpc_wa', 'nfs_wa', 'autofs']);
/** Whose page it is, a wait channel never says. */
const CUT_PAGES = new Set(['folio_', 'sleep_', 'sync_p']);

export function placeByWchan(wchan: string | undefined, state: string | undefined): WchanPlace | undefined {
  if (wchan === undefined || state === 'R' || state === 'T' || state === 'Z' || state === 'I') return undefined;
  const isD = state === 'D';
  const channel = CHANNELS.find(({ name }) => name.test(wchan));
  if (channel !== undefined) {
    if (channel.onlyD === true && !isD) return undefined;
    const filesystem = filesystemOf([wchan.replace(/^_{1,2}/, '')]);
    const family =
      channel.family === 'fs-lock' ? channel.family : (remoteFamily(filesystem, channel.family) ?? channel.family);
    return { family, filesystem, basis: 'wchan', anybodys: channel.anybodys === true };
  }
  const family = CUT.get(wchan);
  if (family === undefined || !(isD || CUT_IN_S.has(wchan))) return undefined;
  return { family, filesystem: filesystemByFamily(family), basis: 'wchan-cut', anybodys: CUT_PAGES.has(wchan) };
}

function remoteFamily(filesystem: string, family: string): string | undefined {
  return family === 'block' ? remoteFamilyOf(filesystem) : undefined;
}

function filesystemByFamily(family: string): string {
  return FILESYSTEMS.get(family) ?? '';
}

/** What a family is of in any case. */
const FILESYSTEMS: ReadonlyMap<string, string> = new Map([
  ['nfs', 'nfs'],
  ['nfs-recovery', 'nfs4'],
  ['cifs', 'cifs'],
  ['autofs', 'autofs'],
  ['ceph', 'ceph'],
  ['p9', '9p'],
  ['lustre', 'lustre'],
  ['vboxsf', 'vboxsf'],
  ['vmhgfs', 'vmhgfs'],
  ['xfs-log', 'xfs'],
  ['xfs-lock', 'xfs'],
  ['btrfs', 'btrfs'],
]);

/** The file system as frames have it, or else as the family alone tells. */
export function filesystemOfPlace(family: string, filesystem: string): string {
  return filesystem === '' ? filesystemByFamily(family) : filesystem;
}
