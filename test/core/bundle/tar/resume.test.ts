import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHeader } from '../../../../src/core/bundle/tar/header.ts';
import type { ByteStream } from '../../../../src/core/model/bytes.ts';
import { UnhangError } from '../../../../src/core/model/errors.ts';
import { readArchive, textsOf } from '../../../support/read-entries.ts';
import { bytesOf, concat } from '../../../support/streams.ts';
import { archive, header, longName, member, pax } from '../../../support/tar-bytes.ts';

const corrupt = new UnhangError('DAMAGED', 'said corrupt', { details: { reason: 'corrupt' } });

/** Pieces between which bytes were lost: after each the decoder fails, and goes on when it is asked again. */
function gaps(...pieces: readonly Uint8Array[]): ByteStream {
  let at = 0;
  let failed = true;
  return {
    [Symbol.asyncIterator]: () => ({
      next(): Promise<IteratorResult<Uint8Array>> {
        failed = !failed;
        if (failed && at < pieces.length) return Promise.reject(corrupt);
        const value = pieces[at];
        at += 1;
        if (at === pieces.length) failed = true;
        return Promise.resolve(value === undefined ? { done: true, value: undefined } : { done: false, value });
      },
    }),
  };
}

const FIRST = member('a', 'first'.repeat(200));
const SECOND = member('b', 'second'.repeat(200));
const THIRD = member('c', 'third'.repeat(200));
const ALL = archive(FIRST, SECOND, THIRD);
const NOTE = { code: 'damaged', detail: 'said corrupt' };

describe('behind bytes that are lost', () => {
  test('the next member that has its header is read, wherever it begins', async () => {
    const { entries, notes } = await readArchive(gaps(ALL.subarray(0, 700), ALL.subarray(FIRST.length + 1000)));
    expect(textsOf({ entries })).toEqual([
      ['a', 'first'.repeat(200).slice(0, 188)],
      ['c', 'third'.repeat(200)],
    ]);
    expect(notes).toEqual([{ ...NOTE, path: 'a' }]);
  });

  test('the bytes that come then are no part of the member that was cut', async () => {
    const { entries } = await readArchive(gaps(ALL.subarray(0, 512 + 10), ALL.subarray(FIRST.length)));
    expect(entries[0]?.bytes.length).toBe(10);
  });

  test('several times', async () => {
    const pieces = [ALL.subarray(0, 100), ALL.subarray(101, FIRST.length + 600), ALL.subarray(FIRST.length + 601)];
    const { entries, notes } = await readArchive(gaps(...pieces));
    expect(entries.map(({ path }) => path)).toEqual(['b', 'c']);
    expect(notes).toEqual([NOTE, { ...NOTE, path: 'b' }]);
  });

  test('a name that was said of a lost member is not the next one’s', async () => {
    const named = concat(longName('lost'), FIRST);
    const { entries } = await readArchive(gaps(named.subarray(0, 1024 + 100), SECOND));
    expect(entries.map(({ path }) => path)).toEqual(['b']);
  });

  test('one that stands before a member found there is', async () => {
    const { entries } = await readArchive(
      gaps(FIRST.subarray(0, 100), concat(bytesOf('rest'), pax({ path: 'n' }), THIRD)),
    );
    expect(entries.map(({ path }) => path)).toEqual(['n']);
  });

  test('nothing comes, and what was read stays', async () => {
    const { entries, notes } = await readArchive(gaps(FIRST, bytesOf('nothing like a header')));
    expect(entries.map(({ path }) => path)).toEqual(['a']);
    expect(notes).toEqual([NOTE]);
  });

  test('wherever the bytes are missing, members before and behind are whole', async () => {
    const whole = new Map(textsOf(await readArchive(ALL)));
    await fc.assert(
      fc.asyncProperty(fc.nat(ALL.length), fc.integer({ min: 1, max: 700 }), async (from, length) => {
        const { entries, notes } = await readArchive(gaps(ALL.subarray(0, from), ALL.subarray(from + length)));
        for (const [path, text] of textsOf({ entries })) {
          const cut = notes.some((note) => note.path === path);
          expect(cut ? whole.get(path)?.startsWith(text) : whole.get(path) === text).toBe(true);
        }
      }),
    );
  });
});

describe('a header in bytes that are aligned to nothing', () => {
  test.each([0, 1, 511, 5000])('behind %i bytes', (before) => {
    expect(findHeader(concat(new Uint8Array(before).fill(0x75), header({ name: 'x' })))).toBe(before);
  });

  test.each([
    ['no header', new Uint8Array(2000)],
    ['half of one', header({ name: 'x' }).subarray(0, 400)],
    ['the magic alone', concat(new Uint8Array(600), bytesOf('ustar'), new Uint8Array(600))],
    ['a wrong checksum', header({ name: 'x' }).map((byte, at) => (at === 3 ? byte + 1 : byte))],
  ])('none in %s', (_case, bytes) => {
    expect(findHeader(bytes)).toBeUndefined();
  });
});
