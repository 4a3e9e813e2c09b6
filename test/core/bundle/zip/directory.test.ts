import { describe, expect, test } from 'vitest';
import { noise } from '../../../support/packed.ts';
import { codesOf, pathsOf, textsOf } from '../../../support/read-entries.ts';
import { inMemory, openPlaced, readPlaced, readStreamed } from '../../../support/read-zip.ts';
import { bytesOf, concat } from '../../../support/streams.ts';
import { ENCRYPTED, extra, le, locals, starts, SYMLINK, zip, type ZipPart } from '../../../support/zip-bytes.ts';

const text = 'rootfs / rootfs rw 0 0\n'.repeat(200);
const A: ZipPart = { name: 'h/a', body: text, method: 8 };
const B: ZipPart = { name: 'h/b', body: text, method: 8, descriptor: 'signed' };
const C: ZipPart = { name: 'h/c', body: text };

function changed(bytes: Uint8Array, at: number, ...values: number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

/** A thousand of these would be a bomb of Fifield's first kind: one body, and many names for it. */
function bomb(count: number): Uint8Array {
  const kernel: ZipPart = { name: 'h/0', body: new Uint8Array(100_000), method: 8 };
  const names = Array.from({ length: count - 1 }, (_, index) => `h/${index + 1}`);
  return zip([kernel, ...names.map((name): ZipPart => ({ ...kernel, name, isGhost: true, offset: 0 }))]);
}

/** His better kind: each local header is in the extra field of the one before, and all share the same bytes. */
function quoted(): Uint8Array {
  const kernel: ZipPart = { name: 'h/z', body: new Uint8Array(100_000), method: 8 };
  const quoting: ZipPart = { ...kernel, name: 'h/a', extra: extra(0x9999, locals([kernel]).subarray(0, 33)) };
  const front = locals([quoting]);
  const second = 30 + 3 + 4;
  const directory = zip([
    { ...quoting, isGhost: true, offset: 0, extra: new Uint8Array(0) },
    { ...kernel, isGhost: true, offset: second },
  ]);
  const at = directory.length - 22;
  return concat(front, changed(directory, at + 16, ...le(front.length, 4)));
}

describe('the end record', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['no zip', bytesOf('kernel: nothing to see here\n'.repeat(5000))],
    ['members alone', locals([A, B])],
    ['a cut directory', zip([A, B]).subarray(0, locals([A, B]).length + 60)],
    ['a cut end record', zip([A, B]).subarray(0, -1)],
    ['a directory that is not where it says', changed(zip([A, B]), zip([A, B]).length - 6, 0xff, 0xff)],
    ['a record that is none', changed(zip([A, B]), locals([A, B]).length, 0)],
    ['a second record that is none', changed(zip([A, B]), locals([A, B]).length + 49, 0)],
    ['a cut archive that ends with a zip inside it', locals([{ name: 'h/b.zip', body: zip([A, B]) }])],
    ['a wrong bit in the place of the directory', changed(zip([A, B]), zip([A, B]).length - 6, 7)],
    ['the same, and bytes in front', changed(zip([A, B], { prefix: bytesOf('MZ') }), zip([A, B]).length - 4, 7)],
    ['another count', changed(zip([A, B]), zip([A, B]).length - 12, 3)],
  ])('without a whole directory it is for the local headers to tell: %s', async (_, bytes) => {
    expect(await readPlaced(bytes)).toBeUndefined();
  });

  test('bytes behind it are told', async () => {
    const read = await readPlaced(zip([A, B], { trailing: bytesOf('\r\n') }));
    expect(read?.notes).toEqual([{ code: 'trailing', detail: '2 bytes behind the end of the archive' }]);
    expect(read?.entries).toHaveLength(2);
  });

  test('an archive behind another one is bytes behind the end, as where it streams by', async () => {
    const bytes = concat(zip([A]), zip([B]));
    expect(await readPlaced(bytes)).toEqual(await readStreamed(bytes));
    expect((await readPlaced(bytes))?.notes).toMatchObject([{ code: 'trailing' }]);
  });

  test('an empty archive has no members', async () => {
    expect(await readPlaced(zip([]))).toEqual({ entries: [], notes: [], error: undefined });
  });

  test('more members than 16 bits count, without zip64', async () => {
    const parts = Array.from({ length: 65_537 }, (_, index): ZipPart => ({ name: `${index}` }));
    const bytes = zip(parts);
    const read = await readPlaced(changed(bytes, bytes.length - 14, 1, 0, 1, 0));
    expect(read?.entries).toHaveLength(65_537);
  });

  test.each([
    ['of a split archive', zip([{ ...A, disk: 1 }], { disk: 1 })],
    [
      'of a split archive, members on others',
      zip([{ ...A, offset: 77 }], { disk: 3, prefix: new Uint8Array(5) }).subarray(20),
    ],
  ])('one %s is refused by name', async (_, bytes) => {
    const { error } = (await readPlaced(bytes)) ?? {};
    expect(error?.code).toBe('UNSUPPORTED');
    expect(error?.message).toContain('split');
  });
});

