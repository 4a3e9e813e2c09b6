import { describe, expect, test } from 'vitest';
import { codesOf, pathsOf, readArchive, textsOf } from '../../support/read-entries.ts';
import { concat } from '../../support/streams.ts';
import { archive, END, header, member, pax } from '../../support/tar-bytes.ts';

describe('types', () => {
  test.each([
    ['0', 'file'],
    ['\0', 'file'],
    ['7', 'file'],
    ['1', 'hardlink'],
    ['2', 'symlink'],
    ['5', 'directory'],
    ['D', 'directory'],
    ['3', 'other'],
    ['4', 'other'],
    ['6', 'other'],
    ['V', 'other'],
    ['M', 'other'],
    ['A', 'other'],
    ['Z', 'other'],
  ])('%j is a %s', async (type, expected) => {
    const { entries, notes } = await readArchive(archive(member({ name: 'a', type, linkName: 't' })));
    expect(entries).toMatchObject([{ path: 'a', type: expected }]);
    expect(notes.map(({ code }) => code)).toEqual(expected === 'other' ? ['skipped'] : []);
  });

  test('v7 has no type for folders: their names end in a slash', async () => {
    const { entries } = await readArchive(archive(member({ name: 'etc/', type: '\0', magic: 'v7' })));
    expect(entries).toMatchObject([{ path: 'etc', type: 'directory' }]);
  });

  test('only links have targets', async () => {
    const { entries } = await readArchive(
      archive(member({ name: 'a', linkName: 't' }), member({ name: 'b', type: '5', linkName: 't' })),
    );
    expect(entries.map(({ target }) => target)).toEqual([undefined, undefined]);
  });
});

describe('bodies', () => {
  test.each(['2', '3', '4', '5', '6'])('type %s has none, whatever its size field says', async (type) => {
    const { entries, notes } = await readArchive(
      archive(header({ name: 'a', type, size: 5000, linkName: 't' }), member('b', 'body')),
    );
    expect(entries.map(({ path, size }) => [path, size])).toEqual([
      ['a', 0],
      ['b', 4],
    ]);
    expect(notes.filter(({ code }) => code !== 'skipped')).toEqual([]);
  });

  test.each(['D', 'V', 'A', 'Z'])('type %s may have one, which is passed over', async (type) => {
    const result = await readArchive(archive(member({ name: 'a', type }, 'Yfile\0'), member('b', 'body')));
    expect(pathsOf(result)).toEqual(['a', 'b']);
    expect(result.entries[1]?.size).toBe(4);
  });
});

describe('hard links', () => {
  const link = { name: 'b', type: '1', linkName: 'a' } as const;

  test('without data', async () => {
    const result = await readArchive(archive(member('a', 'body'), member(link), member('c', 'more')));
    expect(textsOf(result)).toEqual([
      ['a', 'body'],
      ['b', ''],
      ['c', 'more'],
    ]);
    expect(result.entries[1]).toMatchObject({ type: 'hardlink', target: 'a', size: 0 });
  });

  test('whose size is repeated, but not the data, before another member', async () => {
    const result = await readArchive(archive(member('a', 'body'), header({ ...link, size: 4 }), member('c', 'more')));
    expect(textsOf(result)[2]).toEqual(['c', 'more']);
    expect(result.notes).toEqual([]);
  });

  test.each([1, 600, 2000])('whose size (%i) is repeated, but not the data, at the end', async (size) => {
    const result = await readArchive(archive(member('a', 'x'.repeat(size)), header({ ...link, size })));
    expect(result.entries[1]).toMatchObject({ type: 'hardlink', size: 0 });
    expect(result.notes).toEqual([]);
  });

  test('with data, as pax may have it', async () => {
    const result = await readArchive(archive(pax({ mtime: '1' }), member(link, 'data'), member('c', 'more')));
    expect(textsOf(result)).toEqual([
      ['b', 'data'],
      ['c', 'more'],
    ]);
  });

  test('with data that looks like a header, as pax may have it', async () => {
    const inner = member('inner', 'x');
    const result = await readArchive(archive(pax({ mtime: '1' }), member(link, inner), member('c')));
    expect(pathsOf(result)).toEqual(['b', 'c']);
    expect(result.entries[0]?.bytes).toEqual(inner);
  });

  test('with data, in an archive that is not pax', async () => {
    expect(textsOf(await readArchive(archive(member(link, 'data'), member('c'))))[0]).toEqual(['b', 'data']);
  });
});

