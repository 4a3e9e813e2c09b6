/**
 * How a task waits, whatever it waits for: locks, completions, pages, buffers. Names are bare (without leading
 * underscores). The frame behind them says who asked for that.
 */
export type Primitive = 'lock' | 'percpu' | 'completion' | 'page' | 'buffer';

const LOCK =
  /^(?:(?:ww_)?mutex_(?:lock|optimistic)\w*|rwsem_(?:down|optimistic)\w*|call_rwsem_down\w*|down(?:_(?:read|write|interruptible|killable|timeout|common)\w{0,24})?|(?:rt_)?mutex_slowlock\w*|rt_mutex\w*|rwbase\w*|inode_lock\w*|d_alloc_parallel|d_wait_lookup|lock_super)$/;
/** Of a per-CPU semaphore: of `sb_start_write` since 4.2 (8129ed29644b), of control groups, of uprobes. */
const PERCPU = /^(?:percpu_rwsem_wait|percpu_down_(?:read|write)\w*)$/;
const COMPLETION =
  /^(?:wait_for_completion\w*|wait_on_bit\w*|wait_var_event\w*|wait_woken|synchronize_\w+|flush_work\w*|flush_workqueue)$/;
/** From 2.6.18 (`sync_page`) by way of 3.x (`sleep_on_page`) and 4.x (`wait_on_page_bit`) to folios (5.17). */
const PAGE =
  /^(?:folio_wait_\w+|folio_lock\w*|folio_put_wait_locked|wait_on_page_(?:bit|writeback|read|locked)\w*|put_and_wait_on_page_locked|sleep_on_page\w*|sync_page\w*|lock_page\w*|filemap_fdatawait\w*|filemap_fdatawrite\w*|file_fdatawait_range|file_write_and_wait\w*|filemap_write_and_wait\w*|filemap_get_pages|filemap_read_folio|filemap_update_page|filemap_read|filemap_fault|do_generic_file_read|generic_file_(?:buffered_)?read\w*|generic_file_aio_read|do_read_cache_(?:page|folio)|read_cache_(?:page|folio)\w*|pagecache_get_page|filemap_get_folio|find_lock_page|write_cache_pages|wait_on_inode|inode_wait_for_writeback|inode_sleep_on_writeback|writeback_(?:inodes_sb|single_inode)\w*|sync_inodes_sb|wb_wait_for_completion|bdi_sched_wait|sync_inodes_one_sb)$/;
/** The action functions of buffers' bit waits, and who calls them. */
const BUFFER =
  /^(?:sync_buffer|sleep_on_buffer|wait_on_buffer|lock_buffer|bread\w*|bh_submit_read|bh_read\w*|sync_dirty_buffer|write_dirty_buffer|ll_rw_block)$/;

const ALL: readonly (readonly [RegExp, Primitive])[] = [
  [PERCPU, 'percpu'],
  [LOCK, 'lock'],
  [COMPLETION, 'completion'],
  [PAGE, 'page'],
  [BUFFER, 'buffer'],
];

export function primitiveOf(name: string): Primitive | undefined {
  return ALL.find(([pattern]) => pattern.test(name))?.[1];
}
