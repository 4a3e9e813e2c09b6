import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstPath, parseStraceLine, stracePrefix } from '../../../../src/core/facts/kernel/strace-lines.ts';

const BODY = 'umount("/root/.gvfs", MNT_DETACH';

describe('what stands before the call', () => {
  test.each([
    ['nothing', '', undefined],
    ['strace -f on a terminal', '[pid 11252] ', 11252],
    ['strace -f on a terminal, padded', '[pid   312] ', 312],
    ['strace -f -o', '11252 ', 11252],
    ['strace -f -o, padded', '312   ', 312],
    ['strace -t', '13:22:12 ', undefined],
    ['strace -tt', '13:22:12.123456 ', undefined],
    ['strace -ttt', '1764000000.123456 ', undefined],
    ['strace -r', '     0.000123 ', undefined],
    ['strace -f -tt', '[pid 11252] 13:22:12.123456 ', 11252],
    ['strace -f -tt -o', '11252 13:22:12.123456 ', 11252],
    ['strace -f -ttt -o', '11252 1764000000.123456 ', 11252],
    ['strace -f -Y', '[pid 11252<umount>] ', 11252],
    ['strace -f -Y -o', '11252<umount> ', 11252],
    ['strace --absolute-timestamps=format:time,precision:us', '13:22:12.123456 ', undefined],
    ['ISO times', '2026-11-23T13:22:12.123456+0800 ', undefined],
    ['strace -f, ISO times', '[pid 11252] 2026-11-23T13:22:12+0800 ', 11252],
    ['strace -i', '[00007f8fe0c07ac0] ', undefined],
    ['strace -i, nowhere', '[????????????????] ', undefined],
    ['strace -n', '[ 166] ', undefined],
    ['strace -f -tt -n -i', '[pid 11252] 13:22:12.123456 [ 166] [00007f8fe0c07ac0] ', 11252],
    ['strace -tt -r', '13:22:12.123456 (+     0.000123) ', undefined],
  ])('%s', (_, prefix, pid) => {
    expect(stracePrefix(prefix + BODY)).toEqual({ pid, body: BODY });
  });
});

describe('a call', () => {
  test.each([
    ['that succeeded', 'open("/etc/mtab", O_RDONLY) = 3', true],
    ['that failed', 'statfs("/mnt/a", 0x7ffc) = -1 EACCES (Permission denied)', true],
    ['that gave an address', 'mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0) = 0x7f0c6ab8f000', true],
    [
      'that a signal interrupted',
      'wait4(-1, 0x7ffc, 0, NULL) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)',
      true,
    ],
    ['with a descriptor of -y', 'openat(AT_FDCWD</root>, "/etc/mtab", O_RDONLY) = 3</etc/mtab>', true],
    ['with the time of -T', 'statfs("/", {f_type=EXT2_SUPER_MAGIC}) = 0 <0.000012>', true],
    ['whose argument looks like a result', 'write(1, ") = 0", 5', false],
    ['whose argument looks like a result, and that returned', 'write(1, ") = 0", 5) = 5', true],
    ['cut off', BODY, false],
    ['of which nothing came back', 'umount("/root/.gvfs", MNT_DETACH) = ?', false],
  ])('%s', (_, line, returned) => {
    expect(parseStraceLine(line)).toMatchObject({ is: 'call', returned });
  });

  test.each([
    `${BODY} <unfinished ...>`,
    `${BODY}^C <unfinished ...>`,
    `${BODY} <detached ...>`,
    `${BODY}strace: Process 11252 detached`,
    BODY,
  ])('%s: its arguments as far as they were printed', (line) => {
    expect(parseStraceLine(line)).toEqual({
      is: 'call',
      call: 'umount',
      args: '"/root/.gvfs", MNT_DETACH',
      returned: false,
    });
  });
});

test.each([
  ['<... statfs resumed>{f_type=EXT2_SUPER_MAGIC}) = 0', { is: 'resumed', call: 'statfs', returned: true }],
  [
    '<... statfs resumed> ) = -1 ENOTCONN (Transport endpoint is not connected)',
    { is: 'resumed', call: 'statfs', returned: true },
  ],
  ['<... statfs resumed> <unfinished ...>', { is: 'resumed', call: 'statfs', returned: false }],
  ['Process 11252 attached', { is: 'attached', pid: 11252 }],
  ['strace: Process 11252<umount> attached', { is: 'attached', pid: 11252 }],
  ['strace: Process 11252 attached with 3 threads', { is: 'attached', pid: 11252 }],
  ['strace: Process 11252 attached', { is: 'attached', pid: 11252 }],
  ['Process 11252 detached', { is: 'detached', pid: 11252 }],
  ['+++ exited with 0 +++', { is: 'exited' }],
  ['+++ killed by SIGKILL +++', { is: 'killed' }],
  ['exit_group(0) = ?', { is: 'ended' }],
  ['rt_sigreturn({mask=[]}) = 0', { is: 'ended' }],
])('%s', (line, meaning) => {
  expect(parseStraceLine(line)).toEqual(meaning);
});

test.each([
  '',
  '--- SIGCHLD {si_signo=SIGCHLD} ---',
  'Process 11252 resumed',
  'df: nothing',
  '% time     seconds',
  '+++ what',
])('%j is no line of a trace', (line) => {
  expect(parseStraceLine(line)).toBeUndefined();
});

describe('the first path among the arguments', () => {
  test.each([
    ['"/root/.gvfs", MNT_DETACH', '/root/.gvfs'],
    ['AT_FDCWD, "/mnt/a b", {st_mode=S_IFDIR}', '/mnt/a b'],
    ['4</root/.gvfs>, 0x7ffc', '/root/.gvfs'],
    ['AT_FDCWD</root>, "/etc/mtab", O_RDONLY', '/etc/mtab'],
    ['"/mnt/\\346\\226\\207", 0', '/mnt/文'],
    ['"/mnt/\\xe6\\x96\\x87", 0', '/mnt/文'],
    ['"/a\\"b\\\\c\\td", 0', '/a"b\\c\td'],
    ['"/a\\12b", 0', '/a\nb'],
    ['"/cut off', undefined],
    ['3, 0x7ffc', undefined],
    ['', undefined],
  ])('%s', (args, path) => {
    expect(firstPath(args)).toBe(path);
  });

  test('a quote that never closes takes no time', () => {
    const started = performance.now();
    expect(firstPath('"\\"'.repeat(32_768).slice(0, -1))).toBeDefined();
    expect(firstPath(`"${'\\"'.repeat(32_768)}`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(200);
  });
});

test('any text is a line of a trace or none', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '[pid 1] ',
      '12:00:00 ',
      'umount(',
      '"/a"',
      ') = 0',
      ' <unfinished ...>',
      '<... ',
      ' resumed>',
      '\\',
      '"',
      '<',
      '>',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const { body } = stracePrefix(pieces.join(''));
      const parsed = parseStraceLine(body);
      if (parsed?.is === 'call') firstPath(parsed.args);
    }),
  );
});
