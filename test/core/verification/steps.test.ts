import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verification } from '../../../src/core/model/verification.ts';
import { changed, type Tree, treeOf } from '../../support/tree.ts';
import {
  HUNG,
  later,
  MENDED,
  newKernel,
  outcomes,
  rebooted,
  RELIEVED,
  verified,
  withoutLines,
} from './support/pairs.ts';

describe('the steps of the rule', () => {
  const steps = (verification: Verification): string[] =>
    verification.checks
      .filter(({ step }) => step === 'verify')
      .map(({ do: what, outcome }) => `${what.split(' ', 2).join(' ')}: ${outcome}`);

  test.each([
    [
      'answered',
      MENDED,
      [
        'Start the: cannot-tell',
        'mtab and: held',
        'The mount: held',
        'Unmount and: cannot-tell',
        'Nothing waits: held',
      ],
    ],
    [
      'not mounted any more: nothing there can answer, and no connection is left to look at',
      RELIEVED,
      [
        'Start the: cannot-tell',
        'mtab and: held',
        'The mount: cannot-tell',
        'Unmount and: cannot-tell',
        'Nothing waits: cannot-tell',
      ],
    ],
    [
      'still waiting',
      later(HUNG),
      [
        'Start the: cannot-tell',
        'mtab and: held',
        'The mount: not-held',
        'Unmount and: cannot-tell',
        'Nothing waits: not-held',
      ],
    ],
    [
      'mounted twice once more: a step decides, though nobody waits yet',
      changed(MENDED, {
        edit: {
          'proc/mounts': {
            'gvfs-fuse-daemon /root/.gvfs ':
              'gvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,user_id=0,group_id=0 0 0\ngvfs-fuse-daemon /root/.gvfs ',
          },
        },
      }),
      ['Start the: not-held', 'mtab and: held', 'The mount: held', 'Unmount and: cannot-tell', 'Nothing waits: held'],
    ],
    [
      'a df that answers proves nothing about audit where no rule is loaded',
      changed(MENDED, { without: ['sos_commands/auditd/*'] }),
      [
        'Start the: cannot-tell',
        'mtab and: held',
        'The mount: cannot-tell',
        'Unmount and: cannot-tell',
        'Nothing waits: held',
      ],
    ],
  ])('%s', async (_name, after, expected) => {
    expect(steps(await verified(HUNG, after))).toEqual(expected);
  });

  test('a step that does not hold decides, where the cause itself is gone', async () => {
    const twice = 'gvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,user_id=0,group_id=0 0 0\n';
    const table = `${Buffer.from(MENDED.files.get('proc/mounts') ?? []).toString()}${twice}`;
    const verification = await verified(HUNG, changed(MENDED, { files: { 'proc/mounts': table } }));
    expect(verification.verdict.outcome).toBe('not-held');
    expect(verification.verdict.headline).toContain("the kernel's table must not grow");
  });

  test('other rules answer as well: a daemon that was continued', async () => {
    const before = changed(treeOf('evidence/12-bindfs-sigstopped'), { files: {} });
    const verification = await verified(before, later(before));
    expect(outcomes(verification).filter((line) => line.endsWith('not-held'))).toContain(
      'fuse-daemon-hung cause: not-held',
    );
  });
});

describe('evidence', () => {
  const lineAt = (tree: Tree, path: string, line: number): string | undefined =>
    path === 'etc/mtab' && !tree.files.has(path)
      ? undefined
      : Buffer.from(tree.files.get(path) ?? [])
          .toString()
          .split('\n')[line - 1];

  test.each([
    ['held', MENDED],
    ['not held', later(HUNG)],
    ['rebooted', rebooted(newKernel(MENDED))],
  ])('is a line of the bundle that it is said to be of: %s', async (_name, after) => {
    const { checks, fixes, changes, cautions, appeared } = await verified(HUNG, after);
    const sides = [...checks, ...fixes, ...changes, ...cautions].map(({ evidence }) => evidence);
    const cited = {
      before: sides.flatMap(({ before }) => before),
      after: [...sides.flatMap((side) => side.after), ...appeared.flatMap(({ evidence }) => evidence)],
    };
    expect(cited.before.length).toBeGreaterThan(0);
    expect(cited.after.length).toBeGreaterThan(0);
    for (const { path, line, excerpt } of cited.before) expect(lineAt(HUNG, path, line)).toBe(excerpt);
    for (const { path, line, excerpt } of cited.after) expect(lineAt(after, path, line)).toBe(excerpt);
  });

  test('whatever is taken out of a bundle that hangs, it never reads as held', async () => {
    const members = [...HUNG.files.keys()].filter((path) => !path.startsWith('sos_commands/general/'));
    await fc.assert(
      fc.asyncProperty(fc.subarray(members, { maxLength: members.length - 1 }), async (gone) => {
        const left = [...later(HUNG).files].filter(([path]) => !gone.includes(path));
        const { verdict } = await verified(HUNG, { files: new Map(left), links: new Map() });
        expect(verdict.outcome).not.toBe('held');
      }),
      { numRuns: 30 },
    );
  });

  test('nobody is seen where the lines of those who wait are gone from every list: then it held', async () => {
    const unlisted = withoutLines(later(HUNG), /^sos_commands\/process\//, /\b1797[567]\b/);
    const { verdict } = await verified(HUNG, changed(unlisted, { without: ['proc/1797*/*', 'sys/fs/fuse/*/*/*'] }));
    expect(verdict.outcome).toBe('held');
  });
});
