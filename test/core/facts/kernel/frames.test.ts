import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCrashFrame, parseFrames, plainName } from '../../../../src/core/facts/kernel/frames.ts';

describe('one line of a stack, as each kernel writes it', () => {
  test.each([
    [
      '2.6.32 and 3.10, x86_64',
      ' [<ffffffffc04e6035>] __fuse_get_req+0x1a5/0x280 [fuse]',
      ['__fuse_get_req', 0x1a5, 'fuse'],
    ],
    ['2.6.32, vmlinux', ' [<ffffffff811a0b73>] sys_umount+0x83/0xd0', ['sys_umount', 0x83]],
    ['2.6.18, module in front', ' [<ffffffff8837a7c0>] :fuse:fuse_get_req+0x80/0x160', ['fuse_get_req', 0x80, 'fuse']],
    ['2.6.18, i386', ' [<c0485a3e>] vfs_statfs+0x5e/0x7a', ['vfs_statfs', 0x5e]],
    [
      '3.x, named stack in the line',
      ' <IRQ>  [<ffffffff816efb87>] sched_show_task+0x31a/0x325',
      ['sched_show_task', 0x31a],
    ],
    [
      '3.x, end of an interrupt',
      ' <EOI>  [<ffffffff8152dedc>] smp_call_function_single+0x26c/0x330',
      ['smp_call_function_single', 0x26c],
    ],
    ['2.6.32, a double stack name', ' <<EOE>>  [<ffffffff8100c0a0>] schedule+0x10/0x20', ['schedule', 0x10]],
    ['4.9 and later', '  fuse_get_req+0x21b/0x270 [fuse]', ['fuse_get_req', 0x21b, 'fuse']],
    [
      'with a build id',
      '  fuse_get_req+0x21b/0x270 [fuse 0123456789abcdef0123456789abcdef01234567]',
      ['fuse_get_req', 0x21b, 'fuse'],
    ],
    ['with a build id of vmlinux', '  do_syscall_64+0x5d/0xb0 0123456789abcdef0123', ['do_syscall_64', 0x5d]],
    ['a tainting module', '  zfs_statvfs+0x10/0x90 [zfs(PO)]', ['zfs_statvfs', 0x10, 'zfs']],
    ['a module on its way out, with a build id', '  foo+0x1/0x2 [bar(OE-) 0123456789abcdef]', ['foo', 0x1, 'bar']],
    ['/proc/PID/stack since 4.11', '[<0>] fuse_get_req+0x1ce/0x2b0', ['fuse_get_req', 0x1ce]],
    ['/proc/PID/stack before', '[<ffffffffa0395b3d>] fuse_get_req+0x11d/0x150 [fuse]', ['fuse_get_req', 0x11d, 'fuse']],
    [
      '/proc/PID/stack that hides addresses',
      '[<0000000000000000>] fuse_get_req+0x11d/0x150 [fuse]',
      ['fuse_get_req', 0x11d, 'fuse'],
    ],
    ['arm64', '[<ffffff80080858a4>] __switch_to+0x90/0xa8', ['__switch_to', 0x90]],
    ['arm64, since 4.18', ' __switch_to+0xf0/0x150', ['__switch_to', 0xf0]],
    ['arm64, since 6.14, with a mark', ' __switch_to+0xf0/0x150 (T)', ['__switch_to', 0xf0]],
    [
      'ppc64, two addresses and a dot',
      '[c0000000f4c3b8e0] [c0000000001f8b44] .sys_statfs+0x44/0xa0',
      ['sys_statfs', 0x44],
    ],
    [
      'ppc64le, a module',
      '[c000000002d5fb00] [d00000000a1f0fc0] fuse_get_req+0x1b8/0x250 [fuse]',
      ['fuse_get_req', 0x1b8, 'fuse'],
    ],
    ['s390x', ' [<00000000006fd1a2>] schedule+0x3a/0xa8', ['schedule', 0x3a]],
    ['riscv', '[<ffffffff80a1b2c8>] schedule+0x4a/0xd8', ['schedule', 0x4a]],
    ['sparc64', ' [0000000000a1b2c8] schedule+0x64/0x80', ['schedule', 0x64]],
    ['loongarch', '[<9000000001234567>] schedule+0x4a/0xd8', ['schedule', 0x4a]],
    ['the heading in the same line', 'Call Trace: [<c0485a3e>] vfs_statfs+0x5e/0x7a', ['vfs_statfs', 0x5e]],
    ['a name with a dollar', ' .LASANPC$1+0x1/0x2', ['LASANPC$1', 1]],
    ['a Rust name', '  _RNvMs_NtCs1_6kernel4sync+0x1c/0x40', ['_RNvMs_NtCs1_6kernel4sync', 0x1c]],
    ['offset and size of a very long function', '  f+0x1234567/0x2345678', ['f', 0x1234567]],
  ] as const)('%s', (_, line, [name, offset, module]) => {
    expect(parseFrames(line)).toEqual([
      { function: name, offset, ...(module === undefined ? {} : { module }), reliable: true },
    ]);
  });
});

