import { describe, expect, test } from 'vitest';
import { Budget } from '../../../../src/core/bundle/budget.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/bundle/limits.ts';
import { readTar } from '../../../../src/core/bundle/tar/read-tar.ts';
import { UnhangError } from '../../../../src/core/model/errors.ts';
import { pathsOf, readArchive, textsOf } from '../../../support/read-entries.ts';
import { bytesOf, chunked, concat, failing, watched } from '../../../support/streams.ts';
import { archive, base256, END, header, member } from '../../../support/tar-bytes.ts';

const ZERO = new Uint8Array(512);
const JUNK = new Uint8Array(512).fill(0x55);
const A = member('a', 'first');
const B = member('b', 'second');
const C = member('c', 'third');
const options = { limits: DEFAULT_LIMITS, budget: new Budget(DEFAULT_LIMITS), note: () => undefined };

describe('a whole archive', () => {
  test('gives its members in order, and no note', async () => {
    const result = await readArchive(archive(A, B));
    expect(textsOf(result)).toEqual([
      ['a', 'first'],
      ['b', 'second'],
    ]);
    expect(result.notes).toEqual([]);
  });

  test('a path that occurs twice is two members', async () => {
    expect(textsOf(await readArchive(archive(A, member('a', 'again'))))).toEqual([
      ['a', 'first'],
      ['a', 'again'],
    ]);
  });

  test.each([
    ['one zero block at its end', concat(A, ZERO)],
    ['no padding behind its last member and nothing else but one zero block', concat(A, B, ZERO)],
    ['a blocking factor of 20', concat(A, B, new Uint8Array(10_240))],
    ['zeros that are no whole block', concat(A, END, new Uint8Array(100))],
  ])('%s is an end', async (_case, bytes) => {
    expect((await readArchive(bytes)).notes).toEqual([]);
  });

  test.each([
    ['a end, b end', concat(archive(A), archive(B))],
    ['a end and much padding, b end', concat(A, new Uint8Array(10_240), B, END)],
    ['with a single zero block between them', concat(A, ZERO, B, END)],
  ])('another one may follow: %s', async (_case, bytes) => {
    const result = await readArchive(bytes);
    expect(pathsOf(result)).toEqual(['a', 'b']);
    expect(result.notes).toEqual([]);
  });
});

test('another one that has no end marker of its own is cut', async () => {
  const result = await readArchive(concat(archive(A), B));
  expect(pathsOf(result)).toEqual(['a', 'b']);
  expect(result.notes).toEqual([{ code: 'truncated', detail: 'the archive has no end marker' }]);
});

describe('bodies', () => {
  test('unread ones are passed over', async () => {
    const paths: string[] = [];
    for await (const { path } of readTar(chunked(archive(A, B, C), 100), options)) paths.push(path);
    expect(paths).toEqual(['a', 'b', 'c']);
  });

  test('half-read ones too', async () => {
    const heads: number[] = [];
    const big = member('big', 'x'.repeat(5000));
    for await (const { body } of readTar(chunked(archive(big, big), 100), options))
      for await (const part of body) {
        heads.push(part.length);
        break;
      }
    expect(heads).toHaveLength(2);
  });

  test('leaving the loop closes the source', async () => {
    const { stream, seen } = watched(archive(A, B, C), 512);
    for await (const _ of readTar(stream, options)) break;
    expect(seen.closed).toBe(true);
    expect(seen.read).toBeLessThan(archive(A, B, C).length);
  });
});

describe('an archive that ends too early', () => {
  const whole = concat(A, member('big', 'x'.repeat(2000)));

  test.each([
    ['behind a member', A.length, ['a'], { detail: 'the archive has no end marker' }],
    ['inside a header', A.length + 100, ['a'], { detail: 'the archive ends inside a header' }],
    ['behind a header', A.length + 512, ['a', 'big'], { path: 'big', detail: '2000 of 2000 bytes are missing' }],
    ['inside a body', A.length + 512 + 1500, ['a', 'big'], { path: 'big', detail: '500 of 2000 bytes are missing' }],
    ['inside the padding', A.length + 512 + 2010, ['a', 'big'], { detail: 'the archive has no end marker' }],
  ])('%s', async (_case, length, paths, note) => {
    const result = await readArchive(whole.subarray(0, length));
    expect(pathsOf(result)).toEqual(paths);
    expect(result.notes).toEqual([{ code: 'truncated', ...note }]);
  });

  test('what came of the cut body can be read', async () => {
    const result = await readArchive(whole.subarray(0, A.length + 512 + 1500));
    expect(result.entries[1]).toMatchObject({ size: 2000 });
    expect(result.entries[1]?.bytes).toHaveLength(1500);
  });

  test('a size that no archive has is only a cut', async () => {
    const huge = header({ name: 'huge', rawSize: base256(2n ** 53n - 1n, 12) });
    const result = await readArchive(concat(A, huge, bytesOf('all there is')));
    expect(pathsOf(result)).toEqual(['a', 'huge']);
    expect(result.notes).toEqual([
      { code: 'truncated', path: 'huge', detail: `${2 ** 53 - 1 - 12} of ${2 ** 53 - 1} bytes are missing` },
    ]);
  });
});

