import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/core/bundle/limits.ts';
import { Budget } from '../../../../src/core/bundle/budget.ts';
import { readZipStream } from '../../../../src/core/bundle/zip/stream.ts';
import { UnhangError } from '../../../../src/core/model/errors.ts';
import type { Note } from '../../../../src/core/model/note.ts';
import { nodeDecoders } from '../../../../src/adapters/decoders/node-decoders.ts';
import { noise } from '../../../support/packed.ts';
import { codesOf, pathsOf, textsOf } from '../../../support/read-entries.ts';
import { readStreamed } from '../../../support/read-zip.ts';
import { bytesOf, chunked, concat, failing, watched, whole } from '../../../support/streams.ts';
import { ENCRYPTED, locals, starts, SYMLINK, zip, type ZipPart } from '../../../support/zip-bytes.ts';

const text = 'rootfs / rootfs rw 0 0\n'.repeat(200);
const A: ZipPart = { name: 'h/a', body: text, method: 8 };
const B: ZipPart = { name: 'h/b', body: text, method: 8, descriptor: 'signed' };
const C: ZipPart = { name: 'h/c', body: text };

function changed(bytes: Uint8Array, at: number, ...values: number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

describe('where the archive breaks off', () => {
  test.each<[string, Uint8Array, string[], Note]>([
    [
      'inside stored bytes',
      locals([A, C]).subarray(0, -5),
      ['h/a', 'h/c'],
      { code: 'truncated', path: 'h/c', detail: '5 of 4600 bytes are missing' },
    ],
    [
      'inside bytes of unknown number',
      locals([A, B]).subarray(0, -20),
      ['h/a', 'h/b'],
      { code: 'truncated', path: 'h/b', detail: 'the archive ends inside it' },
    ],
    [
      'inside a header',
      locals([A, B]).subarray(0, locals([A]).length + 20),
      ['h/a'],
      { code: 'truncated', detail: 'the archive ends inside a header' },
    ],
    [
      'inside a name',
      locals([A, B]).subarray(0, locals([A]).length + 31),
      ['h/a'],
      { code: 'truncated', detail: 'the archive ends inside a header' },
    ],
    [
      'before the directory',
      locals([A, B]),
      ['h/a', 'h/b'],
      { code: 'truncated', detail: 'the archive has no end record' },
    ],
    [
      'inside the directory',
      zip([A, B]).subarray(0, locals([A, B]).length + 47),
      ['h/a', 'h/b'],
      { code: 'truncated', detail: 'the archive ends inside its directory' },
    ],
    [
      'inside the end record',
      zip([A, B]).subarray(0, -1),
      ['h/a', 'h/b'],
      { code: 'truncated', detail: 'the archive ends inside a header' },
    ],
  ])('%s', async (_, bytes, paths, note) => {
    const read = await readStreamed(chunked(bytes, 100));
    expect(pathsOf(read)).toEqual(paths);
    expect(read.notes).toEqual([note]);
    expect(read.error).toBeUndefined();
  });

  test('what had come of a member is there, and less than it declares', async () => {
    const { entries } = await readStreamed(locals([C]).subarray(0, -5));
    expect(entries[0]).toMatchObject({ size: text.length, bytes: bytesOf(text.slice(0, -5)) });
  });

  test.each<[string, Uint8Array, boolean]>([
    ['one that is whole', locals([C]), false],
    ['one that is cut', locals([C]).subarray(0, -5), true],
    ['one of unknown size that is whole', locals([B]), false],
    ['one of unknown size that is cut', locals([B]).subarray(0, -20), true],
    ['one whose checksum is wrong', locals([{ ...B, declared: { crc: 1 } }]), true],
    [
      'a short one in one line whose checksum is wrong',
      locals([{ name: 'h/d', body: 'x', declared: { crc: 1 } }]),
      true,
    ],
    ['one that is packed wrongly', changed(locals([A]), 33, 0xff, 0xff), true],
    ['one that declares too much', locals([{ ...A, declared: { size: 4601 } }]), true],
    ['one that declares too little', locals([{ ...A, declared: { size: 99 } }]), true],
  ])('a member says whether its bytes were right: %s', async (_, bytes, expected) => {
    const said: unknown[] = [];
    for await (const entry of open(bytes)) {
      for await (const part of entry.body) expect(part.length).toBeLessThanOrEqual(text.length);
      said.push(entry.failed?.());
    }
    expect(said).toEqual([expected]);
  });

  test('a failure of the compression around it is told with the member that it cut', async () => {
    const cut = new UnhangError('DAMAGED', 'the gzip data ends too early', { details: { reason: 'truncated' } });
    const read = await readStreamed(failing(locals([A, C]).subarray(0, -5), cut));
    expect(pathsOf(read)).toEqual(['h/a', 'h/c']);
    expect(read.notes).toEqual([{ code: 'truncated', path: 'h/c', detail: 'the gzip data ends too early' }]);
  });

  test('an abort goes up', async () => {
    const read = await readStreamed(failing(locals([A, C]).subarray(0, -5), new UnhangError('ABORTED', 'off')));
    expect(read.error?.code).toBe('ABORTED');
  });
});

function open(bytes: Uint8Array, notes: Note[] = [], decoders = nodeDecoders()) {
  const options = { limits: DEFAULT_LIMITS, budget: new Budget(DEFAULT_LIMITS), decoders };
  return readZipStream(whole(bytes), { ...options, note: (note) => notes.push(note) });
}

describe('after damage it goes on with the next member', () => {
  const [, second = 0, third = 0] = starts([A, B, C]);
  const all = zip([A, B, C]);

  test.each<[string, Uint8Array, string[], Note[]]>([
    [
      'a lost signature',
      changed(all, second, 0),
      ['h/a', 'h/c'],
      [
        { code: 'damaged', detail: `no header at byte ${second}; ${third - second} bytes passed over` },
        { code: 'damaged', detail: 'members that the directory names were not found', count: 1 },
      ],
    ],
    [
      'the very first signature',
      changed(all, 0, 0),
      ['h/b', 'h/c'],
      [
        { code: 'damaged', detail: 'members that the directory names were not found', count: 1 },
        { code: 'damaged', detail: `no header at byte 0; ${second} bytes passed over` },
      ],
    ],
    [
      'sizes that cannot be',
      changed(zip([A, C, C]), second + 21, 0xff),
      ['h/a', 'h/c'],
      [
        { code: 'damaged', detail: `no header at byte ${second}; ${locals([C]).length} bytes passed over` },
        { code: 'damaged', detail: 'members that the directory names were not found', count: 1 },
      ],
    ],
    [
      'a descriptor that does not fit',
      changed(all, third - 8, 1),
      ['h/a', 'h/b', 'h/c'],
      [{ code: 'damaged', path: 'h/b', detail: 'its end is not marked as its beginning says' }],
    ],
    [
      'deflate that is none',
      changed(all, 33, 0xff, 0xff, 0xff),
      ['h/a', 'h/b', 'h/c'],
      [{ code: 'damaged', path: 'h/a', detail: 'the deflate data is damaged' }],
    ],
    [
      'a wrong checksum',
      changed(all, 14, 1),
      ['h/a', 'h/b', 'h/c'],
      [{ code: 'damaged', path: 'h/a', detail: 'its checksum does not fit its bytes' }],
    ],
    [
      'a wrong checksum behind the data',
      changed(all, third - 12, 1),
      ['h/a', 'h/b', 'h/c'],
      [{ code: 'damaged', path: 'h/b', detail: 'its checksum does not fit its bytes' }],
    ],
    [
      'a wrong bit in stored bytes',
      changed(all, third + 40, 1),
      ['h/a', 'h/b', 'h/c'],
      [{ code: 'damaged', path: 'h/c', detail: 'its checksum does not fit its bytes' }],
    ],
  ])('%s', async (_, bytes, paths, notes) => {
    const read = await readStreamed(chunked(bytes, 333));
    expect(pathsOf(read)).toEqual(paths);
    expect(read.notes).toEqual(notes);
    expect(textsOf(read).at(-1)).toEqual(['h/c', bytes[third + 40] === 1 ? expect.any(String) : text]);
  });

  test('what deflate had yielded before the damage stays', async () => {
    const packed = new Uint8Array(deflateRawSync(noise(200_000)));
    const part: ZipPart = { name: 'h/noise', method: 8, body: noise(200_000), data: changed(packed, 150_000, 1, 2, 3) };
    const { entries, notes } = await readStreamed(chunked(zip([part, C]), 4096));
    expect(entries[0]?.bytes.length).toBeGreaterThan(100_000);
    expect(pathsOf({ entries })).toEqual(['h/noise', 'h/c']);
    expect(codesOf({ notes })).toEqual(['damaged']);
  });

  test('bytes behind the end are told, and not read as members', async () => {
    const read = await readStreamed(concat(zip([A]), zip([C])));
    expect(pathsOf(read)).toEqual(['h/a']);
    expect(read.notes).toEqual([
      { code: 'trailing', detail: `${zip([C]).length} bytes behind the end of the archive` },
    ]);
  });
});

describe('sizes that lie', () => {
  test.each<[string, ZipPart, string, string]>([
    [
      'more bytes',
      { ...A, declared: { size: 100 } },
      text.slice(0, 100),
      'it holds more than the 100 bytes that it declares',
    ],
    ['fewer bytes', { ...A, declared: { size: 4601 } }, text, 'it holds 4600 of the 4601 bytes that it declares'],
    [
      'fewer bytes than its descriptor says',
      { ...B, declared: { size: 4601 } },
      text,
      'it holds 4600 of the 4601 bytes that it declares',
    ],
    [
      'more than a zip64 says',
      { ...A, zip64: true, declared: { size: 100 } },
      text.slice(0, 100),
      'it holds more than the 100 bytes that it declares',
    ],
  ])('%s', async (_, part, body, detail) => {
    const read = await readStreamed(zip([part, C]));
    expect(textsOf(read)).toEqual([
      [part.name, body],
      ['h/c', text],
    ]);
    expect(read.notes).toEqual([{ code: 'damaged', path: part.name, detail }]);
  });
});

describe('what cannot be read', () => {
  test('a method that is not known is named, and makes the bundle incomplete', async () => {
    const read = await readStreamed(zip([{ name: 'h/a', method: 9, data: noise(50) }, C]));
    expect(pathsOf(read)).toEqual(['h/c']);
    expect(read.notes).toEqual([
      { code: 'damaged', path: 'h/a', detail: 'packed with Deflate64, which is not read here' },
    ]);
  });

  test.each([
    ['with a password', { flags: ENCRYPTED }],
    ['strongly', { flags: ENCRYPTED | 64 }],
    ['with AES', { flags: ENCRYPTED, method: 99 }],
    ['with AES, a descriptor behind', { flags: ENCRYPTED, method: 99, descriptor: 'signed' as const }],
  ])('an encrypted file among others is a note: %s', async (_, fields) => {
    const read = await readStreamed(zip([{ name: 'h/a', data: noise(50), ...fields }, C]));
    expect(pathsOf(read)).toEqual(['h/c']);
    expect(read.notes).toEqual([{ code: 'encrypted', path: 'h/a', detail: 'with the password of a zip archive' }]);
    expect(read.error).toBeUndefined();
  });

  test('where every file is encrypted, it says so and what to send', async () => {
    const parts: ZipPart[] = [{ name: 'h/' }, { name: 'h/a', data: noise(50), flags: ENCRYPTED }];
    const { error } = await readStreamed(zip(parts));
    expect(error?.code).toBe('ENCRYPTED');
    expect(error?.message).toContain('with its password');
  });

  test('where no file has a method that is known, it says so', async () => {
    const parts: ZipPart[] = [9, 98, 9].map((method, index) => ({ name: `h/${index}`, method, data: noise(50) }));
    const { error } = await readStreamed(zip(parts));
    expect(error?.code).toBe('UNSUPPORTED');
    expect(error?.message).toContain('(Deflate64, PPMd)');
  });

  test('one part of a split archive is refused by name', async () => {
    const { error } = await readStreamed(concat(bytesOf('PK\x07\x08'), locals([A])));
    expect(error?.code).toBe('UNSUPPORTED');
    expect(error?.message).toContain('split');
  });

  test('one that was to be split and is whole is read', async () => {
    const read = await readStreamed(concat(bytesOf('PK00'), zip([A], { prefix: new Uint8Array(0) })));
    expect(pathsOf(read)).toEqual(['h/a']);
  });

  test.each(['../x', 'a/../../x', 'a\0b', 'n'.repeat(5000), 'd/'.repeat(200)])(
    'a name is refused: %j',
    async (name) => {
      const read = await readStreamed(zip([{ name, body: 'x\n' }, C]));
      expect(pathsOf(read)).toEqual(['h/c']);
      expect(codesOf(read)).toEqual(['bad-name']);
    },
  );

  test.each(['..\\x', 'a\\..\\..\\x'])('nor does a backslash lead out: %j', async (name) => {
    expect(codesOf(await readStreamed(zip([{ name, body: 'x\n' }, C])))).toEqual(['bad-name']);
  });
});

describe('links', () => {
  const link: ZipPart = { name: 'h/etc/mtab', body: '../proc/mounts', mode: SYMLINK };

  test('come where the directory tells them, and files that look like one as well', async () => {
    const read = await readStreamed(zip([link, { name: 'h/hostname', body: 'node1' }, C]));
    expect(read.entries.map(({ path, type, target }) => [path, type, target])).toEqual([
      ['h/c', 'file', undefined],
      ['h/etc/mtab', 'symlink', '../proc/mounts'],
      ['h/hostname', 'file', undefined],
    ]);
    expect(textsOf(read)).toContainEqual(['h/hostname', 'node1']);
  });

  test('without a directory, a path is taken for a target', async () => {
    const read = await readStreamed(
      locals([link, { name: 'h/hostname', body: 'node1' }, { name: 'h/t', body: 'a / b' }]),
    );
    expect(read.entries.map(({ path, type }) => [path, type])).toEqual([
      ['h/etc/mtab', 'symlink'],
      ['h/hostname', 'file'],
      ['h/t', 'file'],
    ]);
    expect(codesOf(read)).toEqual(['truncated']);
  });

  test.each<[string, Partial<ZipPart>]>([
    ['packed', { method: 8 }],
    ['of unknown size', { descriptor: 'signed' }],
    ['longer than any path', { body: 'x'.repeat(5000) }],
    ['of two lines', { body: 'x\ny' }],
  ])('one that could not be told in time is a file, with a note: %s', async (_, fields) => {
    const read = await readStreamed(zip([{ ...link, ...fields }]));
    expect(read.entries).toMatchObject([{ path: 'h/etc/mtab', type: 'file' }]);
    expect(codesOf(read)).toEqual(['skipped']);
  });

  test('more small files than there is room for are files as they come', async () => {
    const small = (index: number): ZipPart => ({ name: `h/${index}`, body: `${index}/`.padEnd(4000, 'x') });
    const parts = Array.from({ length: 4000 }, (_, index) => small(index));
    const read = await readStreamed(zip([...parts, { ...small(4000), name: 'h/l', mode: SYMLINK }]));
    expect(read.entries.every(({ type }) => type === 'file')).toBe(true);
    expect(new Set(pathsOf(read)).size).toBe(4001);
    expect(read.notes.map(({ code, path }) => [code, path])).toEqual([['skipped', 'h/l']]);
  });

  test('one that is cut is a file that is cut', async () => {
    const read = await readStreamed(locals([link]).subarray(0, -3));
    expect(read.entries).toMatchObject([{ type: 'file', size: 14, bytes: bytesOf('../proc/mou') }]);
  });
});

describe('what nobody reads', () => {
  test('is passed over, and neither decoded nor checked', async () => {
    const notes: Note[] = [];
    const paths: string[] = [];
    const decoders = {
      ...nodeDecoders(),
      deflate: () => {
        throw new Error('decoded');
      },
    };
    const parts: ZipPart[] = [{ ...A, declared: { crc: 1 } }, B, C];
    for await (const entry of open(zip(parts), notes, decoders)) paths.push(entry.path);
    expect(paths).toEqual(['h/a', 'h/b', 'h/c']);
    expect(notes).toEqual([]);
  });

  test('may be half read', async () => {
    const big: ZipPart = { name: 'h/big', body: noise(300_000), method: 8 };
    const read: [string, number][] = [];
    for await (const entry of open(zip([big, { ...big, name: 'h/too', descriptor: 'bare' }, C]))) {
      for await (const part of entry.body) {
        read.push([entry.path, Math.sign(part.length)]);
        break;
      }
    }
    expect(read).toEqual([
      ['h/big', 1],
      ['h/too', 1],
      ['h/c', 1],
    ]);
  });

  test('a body is read once, and no more after the next entry was asked for', async () => {
    const entries = open(zip([A, C]));
    const first = await entries.next();
    const body = first.done === true ? whole(new Uint8Array(0)) : first.value.body;
    const reading = body[Symbol.asyncIterator]();
    await reading.next();
    await entries.next();
    expect((await reading.next()).done).toBe(true);
    expect((await body[Symbol.asyncIterator]().next()).done).toBe(true);
    await entries.return(undefined);
  });

  test('whoever stops reading closes the source', async () => {
    const { stream, seen } = watched(zip([A, B, C]), 64);
    const budget = new Budget(DEFAULT_LIMITS);
    const options = { limits: DEFAULT_LIMITS, budget, decoders: nodeDecoders(), note: () => undefined };
    for await (const entry of readZipStream(stream, options)) {
      expect(entry.path).toBe('h/a');
      break;
    }
    expect(seen.closed).toBe(true);
  });
});

describe('limits', () => {
  test('of members: so many, and not one more', async () => {
    expect(codesOf(await readStreamed(zip([A, B, C]), { limits: { entries: 3 } }))).toEqual([]);
    const read = await readStreamed(zip([A, B, C]), { limits: { entries: 2 } });
    expect(pathsOf(read)).toEqual(['h/a', 'h/b']);
    expect(read.notes).toEqual([{ code: 'too-large', detail: 'more than 2 members' }]);
  });

  test('of records, so that what is no member at all does not go on for ever', async () => {
    const refused: ZipPart = { name: '..', body: '' };
    const many = (count: number) => Array.from({ length: count }, () => refused);
    const limits = { entries: 1 };
    expect(codesOf(await readStreamed(locals(many(1004)), { limits }))).not.toContain('too-large');
    const read = await readStreamed(locals(many(1005)), { limits });
    expect(read.notes.at(-1)).toEqual({ code: 'too-large', detail: 'more than 1004 records' });
  });

  test('of expanded bytes, all members together', async () => {
    const enough = { expandedBytes: 2 * text.length };
    expect(codesOf(await readStreamed(zip([A, B, C]), { limits: enough }))).toEqual([]);
    const read = await readStreamed(zip([A, B, C]), { limits: { expandedBytes: 2 * text.length - 1 } });
    expect(pathsOf(read)).toEqual(['h/a', 'h/b']);
    expect(codesOf(read)).toEqual(['too-large']);
  });

  test('of the ratio', async () => {
    const bomb: ZipPart = { name: 'h/bomb', body: new Uint8Array(3_000_000), method: 8, descriptor: 'signed' };
    const read = await readStreamed(zip([bomb, C]), { limits: { ratioFloorBytes: 1_000_000 } });
    expect(codesOf(read)).toEqual(['too-large']);
    expect(read.entries[0]?.bytes.length).toBeLessThan(2_100_000);
  });
});
