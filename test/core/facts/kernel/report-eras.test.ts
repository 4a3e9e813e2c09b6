import { describe, expect, test } from 'vitest';
import { HINT, reports } from './reports.ts';

describe('a hung-task report of every era', () => {
  test('2.6.18, without the line about taint', () => {
    expect(
      reports(`INFO: task df:3256 blocked for more than 120 seconds.
${HINT}
df            D ffff810037b5d850     0  3256   3210                     (NOTLB)
 ffff81003b0a9d18 0000000000000082 0000000000000000 ffffffff8008e1a0
 0000000000000001 ffff810037b5d850 ffff81003fe5b860 0000001a2b3c4d5e
Call Trace:
 [<ffffffff8837a7c0>] :fuse:fuse_get_req+0x80/0x160
 [<ffffffff800a0abe>] autoremove_wake_function+0x0/0x2e
 [<ffffffff8837b1d3>] :fuse:fuse_statfs+0x39/0xe2
 [<ffffffff800e6c1e>] vfs_statfs+0x6c/0xa5
 [<ffffffff8005d116>] system_call+0x7e/0x83`),
    ).toEqual([
      '1: hung-task df 3256 D 120s: fuse_get_req autoremove_wake_function fuse_statfs vfs_statfs system_call',
    ]);
  });

  test('2.6.32', () => {
    expect(
      reports(`INFO: task umount:11252 blocked for more than 120 seconds.
      Not tainted 2.6.32-431.el6.x86_64 #1
${HINT}
umount        D 0000000000000001     0 11252      1 0x00000084
 ffff880028065d18 0000000000000082 0000000000000000 ffffffff8100bb8e
 ffff88003d1f5098 ffff880028065fd8 000000000000fbc8 ffff88003d1f5098
Call Trace:
 [<ffffffffa0395b3d>] fuse_get_req+0x11d/0x150 [fuse]
 [<ffffffff8109afa0>] ? autoremove_wake_function+0x0/0x40
 [<ffffffffa0399a73>] fuse_getxattr+0x53/0x150 [fuse]
 [<ffffffff8122b1d2>] get_vfs_caps_from_disk+0x62/0x140
 [<ffffffff810d8f39>] audit_copy_inode+0x89/0xd0
 [<ffffffff811a0b73>] sys_umount+0x83/0xd0
 [<ffffffff8100b072>] system_call_fastpath+0x16/0x1b`),
    ).toEqual([
      '1: hung-task umount 11252 D 120s: fuse_get_req fuse_getxattr get_vfs_caps_from_disk audit_copy_inode sys_umount system_call_fastpath',
    ]);
  });

  test('4.10 to 5.9', () => {
    expect(
      reports(`INFO: task fusermount:639694 blocked for more than 120 seconds.
      Tainted: P           OE     4.15.0-55-generic #60-Ubuntu
${HINT}
fusermount      D    0 639694   1274 0x00004004
Call Trace:
 __schedule+0x291/0x8a0
 schedule+0x2c/0x80
 request_wait_answer+0x133/0x210
 ? wait_woken+0x80/0x80
 __fuse_request_send+0x69/0x90
 fuse_statfs+0xd6/0x140
 do_syscall_64+0x73/0x130
 entry_SYSCALL_64_after_hwframe+0x3d/0xa2
RIP: 0033:0x7f0c6ab8f2c7
RSP: 002b:00007ffc8b5b6e98 EFLAGS: 00000246 ORIG_RAX: 0000000000000089`),
    ).toEqual([
      '1: hung-task fusermount 639694 D 120s: __schedule schedule request_wait_answer __fuse_request_send fuse_statfs do_syscall_64 entry_SYSCALL_64_after_hwframe',
    ]);
  });

  test.each([
    ['5.10', 'task:df              state:D stack:    0 pid: 2010 ppid:     2 flags:0x00004000'],
    ['6.1', 'task:df              state:D stack:0     pid:2010  ppid:2      flags:0x00004000'],
    ['6.4', 'task:df              state:D stack:0     pid:2010  tgid:2010  ppid:2      flags:0x00004000'],
    [
      '6.15',
      'task:df              state:D stack:0     pid:2010  tgid:2010  ppid:2      task_flags:0x400000 flags:0x00080003',
    ],
  ])('%s', (_, header) => {
    expect(
      reports(`INFO: task df:2010 blocked for more than 122 seconds.
      Not tainted 6.1.0 #1
${HINT}
${header}
Call Trace:
 <TASK>
 __schedule+0x3cc/0xf50
 schedule+0x23/0xa0
 fuse_get_req+0x1ce/0x2b0
 </TASK>`),
    ).toEqual(['1: hung-task df 2010 D 122s: __schedule schedule fuse_get_req']);
  });

  test('arm64 with its own heading, and 32-bit ARM with both ends of each call', () => {
    expect(
      reports(`INFO: task df:412 blocked for more than 120 seconds.
task:df              state:D stack:0     pid:412   ppid:1      flags:0x00000000
Call trace:
 __switch_to+0xf0/0x150
 __schedule+0x2a0/0x7b0
 schedule+0x5c/0xd0
 fuse_get_req+0x1b8/0x250 [fuse]
INFO: task ls:413 blocked for more than 120 seconds.
ls              D    0   413      1 0x00000000
[<80c1e5e8>] (__schedule) from [<80c1eb20>] (schedule+0x60/0xdc)
[<80c1eb20>] (schedule) from [<bf0f1234>] (fuse_get_req+0x1b8/0x250 [fuse])
[<bf0f1234>] (fuse_get_req [fuse]) from [<80212345>] (vfs_statfs+0x20/0x90)`),
    ).toEqual([
      '1: hung-task df 412 D 120s: __switch_to __schedule schedule fuse_get_req',
      '8: hung-task ls 413 D 120s: __schedule schedule fuse_get_req vfs_statfs',
    ]);
  });

  test('ppc64', () => {
    expect(
      reports(`INFO: task df:412 blocked for more than 120 seconds.
df              D 000000008016c8f0     0   412      1 0x00008080
Call Trace:
[c0000000f4c3b580] [c0000000f4c3b620] 0xc0000000f4c3b620 (unreliable)
[c0000000f4c3b750] [c000000000016c14] .__switch_to+0x1c4/0x390
[c0000000f4c3b800] [c0000000005d8b44] .schedule+0x3a4/0xb20
[c0000000f4c3b8e0] [d000000001a1f0fc] .fuse_get_req+0x1b8/0x250 [fuse]
[c0000000f4c3be30] [c000000000009358] syscall_exit+0x0/0x98`),
    ).toEqual(['1: hung-task df 412 D 120s: __switch_to schedule fuse_get_req syscall_exit']);
  });

  test('names with blanks, colons, slashes and parentheses', () => {
    expect(
      reports(`INFO: task tmux: server:900 blocked for more than 120 seconds.
task:tmux: server    state:D stack:0     pid:900   ppid:1      flags:0x00000000
 schedule+0x23/0xa0
INFO: task (sd-pam):901 blocked for more than 120 seconds.
task:(sd-pam)        state:D stack:0     pid:901   ppid:1      flags:0x00000000
 schedule+0x23/0xa0
INFO: task kworker/u8:2:77 blocked for more than 120 seconds.
task:kworker/u8:2    state:D stack:0     pid:77    ppid:2      flags:0x00004000
Workqueue: writeback wb_workfn (flush-253:0)
Call Trace:
 schedule+0x23/0xa0`),
    ).toEqual([
      '1: hung-task tmux: server 900 D 120s: schedule',
      '4: hung-task (sd-pam) 901 D 120s: schedule',
      '7: hung-task kworker/u8:2 77 D 120s: schedule',
    ]);
  });
});

