import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlaced, readStreamed, sorted } from '../../../support/read-zip.ts';
import { bytesOf, chunked, concat } from '../../../support/streams.ts';
import { extra, le, SYMLINK, UTF8, zip, type ZipPart, type ZipShape } from '../../../support/zip-bytes.ts';

const text = 'rootfs / rootfs rw 0 0\n'.repeat(300);
const inner = zip([
  { name: 'inner/one', body: 'first' },
  { name: 'inner/two', body: text, method: 8, descriptor: 'signed' },
]);
const sameRoot = zip([
  { name: 'a/one', body: 'first' },
  { name: 'a/two', body: text, descriptor: 'bare' },
]);
/** 日志/a in GBK. */
const gbk = Uint8Array.of(0xc8, 0xd5, 0xd6, 0xbe, 0x2f, 0x61);
const unicodePath = (name: Uint8Array, path: string): Uint8Array =>
  extra(0x7075, concat(le(1, 1), le(crc32(name), 4), bytesOf(path)));
const time = (flags: number, seconds: number): Uint8Array => extra(0x5455, concat(le(flags, 1), le(seconds, 4)));

const described = (['signed', 'bare', 'signed64', 'bare64'] as const).flatMap((descriptor): [string, ZipPart[]][] => [
  [`deflated (${descriptor})`, [{ name: 'a/b', body: text, method: 8, descriptor }]],
  [`stored (${descriptor})`, [{ name: 'a/b', body: text, descriptor }]],
  [`empty (${descriptor})`, [{ name: 'a/b', descriptor }]],
  [`empty, deflated (${descriptor})`, [{ name: 'a/b', method: 8, descriptor }]],
  [`a folder (${descriptor})`, [{ name: 'a/', descriptor }]],
  [`a zip inside (${descriptor})`, [{ name: 'a/b.zip', body: inner, descriptor }]],
  [`a zip of the same folder inside (${descriptor})`, [{ name: 'a/b.zip', body: sameRoot, descriptor }]],
  [
    `two (${descriptor})`,
    [
      { name: 'a/b', body: text, method: 8, descriptor },
      { name: 'a/c', body: text, descriptor },
    ],
  ],
]);

/** Sound archives. */
type Sound = [title: string, parts: ZipPart[], shape?: ZipShape];
const GOOD: Sound[] = [
  ['stored', [{ name: 'a/b', body: text }]],
  ['deflated', [{ name: 'a/b', body: text, method: 8 }]],
  ['empty files', [{ name: 'a/b' }, { name: 'a/c', method: 8 }]],
  ...described,
  ['a folder', [{ name: 'a/', mode: 0o40755 }]],
  ['a folder that claims a descriptor which is not there', [{ name: 'a/', descriptor: 'none' }]],
  ['sizes that are known, with the flag of a descriptor', [{ name: 'a/b', body: text, method: 8, flags: 8 }]],
  ['a zip inside', [{ name: 'a/b.zip', body: inner }]],
  ['a zip inside, deflated', [{ name: 'a/b.zip', body: inner, method: 8 }]],
  ['a link', [{ name: 'a/l', body: '../proc/mounts', mode: SYMLINK }]],
  ['a link made on a Mac', [{ name: 'a/l', body: '../proc/mounts', mode: SYMLINK, madeBy: 19 }]],
  ['a link whose target is in Chinese', [{ name: 'a/l', body: '../日志/x', mode: SYMLINK }]],
  ['what is no link because DOS has none', [{ name: 'a/l', body: '../proc/mounts', mode: SYMLINK, madeBy: 0 }]],
  ['a small file without an end of line', [{ name: 'a/hostname', body: 'node1' }]],
  [
    'two of one name, the first like a link',
    [
      { name: 'a/l', body: 'x' },
      { name: 'a/l', body: text, method: 8 },
    ],
  ],
  ['zip64 sizes', [{ name: 'a/b', body: text, method: 8, zip64: true }]],
  ['zip64 sizes and end', [{ name: 'a/b', body: text, method: 8, zip64: true }], { zip64: true }],
  ['zip64 behind data', [{ name: 'a/b', body: text, zip64: true, descriptor: 'signed64' }], { zip64: true }],
  ['a zip64 without need', [{ name: 'a/b', body: 'x' }], { zip64: true }],
  ['a comment', [{ name: 'a/b', body: text }], { comment: 'collected by the helpdesk' }],
  ['a comment like an end record', [{ name: 'a/b', body: text }], { comment: `PK\x05\x06${'\0'.repeat(18)}` }],
  ['a comment that begins like one', [{ name: 'a/b', body: text }], { comment: 'see PK\x05\x06 and PK\x01\x02' }],
  ['a comment as long as can be', [{ name: 'a/b', body: text }], { comment: 'c'.repeat(0xffff) }],
  ['bytes in front', [{ name: 'a/b', body: text }, { name: 'a/c' }], { prefix: bytesOf('#!/bin/sh\n'.repeat(99)) }],
  ['bytes in front of a zip64', [{ name: 'a/b', body: text, zip64: true }], { prefix: bytesOf('MZ'), zip64: true }],
  ['a time', [{ name: 'a/b', body: text, extra: time(1, 1_700_000_000) }]],
  ['another time than that of the last change', [{ name: 'a/b', body: text, extra: time(2, 1_700_000_000) }]],
  ['padding for alignment where extra fields are due', [{ name: 'a/b', body: text, extra: new Uint8Array(3) }]],
  ['a name in UTF-8', [{ name: 'a/日志', body: text, flags: UTF8 }]],
  ['a name in UTF-8 that does not say so', [{ name: 'a/日志', body: text }]],
  ['a name in GBK', [{ name: gbk, body: text }]],
  ['a name with its Unicode path', [{ name: gbk, body: text, extra: unicodePath(gbk, '日志/b') }]],
  [
    'names with backslashes',
    [
      { name: 'a\\', mode: 0o40755 },
      { name: 'a\\b\\c', body: text },
    ],
  ],
  ['a backslash that systemd means', [{ name: 'a/dev-disk\\x2duuid.swap', body: text }]],
];

