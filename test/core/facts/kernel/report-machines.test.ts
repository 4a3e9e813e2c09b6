import { describe, expect, test } from 'vitest';
import { HINT, reports } from './reports.ts';

describe('a task on other machines', () => {
  test('i386 of 2.6.18 writes addresses in capitals', () => {
    expect(
      reports(`ls            D 000004F8  2804  3256   3210                     (NOTLB)
       f6a4fe38 00000086 9d7ce4a0 000004f8 00000000 00000001 00000007 f7e0b000
Call Trace:
 [<f8e1d0f6>] fuse_get_req+0x76/0x130 [fuse]
 [<c0485a3e>] vfs_statfs+0x5e/0x7a
 [<c0404f17>] syscall_call+0x7/0xb
 =======================`),
    ).toEqual(['1: sysrq ls 3256 D: fuse_get_req vfs_statfs syscall_call']);
  });

  test('s390x puts what it does not trust into parentheses', () => {
    expect(
      reports(`INFO: task df:2714 blocked for more than 120 seconds.
      Not tainted 3.0.101-0.47-default #1
${HINT}
df              D 00000000005f3d9e     0  2714   2690 0x00000000
0000000000003a98 00000000f1c3bb00 0000000000000002 0000000000000000
       00000000f1c3bba0 00000000f1c3bb18 00000000f1c3bb18 00000000005f3d9e
Call Trace:
([<00000000005f35c0>] schedule+0x488/0xba8)
 [<000003e0002f1a4c>] fuse_get_req+0x150/0x1e8 [fuse]
 [<000003e0002f7ba0>] fuse_statfs+0x5c/0x14c [fuse]
 [<00000000005f66a6>] sysc_noemu+0x10/0x16
 [<000003fffd2a3a3e>] 0x3fffd2a3a3e`),
    ).toEqual(['1: hung-task df 2714 D 120s: fuse_get_req fuse_statfs sysc_noemu']);
  });

  test('ppc64le goes on to where user space was interrupted', () => {
    expect(
      reports(`task:df              state:D stack:0     pid:2714  tgid:2714  ppid:2690   task_flags:0x400000 flags:0x00040000
Call Trace:
[c00000001ab3b7f0] [c00000001ab3b830] 0xc00000001ab3b830 (unreliable)
[c00000001ab3b9a0] [c00000000001fcd4] __switch_to+0x114/0x1e0
[c00000001ab3bb00] [c0080000143c2a90] fuse_get_req+0x1b8/0x250 [fuse 0123456789abcdef0123456789abcdef01234567]
[c00000001ab3be50] [c00000000000c55c] system_call_vectored_common+0x15c/0x2ec
---- interrupt: 3000 at 0x7fff9b6c1234
NIP:  00007fff9b6c1234 LR: 00007fff9b6c1234 CTR: 0000000000000000
NIP [00007fff9b6c1234] 0x7fff9b6c1234
LR [00007fff9b6c1234] 0x7fff9b6c1234
---- interrupt: 3000`),
    ).toEqual(['1: sysrq df 2714 D: __switch_to fuse_get_req system_call_vectored_common']);
  });

  test('sparc64 has flags of 64 bits, mips and loongarch show the stack first', () => {
    expect(
      reports(`df              D 0000000000000000     0   314    300 0x208100003000000
Call Trace:
 [0000000000a1b7ac] schedule+0x34/0x90
 [0000000010a1b7ac] fuse_get_req+0x34/0x90 [fuse]
ls              D 00000000     0    64      2 0x00100000
Stack : 00000003 00000001 00000000 8003ca80 00000000 00000000 00000000 00000000
        8c031e44 8c031e40 10000000 00000000 80484244 00000000 00000000 00000000
        ...
Call Trace:
[<8066c218>] __schedule+0x2b8/0x7fc
[<800735f0>] fuse_get_req+0x6c/0x90`),
    ).toEqual(['1: sysrq df 314 D: schedule fuse_get_req', '5: sysrq ls 64 D: __schedule fuse_get_req']);
  });

  test('32-bit ARM shows saved registers between the calls', () => {
    expect(
      reports(`df              D    0 28444  28429 0x00000000
Backtrace:
[<8079ef70>] (__schedule) from [<8079f5d8>] (schedule+0x50/0xa8)
 r10:c0c531a4 r9:00000002 r8:c4179ecc r7:ffffe000 r6:c0bbd028 r5:c19f9cc0
 r4:ffffe000
[<8079f5d8>] (schedule) from [<7f4ba618>] (fuse_get_req+0x10c/0x15c [fuse])
Exception stack(0xa0a0ffb0 to 0xa0a0fff8)
ffa0:                                     00000000 00000080 00000000 7084c990
ffe0: 000000f0 7084c950 76bab49f 76bad9f8 40000030 ffffffff`),
    ).toEqual(['1: sysrq df 28444 D: __schedule schedule fuse_get_req']);
  });

  test('ia64 shows registers behind each frame, arm64 of old a last one of nothing', () => {
    expect(
      reports(`df            D a000000100600050     0  2714   2690 0x00000000

Call Trace:
 [<a0000001006003d0>] schedule+0x1bf0/0x1e60
                                sp=e0000040f4d2fd20 bsp=e0000040f4d20f48
 [<a000000200af1a40>] fuse_get_req+0x150/0x1e8 [fuse]
                                sp=e0000040f4d2fd90 bsp=e0000040f4d20ee0
ls              D ffffffc0000853b8     0   136      1 0x00000004
Call trace:
[<ffffffc0000853b8>] __switch_to+0x7c/0x88
[<          (null)>]           (null)`),
    ).toEqual(['1: sysrq df 2714 D: schedule fuse_get_req', '8: sysrq ls 136 D: __switch_to']);
  });

  test('blanks that a copy lost', () => {
    expect(
      reports(`INFO: task jbd2/vda1-8:404 blocked for more than 120 seconds.
Not tainted 2.6.32-504.3.3.el6.x86_64 #1
${HINT}
jbd2/vda1-8 D 0000000000000000 0 404 2 0x00000000
Call Trace:
[<ffffffff8152a173>] io_schedule+0x73/0xc0
INFO: task khugepaged:931 blocked for more than 1228 seconds.
task:khugepaged state:D stack:0 pid:931 tgid:931 ppid:2 flags:0x00004002
Call Trace:
<TASK>
schedule+0x27/0xa0
</TASK>
INFO: task udevd:5301 is blocked on a mutex likely owned by task kworker/u4:1:11.
task:kworker/u4:1state:D stack:0 pid:11ppid:2  flags:0x00004000
Call Trace:
schedule+0x438/0x1490`),
    ).toEqual([
      '1: hung-task jbd2/vda1-8 404 D 120s: io_schedule',
      '7: hung-task khugepaged 931 D 1228s: schedule',
      '14: hung-task kworker/u4:1 11 D: schedule',
    ]);
  });
});

