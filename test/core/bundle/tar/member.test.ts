import { describe, expect, test } from 'vitest';
import { codesOf, pathsOf, readArchive, textsOf } from '../../../support/read-entries.ts';
import { bytesOf, concat } from '../../../support/streams.ts';
import { archive, END, header, member, padded, pax } from '../../../support/tar-bytes.ts';

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

describe('files with holes', () => {
  const number = (value: number): string => `${value.toString(8).padStart(11, '0')}\0`;
  const entry = (pairs: readonly (readonly [number, number])[]): Uint8Array =>
    bytesOf(pairs.map(([offset, length]) => number(offset) + number(length)).join(''));
  /** An old GNU header with up to four pairs. */
  const sparse = (size: number, pairs: readonly (readonly [number, number])[], goesOn = false): Uint8Array => {
    const patch = Object.fromEntries([...entry(pairs)].map((byte, index) => [386 + index, byte]));
    return header({ name: 'lastlog', type: 'S', magic: 'gnu', size, patch: { ...patch, 482: goesOn ? 1 : 0 } });
  };
  const block = (pairs: readonly (readonly [number, number])[], goesOn: boolean): Uint8Array => {
    const bytes = new Uint8Array(512);
    bytes.set(entry(pairs));
    bytes[504] = goesOn ? 1 : 0;
    return bytes;
  };

  test('the stored bytes are put where they belong', async () => {
    const result = await readArchive(
      archive(
        sparse(4, [
          [0, 2],
          [5, 2],
          [9, 0],
        ]),
        padded(bytesOf('abcd')),
        member('b', 'body'),
      ),
    );
    expect(textsOf(result)).toEqual([
      ['lastlog', 'ab\0\0\0cd\0\0'],
      ['b', 'body'],
    ]);
    expect(result.notes).toEqual([]);
  });

  test('their map may go on for blocks', async () => {
    const data = concat(block([[4, 1]], true), block([[6, 1]], false), padded(bytesOf('xyz')));
    const result = await readArchive(archive(sparse(3, [[1, 1]], true), data, member('b', 'body')));
    expect(textsOf(result)).toEqual([
      ['lastlog', '\0x\0\0y\0z'],
      ['b', 'body'],
    ]);
  });

  test('a hole is made as long as a line may be, and no longer', async () => {
    const limits = { lineBytes: 100 };
    const one = await readArchive(archive(sparse(1, [[102, 1]]), padded(bytesOf('x'))), limits);
    const huge = await readArchive(archive(sparse(1, [[8 ** 10, 1]]), padded(bytesOf('x'))), limits);
    expect([one, huge].map(({ entries }) => entries[0]?.bytes.length)).toEqual([103, 103]);
  });

  test('holes count as what comes out of the bundle', async () => {
    const pairs = Array.from({ length: 21 }, (_, index) => [index * 8 ** 6, 1] as const);
    const bytes = archive(sparse(21, [], true), block(pairs, false), padded(bytesOf('x'.repeat(21))));
    const { error } = await readArchive(bytes, { expandedBytes: 1_000_000 });
    expect(error).toMatchObject({ code: 'TOO_LARGE' });
  });

  test.each([
    [
      'goes back',
      [
        [5, 2],
        [1, 2],
      ],
    ],
    [
      'overlaps',
      [
        [0, 5],
        [4, 1],
      ],
    ],
  ] as const)('a map that %s: nothing is made of it', async (_case, pairs) => {
    const result = await readArchive(archive(sparse(4, pairs), padded(bytesOf('abcd')), member('b', 'body')));
    expect(result.entries.map(({ path, type }) => [path, type])).toEqual([
      ['lastlog', 'other'],
      ['b', 'file'],
    ]);
    expect(result.notes).toMatchObject([{ code: 'damaged', path: 'lastlog' }]);
  });

  test('a map that does not end is a cut', async () => {
    const bytes = concat(
      member('a'),
      sparse(4, [[0, 1]], true),
      ...Array.from({ length: 50 }, () => block([[1, 1]], true)),
    );
    const result = await readArchive(bytes);
    expect(pathsOf(result)).toEqual(['a', 'lastlog']);
    expect(codesOf(result)).toContain('truncated');
  });

  test('version 1.0 has its map in front of the data', async () => {
    const records = pax({ 'GNU.sparse.major': '1', 'GNU.sparse.name': 'messages', 'GNU.sparse.realsize': '9' });
    const body = concat(padded(bytesOf('2\n1\n2\n6\n3\n')), bytesOf('abcde'));
    const result = await readArchive(archive(records, member('GNUSparseFile.1/x', body), member('b', 'body')));
    expect(textsOf(result)).toEqual([
      ['messages', '\0ab\0\0\0cde'],
      ['b', 'body'],
    ]);
  });

  test.each([['no number'], ['-1\n'], ['9\n1\n']])('version 1.0 with the map %j', async (map) => {
    const records = pax({ 'GNU.sparse.major': '1', 'GNU.sparse.name': 'messages' });
    const result = await readArchive(archive(records, member('x', bytesOf(map.padEnd(600, ' '))), member('b', 'body')));
    expect(result.notes[0]).toMatchObject({ code: 'damaged', path: 'messages' });
    expect(pathsOf(result)).toContain('b');
  });
});

test('a missing time is absent', async () => {
  const { entries } = await readArchive(concat(member({ name: 'a', modifiedAt: new Uint8Array(12).fill(0x7a) }), END));
  expect(entries[0]).not.toHaveProperty('modifiedAt');
});