describe('a sound archive gives the same by its directory and as it streams by', () => {
  test.each<Sound>(GOOD)('%s', async (_, parts, shape) => {
    const bytes = zip(parts, shape);
    const placed = await readPlaced(bytes);
    const streamed = await readStreamed(chunked(bytes, 700, 1, 65));
    expect(placed).toMatchObject({ notes: [], error: undefined });
    expect(placed?.entries).toHaveLength(parts.length);
    expect(streamed).toMatchObject({ notes: [], error: undefined });
    expect(sorted(streamed)).toEqual(sorted(placed ?? { entries: [] }));
  });

  test.each<Sound>(GOOD)('however it is cut into chunks: %s', async (_, parts, shape) => {
    const bytes = zip(parts, shape);
    const whole = await readStreamed(bytes);
    const sizes = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(sizes, async (chunks) => {
      expect(await readStreamed(chunked(bytes, ...chunks))).toEqual(whole);
    });
    await fc.assert(property, { numRuns: 4, examples: bytes.length < 10_000 ? [[[1]], [[29]]] : [[[511]]] });
  });
});

describe('what comes out', () => {
  test.each<[string, ZipPart, object]>([
    ['a file', { name: 'a/b', body: 'x\n' }, { path: 'a/b', type: 'file', size: 2, bytes: bytesOf('x\n') }],
    ['a folder', { name: './a/' }, { path: 'a', type: 'directory', size: 0 }],
    ['a folder by backslash', { name: 'a\\b\\' }, { path: 'a/b', type: 'directory' }],
    ['a name from the top', { name: '/a//b' }, { path: 'a/b' }],
    ['a link', { name: 'l', body: '../x', mode: SYMLINK }, { type: 'symlink', target: '../x', size: 0 }],
    ['GBK', { name: gbk, body: 'x\n' }, { path: '日志/a' }],
    ['a Western code page', { name: Uint8Array.of(0xe9, 0x2f, 0x61, 0xff) }, { path: 'é/aÿ' }],
    ['a Unicode path', { name: gbk, extra: unicodePath(gbk, 'é/b') }, { path: 'é/b' }],
    ['a Unicode path of another name', { name: 'c', extra: unicodePath(gbk, 'é/b') }, { path: 'c' }],
    ['a time', { name: 'a', extra: time(1, 1_700_000_000) }, { modifiedAt: 1_700_000_000 }],
    ['a time before 1970', { name: 'a', extra: time(1, 0xffffffff) }, { modifiedAt: -1 }],
  ])('%s', async (_, part, expected) => {
    const bytes = zip([part]);
    expect((await readStreamed(bytes)).entries).toMatchObject([expected]);
    expect((await readPlaced(bytes))?.entries).toMatchObject([expected]);
  });
});
