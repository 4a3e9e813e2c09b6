import { describe, expect, test } from 'vitest';
import { codesOf, pathsOf, readArchive } from '../../../support/read-entries.ts';
import { bytesOf, concat } from '../../../support/streams.ts';
import { archive, header, longName, member, padded, pax, paxRecords } from '../../../support/tar-bytes.ts';

const LONG = `${'folder/'.repeat(40)}file`;

describe('GNU long names', () => {
  test('L names the member, K its target', async () => {
    const { entries } = await readArchive(
      archive(longName(LONG), longName(`${LONG}2`, 'K'), member({ name: 'cut', type: '2', linkName: 'cut too' })),
    );
    expect(entries).toMatchObject([{ path: LONG, type: 'symlink', target: `${LONG}2` }]);
  });

  test('in either order', async () => {
    const { entries } = await readArchive(
      archive(longName(`${LONG}2`, 'K'), longName(LONG), member({ name: 'cut', type: '1', linkName: 'cut too' })),
    );
    expect(entries).toMatchObject([{ path: LONG, type: 'hardlink', target: `${LONG}2` }]);
  });

  test('hold for one member only', async () => {
    const bytes = archive(
      longName(LONG),
      longName(LONG, 'K'),
      member({ name: 'a', type: '2', linkName: 'x' }),
      member({ name: 'b', type: '2', linkName: 'y' }),
    );
    expect((await readArchive(bytes)).entries[1]).toMatchObject({ path: 'b', target: 'y' });
  });

  test('end at their first zero byte, or with their body', async () => {
    const without = member({ name: '././@LongLink', type: 'L' }, 'no-end');
    const within = member({ name: '././@LongLink', type: 'L' }, 'early\0end');
    const bytes = archive(without, member('a'), within, member('b'));
    expect(pathsOf(await readArchive(bytes))).toEqual(['no-end', 'early']);
  });

  test('an empty one changes nothing', async () => {
    const bytes = archive(member({ name: '././@LongLink', type: 'L' }), member('a'));
    expect(pathsOf(await readArchive(bytes))).toEqual(['a']);
  });
});

describe('pax headers', () => {
  test.each(['x', 'X'])('%s names, links, sizes and dates the member', async (type) => {
    const records = { path: LONG, linkpath: 'target', mtime: '1234567890.5' };
    const { entries } = await readArchive(archive(pax(records, type), member({ name: 'cut', type: '2' })));
    expect(entries).toMatchObject([{ path: LONG, target: 'target', modifiedAt: 1_234_567_890 }]);
  });

  test('a size beyond octal digits is the one that counts', async () => {
    const bytes = archive(pax({ size: '5' }), header({ name: 'a', size: 0 }), padded(bytesOf('hello')), member('b'));
    const { entries, notes } = await readArchive(bytes);
    expect(entries.map(({ path, size }) => [path, size])).toEqual([
      ['a', 5],
      ['b', 0],
    ]);
    expect(notes).toEqual([]);
  });

  test.each(['-1', '1.5', '1e9', '0x10', '99999999999999999999', 'many'])(
    'a size of %s does not count, the one in the header does',
    async (size) => {
      const { entries } = await readArchive(archive(pax({ size }), member('a', 'hello'), member('b')));
      expect(entries.map(({ path, size: bytes }) => [path, bytes])).toEqual([
        ['a', 5],
        ['b', 0],
      ]);
    },
  );

  test('wins over a GNU long name', async () => {
    expect(pathsOf(await readArchive(archive(pax({ path: 'p' }), longName('l'), member('h'))))).toEqual(['p']);
  });

  test('global ones hold until they are changed or taken back', async () => {
    const bytes = archive(
      pax({ mtime: '1' }, 'g'),
      member('a'),
      pax({ mtime: '2' }),
      member('b'),
      member('c'),
      pax({ mtime: '3' }, 'g'),
      member('d'),
      pax({ mtime: '' }),
      member({ name: 'e', modifiedAt: 9 }),
    );
    expect((await readArchive(bytes)).entries.map(({ modifiedAt }) => modifiedAt)).toEqual([1, 2, 1, 3, 9]);
  });

  test('global ones hold for their own archive, not for one that follows', async () => {
    const bytes = concat(archive(pax({ mtime: '1' }, 'g'), member('a')), archive(member({ name: 'b', modifiedAt: 9 })));
    expect((await readArchive(bytes)).entries.map(({ modifiedAt }) => modifiedAt)).toEqual([1, 9]);
  });

  test('what nothing followed does not name the first member of the next archive', async () => {
    const bytes = concat(archive(member('a'), pax({ path: 'stray' })), archive(member('b')));
    expect(pathsOf(await readArchive(bytes))).toEqual(['a', 'b']);
  });

  test('a broken record is noted, and what stood before it counts', async () => {
    const body = concat(paxRecords([['path', 'told']]), bytesOf('999 path=x\n'));
    const result = await readArchive(archive(member({ name: 'PaxHeader', type: 'x' }, body), member('cut')));
    expect(pathsOf(result)).toEqual(['told']);
    expect(result.notes).toEqual([{ code: 'damaged', detail: 'a pax header with a broken record' }]);
  });

  test('a name with a zero byte is refused, not cut', async () => {
    const result = await readArchive(archive(pax({ path: 'etc/mtab\0.txt' }), member('a'), member('b')));
    expect(pathsOf(result)).toEqual(['b']);
    expect(codesOf(result)).toEqual(['bad-name']);
  });
});

