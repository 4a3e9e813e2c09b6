import { describe, expect, test } from 'vitest';
import { isRefusal, pidOf } from '../../../../src/core/facts/kernel/proc-value.ts';
import { procFiles } from '../../../../src/core/facts/kinds/proc-files.ts';
import { procCmdline, procComm, procWchan } from '../../../../src/core/facts/parsers/proc-files.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

test.each([
  ['proc/20129/stack', 20129],
  ['proc/700/task/705/stack', 705],
  ['/proc/20129/wchan', 20129],
  ['cat /proc/20129/wchan', 20129],
  ['proc/self/12/stack', 12],
  ['proc/20129', 20129],
  ['proc/self/status', undefined],
  ['proc/mounts', undefined],
  ['sysproc/12/stack', undefined],
  ['stack', undefined],
])('%s is of process %s', (path, pid) => {
  expect(pidOf(path)).toBe(pid);
});

test.each([
  ['cat: /proc/1/wchan: Permission denied', true],
  ['cat: proc/1/wchan: No such file or directory', true],
  ['grep: /proc/1/stack: Operation not permitted', true],
  ['fuse_get_req', false],
  ['cat /proc/1/wchan', false],
])('%j is a refusal: %s', (text, expected) => {
  expect(isRefusal(text)).toBe(expected);
});

describe('a file that is one value', () => {
  test.each([
    [procComm, 'comm', 'df\n', 'df'],
    [procComm, 'comm', 'tmux: server\n', 'tmux: server'],
    [procComm, 'comm', 'two\nlines\n', 'two\nlines'],
    [procCmdline, 'cmdline', 'df\0-h\0', 'df -h'],
    [procCmdline, 'cmdline', '/bin/mount\0--no-canonicalize\0-i\0-f\0\0', '/bin/mount --no-canonicalize -i -f'],
    [procCmdline, 'cmdline', 'sh\0-c\0a\nb\0', 'sh -c a\nb'],
    [procWchan, 'wchan', 'fuse_get_req', 'fuse_get_req'],
    [procWchan, 'wchan', '0', '0'],
  ])('%o %s of %j', (parser, file, text, value) => {
    expect(fieldsOf(readText(parser, `proc/42/${file}`, text), procFiles)).toEqual([{ pid: 42, file, value }]);
  });

  test.each([
    ['nothing', '', 'proc/42/cmdline', 0],
    ['NULs alone', '\0\0', 'proc/42/cmdline', 0],
    ['no process', 'df\0', 'cmdline', 0],
    ['a refusal', 'cat: /proc/42/cmdline: Permission denied\n', 'proc/42/cmdline', 1],
  ])('%s says nothing', (_, text, path, unreadable) => {
    const result = readText(procCmdline, path, text);
    expect(result.facts.size).toBe(0);
    expect(result.unreadable).toHaveLength(unreadable);
  });

  test('a value is kept up to its limit', () => {
    const read = (length: number): unknown =>
      fieldsOf(readText(procCmdline, 'proc/42/cmdline', 'a'.repeat(length)), procFiles)[0]?.['value'];
    expect(read(4096)).toHaveLength(4096);
    expect(read(4097)).toHaveLength(4096);
  });
});
