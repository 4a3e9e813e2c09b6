import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCpuLine, parseCrashHeader, parseTaskHeader } from '../../../../src/core/facts/kernel/task-header.ts';

describe('the row that introduces a task', () => {
  test.each([
    [
      '2.6.18',
      'df            D ffff810037b5d850     0  3256   3210                     (NOTLB)',
      { comm: 'df', pid: 3256, ppid: 3210, state: 'D' },
    ],
    [
      '2.6.18 with relatives',
      'kjournald     D ffff810037b5d850     0   412     11           440   391 (L-TLB)',
      { comm: 'kjournald', pid: 412, ppid: 11, state: 'D' },
    ],
    [
      '2.6.18, i386',
      'df            D 00000060  2552  3256   3210                     (NOTLB)',
      { comm: 'df', pid: 3256, ppid: 3210, state: 'D' },
    ],
    [
      '2.6.32',
      'df            D ffff880028065ec0     0 11252      1 0x00000084',
      { comm: 'df', pid: 11252, ppid: 1, state: 'D' },
    ],
    [
      '2.6.32, sleeping',
      'df            S 0000000000000001     0 11252      1 0x00000084',
      { comm: 'df', pid: 11252, ppid: 1, state: 'S' },
    ],
    [
      '3.10',
      'umount          D ffffffff8168a1c0     0 12046  12033 0x00000080',
      { comm: 'umount', pid: 12046, ppid: 12033, state: 'D' },
    ],
    [
      '4.10',
      'fusermount      D    0 639694   1274 0x00004004',
      { comm: 'fusermount', pid: 639694, ppid: 1274, state: 'D' },
    ],
    [
      '4.10, a state that touches the number',
      'syz-executor    D23584 12632  12630 0x80000002',
      { comm: 'syz-executor', pid: 12632, ppid: 12630, state: 'D' },
    ],
    [
      'running',
      'swapper/0       R  running task        0     1      0 0x00000008',
      { comm: 'swapper/0', pid: 1, ppid: 0, state: 'R' },
    ],
    [
      '5.10',
      'task:df              state:D stack:    0 pid: 2010 ppid:     2 flags:0x00004000',
      { comm: 'df', pid: 2010, ppid: 2, state: 'D' },
    ],
    [
      '5.16 without padding',
      'task:spl_delay_taskq state:D stack:0     pid:2010  ppid:2      flags:0x80004000',
      { comm: 'spl_delay_taskq', pid: 2010, ppid: 2, state: 'D' },
    ],
    [
      '6.1',
      'task:jbd2/dm-0-8     state:D stack:0     pid:298   ppid:2      flags:0x00004000',
      { comm: 'jbd2/dm-0-8', pid: 298, ppid: 2, state: 'D' },
    ],
    [
      '6.4',
      'task:df              state:D stack:0     pid:21289 tgid:21289 ppid:13559  flags:0x00080003',
      { comm: 'df', pid: 21289, ppid: 13559, state: 'D' },
    ],
    [
      '6.15',
      'task:df              state:D stack:0     pid:21289 tgid:21289 ppid:13559  task_flags:0x400000 flags:0x00080003',
      { comm: 'df', pid: 21289, ppid: 13559, state: 'D' },
    ],
    [
      'a thread of 6.4',
      'task:gvfs-fuse-sub   state:S stack:0     pid:705   tgid:700   ppid:1      flags:0x00000000',
      { comm: 'gvfs-fuse-sub', pid: 705, ppid: 1, state: 'S' },
    ],
    [
      'a running one',
      'task:kworker/0:1     state:R  running task     stack:0     pid:12    ppid:2      flags:0x00004008',
      { comm: 'kworker/0:1', pid: 12, ppid: 2, state: 'R' },
    ],
    [
      'an idle kernel thread',
      'task:kworker/0:1H    state:I stack:0     pid:12    ppid:2      flags:0x00004000',
      { comm: 'kworker/0:1H', pid: 12, ppid: 2, state: 'I' },
    ],
    [
      'blanks and colons in the name',
      'task:tmux: server    state:S stack:0     pid:900   ppid:1      flags:0x00000000',
      { comm: 'tmux: server', pid: 900, ppid: 1, state: 'S' },
    ],
    [
      'blanks in the name, before 5.10',
      'tmux: server    S    0   900      1 0x00000000',
      { comm: 'tmux: server', pid: 900, ppid: 1, state: 'S' },
    ],
    [
      'parentheses in the name',
      'task:(sd-pam)        state:S stack:0     pid:901   ppid:900    flags:0x00000000',
      { comm: '(sd-pam)', pid: 901, ppid: 900, state: 'S' },
    ],
    [
      'a name that looks like a state',
      'D D             D    0   900      1 0x00000000',
      { comm: 'D D', pid: 900, ppid: 1, state: 'D' },
    ],
    [
      'a state that the kernel does not know',
      'task:df              state:? stack:0     pid:1     ppid:0      flags:0x00000000',
      { comm: 'df', pid: 1, ppid: 0 },
    ],
  ])('%s', (_, line, header) => {
    expect(parseTaskHeader(line)).toEqual(header);
  });

  test.each([
    '',
    '  task                        PC stack   pid father',
    'INFO: task df:1 blocked for more than 120 seconds.',
    'Call Trace:',
    'RAX: ffffffffffffffda RBX: 00007ffc7c004e00',
    'ffff880028065ec0 0000000000000082 0000000000000000 0000000000000084',
    'task:df state:D',
    'sd 0:0:0:0 D 1 2 3 done',
  ])('%j is none', (line) => {
    expect(parseTaskHeader(line)).toBeUndefined();
  });
});

