import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFrames } from '../../../../src/core/facts/kernel/frames.ts';
import { bareName, sleepFrames } from '../../../../src/core/facts/kernel/normalise.ts';
import type { Frame } from '../../../../src/core/model/fact.ts';

function stack(...names: readonly string[]): Frame[] {
  return names.map((name, index) => ({
    function: name.replace('?', ''),
    reliable: !name.startsWith('?'),
    source: { path: 'x', line: index + 1, text: name },
  }));
}
const names = (frames: readonly Frame[]): string[] => frames.map((frame) => frame.function);

describe('the scheduler’s own frames say nothing of what is waited for', () => {
  test.each([
    ['__schedule'],
    ['schedule'],
    ['schedule_timeout'],
    ['schedule_timeout_uninterruptible'],
    ['schedule_preempt_disabled'],
    ['schedule_hrtimeout_range'],
    ['io_schedule'],
    ['io_schedule_timeout'],
    ['_cond_resched'],
    ['__cond_resched'],
    ['preempt_schedule_common'],
    ['bit_wait'],
    ['bit_wait_io'],
    ['__wait_on_bit'],
    ['__wait_on_bit_lock'],
    ['out_of_line_wait_on_bit'],
    ['wait_for_common'],
    ['__wait_for_common'],
    ['do_wait_for_common'],
    ['__wait_common'],
    ['prepare_to_wait_event'],
    ['finish_wait'],
    ['autoremove_wake_function'],
    ['__switch_to'],
    ['__switch_to_asm'],
    ['context_switch'],
    ['thread_return'],
    ['do_gettimeofday'],
    ['getnstimeofday'],
  ])('%s', (name) => {
    expect(names(sleepFrames(stack(name, 'fuse_get_req')))).toEqual(['fuse_get_req']);
  });

  test.each([
    ['wait_on_page_bit'],
    ['wait_for_completion'],
    ['wait_on_buffer'],
    ['folio_wait_bit_common'],
    ['percpu_rwsem_wait'],
    ['request_wait_answer'],
    ['rpc_wait_bit_killable'],
    ['autofs_wait'],
    ['reschedule_interrupt'],
  ])('%s stays: it tells', (name) => {
    expect(names(sleepFrames(stack(name)))).toEqual([name]);
  });
});

test('what the unwinder does not trust is never part of it', () => {
  expect(names(sleepFrames(stack('?fuse_get_req', 'schedule', 'do_wait', '?audit_copy_inode')))).toEqual(['do_wait']);
});

test('a live stack of df: from the gate to audit', () => {
  const lines = readFileSync('test/evidence/13-gvfs-mounted-twice-audit/proc/20129/stack', 'utf8').split('\n');
  const frames = lines.flatMap((text, index) =>
    parseFrames(text).map((frame) => ({ ...frame, source: { path: 'stack', line: index + 1, text } })),
  );
  expect(names(sleepFrames(frames)).slice(0, 7)).toEqual([
    'fuse_get_req',
    '__fuse_simple_request',
    'fuse_getxattr',
    'fuse_xattr_get',
    '__vfs_getxattr',
    'get_vfs_caps_from_disk',
    'audit_copy_inode',
  ]);
});

test.each([
  ['__fuse_get_req', 'fuse_get_req'],
  ['fuse_get_req', 'fuse_get_req'],
  ['_raw', 'raw'],
  ['___', ''],
])('%s is compared as %s', (name, bare) => {
  expect(bareName(name)).toBe(bare);
});
