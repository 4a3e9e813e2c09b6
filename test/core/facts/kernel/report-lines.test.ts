import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaningOf, parseBanner, parseTaintLine } from '../../../../src/core/facts/kernel/report-lines.ts';

describe('khungtaskd', () => {
  test.each([
    ['INFO: task df:21289 blocked for more than 120 seconds.', { comm: 'df', pid: 21289, seconds: 120 }],
    ['INFO: task df:21289 blocked for more than 1228 seconds.', { comm: 'df', pid: 21289, seconds: 1228 }],
    [
      'INFO: task udevd:5612 blocked in I/O wait for more than 143 seconds.',
      { comm: 'udevd', pid: 5612, seconds: 143 },
    ],
    ['INFO: task jbd2/dm-0-8:298 blocked for more than 10 seconds.', { comm: 'jbd2/dm-0-8', pid: 298, seconds: 10 }],
    ['INFO: task kworker/0:2:77 blocked for more than 120 seconds.', { comm: 'kworker/0:2', pid: 77, seconds: 120 }],
    [
      'INFO: task tmux: server:900 blocked for more than 120 seconds.',
      { comm: 'tmux: server', pid: 900, seconds: 120 },
    ],
    ['INFO: task (sd-pam):901 blocked for more than 120 seconds.', { comm: '(sd-pam)', pid: 901, seconds: 120 }],
    ['INFO: task a:1 blocked:2 blocked for more than 120 seconds.', { comm: 'a:1 blocked', pid: 2, seconds: 120 }],
    ["INFO: task syz-executor.4:21128 can't die for more than 143 seconds.", { comm: 'syz-executor.4', pid: 21128 }],
    ['  INFO: task df:7 blocked for more than 120 seconds.', { comm: 'df', pid: 7, seconds: 120 }],
    ['4678.873914] INFO: task df:7 blocked for more than 120 seconds.', { comm: 'df', pid: 7, seconds: 120 }],
    ['usb 1-1 is INFO: task df:7 blocked for more than 120 seconds.', { comm: 'df', pid: 7, seconds: 120 }],
  ])('%s', (line, hung) => {
    expect(meaningOf(line)).toEqual({ is: 'hung', hung });
  });

  test.each([
    'app[12]: INFO: task df:7 blocked for more than 120 seconds.',
    'comm="INFO: task df:7 blocked for more than 120 seconds."',
    `${'x'.repeat(81)}INFO: task df:7 blocked for more than 120 seconds.`,
    'INFO: task df blocked for more than 120 seconds.',
    'INFO: task df:7 blocked for more than ages.',
    'INFO: task df:7 was blocked for more than 120 seconds.',
  ])('not %s', (line) => {
    expect(meaningOf(line)?.is).not.toBe('hung');
  });

  test.each([
    [
      'INFO: task mkdir:32074 <writer> blocked on an rw-semaphore likely owned by task mkdir:32072 <writer>',
      { pid: 32074, owner: { comm: 'mkdir', pid: 32072 } },
    ],
    [
      'INFO: task mkdir:32074 blocked on a mutex likely owned by task tmux: server:900.',
      { pid: 32074, owner: { comm: 'tmux: server', pid: 900 } },
    ],
    [
      'INFO: task mkdir:32074 is blocked on a mutex likely owned by task df:900.',
      { pid: 32074, owner: { comm: 'df', pid: 900 } },
    ],
    [
      'INFO: task mkdir:32074 blocked on a semaphore likely last held by task df:900',
      { pid: 32074, owner: { comm: 'df', pid: 900 } },
    ],
    [
      'INFO: task cat:5 <reader> blocked on an rw-semaphore likely owned by task mv:6 <writer>',
      { pid: 5, owner: { comm: 'mv', pid: 6 } },
    ],
  ])('who holds the lock: %s', (line, owner) => {
    expect(meaningOf(line)).toEqual({ is: 'owner', owner });
  });

  test('the hint that stands in every report', () => {
    expect(meaningOf('"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.')).toEqual({
      is: 'khungtaskd',
    });
  });
});