describe('what the unwinder does not trust stays in the list, marked', () => {
  test.each([
    '  ? cpuusage_read+0x10/0x10',
    ' ? cpuusage_read+0x10/0x10',
    ' [<ffffffff8109bfd0>] ? cpuusage_read+0x10/0x10',
    '([<00000000006fd1a2>] cpuusage_read+0x10/0x10)',
    '([<00000000006fd1a2>] cpuusage_read+0x10/0x10',
    '[c0000000f4c3b8e0] [c0000000001f8b44] cpuusage_read+0x10/0x10 (unreliable)',
    '[c0000000f4c3b8e0] [d0000000001f8b44] cpuusage_read+0x10/0x10 [cpu] (unreliable)',
  ])('%s', (line) => {
    expect(parseFrames(line)).toMatchObject([{ function: 'cpuusage_read', offset: 0x10, reliable: false }]);
  });
});

describe('32-bit ARM states both ends of a call', () => {
  test.each([
    ['[<80c1e5e8>] (__schedule) from [<80c1eb20>] (schedule+0x60/0xdc)', '__schedule', 'schedule', undefined],
    [
      '[<bf0f>] (fuse_get_req [fuse]) from [<bf10>] (fuse_statfs+0x60/0xdc [fuse])',
      'fuse_get_req',
      'fuse_statfs',
      'fuse',
    ],
    [' __schedule from schedule+0x60/0xdc', '__schedule', 'schedule', undefined],
    [
      '[<80c1e5e8>] (__schedule+0x1a0/0x7b0) from [<80c1eb20>] (schedule+0x60/0xdc)',
      '__schedule',
      'schedule',
      undefined,
    ],
  ])('%s', (line, callee, caller, module) => {
    expect(parseFrames(line)).toEqual([
      { function: callee, ...(module === undefined ? {} : { module }), reliable: true },
      { function: caller, offset: 0x60, ...(module === undefined ? {} : { module }), reliable: true },
    ]);
  });
});

test.each([
  '  context_switch kernel/sched/core.c:2862 [inline]',
  ' [<     inline     >] context_switch',
  ' [<     inline     >] ? context_switch kernel/sched/core.c:2862',
])('what the compiler inlined has no offset: %s', (line) => {
  expect(parseFrames(line)).toEqual([{ function: 'context_switch', reliable: true }]);
});

test.each([
  '',
  'Call Trace:',
  ' <TASK>',
  '[<ffffffffffffffff>] 0xffffffffffffffff',
  'RIP: 0033:0x7fc7f8fe0c07',
  'RAX: ffffffffffffffda RBX: 00007ffc7c004e00 RCX: 00007fc7f8fe0c07',
  'INFO: task df:1 blocked for more than 120 seconds.',
  'some words about schedule+0x10/0x20',
  '  schedule+0x10',
  '  +0x10/0x20',
  'ffff880028065ec0 0000000000000082 0000000000000000 ffffffff8100bb8e',
])('%j is no frame', (line) => {
  expect(parseFrames(line)).toEqual([]);
});

test.each([
  ['fuse_get_req', 'fuse_get_req'],
  ['.sys_statfs', 'sys_statfs'],
  ['getname_flags.part.0', 'getname_flags'],
  ['foo.isra.3', 'foo'],
  ['foo.constprop.0', 'foo'],
  ['foo.isra.0.part.1.constprop.2', 'foo'],
  ['rcu_check_callbacks.cold.76', 'rcu_check_callbacks'],
  ['foo.cold', 'foo'],
  ['foo.llvm.1234567890', 'foo'],
  ['foo.lto_priv.0', 'foo'],
  ['foo.unlikely', 'foo'],
  ['page.freelist', 'page.freelist'],
  ['.cold', 'cold'],
])('%s is %s', (symbol, name) => {
  expect(plainName(symbol)).toBe(name);
});

describe('the crash utility', () => {
  test.each([
    [' #0 [ffff8800b5b3fc28] schedule at ffffffff8150f7a2', { function: 'schedule', reliable: true }],
    [
      ' #2 [ffff8800b5b3fd98] fuse_get_req at ffffffffa0395b3d [fuse]',
      { function: 'fuse_get_req', module: 'fuse', reliable: true },
    ],
    [
      '#10 [ffff8800b5b3ff80] system_call_fastpath at ffffffff8100b072',
      { function: 'system_call_fastpath', reliable: true },
    ],
    [' #1 [ffffc90000a1bd98] __schedule+0x2e5 at ffffffff81a0b2c8', { function: '__schedule', reliable: true }],
    [' #0 [c0000000f4c3b8e0] .schedule at c0000000005d8b44', { function: 'schedule', reliable: true }],
  ])('%s', (line, frame) => {
    expect(parseCrashFrame(line)).toEqual(frame);
  });

  test.each(['', '    RIP: 00007f8fe0c07ac0  RSP: 00007ffc7c004d58', ' #0 schedule at home', 'look at #1'])(
    '%j is no frame',
    (line) => {
      expect(parseCrashFrame(line)).toBeUndefined();
    },
  );
});

test('any text is read or refused, and never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ' ',
      '? ',
      '[<',
      '>]',
      '0x',
      '+0x1/0x2',
      ' from ',
      '(',
      ')',
      'f',
      '[m]',
      ' [inline]',
      '<EOI>',
      ' at ',
      '#1 ',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const line = pieces.join('');
      for (const frame of parseFrames(line)) expect(frame.function).not.toBe('');
      parseCrashFrame(line);
    }),
  );
});
