import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { openBundle } from '../../../src/core/bundle/open-bundle.ts';
import type { ByteStream, Decoders } from '../../../src/core/model/bytes.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';
import { openAndRead, unwrapping, wrapped } from '../../support/open.ts';
import { pathsOf, textsOf } from '../../support/read-entries.ts';
import { bytesOf, chunked, concat, failing, watched, whole } from '../../support/streams.ts';
import { archive, END, member } from '../../support/tar-bytes.ts';

const TAR = archive(member('host/a', 'first'), member('host/b', 'second'));
const LOG = bytesOf('Nov 1 kernel: INFO: task df:123 blocked for more than 120 seconds.\n'.repeat(40));
const damaged = (reason: string): UnhangError => new UnhangError('DAMAGED', `said ${reason}`, { details: { reason } });

/** A decoder that yields these bytes and then fails. */
function breaking(bytes: Uint8Array, error: Error): Decoders {
  return { ...unwrapping, xz: () => failing(bytes, error) };
}

describe('what the bytes are is told by the bytes', () => {
  test.each([
    ['tar', TAR],
    ['tar.xz', wrapped('xz', TAR)],
    ['tar.gz', wrapped('gzip', TAR)],
    ['tar.bz2', wrapped('bzip2', TAR)],
    ['tar.zst', wrapped('zstd', TAR)],
    ['tar.xz.gz', wrapped('gzip', wrapped('xz', TAR))],
    ['tar.gz.gz.gz', wrapped('gzip', wrapped('gzip', wrapped('gzip', TAR)))],
  ])('%s', async (format, bytes) => {
    for (const size of [1, 7, 4096]) {
      const bundle = await openAndRead(chunked(bytes, size), { name: 'misleading.zip' });
      expect(bundle).toMatchObject({ format, error: undefined, notes: [], count: 2 });
      expect(textsOf(bundle)).toEqual([
        ['host/a', 'first'],
        ['host/b', 'second'],
      ]);
    }
  });

  test.each([
    ['plain', LOG],
    ['compressed', wrapped('gzip', LOG)],
    ['compressed twice', wrapped('xz', wrapped('gzip', LOG))],
  ])('a single text, %s, is a member of the bundle’s name', async (_case, bytes) => {
    const bundle = await openAndRead(chunked(bytes, 100), { name: 'messages' });
    expect(bundle).toMatchObject({ format: 'file', error: undefined, notes: [], count: 1 });
    expect(bundle.entries).toEqual([{ path: 'messages', type: 'file', size: 0, bytes: LOG }]);
  });
});

describe('what is no bundle is refused, and says what it is', () => {
  test.each([
    ['EMPTY', /^This is empty/, new Uint8Array(0)],
    ['EMPTY', /^What is inside the gzip compression is empty/, wrapped('gzip', new Uint8Array(0))],
    ['ENCRYPTED', /OpenPGP/, bytesOf('-----BEGIN PGP MESSAGE-----\n')],
    ['ENCRYPTED', /inside the xz compression/, wrapped('xz', bytesOf('Salted__12345678'))],
    ['UNSUPPORTED', /7z/, Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4)],
    ['NOT_A_BUNDLE', /PDF/, bytesOf('%PDF-1.7\n')],
    ['NOT_A_BUNDLE', /zero bytes/, new Uint8Array(4096)],
    ['NOT_A_BUNDLE', /inside the xz, gzip compression/, wrapped('xz', wrapped('gzip', bytesOf('%PDF-1.7\n')))],
  ])('%s %s', async (code, message, bytes) => {
    const { stream, seen } = watched(bytes, 256);
    const { error, entries } = await openAndRead(stream);
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(message);
    expect(entries).toEqual([]);
    expect(seen.closed).toBe(true);
  });
});

