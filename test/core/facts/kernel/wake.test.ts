import { expect, test } from 'vitest';
import { WAKE } from '../../../../src/core/facts/kernel/wake.ts';

test.each([
  ['a frame', '[ 4678.876396]  __schedule+0x3cc/0xf50'],
  ['khungtaskd', 'INFO: task df:1 blocked for more than 120 seconds.'],
  ['khungtaskd of 6.12', 'INFO: task df:1 blocked in I/O wait for more than 120 seconds.'],
  ['khungtaskd of linux-next', "INFO: task df:1 can't die for more than 143 seconds."],
  ['its hint', '"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.'],
  ['the hint in JSON', '\\"echo 0 > /proc/sys/kernel/hung_task_timeout_secs\\" disables this message.'],
  [
    'the owner of a lock',
    'INFO: task mkdir:1 <writer> blocked on an rw-semaphore likely owned by task mkdir:2 <writer>',
  ],
  ['the row of a task', 'task:df              state:D stack:0     pid:1     ppid:2      flags:0x00004000'],
  ['the row of a task before 5.10', 'df              D    0     1      2 0x00004000'],
  [
    'the row of a task, with flags of 64 bits',
    'df              D 0000000000000000     0   314    300 0x208100003000000',
  ],
  ['the row of a task of 2.6.18', 'df            D ffff81003a5e07a0     0  4321   4300                     (NOTLB)'],
  [
    'the row of a kernel thread of 2.6.18',
    'migration/0   S ffff81000103c860     0     2      1             3       (L-TLB)',
  ],
  ['sysrq', 'SysRq : Show Blocked State'],
  ['sysrq since 4.20', 'sysrq: Show State'],
  ['a soft lockup', 'BUG: soft lockup - CPU#1 stuck for 67s! [df:1]'],
  ['a hard lockup', 'NMI watchdog: Watchdog detected hard LOCKUP on cpu 10'],
  ['a hard lockup of ppc64', 'Watchdog CPU:42 Hard LOCKUP'],
  ['an RCU stall', 'rcu: INFO: rcu_sched self-detected stall on CPU'],
  ['an expedited one', 'rcu: INFO: rcu_preempt detected expedited stalls on CPUs/tasks: { P1 }'],
  ['an old one', 'INFO: rcu_bh_state detect stalls on CPUs/tasks: { 0}'],
  ['the crash utility', 'PID: 1   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"'],
  ['a boot', 'Linux version 2.6.18-398.el5 (mockbuild@x) (gcc version 4.1.2) #1 SMP'],
  ['a boot of journalctl', '-- Boot 0123456789abcdef0123456789abcdef --'],
  ['a boot of old journalctl', '-- Reboot --'],
  ['a warning', '------------[ cut here ]------------'],
  ['a warning of 2.6.18', 'WARNING: at fs/inode.c:1234'],
  ['lockdep', 'WARNING: possible circular locking dependency detected'],
])('%s wakes the reader', (_, line) => {
  expect(WAKE.test(`Nov 23 13:00:00 host systemd[1]: Started Session 1.\n${line}\n`)).toBe(true);
});

test.each([
  'Nov 23 13:00:00 host systemd[1]: Started Session 4711 of user root.',
  'Nov 23 13:00:00 host sshd[4321]: Accepted publickey for root from 10.0.0.1 port 50000 ssh2',
  'Nov 23 13:00:00 host kernel: [12345.678901] audit: type=1105 audit(1764000000.123:456): pid=4321 uid=0 ses=1',
  'Nov 23 13:00:00 host kernel: pci 0000:00:1f.2: reg 0x10: [io  0xe0a0-0xe0a7]',
  'Nov 23 13:00:00 host app[7]: WARNING: cache is stale',
  'Nov 23 13:00:00 host kernel: XFS (dm-0): Mounting V5 Filesystem',
])('%s lets it sleep', (line) => {
  expect(WAKE.test(line)).toBe(false);
});