describe('damage', () => {
  test('a header that is none is passed over, with all that belonged to it', async () => {
    const broken = B.slice();
    broken[3] = 1;
    const result = await readArchive(archive(A, broken, C));
    expect(pathsOf(result)).toEqual(['a', 'c']);
    expect(result.notes).toEqual([{ code: 'damaged', detail: 'no header at byte 1024; 1024 bytes passed over' }]);
  });

  test('what was said about a lost member does not name the next one', async () => {
    const name = member({ name: '././@LongLink', type: 'L' }, 'of the lost one\0');
    const broken = B.slice();
    broken[3] = 1;
    expect(pathsOf(await readArchive(archive(A, name, broken, C)))).toEqual(['a', 'c']);
  });

  test('no header at all behind it', async () => {
    const result = await readArchive(concat(A, JUNK, JUNK));
    expect(pathsOf(result)).toEqual(['a']);
    expect(result.notes).toEqual([{ code: 'damaged', detail: 'no header at byte 1024 nor behind it' }]);
  });

  test('a negative size makes a header none', async () => {
    const result = await readArchive(archive(A, header({ name: 'b', rawSize: base256(-512n, 12) }), C));
    expect(pathsOf(result)).toEqual(['a', 'c']);
  });
});

describe('junk behind the end', () => {
  test.each([1, 100, 512, 513, 5000])('%i bytes of it are a note, not damage', async (size) => {
    const result = await readArchive(concat(archive(A), new Uint8Array(size).fill(0x55)));
    expect(pathsOf(result)).toEqual(['a']);
    expect(result.notes).toEqual([{ code: 'trailing', detail: `${size} bytes behind the end of the archive` }]);
  });

  test('with a member behind it was damage', async () => {
    const result = await readArchive(concat(archive(A), JUNK, B, END));
    expect(pathsOf(result)).toEqual(['a', 'b']);
    expect(result.notes.map(({ code }) => code)).toEqual(['damaged']);
  });
});

describe('a decompressor that fails underneath', () => {
  const failure = (reason: string): UnhangError => new UnhangError('DAMAGED', 'said', { details: { reason } });

  test.each([
    ['truncated', 'truncated'],
    ['corrupt', 'damaged'],
    ['trailing', 'damaged'],
  ])('%s inside a body is told of the member', async (reason, code) => {
    const result = await readArchive(failing(concat(A, B).subarray(0, 1024 + 515), failure(reason), 100));
    expect(textsOf(result)).toEqual([
      ['a', 'first'],
      ['b', 'sec'],
    ]);
    expect(result.notes).toEqual([{ code, path: 'b', detail: 'said' }]);
  });

  test.each([
    ['truncated', 'truncated'],
    ['corrupt', 'damaged'],
    ['trailing', 'trailing'],
  ])('%s behind the end of the archive is told of the bundle', async (reason, code) => {
    const result = await readArchive(failing(archive(A, B), failure(reason), 100));
    expect(pathsOf(result)).toEqual(['a', 'b']);
    expect(result.notes).toEqual([{ code, detail: 'said' }]);
  });

  test('too much is told as that', async () => {
    const result = await readArchive(failing(concat(A, B), new UnhangError('TOO_LARGE', 'said'), 100));
    expect(result.notes).toEqual([{ code: 'too-large', detail: 'said' }]);
  });

  test.each([new UnhangError('ABORTED', 'x'), new UnhangError('UNREADABLE', 'x'), new TypeError('x')])(
    '%s is no matter of the archive, and goes up behind what was read',
    async (error) => {
      const result = await readArchive(failing(concat(A, B), error, 100));
      expect(result.error).toBe(error);
      expect(pathsOf(result)).toEqual(['a', 'b']);
    },
  );
});

describe('the limit of members', () => {
  test('as many as allowed', async () => {
    const result = await readArchive(archive(A, B), { entries: 2 });
    expect(pathsOf(result)).toEqual(['a', 'b']);
    expect(result.notes).toEqual([]);
  });

  test('one more is noted, and nothing behind it is read', async () => {
    const { stream, seen } = watched(archive(A, B, C, new Uint8Array(100_000)), 512);
    const result = await readArchive(stream, { entries: 2 });
    expect(pathsOf(result)).toEqual(['a', 'b']);
    expect(result.notes).toEqual([{ code: 'too-large', detail: 'more than 2 members' }]);
    expect(seen.read).toBeLessThan(4000);
    expect(seen.closed).toBe(true);
  });
});
