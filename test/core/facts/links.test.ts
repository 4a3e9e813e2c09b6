import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Links } from '../../../src/core/facts/links.ts';

const linksOf = (links: Iterable<readonly [string, string]>, most?: number): Links => {
  const all = new Links(most);
  for (const [path, target] of links) all.set(path, target);
  return all;
};

describe('a path', () => {
  const links = linksOf([
    ['b/proc/mounts', 'self/mounts'],
    ['b/proc/self', '31151'],
    ['b/etc/mtab', '../proc/self/mounts'],
    ['b/df', 'sos_commands/filesys/df_-al'],
    ['b/absolute', '/proc/mounts'],
    ['b/escape', '../../../etc/passwd'],
    ['b/loop', 'loop'],
    ['b/ping', 'pong'],
    ['b/pong', 'ping'],
    ['b/dots', './a/./b//c'],
    ['b/up', '..'],
    ['b/empty', ''],
    ['b/top', '..'],
    ['b/gone', 'df'],
  ]);
  links.set('b/gone', undefined);

  test.each([
    ['no link', 'b/etc/fstab', 'b/etc/fstab'],
    ['a link', 'b/df', 'b/sos_commands/filesys/df_-al'],
    ['two, one of them a folder', 'b/proc/mounts', 'b/proc/31151/mounts'],
    ['a link in the middle', 'b/proc/self/mountinfo', 'b/proc/31151/mountinfo'],
    ['three', 'b/etc/mtab', 'b/proc/31151/mounts'],
    ['dots', 'b/dots', 'b/a/b/c'],
    ['a link to the top', 'b/up/b/df', 'b/sos_commands/filesys/df_-al'],
    ['an absolute target', 'b/absolute', undefined],
    ['a way out', 'b/escape', undefined],
    ['itself', 'b/loop', undefined],
    ['each other', 'b/ping', undefined],
    ['an empty target', 'b/empty', 'b'],
    ['a link to the very top', 'b/top/b/x', 'b/x'],
    ['a link that a file replaced', 'b/gone', 'b/gone'],
  ])('%s', (_, path, resolved) => {
    expect(links.resolve(path)).toBe(resolved);
  });

  test('as deep as they may be, and one deeper', () => {
    const chain = (length: number): string | undefined =>
      linksOf(Array.from({ length }, (_, at) => [String(at), String(at + 1)] as const)).resolve('0');
    expect(chain(16)).toBe('16');
    expect(chain(17)).toBeUndefined();
  });

  test('whatever the links, no path leads out, and it ends', () => {
    const target = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 6 });
    // As a member's path is once it was normalised.
    const place = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(fc.dictionary(place, target), place, (entries, path) => {
        const resolved = linksOf(Object.entries(entries)).resolve(path);
        if (resolved !== undefined) expect(resolved.split('/')).not.toContain('..');
      }),
    );
  });
});

describe('what following costs', () => {
  const deep = (name: string): string => Array.from({ length: 100 }, () => name).join('/');
  /** Sixteen links, one behind the other, each with a long path to the next. */
  const chain = Array.from(
    { length: 16 },
    (_, at) => [`${deep(`l${at}`)}/link`, `${'../'.repeat(100)}${deep(`l${at + 1}`)}/link`] as const,
  );

  test('a link that many paths lead over is looked through once', () => {
    const links = linksOf([['host', `${deep('l1')}/link`], ...chain.slice(1)]);
    expect(links.resolve('host/proc/0')).toBe(`${deep('l16')}/link/proc/0`);
    const first = links.looked;
    for (let at = 1; at <= 1000; at += 1) links.resolve(`host/proc/${at}`);
    // Two folders and a name, at the end of a path of a few hundred characters.
    expect(links.looked - first).toBeLessThan(1000 * 3 * 600);
    expect(links.looked).toBeLessThan(first * 10);
  });

  test('as much as is looked at, and then nothing leads anywhere', () => {
    const count = (most?: number): Links => {
      const links = linksOf(chain, most);
      links.resolve(`${deep('l0')}/link`);
      return links;
    };
    const { looked } = count();
    expect(count(looked).exhausted).toBe(false);
    const spent = count(looked - 1);
    expect(spent.exhausted).toBe(true);
    expect([spent.resolve('anything'), spent.looked < looked * 2]).toEqual([undefined, true]);
  });
});
