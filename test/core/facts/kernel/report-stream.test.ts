import { describe, expect, test } from 'vitest';
import { ReportStream } from '../../../../src/core/facts/kernel/report-stream.ts';
import type { TaskDraft } from '../../../../src/core/facts/kernel/task-draft.ts';
import { HINT, reports } from './reports.ts';

describe('what is cut is partial', () => {
  test.each([
    [
      'only the first line',
      'INFO: task df:1 blocked for more than 120 seconds.',
      ['1: hung-task df 1 ? 120s partial: '],
    ],
    [
      'no frames',
      `INFO: task df:1 blocked for more than 120 seconds.\n${HINT}\ndf    D    0     1      0 0x00000004\nCall Trace:`,
      ['1: hung-task df 1 D 120s partial: '],
    ],
    [
      'no header row',
      'INFO: task df:1 blocked for more than 120 seconds.\nCall Trace:\n schedule+0x23/0xa0',
      ['1: hung-task df 1 ? 120s partial: schedule'],
    ],
    [
      'the stack never closes',
      'task:df              state:D stack:0     pid:1     ppid:2      flags:0x00004000\nCall Trace:\n <TASK>\n schedule+0x23/0xa0',
      ['1: sysrq df 1 D partial: schedule'],
    ],
    [
      'the first line was lost, the hint was not',
      `${HINT}\ntask:df              state:D stack:0     pid:1     ppid:2      flags:0x00004000\nCall Trace:\n schedule+0x23/0xa0`,
      ['2: hung-task df 1 D partial: schedule'],
    ],
    [
      'the log begins inside a stack',
      ' fuse_get_req+0x1ce/0x2b0\n fuse_statfs+0xe8/0x150\n do_syscall_64+0x71/0x280',
      ['1: sysrq ? ? ? partial: fuse_get_req fuse_statfs do_syscall_64'],
    ],
    [
      'a stack without header that begins in the scheduler',
      'words\nwords\nwords\nCall Trace:\n __schedule+0x3cc/0xf50\n schedule+0x23/0xa0\n fuse_get_req+0x1ce/0x2b0',
      ['5: sysrq ? ? ? partial: __schedule schedule fuse_get_req'],
    ],
    [
      'a stack without header that does not',
      'words\nwords\nwords\nCall Trace:\n dump_stack+0x1db/0x2d0\n panic+0x2cb/0x65c\n fuse_get_req+0x1ce/0x2b0',
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(reports(text)).toEqual(expected);
  });
});

describe('sysrq', () => {
  test('w, with the heading of old kernels', () => {
    expect(
      reports(`SysRq : Show Blocked State
  task                        PC stack   pid father
df            D ffff880028065ec0     0 11252      1 0x00000084
 ffff880028065d18 0000000000000082 0000000000000000 ffffffff8100bb8e
Call Trace:
 [<ffffffffa0395b3d>] fuse_get_req+0x11d/0x150 [fuse]
 [<ffffffff8118a9e4>] user_statfs+0x44/0xa0
ls            D ffff880028065ec0     0 11253      1 0x00000084
Call Trace:
 [<ffffffffa0395b3d>] fuse_get_req+0x11d/0x150 [fuse]
Sched Debug Version: v0.09, 2.6.32-431.el6.x86_64 #1`),
    ).toEqual(['3: sysrq df 11252 D: fuse_get_req user_statfs', '8: sysrq ls 11253 D: fuse_get_req']);
  });

  test('t shows every state', () => {
    expect(
      reports(
        `sysrq: Show State\n${['S', 'R', 'T', 't', 'Z', 'X', 'P', 'I']
          .map(
            (state, index) =>
              `task:p${index}              state:${state} stack:0     pid:${index + 1}     ppid:2      flags:0x00004000\nCall Trace:\n schedule+0x23/0xa0`,
          )
          .join('\n')}`,
      ).map((line) => line.split(' ').slice(2, 5).join(' ')),
    ).toEqual(['p0 1 S:', 'p1 2 R:', 'p2 3 T:', 'p3 4 t:', 'p4 5 Z:', 'p5 6 X:', 'p6 7 P:', 'p7 8 I:']);
  });
});

describe('the crash utility', () => {
  test('foreach bt, and ps -m', () => {
    expect(
      reports(`PID: 1234   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"
 #0 [ffff8800b5b3fc28] schedule at ffffffff8150f7a2
 #1 [ffff8800b5b3fd98] fuse_get_req at ffffffffa0395b3d [fuse]
 #2 [ffff8800b5b3ff80] system_call_fastpath at ffffffff8100b072
    RIP: 00007f8fe0c07ac0  RSP: 00007ffc7c004d58  RFLAGS: 00010246

PID: 1235   TASK: ffff88003d1f4e71  CPU: 0   COMMAND: "tmux: server"
 #0 [ffff8800b5b3fc28] schedule at ffffffff8150f7a2
[0 00:12:34.567] [UN]  PID: 1236   TASK: ffff88003d1f4e72  CPU: 1   COMMAND: "ls"`),
    ).toEqual([
      '1: crash df 1234 ?: schedule fuse_get_req system_call_fastpath',
      '7: crash tmux: server 1235 ?: schedule',
      '9: crash ls 1236 D 754s: ',
    ]);
  });
});

describe('running tasks are never taken for sleepers', () => {
  test('a soft lockup', () => {
    expect(
      reports(`watchdog: BUG: soft lockup - CPU#1 stuck for 26s! [df:1234]
Modules linked in: fuse
CPU: 1 PID: 1234 Comm: df Not tainted 4.15.0 #1
RIP: 0010:smp_call_function_many+0x1f9/0x260
Call Trace:
 on_each_cpu+0x2d/0x60
 flush_tlb_kernel_range+0x38/0x90`),
    ).toEqual(['1: lockup df 1234 ?: on_each_cpu flush_tlb_kernel_range']);
  });

  test('an RCU stall; idle CPUs are not stuck', () => {
    expect(
      reports(`rcu: INFO: rcu_sched detected stalls on CPUs/tasks:
rcu: 	1-...: (1 GPs behind) idle=6ae/1/0x4000000000000000 softirq=123/124 fqs=500
task:df              state:R  running task     stack:0     pid:1234  ppid:1      flags:0x00004008
Call Trace:
 <TASK>
 ovl_iterate+0x23/0xa0
 </TASK>
NMI backtrace for cpu 0
CPU: 0 PID: 0 Comm: swapper/0 Not tainted 6.1.0 #1
Call Trace:
 default_idle+0x23/0xa0`),
    ).toEqual(['1: rcu-stall df 1234 R: ovl_iterate']);
  });

  test.each([
    ['an oops', 'BUG: unable to handle kernel NULL pointer dereference at 0000000000000008'],
    ['a warning', '------------[ cut here ]------------'],
    ['lockdep', 'INFO: possible circular locking dependency detected'],
    ['an out-of-memory kill', 'df invoked oom-killer: gfp_mask=0x201da, order=0'],
    ['a panic', 'Kernel panic - not syncing: hung_task: blocked tasks'],
  ])('%s right behind a report', (_, line) => {
    expect(
      reports(`INFO: task df:2010 blocked for more than 122 seconds.
task:df              state:D stack:0     pid:2010  ppid:2      flags:0x00004000
Call Trace:
 schedule+0x23/0xa0
 entry_SYSCALL_64_after_hwframe+0x6e/0xd8
${line}
CPU: 0 PID: 31 Comm: khungtaskd Not tainted 6.1.0 #1
Call Trace:
 schedule+0x23/0xa0
 panic+0x2cb/0x65c`),
    ).toEqual(['1: hung-task df 2010 D 122s: schedule entry_SYSCALL_64_after_hwframe']);
  });
});

describe('other messages may fall between', () => {
  test('of the kernel', () => {
    expect(
      reports(`INFO: task df:2010 blocked for more than 122 seconds.
usb 1-1: new high-speed USB device
task:df              state:D stack:0     pid:2010  ppid:2      flags:0x00004000
Call Trace:
 schedule+0x23/0xa0
nfs: server a not responding, still trying
 fuse_get_req+0x1ce/0x2b0`),
    ).toEqual(['1: hung-task df 2010 D 122s: schedule fuse_get_req']);
  });

  test('two reports of one task are two', () => {
    const one =
      'INFO: task df:2010 blocked for more than 122 seconds.\ndf   D    0  2010      2 0x00004000\n schedule+0x23/0xa0';
    expect(reports(`${one}\n${one}`)).toHaveLength(2);
  });
});

test('a log that says lines are missing makes what is open partial', () => {
  const done: TaskDraft[] = [];
  const stream = new ReportStream((draft) => done.push(draft));
  const lines = [
    'INFO: task df:2010 blocked for more than 122 seconds.',
    'df   D    0  2010      2 0x00004000',
    ' schedule+0x23/0xa0',
  ];
  lines.forEach((text, index) => stream.line({ body: text, caller: '' }, { path: 'm', line: index + 1, text }));
  stream.lost();
  stream.reset();
  expect(done.map((draft) => draft.fields().partial)).toEqual([true]);
});
