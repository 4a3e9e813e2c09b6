import { describe, expect, test } from 'vitest';
import type { Verification } from '../../../src/core/model/verification.ts';
import { changed, type Tree } from '../../support/tree.ts';
import { causeOf, HUNG, MENDED, verified } from './support/pairs.ts';

const RULE = 'fuse-init-audit';
const MTAB = 'gvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,nosuid,nodev 0 0\n';

/** As a host of CentOS 6 is: an old kernel, a regular mtab, and an old libfuse. */
function old(tree: Tree, fuse = '2.8.1-1.el6'): Tree {
  const [version = '', release = ''] = fuse.split('-');
  return changed(tree, {
    edit: { 'sos_commands/kernel/uname_-a': { '6.18.44': '2.6.32-431.el6.x86_64' } },
    files: {
      'etc/mtab': MTAB,
      'installed-rpms': `fuse-libs-${version}-${release}.x86_64  Mon 23 Nov 2026\ngvfs-fuse-1.4.3-15.el6.x86_64  Mon 23 Nov 2026\n`,
    },
  });
}

/** Since then mtab is a link to the kernel's table. */
function linked(tree: Tree): Tree {
  return changed(changed(tree, { without: ['etc/mtab'] }), { links: { 'etc/mtab': '../proc/self/mounts' } });
}

const fixes = ({ fixes: all }: Verification): string[] =>
  all.map(({ do: what, outcome }) => `${what.slice(0, 18)}: ${outcome}`);
const changes = ({ changes: all }: Verification): string[] =>
  all.map(({ name, before, after }) => `${name}: ${before} → ${after}`);

describe('the lasting fix', () => {
  test('nothing was changed: nobody waits, but the conditions are in place', async () => {
    const verification = await verified(old(HUNG), old(MENDED));
    expect(causeOf(verification, RULE)).toBe('cannot-tell');
    expect(verification.verdict.headline).toContain('its conditions are still in place');
    expect(fixes(verification)).toEqual([
      'Make /etc/mtab a l: open',
      'Update libfuse to : open',
      'Kernel with "audit: open',
    ]);
    expect(changes(verification)).toEqual([]);
  });

  test('mtab became a link', async () => {
    const verification = await verified(old(HUNG), linked(old(MENDED)));
    expect(verification.verdict.outcome).toBe('held');
    expect(fixes(verification)).toEqual([
      'Make /etc/mtab a l: done',
      'Update libfuse to : open',
      'Kernel with "audit: open',
    ]);
  });

  test('libfuse was updated', async () => {
    const verification = await verified(old(HUNG), linked(old(MENDED, '2.8.3-5.el6')));
    expect(fixes(verification)).toContain('Update libfuse to : done');
    expect(changes(verification)).toEqual(['fuse-libs: 2.8.1-1.el6 → 2.8.3-5.el6']);
  });

  test('another kernel runs', async () => {
    const verification = await verified(old(HUNG), MENDED);
    expect(fixes(verification)).toContain('Kernel with "audit: done');
    expect(changes(verification)).toContain('kernel: 2.6.32-431.el6.x86_64 → 6.18.44');
  });

  test('where the later bundle does not tell, nobody knows', async () => {
    const blind = changed(old(MENDED), { without: ['etc/mtab', 'installed-rpms', 'sos_commands/kernel/uname_-a'] });
    const verification = await verified(old(HUNG), blind);
    expect(fixes(verification).every((line) => line.endsWith('cannot-tell'))).toBe(true);
    expect(fixes(verification)).toHaveLength(3);
    expect(changes(verification)).toEqual([]);
  });
});

describe('a risk that was seen before anything hung', () => {
  const risky = old(changed(MENDED, { files: { 'sos_commands/general/date': 'Mon Nov 23 13:22:20 UTC 2026\n' } }));

  test('is gone', async () => {
    const { verdict } = await verified(risky, linked(old(MENDED)));
    expect(verdict).toEqual({
      outcome: 'held',
      headline: 'The fix held: the conditions for the hang are no longer in place.',
    });
  });

  test('is still there', async () => {
    const { verdict } = await verified(risky, old(MENDED));
    expect(verdict.outcome).toBe('not-held');
  });

  test('has become a hang', async () => {
    const verification = await verified(
      risky,
      changed(old(HUNG), { files: { 'sos_commands/general/date': 'Mon Nov 23 19:00:00 UTC 2026\n' } }),
    );
    expect(verification.verdict.outcome).toBe('not-held');
    expect(verification.appeared.map(({ rule }) => rule)).toEqual([RULE]);
  });
});