describe('running tasks, as each machine and age reports them', () => {
  test('a soft lockup of 2.6.32', () => {
    expect(
      reports(`BUG: soft lockup - CPU#1 stuck for 67s! [ls:4321]
Modules linked in: fuse autofs4
CPU 1
Pid: 4321, comm: ls Not tainted 2.6.32-431.el6.x86_64 #1 Red Hat KVM
RIP: 0010:[<ffffffff8152a5fe>]  [<ffffffff8152a5fe>] _spin_lock+0x1e/0x30
Process ls (pid: 4321, threadinfo ffff88003a5e0000, task ffff88003d1f4e70)
Stack:
 ffff88003a5e0db8 ffffffff8119e8f4 ffff88003a5e0e18 0000000000000000
<d> ffff88003a5e0db8 ffffffff8119e8f4
Call Trace:
 [<ffffffff8119dbdb>] do_lookup+0x11b/0x230
 [<ffffffff8100b072>] system_call_fastpath+0x16/0x1b`),
    ).toEqual(['1: lockup ls 4321 ?: do_lookup system_call_fastpath']);
  });

  test('a hard lockup of ppc64, one CPU telling of another', () => {
    expect(
      reports(`Watchdog CPU:71 detected Hard LOCKUP other CPUS:42
Watchdog CPU:42 Hard LOCKUP
CPU: 42 PID: 3391 Comm: spin Not tainted 4.15.0-15-generic #16-Ubuntu
NIP:  c0000000001d5364 LR: c0000000001d5340 CTR: c000000000acd200
NIP [c0000000001d5364] smp_call_function_many+0x3a4/0x400
LR [c0000000001d5340] smp_call_function_many+0x380/0x400
Call Trace:
[c000200dc242f360] [c0000000001d5340] smp_call_function_many+0x380/0x400 (unreliable)
[c000200dc242f3f0] [c0000000001d5500] kick_all_cpus_sync+0x30/0x40`),
    ).toEqual(['1: lockup ? ? ?: ', '2: lockup spin 3391 ?: kick_all_cpus_sync']);
  });

  test('a hard lockup of 6.12', () => {
    expect(
      reports(`watchdog: CPU3: Watchdog detected hard LOCKUP on cpu 3
CPU: 3 UID: 0 PID: 1500 Comm: insmod Not tainted 6.12.0 #1
RIP: 0010:wait_forever+0x1/0x2
Call Trace:
 <TASK>
 wait_more+0x1/0x2
 </TASK>`),
    ).toEqual(['1: lockup insmod 1500 ?: wait_more']);
  });

  test('an RCU stall of 3.10, and one of a task that was preempted', () => {
    expect(
      reports(`INFO: rcu_sched self-detected stall on CPU { 3}  (t=60000 jiffies g=1234 c=1233 q=0)
Task dump for CPU 3:
spin            R  running task        0   233      2 0x00000088
Call Trace:
 <IRQ>  [<ffffffff810c4c18>] sched_show_task+0xa8/0x110
 <EOI>  [<ffffffff8152dedc>] smp_call_function_single+0x26c/0x330
rcu: INFO: rcu_preempt detected expedited stalls on CPUs/tasks: { P1234 } 21382 jiffies s: 117 root: 0x8/T
task:loop            state:R  running task     stack:0     pid:1234  ppid:1      flags:0x00004000
Call Trace:
 <TASK>
 __schedule+0x288/0x600
 preempt_schedule_irq+0x34/0xa0
 </TASK>`),
    ).toEqual([
      '1: rcu-stall spin 233 R: sched_show_task smp_call_function_single',
      '7: rcu-stall loop 1234 R: __schedule preempt_schedule_irq',
    ]);
  });

  test('sysrq-l shows what every CPU does; idle ones do nothing', () => {
    expect(
      reports(`sysrq: Show backtrace of all active CPUs
NMI backtrace for cpu 0
CPU: 0 PID: 2600 Comm: bash Not tainted 4.18.0 #1
Call Trace:
 dump_stack+0x5c/0x80
Sending NMI from CPU 0 to CPUs 1-3:
NMI backtrace for cpu 1
CPU: 1 PID: 0 Comm: swapper/1 Not tainted 4.18.0 #1
RIP: 0010:native_safe_halt+0xe/0x10
Call Trace:
 default_idle+0x1c/0x140
NMI backtrace for cpu 2
CPU: 2 PID: 3001 Comm: spin Not tainted 4.18.0 #1
Call Trace:
 vfs_write+0xa5/0x1a0
NMI backtrace for cpu 3 skipped: idling at default_idle+0x1c/0x140`),
    ).toEqual(['3: sysrq bash 2600 R: dump_stack', '13: sysrq spin 3001 R: vfs_write']);
  });
});