describe('what a line means for the report around it', () => {
  test.each([
    ['BUG: soft lockup - CPU#1 stuck for 26s! [df:1234]', 'lockup'],
    ['watchdog: BUG: soft lockup - CPU#1 stuck for 26s! [kworker/0:2:77]', 'lockup'],
    ['NMI watchdog: BUG: soft lockup - CPU#1 stuck for 26s! [df:1234]', 'lockup'],
    ['NMI watchdog: Watchdog detected hard LOCKUP on cpu 3', 'lockup'],
    ['Kernel panic - not syncing: Watchdog detected hard LOCKUP on cpu 3', 'lockup'],
    ['watchdog: CPU 3 self-detected hard LOCKUP @ foo+0x1', 'lockup'],
    ['watchdog: CPU 30 detected hard LOCKUP on other CPUs 0', 'lockup'],
    ['watchdog: CPU6: Watchdog detected hard LOCKUP on cpu 6', 'lockup'],
    ['Watchdog CPU:42 Hard LOCKUP', 'lockup'],
    ['Watchdog CPU:71 detected Hard LOCKUP other CPUS:42', 'lockup'],
    ['INFO: rcu_tasks detected stalls on tasks:', 'rcu'],
    ['SysRq : Show backtrace of all active CPUs', 'all-cpus'],
    ['sysrq: Show backtrace of all active CPUs', 'all-cpus'],
    ['INFO: rcu_sched self-detected stall on CPU', 'rcu'],
    ['rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:', 'rcu'],
    ['rcu: INFO: rcu_preempt detected expedited stalls on CPUs/tasks: { 1-... }', 'rcu'],
    ['INFO: rcu_sched_state detected stalls on CPUs/tasks', 'rcu'],
    ['SysRq : Show Blocked State', 'sysrq'],
    ['sysrq: Show Blocked State', 'sysrq'],
    ['sysrq: SysRq : Show State', 'sysrq'],
    ['Call Trace:', 'trace'],
    ['Call trace:', 'trace'],
    ['Backtrace:', 'trace'],
    [' <TASK>', 'open'],
    [' <IRQ>', 'open'],
    [' </TASK>', 'close'],
    ['------------[ cut here ]------------', 'other-report'],
    ['BUG: unable to handle kernel NULL pointer dereference at 0000000000000008', 'other-report'],
    ['general protection fault, probably for non-canonical address', 'other-report'],
    ['INFO: possible recursive locking detected', 'other-report'],
    ['NMI backtrace for cpu 1', 'other-report'],
    ['Showing all locks held in the system:', 'other-report'],
    ['df: page allocation failure: order:4, mode:0x40d0', 'other-report'],
    ['df invoked oom-killer: gfp_mask=0x201da, order=0', 'other-report'],
    ['RIP: 0033:0x7fc7f8fe0c07', 'detail'],
    ['RAX: ffffffffffffffda RBX: 00007ffc7c004e00 RCX: 00007fc7f8fe0c07', 'detail'],
    [' ffff880028065ec0 0000000000000082 0000000000000000 ffffffff8100bb8e', 'detail'],
    ['      Not tainted 6.18.44 #1', 'detail'],
    ['Workqueue: events foo', 'detail'],
  ])('%s: %s', (line, is) => {
    expect(meaningOf(line)?.is).toBe(is);
  });

  test.each([
    '',
    '   ',
    'usb 1-1: new high-speed USB device',
    'nfs: server a not responding, still trying',
    'systemd[1]: Started foo.',
  ])('%j means nothing', (line) => {
    expect(meaningOf(line)).toBeUndefined();
  });

  test('so does a spinlock lockup', () => {
    expect(meaningOf('BUG: spinlock lockup suspected on CPU#2, syz-executor/12636')).toEqual({
      is: 'lockup',
      task: { comm: 'syz-executor', pid: 12636 },
    });
  });

  test('a soft lockup names its task', () => {
    expect(meaningOf('BUG: soft lockup - CPU#1 stuck for 26s! [tmux: server:900]')).toEqual({
      is: 'lockup',
      task: { comm: 'tmux: server', pid: 900 },
    });
  });
});

describe('the kernel’s own name', () => {
  test.each([
    ['      Not tainted 6.18.44 #1', { release: '6.18.44', version: '#1' }],
    [
      '      Not tainted 6.1.0-53-amd64 #1 Debian 6.1.187-1',
      { release: '6.1.0-53-amd64', version: '#1 Debian 6.1.187-1' },
    ],
    [
      '      Tainted: P           ---------------    2.6.32-431.el6.x86_64 #1',
      { release: '2.6.32-431.el6.x86_64', version: '#1' },
    ],
    ['      Tainted: P        W  OE    4.18.0-193.el8.x86_64 #1', { release: '4.18.0-193.el8.x86_64', version: '#1' }],
    ['      Not tainted 3.10.0-1160.el7.x86_64 #1', { release: '3.10.0-1160.el7.x86_64', version: '#1' }],
    ['      Not tainted 3.10.0 #1\r', { release: '3.10.0', version: '#1' }],
    ['CPU: 3 PID: 233 Comm: kworker/3:1 Not tainted 4.15.0-55-generic #60-Ubuntu', { release: '4.15.0-55-generic' }],
    [
      'CPU: 3 PID: 233 Comm: df Kdump: loaded Tainted: G             L   --------- -  - 4.18.0-193.el8.x86_64 #1',
      { release: '4.18.0-193.el8.x86_64' },
    ],
    ['CPU: 0 UID: 992 PID: 24017 Comm: python3 Not tainted 6.12.55 #1', { release: '6.12.55' }],
    [
      'Pid: 2183, comm: bash Tainted: P           ---------------    2.6.32-279.el6.x86_64 #1 Red Hat KVM',
      { release: '2.6.32-279.el6.x86_64' },
    ],
    ['CPU: 3 PID: 233 Comm: Not tainted 4', undefined],
    ['CPU: 3 PID: 233 Comm: df', undefined],
    ['      Not tainted', undefined],
    ['tainted love 3.10', undefined],
  ])('%s', (line, name) => {
    expect(parseTaintLine(line)).toEqual(name);
  });

  test.each([
    [
      'Linux version 2.6.32-431.el6.x86_64 (mockbuild@c6b8.bsys.dev.centos.org) (gcc version 4.4.7 20120313 (Red Hat 4.4.7-4) (GCC) ) #1 SMP Fri Nov 22 03:15:09 UTC 2013',
      { release: '2.6.32-431.el6.x86_64', version: '#1 SMP Fri Nov 22 03:15:09 UTC 2013' },
    ],
    ['Linux version 5.10.0-8-amd64 ', { release: '5.10.0-8-amd64' }],
    ['Linux version six', undefined],
    ['a Linux version 5.10.0 (x)', undefined],
  ])('%s', (line, name) => {
    expect(parseBanner(line)).toEqual(name);
  });
});

test('any text means something or nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'INFO: task ',
      ':1 ',
      'blocked for more than 1',
      ' seconds',
      '<writer> ',
      'likely owned by task ',
      'Tainted: ',
      'Linux version ',
      'BUG: ',
      ' ',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const line = pieces.join('');
      expect(() => [meaningOf(line), parseTaintLine(line), parseBanner(line)]).not.toThrow();
    }),
  );
});
