import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NamedMounts } from '../../../src/core/facts/named-mounts.ts';
import { namesMount, targetIn } from './derived/support/pairwise.ts';

const mount = (device: string, target: string, type = 'fuse.sshfs') => ({ device, target, type });
const words = (max: number) => fc.array(fc.constantFrom('', 'a', 'b', '/m', '/m/a', '-o'), { maxLength: max });
const phrase = (max: number) => words(max).map((parts) => parts.join(' '));

describe('the mount that a command line names', () => {
  it('is the one that a search for every mount finds', () => {
    const mounts = fc.array(fc.record({ device: phrase(3), target: phrase(4), type: fc.constant('fuse') }));
    fc.assert(
      fc.property(mounts, phrase(8), (mounted, command) => {
        const named = new NamedMounts(mounted);
        const targets = mounted.map(({ target }) => target);
        expect(named.targetIn(command)).toBe(targetIn(command, targets));
        expect(named.isStartedBy(command)).toBe(namesMount(command, mounted));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['a name with blanks', 'sshfs u@h: /mnt/my own files -o ro', ['/mnt/my', '/mnt/my own files'], '/mnt/my own files'],
    ['its first words only', 'sshfs u@h: /mnt/my own', ['/mnt/my own files'], '/mnt/my'],
    ['no part of a word', 'sshfs u@h: /mnt/ab', ['/mnt/a'], '/mnt/ab'],
    ['none that is mounted', 'sshfs u@h: /mnt/x -o ro', ['/mnt/a'], '/mnt/x'],
    ['no path at all', 'sshfs u@h: x', ['/mnt/a'], undefined],
  ])('with %s', (_what, command, targets, found) => {
    expect(new NamedMounts(targets.map((target) => mount('d', target))).targetIn(command)).toBe(found);
  });

  it('may have as many words as anybody uses', () => {
    const [eight, nine] = ['/mnt/a b c d e f g h', '/mnt/a b c d e f g h i'];
    const named = new NamedMounts([mount('d', eight), mount('d', nine)]);
    expect(named.targetIn(`sshfs d ${nine}`)).toBe(eight);
    expect(named.isStartedBy(`sshfs d ${eight}`)).toBe(true);
  });
});

it('a program is of a mount where it is called as the mount’s subtype', () => {
  const named = new NamedMounts([
    mount('d', '/m', 'fuse.sshfs'),
    mount('d', '/n', 'fuseblk'),
    mount('d', '/o', 'fuse'),
  ]);
  for (const comm of ['sshfs', 'fuseblk', 'fuse']) expect(named.isSubtype(comm)).toBe(true);
  for (const comm of ['fuse.sshfs', 'ssh', '']) expect(named.isSubtype(comm)).toBe(false);
});