describe('since 6.16 the owner of the lock is named, and its stack follows', () => {
  const VICTIM = `INFO: task mkdir:32074 blocked for more than 10 seconds.
      Not tainted 6.18.44 #1
${HINT}
task:mkdir           state:D stack:0     pid:32074 tgid:32074 ppid:32056  task_flags:0x400000 flags:0x00080001
Call Trace:
 <TASK>
 __schedule+0x3cc/0xf50
 rwsem_down_write_slowpath+0x1e2/0x5a0
 filename_create+0x7c/0x1a0
 </TASK>
INFO: task mkdir:32074 <writer> blocked on an rw-semaphore likely owned by task mkdir:32072 <writer>`;

  test('its state may be S', () => {
    expect(
      reports(`${VICTIM}
task:mkdir           state:S stack:0     pid:32072 tgid:32072 ppid:32056  task_flags:0x400000 flags:0x00080001
Call Trace:
 <TASK>
 request_wait_answer+0x151/0x210
 fuse_lookup_name+0xe8/0x150
 </TASK>`),
    ).toEqual([
      '1: hung-task mkdir 32074 D 10s heldBy=32072: __schedule rwsem_down_write_slowpath filename_create',
      '12: hung-task mkdir 32072 S: request_wait_answer fuse_lookup_name',
    ]);
  });

  test('its stack may be missing', () => {
    expect(reports(VICTIM)).toEqual([
      '1: hung-task mkdir 32074 D 10s heldBy=32072: __schedule rwsem_down_write_slowpath filename_create',
    ]);
  });
});
