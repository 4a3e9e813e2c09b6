import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WAKE, WAKE_MARKS } from '../../../../src/core/facts/kernel/wake.ts';

/** A text for each way to wake, from the kernels that print it so. */
const WAKING = [
  ' [<ffffffff8150ea43>] fuse_request_send+0x13/0x20 [fuse]',
  ' request_wait_answer+0xcf/0x210',
  'SysRq : Show Blocked State',
  'sysrq: Show Blocked State',
  ' __schedule+0x2d1 [inline]',
  'df              D    0  4711      1 0x00000080',
  'init          S 0000000000000001     0     1      0 0x00000000',
  'Linux version 2.6.32-431.el6.x86_64',
  'PID: 4711   TASK: ffff880037a2a040  CPU: 1   COMMAND: "df"',
  'NMI watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [df:4711]',
  'Watchdog detected hard LOCKUP on cpu 0',
  'WARNING: CPU: 0 PID: 1 at kernel/x.c:1 f+0x1/0x2',
  'WARNING: at fs/x.c:12 f()',
  'WARNING: possible circular locking dependency detected',
  'NMI backtrace for cpu 1',
  'Kernel panic - not syncing',
  'Oops: 0002 [#1] SMP',
  'kjournald     D ffff81007f0f1080     0   512     11           544   471 (L-TLB)',
  'df            D 0000000000000000     0  4711   4700                     (NOTLB) (NO TLB)',
  'INFO: task df:4711 blocked for more than 120 seconds.',
  'INFO: task df:4711 blocked in I/O wait for more than 120 seconds.',
  'INFO: task df:4711 is blocked on a mutex likely owned by task x:1.',
  'rcu: INFO: rcu_sched detected stalls on CPUs/tasks:',
  'rcu: INFO: rcu_preempt detected expedited stalls on CPUs/tasks: { 1-... }',
  'INFO: rcu_sched_state detect stall on CPU 1',
  "sd 0:0:0:0: task won't die for a reason, can't die for more than 5 seconds",
  '"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.',
  '------------[ cut here ]------------',
  'task:df              state:D stack:0     pid:4711',
  '-- Reboot --',
  '-- Boot 0123456789abcdef0123456789abcdef --',
];

test.each(WAKING.filter((line) => WAKE.test(line)))('what wakes has a mark in it: %s', (line) => {
  expect(candidates(line)).toBeGreaterThan(0);
});

test('most of these do wake', () => {
  expect(WAKING.filter((line) => WAKE.test(line)).length).toBeGreaterThan(25);
});

test('any line that wakes has a mark in it', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...WAKING.flatMap((line) => line.split(' ')),
      ' ',
      '0x',
      '+0x1f/0x',
      ' 0xdeadbeef',
      'stall',
      'detected ',
    ),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const line = Buffer.from(pieces.join(' '), 'latin1').toString('latin1');
      if (WAKE.test(line)) expect(candidates(line)).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

function candidates(line: string): number {
  let count = 0;
  WAKE_MARKS.some(Buffer.from(line, 'latin1'), (at) => ((count += 1), at + 1));
  return count;
}
