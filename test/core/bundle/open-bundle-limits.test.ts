import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { nodeDecoders } from '../../../src/adapters/decoders/node-decoders.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../src/core/bundle/limits.ts';
import { openBundle } from '../../../src/core/bundle/open-bundle.ts';
import { INCOMPLETE } from '../../../src/core/model/note.ts';
import { bombing, openAndRead, unwrapping, wrapped } from '../../support/open.ts';
import { codesOf, pathsOf } from '../../support/read-entries.ts';
import { bytesOf, chunked, concat, watched, whole } from '../../support/streams.ts';
import { archive, header, member } from '../../support/tar-bytes.ts';

const A = member('host/a', 'first');
const BIG = member('host/big', new Uint8Array(100_000));
const TAR = archive(A, BIG);

const open = (bytes: Uint8Array, limits: Partial<Limits>) => openAndRead(chunked(bytes, 512), { limits });

describe('just under a limit nothing happens, just over it is a note, and the bundle is incomplete', () => {
  const packed = wrapped('gzip', TAR);

  test.each<[string, Uint8Array, Partial<Limits>, Partial<Limits>, RegExp]>([
    ['bytes as sent', TAR, { compressedBytes: TAR.length }, { compressedBytes: TAR.length - 1 }, /larger than/],
    ['expanded bytes', packed, { expandedBytes: TAR.length }, { expandedBytes: TAR.length - 1 }, /unpacks to more/],
    ['members', TAR, { entries: 2 }, { entries: 1 }, /more than 1 members/],
  ])('%s', async (_case, bytes, under, over, said) => {
    const sound = await open(bytes, under);
    expect(sound).toMatchObject({ error: undefined, notes: [], count: 2 });
    const hit = await open(bytes, over);
    expect(hit.error).toBeUndefined();
    expect(pathsOf(hit)[0]).toBe('host/a');
    const note = hit.notes.find(({ code }) => code === 'too-large');
    expect(note?.detail).toMatch(said);
    expect(INCOMPLETE.has('too-large')).toBe(true);
  });

  test('compressions around one another', async () => {
    const twice = wrapped('xz', wrapped('gzip', TAR));
    expect((await open(twice, { compressionLayers: 2 })).error).toBeUndefined();
    const { error } = await open(twice, { compressionLayers: 1 });
    expect(error).toMatchObject({ code: 'TOO_LARGE', details: { limit: 'compressionLayers', max: 1 } });
  });

  test('all layers are charged to one budget', async () => {
    const twice = wrapped('xz', wrapped('gzip', TAR));
    expect(codesOf(await open(twice, { expandedBytes: 2 * TAR.length + 3 }))).toEqual([]);
    expect(codesOf(await open(twice, { expandedBytes: 2 * TAR.length - 1000 }))).toEqual(['too-large']);
  });
});

describe('nothing was read before the limit', () => {
  test.each<[string, Partial<Limits>]>([
    ['bytes as sent', { compressedBytes: 100 }],
    ['members', { entries: 0 }],
  ])('%s', async (_case, limits) => {
    const { error, entries } = await open(TAR, limits);
    expect(error?.code).toBe('TOO_LARGE');
    expect(entries).toEqual([]);
  });

  test('expanded bytes', async () => {
    expect((await open(wrapped('gzip', TAR), { expandedBytes: 100 })).error?.code).toBe('TOO_LARGE');
  });
});

describe('bombs', () => {
  test('one that expands by more than the ratio stops there, having read little', async () => {
    const { stream, seen } = watched(wrapped('gzip', new Uint8Array(1_000_000)), 512);
    const limits = { ratio: 200, ratioFloorBytes: 100_000 };
    const { error } = await openAndRead(stream, { decoders: bombing(1000), limits });
    // The bomb is zeros, so that nothing could have been read of it.
    expect(error?.code).toBe('NOT_A_BUNDLE');
    expect(seen.read).toBeLessThanOrEqual(2048);
  });

  test('one inside a member is told, with what stood before it', async () => {
    const bytes = gzipSync(concat(A, header({ name: 'host/bomb', size: 2 ** 28 }), new Uint8Array(2 ** 24)), {
      level: 9,
    });
    const limits = { ratio: 200, ratioFloorBytes: 2 ** 20 };
    const bundle = await openAndRead(whole(new Uint8Array(bytes)), { decoders: nodeDecoders(), limits });
    expect(pathsOf(bundle)).toEqual(['host/a', 'host/bomb']);
    expect(bundle.notes).toEqual([
      { code: 'too-large', path: 'host/bomb', detail: expect.stringContaining('200 times its size') as string },
    ]);
    expect(bundle.entries[1]?.bytes.length).toBeLessThan(2 ** 23);
  });

  test('a repetitive log below the floor is none', async () => {
    const log = bytesOf('the same line over and over\n'.repeat(200_000));
    const bundle = await openAndRead(whole(new Uint8Array(gzipSync(log, { level: 9 }))), { decoders: nodeDecoders() });
    expect(bundle.notes).toEqual([]);
    expect(bundle.entries[0]?.bytes).toHaveLength(log.length);
  });

  test('a gzip that contains nothing but itself over and over ends at the layers', async () => {
    let bytes: Uint8Array = TAR;
    for (let layer = 0; layer < 30; layer += 1) bytes = wrapped('gzip', bytes);
    const { error } = await openAndRead(whole(bytes));
    expect(error).toMatchObject({ code: 'TOO_LARGE', details: { limit: 'compressionLayers', max: 3 } });
  });

  test('a decoder that yields its own input for ever ends at the layers too', async () => {
    const quine = wrapped('gzip', new Uint8Array(2000));
    const decoders = { ...unwrapping, gzip: () => whole(quine) };
    expect((await openAndRead(whole(quine), { decoders })).error).toMatchObject({ code: 'TOO_LARGE' });
  });
});

test('members beyond half a million are not read by default', async () => {
  const empty = header({ name: 'host/e' });
  async function* many(): AsyncGenerator<Uint8Array, void, undefined> {
    const block = concat(...Array.from({ length: 1000 }, () => empty));
    for (let count = 0; count < 501; count += 1) yield block;
  }
  const { count, notes } = await countOnly(many());
  expect(count).toBe(500_000);
  expect(notes).toEqual([{ code: 'too-large', detail: 'more than 500000 members' }]);
});

async function countOnly(source: AsyncIterable<Uint8Array>) {
  const bundle = await openBundle(source, { decoders: unwrapping, limits: DEFAULT_LIMITS, name: 'bundle' });
  let count = 0;
  for await (const _ of bundle.entries) count += 1;
  return { count, notes: bundle.notes };
}

test('thousands of refused members leave a thousand notes and a count', async () => {
  const bad = member('../no');
  const { notes } = await openAndRead(whole(archive(A, ...Array.from({ length: 3000 }, () => bad))));
  expect(notes).toHaveLength(1001);
  expect(notes.at(-1)).toEqual({ code: 'bad-name', detail: 'more of the same kind', count: 2000 });
});

test('the process is not polluted by what members are called', async () => {
  const names = ['__proto__/polluted', 'constructor/prototype/polluted', '__proto__'];
  const bundle = await openAndRead(whole(archive(...names.map((name) => member(name, 'x')))));
  expect(pathsOf(bundle)).toEqual(names);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