describe('a header larger than we hold in memory', () => {
  const limits = { metadataBytes: 1024 };
  const sized = (size: number, type: string): Uint8Array =>
    member({ name: 'h', type }, type === 'x' ? paxRecords([['path', 'p'.repeat(size - 10)]]) : 'n'.repeat(size));

  test.each(['L', 'x'])('just as large as allowed is read: %s', async (type) => {
    const body = type === 'x' ? paxRecords([['path', 'p'.repeat(1013)]]) : bytesOf('n'.repeat(1024));
    expect(body).toHaveLength(1024);
    const result = await readArchive(archive(member({ name: 'h', type }, body), member('cut')), limits);
    expect(pathsOf(result)[0]).toMatch(/^(n{1024}|p{1013})$/);
    expect(result.notes).toEqual([]);
  });

  test.each(['L', 'K', 'x', 'g'])('one byte more and the member is skipped with a note: %s', async (type) => {
    const result = await readArchive(archive(sized(1025, type), member('unknown', 'body'), member('b')), limits);
    expect(pathsOf(result)).toEqual(['b']);
    expect(codesOf(result)).toEqual(['bad-name']);
  });

  test('by default that is 1 MiB', async () => {
    const result = await readArchive(archive(sized(2 ** 20 + 1, 'L'), member('unknown'), member('b')));
    expect(pathsOf(result)).toEqual(['b']);
    expect(codesOf(result)).toEqual(['bad-name']);
  });

  test('one that claims 4 GiB takes no memory, and what it hides is unknown', async () => {
    const result = await readArchive(
      concat(member('a'), header({ name: 'h', type: 'x', size: 4 * 2 ** 30 }), new Uint8Array(5000)),
    );
    expect(pathsOf(result)).toEqual(['a']);
    expect(result.notes).toEqual([{ code: 'truncated', detail: 'the archive ends inside a header' }]);
  });
});

test.each([0, 1, 511, 512, 700])('an archive that ends %i bytes into a header’s body is cut', async (left) => {
  const body = 'x'.repeat(800);
  const whole = concat(member('a'), member({ name: 'h', type: 'L' }, body));
  const result = await readArchive(whole.subarray(0, 512 + 512 + left));
  expect(pathsOf(result)).toEqual(['a']);
  expect(result.notes).toEqual([{ code: 'truncated', detail: 'the archive ends inside a header' }]);
});
