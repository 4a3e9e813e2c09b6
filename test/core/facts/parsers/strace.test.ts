import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { straces } from '../../../../src/core/facts/kinds/straces.ts';
import { strace } from '../../../../src/core/facts/parsers/strace.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const read = (text: string, path = 'strace.out'): Record<string, unknown>[] =>
  fieldsOf(readText(strace, path, text), straces);

const HANGING = { call: 'umount', path: '/root/.gvfs', args: '"/root/.gvfs", MNT_DETACH' };

describe('the call that did not come back', () => {
  test.each([
    ['a log that ends in it', 'open("/etc/mtab", O_RDONLY) = 3\numount("/root/.gvfs", MNT_DETACH', [HANGING]],
    ['strace was interrupted', 'umount("/root/.gvfs", MNT_DETACH^C <unfinished ...>\n', [HANGING]],
    ['strace was detached', 'umount("/root/.gvfs", MNT_DETACH <detached ...>\n', [HANGING]],
    ['with the times of -tt', '13:22:12.123456 umount("/root/.gvfs", MNT_DETACH <unfinished ...>\n', [HANGING]],
    [
      'strace -f on a terminal',
      '[pid 11252] 13:22:12.123456 umount("/root/.gvfs", MNT_DETACH <unfinished ...>\n[pid 11253] open("/etc/mtab", O_RDONLY) = 3\n',
      [{ pid: 11252, ...HANGING }],
    ],
    [
      'two at once, in a file',
      '11252 umount("/root/.gvfs", MNT_DETACH <unfinished ...>\n11253 statfs("/mnt/a",  <unfinished ...>\n',
      [
        { pid: 11252, ...HANGING },
        { pid: 11253, call: 'statfs', path: '/mnt/a', args: '"/mnt/a",' },
      ],
    ],
    [
      'one of two came back',
      '11252 umount("/root/.gvfs", MNT_DETACH <unfinished ...>\n11253 statfs("/mnt/a",  <unfinished ...>\n11253 <... statfs resumed>{f_type=1}) = 0\n',
      [{ pid: 11252, ...HANGING }],
    ],
    [
      'a descriptor with its path, of -y',
      'fstatfs(4</root/.gvfs>, ',
      [{ call: 'fstatfs', path: '/root/.gvfs', args: '4</root/.gvfs>,' }],
    ],
    [
      'the number of the process that strace was attached to',
      'strace: Process 11252 attached\numount("/root/.gvfs", MNT_DETACH',
      [{ pid: 11252, ...HANGING }],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('the number of the file that -ff wrote', () => {
    expect(read('umount("/root/.gvfs", MNT_DETACH', 'strace.out.11252')).toEqual([{ pid: 11252, ...HANGING }]);
  });

  test('its line is the one that began it', () => {
    const text = 'getpid() = 1\r\n11252 umount("/root/.gvfs", MNT_DETACH <unfinished ...>\r\n11253 getpid() = 2\r\n';
    expect(readText(strace, 'strace.out', text).facts.get('straces')?.[0]?.source).toEqual({
      path: 'strace.out',
      line: 2,
      text: '11252 umount("/root/.gvfs", MNT_DETACH <unfinished ...>',
    });
  });
});

test.each([
  ['nothing', ''],
  ['all came back', 'open("/etc/mtab", O_RDONLY) = 3\nclose(3) = 0\n'],
  ['it resumed without a number', '11252 statfs("/", <unfinished ...>\n<... statfs resumed>{}) = 0\n'],
  ['the process ended', '11252 umount("/a", <unfinished ...>\n11252 +++ exited with 1 +++\n'],
  ['the last process ended', 'umount("/a", <unfinished ...>\n+++ exited with 1 +++\n'],
  ['it never returns', 'exit_group(0'],
  ['words', 'df hangs\n'],
])('nothing hangs: %s', (_, text) => {
  expect(read(text)).toEqual([]);
});

test('a process that was killed in its call was in it', () => {
  expect(read('umount("/root/.gvfs", MNT_DETACH <unfinished ...>\n+++ killed by SIGKILL +++\n')).toEqual([HANGING]);
});

test('of a log that was cut it is not known what came later', () => {
  const found: unknown[] = [];
  const out = { add: (kind: unknown) => found.push(kind), unreadable: () => undefined, limited: () => undefined };
  const reader = strace.read(out, 'strace.out');
  reader.line({ path: 'strace.out', line: 1, text: 'umount("/root/.gvfs", MNT_DETACH' });
  reader.end?.(false);
  expect(found).toEqual([]);
});

describe('recognised', () => {
  const sure = (text: string, name = ''): number => strace.recognise?.(text.split('\n'), name) ?? 0;

  test.each([
    ['umount("/root/.gvfs", MNT_DETACH'],
    ['execve("/bin/df", ["df"], 0x7ffc /* 20 vars */) = 0\nbrk(NULL) = 0x55\n'],
    ['11252 13:22:12.123456 statfs("/mnt/a",  <unfinished ...>\n'],
    ['strace: Process 11252 attached\nstatfs("/mnt/a", '],
  ])('%j', (text) => {
    expect(sure(text)).toBeGreaterThan(0.8);
    expect(sure(text, 'strace.out')).toBeGreaterThan(sure(text));
  });

  test.each([['int main(void) {\n  return umount("/root/.gvfs");\n}'], ['words (and words)\n'], ['']])(
    'not %j',
    (text) => {
      expect(sure(text)).toBe(0);
    },
  );
});

test('any text is read, and never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '[pid 1] ',
      '2 ',
      'umount(',
      '"/a"',
      ') = 0',
      ' <unfinished ...>',
      '<... umount resumed>',
      '\n',
      '+++ exited',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(() => read(pieces.join(''))).not.toThrow();
    }),
  );
});