test.each([
  ['CPU: 1 PID: 1064 Comm: khungtaskd Not tainted 4.15.0 #1', { comm: 'khungtaskd', pid: 1064 }],
  ['CPU: 1 UID: 0 PID: 1064 Comm: khungtaskd Tainted: G        W  6.12.0 #1', { comm: 'khungtaskd', pid: 1064 }],
  ['CPU: 1 PID: 1064 Comm: df Kdump: loaded Not tainted 4.18.0 #1', { comm: 'df', pid: 1064 }],
  ['Pid: 3256, comm: df Not tainted 2.6.32-431.el6.x86_64 #1', { comm: 'df', pid: 3256 }],
  ['Pid: 3256, comm:               df Not tainted 2.6.32', { comm: 'df', pid: 3256 }],
  ['CPU: 1 PID: 7 Comm: tmux: server Not tainted 4.15.0 #1', { comm: 'tmux: server', pid: 7 }],
  ['CPU: Physical Processor ID: 0', undefined],
])('the line of a CPU: %s', (line, header) => {
  expect(parseCpuLine(line)).toEqual(header);
});

test.each([
  ['PID: 1234   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"', { comm: 'df', pid: 1234 }],
  [
    '[0 00:12:34.567] [UN]  PID: 1234   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"',
    { comm: 'df', pid: 1234, state: 'D', blockedForSeconds: 754 },
  ],
  [
    '[3 01:00:01.000] [UN]  PID: 1234   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"',
    { comm: 'df', pid: 1234, state: 'D', blockedForSeconds: 262_801 },
  ],
  [
    '[20811245123] [UN]  PID: 1234   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"',
    { comm: 'df', pid: 1234, state: 'D' },
  ],
  [
    '[ 0 00:00:00.021] [IN]  PID: 9      TASK: ffff88003d1f4e70  CPU: 0   COMMAND: "gvfsd"',
    { comm: 'gvfsd', pid: 9, state: 'S' },
  ],
  [
    '[0 00:00:00.000] [ID]  PID: 10     TASK: ffff88003d1f4e70  CPU: 0   COMMAND: "kworker/0:1"',
    { comm: 'kworker/0:1', pid: 10, state: 'I' },
  ],
  ['PID: 1234   TASK: c0000000f4c3b8e0  CPU: 12  COMMAND: "tmux: server"', { comm: 'tmux: server', pid: 1234 }],
  ['COMMAND: "df"', undefined],
])('the crash utility: %s', (line, header) => {
  expect(parseCrashHeader(line)).toEqual(header);
});

test('any text is a header or none', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'task:',
      ' state:D',
      ' stack:0',
      ' pid:1',
      ' ppid:2',
      ' D ',
      '0x00000084',
      '  ',
      '(NOTLB)',
      'CPU: 1 ',
      'PID: 2 ',
      'Comm: ',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      for (const parse of [parseTaskHeader, parseCpuLine, parseCrashHeader]) {
        const header = parse(pieces.join(''));
        if (header !== undefined) expect(header.pid).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