describe('targets stay as they stand', () => {
  test.each(['../proc/self/mounts', '/etc/shadow', '../../../../etc/shadow', '.', 'a\nb'])('%j', async (linkName) => {
    const { entries } = await readArchive(archive(member({ name: 'a', type: '2', linkName })));
    expect(entries[0]?.target).toBe(linkName);
  });

  test('just as long as a path may be, and one byte longer', async () => {
    const target = async (length: number) =>
      (await readArchive(archive(pax({ linkpath: 't'.repeat(length) }), member({ name: 'a', type: '2' })))).entries[0]
        ?.target;
    expect(await target(4096)).toHaveLength(4096);
    expect(await target(4097)).toBeUndefined();
  });

  test('an empty one is none', async () => {
    expect((await readArchive(archive(member({ name: 'a', type: '2' })))).entries[0]).not.toHaveProperty('target');
  });
});

describe('names that are refused', () => {
  test.each([
    ['one that leads out', member('../../etc/cron.d/x', 'evil')],
    ['one that leads out further in', member('a/b/../../../x', 'evil')],
    ['one that is too long', concat(pax({ path: `a${'/b'.repeat(3000)}` }), member('x', 'evil'))],
    ['one that is too deep', concat(pax({ path: 'd/'.repeat(200) }), member('x', 'evil'))],
  ])('%s is skipped with a note, its body too', async (_case, bad) => {
    const result = await readArchive(archive(member('a'), bad, member('b', 'good')));
    expect(textsOf(result)).toEqual([
      ['a', ''],
      ['b', 'good'],
    ]);
    expect(result.notes).toEqual([
      { code: 'bad-name', detail: 'a member whose name is too long, too deep, or leads out' },
    ]);
  });

  test('an absolute one becomes a label like any other', async () => {
    expect(pathsOf(await readArchive(archive(member('/etc/passwd'))))).toEqual(['etc/passwd']);
  });

  test('the top folder itself is no member', async () => {
    const result = await readArchive(archive(member({ name: './', type: '5' }), member('./a')));
    expect(pathsOf(result)).toEqual(['a']);
    expect(result.notes).toEqual([]);
  });
});

describe('old GNU sparse files', () => {
  const block = (goesOn: boolean): Uint8Array => {
    const bytes = new Uint8Array(512).fill(0x30);
    bytes[504] = goesOn ? 1 : 0;
    return bytes;
  };

  test('their map is passed over, however many blocks it has', async () => {
    const sparse = header({ name: 'lastlog', type: 'S', magic: 'gnu', size: 4, patch: { 482: 1 } });
    const data = concat(block(true), block(true), block(false), new Uint8Array(512).fill(0x41));
    const result = await readArchive(archive(sparse, data, member('b', 'body')));
    expect(textsOf(result)).toEqual([
      ['lastlog', 'AAAA'],
      ['b', 'body'],
    ]);
    expect(codesOf(result)).toEqual(['skipped']);
  });

  test('a map that does not end is a cut', async () => {
    const sparse = header({ name: 'lastlog', type: 'S', magic: 'gnu', size: 4, patch: { 482: 1 } });
    const result = await readArchive(concat(member('a'), sparse, ...Array.from({ length: 50 }, () => block(true))));
    expect(pathsOf(result)).toEqual(['a', 'lastlog']);
    expect(codesOf(result)).toEqual(['skipped', 'truncated']);
  });
});

test('a missing time is absent', async () => {
  const { entries } = await readArchive(concat(member({ name: 'a', modifiedAt: new Uint8Array(12).fill(0x7a) }), END));
  expect(entries[0]).not.toHaveProperty('modifiedAt');
});