describe('the crash utility on other machines', () => {
  test('ppc64le, s390x, 32 bits, with lines of source and stacks of exceptions', () => {
    expect(
      reports(`PID: 1      TASK: c0000000fea3a000  CPU: 12   COMMAND: "systemd"
 #0 [c0000000fea3b5d0] __switch_to+0x114 at c00000000001fcd4
 #1 [c0000000fea3b610] .schedule at c000000001122f4c
 System Call [c00] exception frame:

PID: 2      TASK: 1fb4e000   CPU: 2   COMMAND: "df"
 LOWCORE INFO:
 #0 [1fb4fbc0] schedule at 4a9e32
 #1 [3e0057d3f00] fuse_get_req at 3e0002f1a4c [fuse]

PID: 3      TASK: d1347000  CPU: 1   COMMAND: "ls"
 #0 [d1547f0c] error_code (via page_fault) at c01073dc
    /usr/src/debug/kernel-2.6.18/linux-2.6.18.i686/arch/i386/kernel/entry.S: 488
 #1 [d1547f44] sys_open at c0485a3e

PID: 4      TASK: ffffffff81c13480  CPU: 0   COMMAND: "spin"
 #0 [ffff88007fc05e48] crash_nmi_callback at ffffffff8104fd25
--- <NMI exception stack> ---
 #1 [ffffffff81c03e58] default_idle at ffffffff8101c1e3
    [exception RIP: native_safe_halt+0x6]`),
    ).toEqual([
      '1: crash systemd 1 ?: __switch_to schedule',
      '6: crash df 2 ?: schedule fuse_get_req',
      '11: crash ls 3 ?: error_code sys_open',
      '16: crash spin 4 ?: crash_nmi_callback default_idle',
    ]);
  });
});