describe('members that lie over one another', () => {
  test.each([
    ['many names for one body', bomb(1000)],
    ['quoted headers', quoted()],
  ])('are refused: %s', async (_, bytes) => {
    const read = await readPlaced(bytes);
    expect(read?.entries).toEqual([]);
    expect(read?.error).toMatchObject({ code: 'DAMAGED', details: { reason: 'overlap' } });
  });

  test.each([
    ['many names for one body', bomb(1000)],
    ['quoted headers', quoted()],
  ])('do no harm where they stream by: %s', async (_, bytes) => {
    const { entries, error } = await readStreamed(bytes);
    expect(entries).toHaveLength(1);
    expect(error).toBeUndefined();
  });

  test('cost only those of them that are sound', async () => {
    const read = await readPlaced(zip([A, B, { ...A, name: 'h/again', isGhost: true, offset: 0 }, C]));
    expect(read && pathsOf(read)).toEqual(['h/b', 'h/c']);
    expect(read?.notes.map(({ code, path }) => [code, path])).toEqual([
      ['damaged', 'h/a'],
      ['damaged', 'h/again'],
    ]);
  });

  test('one that reaches into the directory is not read', async () => {
    const read = await readPlaced(zip([A, { ...C, declared: { storedBytes: 5000, size: 5000 } }]));
    expect(read && pathsOf(read)).toEqual(['h/a']);
    expect(read && codesOf(read)).toEqual(['damaged']);
  });

  test.each([
    ['nothing', ''],
    ['other bytes', 'MZ'],
  ])('a place that no file has is not asked for; in front: %s', async (_, prefix) => {
    const bytes = zip([{ ...A, zip64: true, offset: 2 ** 63 }], { zip64: true, prefix: bytesOf(prefix) });
    const asked: number[] = [];
    const random = inMemory(bytes);
    const read = async (at: number, length: number) => {
      asked.push(at);
      return random.read(at, length);
    };
    expect(await readPlaced({ size: bytes.length, read })).toBeUndefined();
    expect(Math.max(...asked)).toBeLessThan(bytes.length);
  });

  test('one whose header is so long that it reaches into the next is cut there', async () => {
    const long = { ...C, extra: extra(0x9999, new Uint8Array(3000)) };
    const [, second = 0] = starts([long, A]);
    // The directory knows nothing of the local extra field; the next member begins within.
    const bytes = zip([long, { ...A, offset: second - 2000 }]);
    const read = await readPlaced(bytes);
    expect(read?.notes.map(({ path }) => path)).toContain('h/c');
  });
});

