import { describe, expect, test } from 'vitest';
import { endsStack } from '../../../../src/core/facts/kernel/stack-end.ts';
import { HINT, reports } from './reports.ts';

const HUNG = `INFO: task df:2010 blocked for more than 122 seconds.
${HINT}
task:df              state:D stack:0     pid:2010  ppid:2      flags:0x00004000`;
const STACK = ' schedule+0x23/0xa0\n fuse_get_req+0x1ce/0x2b0\n entry_SYSCALL_64_after_hwframe+0x6e/0xd8';

describe('two CPUs that speak at once, and no line says which', () => {
  test('soft lockups of one moment: no frame is anybody’s for sure', () => {
    expect(
      reports(`BUG: soft lockup - CPU#0 stuck for 67s! [spin:100]
BUG: soft lockup - CPU#1 stuck for 67s! [spun:101]
Modules linked in: fuse
Pid: 100, comm: spin Not tainted 2.6.32-431.el6.x86_64 #1
Pid: 101, comm: spun Not tainted 2.6.32-431.el6.x86_64 #1
Call Trace:
Call Trace:
 [<ffffffff81000001>] _spin_lock+0x1e/0x30
 [<ffffffff81000002>] fuse_get_req+0x1e/0x30
 [<ffffffff81000003>] futex_wake+0x93/0x150
 [<ffffffff81000004>] system_call_fastpath+0x16/0x1b`),
    ).toEqual([
      '1: lockup spin 100 ?: ',
      '2: lockup spun 101 ? partial: ',
      '4: lockup spin 100 ? partial: ',
      '5: lockup spun 101 ? partial: ',
    ]);
  });

  test('one behind the other: each has its own', () => {
    const one = (
      cpu: number,
      comm: string,
      pid: number,
    ): string => `BUG: soft lockup - CPU#${cpu} stuck for 67s! [${comm}:${pid}]
Pid: ${pid}, comm: ${comm} Not tainted 2.6.32-431.el6.x86_64 #1
Call Trace:
 [<ffffffff81000001>] f_${comm}+0x1e/0x30
 [<ffffffff81000004>] system_call_fastpath+0x16/0x1b`;
    expect(reports(`${one(0, 'spin', 100)}\n${one(1, 'spun', 101)}`)).toEqual([
      '1: lockup spin 100 ?: f_spin system_call_fastpath',
      '6: lockup spun 101 ?: f_spun system_call_fastpath',
    ]);
  });

  test('another CPU’s heading right below the own one', () => {
    expect(reports(`${HUNG}\nCall Trace:\nCall Trace:\n${STACK}`)).toEqual(['1: hung-task df 2010 D 122s partial: ']);
  });

  test.each([
    ['below the first line', `INFO: task df:2010 blocked for more than 122 seconds.\n warn_slow+0x1/0x2\n${HUNG.split('\n')[2] ?? ''}\nCall Trace:`],
    ['below the row of the task', `${HUNG}\n warn_slow+0x1/0x2\nCall Trace:`],
  ])('frames that come before the heading of the own ones are another’s: %s', (_case, before) => {
    expect(reports(`${before}\n${STACK}`)).toEqual([
      '1: hung-task df 2010 D 122s partial: schedule fuse_get_req entry_SYSCALL_64_after_hwframe',
    ]);
  }); // prettier-ignore

  test('another heading inside the own stack: what comes behind it is nobody’s', () => {
    expect(reports(`${HUNG}\nCall Trace:\n schedule+0x23/0xa0\nCall Trace:\n dump_stack+0x1/0x2\n fuse_get_req+0x1ce/0x2b0`)).toEqual([
      '1: hung-task df 2010 D 122s partial: schedule',
    ]);
  }); // prettier-ignore

  const WARNING =
    'WARNING: CPU: 1 PID: 77 at net/core/dev.c:1 f+0x1/0x2\nCPU: 1 PID: 77 Comm: x Not tainted 6.1.0 #1\nCall Trace:\n dump_stack+0x1/0x2';

  test('a stack that another report breaks off', () => {
    expect(reports(`${HUNG}\nCall Trace:\n schedule+0x23/0xa0\n${WARNING}`)).toEqual(['1: hung-task df 2010 D 122s partial: schedule']);
    expect(reports(`${HUNG}\nCall Trace:\n${STACK}\n${WARNING}`)[0]).not.toContain('partial');
  }); // prettier-ignore

  test.each([
    ['whose stack has not ended', WARNING, true],
    ['whose stack has', `${WARNING}\n ret_from_fork+0x22/0x30`, false],
    ['long ago', `${WARNING}\n${'usb 1-1: words\n'.repeat(3)}usb 1-1: words`, false],
  ])('a sleeper that begins inside another report %s', (_case, other, partial) => {
    const [found = ''] = reports(`${other}\n${HUNG}\nCall Trace:\n${STACK}`);
    expect([found.includes('hung-task df 2010'), found.includes('partial')]).toEqual([true, partial]);
  });
});

describe('the outer end of a stack', () => {
  test.each([
    ['x86_64 of today', 'entry_SYSCALL_64_after_hwframe'],
    ['2.6.32', 'system_call_fastpath'],
    ['2.6.18', 'tracesys'],
    ['a thread of the kernel', 'ret_from_fork_asm'],
    ['a thread of 2.6.32', 'child_rip'],
    ['arm64', 'el0t_64_sync'],
    ['arm', 'ret_fast_syscall'],
    ['ppc64le', 'system_call_vectored_common'],
    ['s390x', 'system_call'],
  ])('%s', (_case, name) => {
    expect(endsStack({ function: name, reliable: true })).toBe(true);
  });

  test.each(['schedule', 'fuse_get_req', 'vfs_statfs', 'kthread_stop', 'sys_open'])('not %s', (name) => {
    expect(endsStack({ function: name, reliable: true })).toBe(false);
  });
});
