import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { operandsOf, pathsIn, pathsWithBlanks } from '../../../../src/core/facts/waits/paths.ts';

describe('paths of a command line', () => {
  test.each([
    ['df -h', []],
    ['/usr/bin/df -h', []],
    ['df /mnt/a/', ['/mnt/a']],
    ['ls -l / //', ['/', '/']],
    ['stat --file-system=/mnt/a', ['/mnt/a']],
    ['dd if=/dev/zero of=/mnt/a/f', ['/dev/zero', '/mnt/a/f']],
    ['bash -c echo x >/mnt/a/f 2>/mnt/a/e', ['/mnt/a/f', '/mnt/a/e']],
    ["sh -c 'ls /mnt/a'; true", ['/mnt/a']],
    ['rsync host:/x /mnt/a', ['/mnt/a']],
    ['cat relative/path', []],
  ])('%s', (command, expected) => {
    expect(pathsIn(command)).toEqual(expected);
  });

  it('may hold blanks', () => {
    expect(pathsWithBlanks('ls /mnt/my own disk')).toContain('/mnt/my own disk');
    expect(pathsWithBlanks('ls /mnt/my own disk')).toContain('/mnt/my own');
  });

  it('are no more than can be looked up', () => {
    const command = `ls ${'/a '.repeat(5000)}`;
    expect([pathsIn(command).length, operandsOf(command).length]).toEqual([16, 255]);
  });

  it('are found in any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (command) => {
        for (const path of [...pathsIn(command), ...pathsWithBlanks(command)]) expect(path.startsWith('/')).toBe(true);
      }),
    );
  });
});