describe('what the directory and the members say of each other', () => {
  test.each<[string, Uint8Array, string[], string]>([
    ['another name', zip([{ ...A, centralName: 'h/x' }, C]), ['h/x', 'h/c'], 'its own header has another name'],
    ['no header', changed(zip([A, C]), 0, 0), ['h/a', 'h/c'], 'it does not begin where the directory says'],
    [
      'another checksum',
      zip([{ ...A, declared: { crc: 1 } }, C]),
      ['h/a', 'h/c'],
      'its checksum does not fit its bytes',
    ],
    [
      'a larger size',
      zip([{ ...A, declared: { size: 9999 } }, C]),
      ['h/a', 'h/c'],
      'it holds 4600 of the 9999 bytes that it declares',
    ],
    [
      'a smaller size',
      zip([{ ...A, declared: { size: 99 } }, C]),
      ['h/a', 'h/c'],
      'it holds more than the 99 bytes that it declares',
    ],
    ['other bytes', changed(zip([A, C]), 33, 0xff, 0xff), ['h/a', 'h/c'], 'the deflate data is damaged'],
  ])('%s is a note, and the next member is read', async (_, bytes, paths, detail) => {
    const read = await readPlaced(bytes);
    expect(read && pathsOf(read)).toEqual(paths);
    expect(read?.notes).toEqual([{ code: 'damaged', path: paths[0], detail }]);
    expect(read && textsOf(read).at(-1)).toEqual(['h/c', text]);
  });

  test('the directory is right where the local header has zeros', async () => {
    const read = await readPlaced(zip([{ ...A, descriptor: 'none' }, C]));
    expect(read && textsOf(read)).toEqual([
      ['h/a', text],
      ['h/c', text],
    ]);
    expect(read?.notes).toEqual([]);
  });
});

describe('links', () => {
  test.each<[string, Partial<ZipPart>, string | undefined]>([
    ['stored', {}, '../proc/mounts'],
    ['packed', { method: 8 }, '../proc/mounts'],
    ['of unknown size', { descriptor: 'signed' }, '../proc/mounts'],
    ['longer than any path', { body: 'x'.repeat(5000) }, undefined],
    ['empty', { body: '' }, undefined],
    ['broken', { declared: { size: 99 }, method: 8 }, undefined],
  ])('%s', async (_, fields, target) => {
    const read = await readPlaced(zip([{ name: 'h/l', body: '../proc/mounts', mode: SYMLINK, ...fields }]));
    expect(read?.entries).toMatchObject([{ path: 'h/l', type: 'symlink', size: 0, bytes: new Uint8Array(0) }]);
    expect(read?.entries[0]?.target).toBe(target);
  });
});

describe('what cannot be read', () => {
  test('is a note for each, where anything else can', async () => {
    const parts: ZipPart[] = [
      { name: 'h/aes', method: 99, data: noise(40), flags: ENCRYPTED },
      { name: 'h/d64', method: 9, data: noise(40) },
      { name: '../up', body: 'x\n' },
      C,
    ];
    const read = await readPlaced(zip(parts));
    expect(read && pathsOf(read)).toEqual(['h/c']);
    expect(read?.notes.map(({ code, path }) => [code, path])).toEqual([
      ['encrypted', 'h/aes'],
      ['damaged', 'h/d64'],
      ['bad-name', undefined],
    ]);
  });

  test.each<[string, Partial<ZipPart>, string]>([
    ['encrypted', { flags: ENCRYPTED }, 'ENCRYPTED'],
    ['packed in ways that are not known', { method: 98 }, 'UNSUPPORTED'],
  ])('refuses an archive all of whose files are %s', async (_, fields, code) => {
    const parts: ZipPart[] = ['h/1', 'h/2'].map((name) => ({ name, data: noise(40), ...fields }));
    expect((await readPlaced(zip([{ name: 'h/' }, ...parts])))?.error?.code).toBe(code);
  });
});