describe('a bundle that is broken', () => {
  test.each([
    ['with nothing decoded', 0, 'truncated'],
    ['with less than a header decoded', 300, 'truncated'],
    ['with nothing decoded', 0, 'corrupt'],
  ])('%s (%i bytes, %s) is refused', async (_case, length, reason) => {
    const decoders = breaking(TAR.subarray(0, length), damaged(reason));
    const { error } = await openAndRead(whole(wrapped('xz', TAR)), { decoders });
    expect(error).toMatchObject({ code: 'DAMAGED', details: { reason } });
    expect(error?.message).toMatch(/so early that nothing/);
  });

  test('after its first header gives what there was', async () => {
    const decoders = breaking(TAR.subarray(0, 1024 + 600), damaged('truncated'));
    const bundle = await openAndRead(whole(wrapped('xz', TAR)), { decoders });
    expect(pathsOf(bundle)).toEqual(['host/a', 'host/b']);
    expect(bundle.notes).toEqual(
      [{ code: 'truncated', path: 'host/b', detail: 'said truncated' }].map(
        ({ code, detail }) => expect.objectContaining({ code, detail }) as unknown,
      ),
    );
  });

  test('and cut before it is clear whether it is a text is refused', async () => {
    const decoders = breaking(LOG.subarray(0, 500), damaged('truncated'));
    expect((await openAndRead(whole(wrapped('xz', LOG)), { decoders })).error?.code).toBe('DAMAGED');
    const later = await openAndRead(whole(wrapped('xz', LOG)), {
      decoders: breaking(LOG.subarray(0, 512), damaged('truncated')),
    });
    expect(later).toMatchObject({ error: undefined, notes: [{ code: 'truncated' }] });
  });

  test('in the first block of a text that is damaged, not cut, is a text with a note', async () => {
    const bundle = await openAndRead(whole(wrapped('xz', LOG)), {
      decoders: breaking(LOG.subarray(0, 134), damaged('corrupt')),
    });
    expect(bundle.notes).toEqual([{ code: 'damaged', detail: 'said corrupt' }]);
    expect(bundle.entries[0]?.bytes).toHaveLength(134);
  });

  test('so that only junk comes of it is refused', async () => {
    const decoders = breaking(concat(new Uint8Array(600).fill(7)), damaged('corrupt'));
    expect((await openAndRead(whole(wrapped('xz', TAR)), { decoders })).error?.code).toBe('DAMAGED');
  });

  test('needing a variant that is not decoded is refused as that', async () => {
    const decoders = breaking(new Uint8Array(0), new UnhangError('UNSUPPORTED', 'a dictionary of 1 GiB'));
    const { error } = await openAndRead(whole(wrapped('xz', TAR)), { decoders });
    expect(error).toMatchObject({ code: 'UNSUPPORTED', message: 'A dictionary of 1 GiB.' });
  });

  test('with a member cut right behind its header is no refusal: the member is known', async () => {
    const bundle = await openAndRead(whole(TAR.subarray(0, 512)));
    expect(bundle.error).toBeUndefined();
    expect(bundle.entries).toMatchObject([{ path: 'host/a', size: 5 }]);
    expect(bundle.notes.map(({ code }) => code)).toEqual(['truncated']);
  });

  test('in its first header only, with all members refused, is an error', async () => {
    const { error } = await openAndRead(whole(member('../evil', 'x')));
    expect(error?.code).toBe('DAMAGED');
  });

  test('members whose names are all refused are no damage', async () => {
    const bundle = await openAndRead(whole(archive(member('../evil', 'x'))));
    expect(bundle).toMatchObject({ error: undefined, entries: [] });
    expect(bundle.notes.map(({ code }) => code)).toEqual(['bad-name']);
  });
});

describe('the source', () => {
  test('is read to its end even where a decoder stops before, so that its checksum is one of all', async () => {
    async function* first(source: ByteStream): ByteStream {
      for await (const _ of source) {
        yield TAR;
        throw damaged('trailing');
      }
    }
    const { stream, seen } = watched(concat(wrapped('xz', TAR), new Uint8Array(5000)), 1000);
    const bundle = await openAndRead(stream, { decoders: { ...unwrapping, xz: first } });
    expect(bundle.notes).toEqual([{ code: 'trailing', detail: 'said trailing' }]);
    expect(seen).toEqual({ read: TAR.length + 6 + 5000, closed: true });
  });

  test('is closed where the reader leaves the loop', async () => {
    const { stream, seen } = watched(concat(wrapped('xz', TAR), new Uint8Array(50_000)), 512);
    const options = { decoders: unwrapping, limits: DEFAULT_LIMITS, name: 'bundle' };
    const bundle = await openBundle(stream, options);
    for await (const entry of bundle.entries) {
      expect(entry.path).toBe('host/a');
      break;
    }
    expect(seen.closed).toBe(true);
    expect(seen.read).toBeLessThan(10_000);
  });

  test.each([
    ['before anything was decoded', 0],
    ['between members', 1400],
  ])('that fails by itself is not the bundle’s fault: %s', async (_case, length) => {
    const error = new UnhangError('UNREADABLE', 'the disk');
    expect((await openAndRead(failing(TAR.subarray(0, length), error, 100))).error).toBe(error);
  });

  test('that cannot be closed says so', async () => {
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: true as const, value: undefined }),
        return: () => Promise.reject(new UnhangError('UNREADABLE', 'x')),
      }),
    };
    expect((await openAndRead(source)).error?.code).toBe('UNREADABLE');
  });
});

describe('an abort', () => {
  test('before anything was read', async () => {
    const { error } = await openAndRead(whole(TAR), { signal: AbortSignal.abort() });
    expect(error?.code).toBe('ABORTED');
  });

  test('between two members', async () => {
    const abort = new AbortController();
    const { stream, seen } = watched(concat(TAR, END), 512);
    const bundle = await openBundle(stream, {
      decoders: unwrapping,
      limits: DEFAULT_LIMITS,
      name: 'b',
      signal: abort.signal,
    });
    const reading = (async () => {
      for await (const _ of bundle.entries) abort.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
    expect(seen.closed).toBe(true);
  });

  test('while the source is silent', async () => {
    const abort = new AbortController();
    async function* silent(): ByteStream {
      yield TAR.subarray(0, 700);
      abort.abort();
      await new Promise(() => undefined);
    }
    const { error, entries } = await openAndRead(silent(), { signal: abort.signal });
    expect(error?.code).toBe('ABORTED');
    expect(entries).toEqual([]);
  });
});

test('the same bytes give the same, entry for entry and note for note', async () => {
  const bytes = concat(
    member('host/a', 'x'.repeat(3000)),
    member('../no', 'n'),
    member({ name: 'host/f', type: '6' }),
    TAR,
  ).subarray(0, -1500);
  const first = await openAndRead(chunked(bytes, 13));
  expect(await openAndRead(chunked(bytes, 4096))).toEqual(first);
});