describe('limits', () => {
  test('of members: so many, and not one more', async () => {
    expect((await readPlaced(zip([A, B, C]), { limits: { entries: 3 } }))?.notes).toEqual([]);
    const read = await readPlaced(zip([A, B, C]), { limits: { entries: 2 } });
    expect(read && pathsOf(read)).toEqual(['h/a', 'h/b']);
    expect(read?.notes).toEqual([{ code: 'too-large', detail: 'more than 2 members' }]);
  });

  test('of what is declared, before anything is read; stored bytes do not expand', async () => {
    expect((await readPlaced(zip([A, B, C]), { limits: { expandedBytes: 9200 } }))?.error).toBeUndefined();
    const read = await readPlaced(zip([A, B, C]), { limits: { expandedBytes: 9199 } });
    expect(read?.error).toMatchObject({ code: 'TOO_LARGE', details: { limit: 'expandedBytes', max: 9199 } });
    expect(read?.entries).toEqual([]);
  });

  test('of the ratio that is declared', async () => {
    const parts: ZipPart[] = [{ name: 'h/zeros', body: new Uint8Array(3_000_000), method: 8 }];
    const limits = { ratioFloorBytes: 1_000_000 };
    const ratio = Math.ceil(3_000_000 / zip(parts).length);
    expect((await readPlaced(zip(parts), { limits: { ...limits, ratio } }))?.error).toBeUndefined();
    const read = await readPlaced(zip(parts), { limits: { ...limits, ratio: ratio - 1 } });
    expect(read?.error).toMatchObject({ code: 'TOO_LARGE', details: { limit: 'ratio', max: ratio - 1 } });
  });

  test('of expanded bytes, where less was declared', async () => {
    const liar: ZipPart = { name: 'h/zeros', body: new Uint8Array(3_000_000), method: 8, declared: { size: 1000 } };
    const read = await readPlaced(zip([liar, C]), { limits: { expandedBytes: 1000 } });
    expect(read && codesOf(read)).toEqual(['too-large']);
    expect(read?.entries[0]?.bytes.length).toBeLessThanOrEqual(1000);
  });

  test('of the directory: one too long to be held is for the local headers to tell', async () => {
    const parts = Array.from({ length: 100 }, (_, index): ZipPart => ({ name: `h/${index}` }));
    const bytes = zip(parts).length - locals(parts).length - 22;
    expect(await readPlaced(zip(parts), { limits: { metadataBytes: Math.ceil(bytes / 64) } })).toBeDefined();
    expect(await readPlaced(zip(parts), { limits: { metadataBytes: Math.floor(bytes / 64) } })).toBeUndefined();
  });
});

describe('what is read of the source', () => {
  const parts: ZipPart[] = [
    { name: 'h/big', body: noise(3_000_000), method: 8 },
    { name: 'h/small', body: 'x\n' },
    { name: 'h/too', body: noise(3_000_000), method: 8 },
  ];

  test('is the directory, and the members that somebody reads', async () => {
    const bytes = zip(parts);
    let read = 0;
    const random = inMemory(bytes);
    const counting = {
      size: bytes.length,
      read: async (offset: number, length: number) => {
        read += length;
        return random.read(offset, length);
      },
    };
    const texts: string[] = [];
    for await (const { path, body } of await openPlaced(counting)) {
      if (path === 'h/small') for await (const part of body) texts.push(new TextDecoder().decode(part));
    }
    expect(texts).toEqual(['x\n']);
    expect(read).toBeLessThan(200_000);
  });

  test('is no more than was wanted where a body is left half read', async () => {
    const seen: [string, number][] = [];
    for await (const { path, body } of await openPlaced(inMemory(zip(parts)))) {
      for await (const part of body) {
        seen.push([path, Math.sign(part.length)]);
        break;
      }
    }
    expect(seen).toEqual(parts.map(({ name }) => [name, 1]));
  });

  test('what the source throws goes up', async () => {
    const bytes = zip(parts);
    const failing = { size: bytes.length, read: async () => Promise.reject(new Error('the disk is gone')) };
    await expect(openPlaced(failing)).rejects.toThrow('the disk is gone');
  });

  test('a source that shrinks while it is read is damage', async () => {
    const bytes = zip([A, C]);
    const random = inMemory(bytes);
    const shrinking = {
      size: bytes.length,
      read: async (offset: number, length: number) =>
        offset > 0 && offset < locals([A, C]).length ? new Uint8Array(0) : random.read(offset, length),
    };
    const read = await readPlaced(shrinking);
    expect(read?.notes).toEqual([
      { code: 'damaged', path: 'h/c', detail: 'it does not begin where the directory says' },
    ]);
  });
});
