import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORMATS, hasGnuTar, sparseFile, strangeTree, tar } from '../../../support/gnu-tar.ts';
import { pathsOf, readArchive } from '../../../support/read-entries.ts';
import { chunked, concat } from '../../../support/streams.ts';
import { packWithTarStream, readWithTarStream } from '../../../support/tar-stream.ts';

describe.skipIf(!hasGnuTar())('archives of GNU tar are read as tar-stream reads them', () => {
  let tree: ReturnType<typeof strangeTree>;
  beforeAll(() => {
    tree = strangeTree();
  });
  afterAll(() => {
    tree.remove();
  });

  test.each(FORMATS)('%s', async (format) => {
    const bytes = tar(tree.folder, `--format=${format}`, '.');
    const ours = await readArchive(chunked(bytes, 4096, 1000, 7));
    expect(ours.entries).toEqual(await readWithTarStream(bytes));
    expect(ours.entries.length).toBeGreaterThan(20);
    // v7 has no type for a FIFO.
    expect(ours.notes.map(({ path }) => path)).toEqual(format === 'v7' ? [] : ['sosreport-host/fifo']);
  });

  test.each(FORMATS)('two of them behind one another, in %s', async (format) => {
    const first = tar(tree.folder, `--format=${format}`, 'sosreport-host/etc');
    const second = tar(tree.folder, `--format=${format}`, 'sosreport-host/proc');
    const { entries, notes } = await readArchive(concat(first, second));
    expect(entries).toEqual([...(await readWithTarStream(first)), ...(await readWithTarStream(second))]);
    expect(notes).toEqual([]);
  });

  test.each(FORMATS)('without an end marker, in %s', async (format) => {
    const bytes = tar(tree.folder, `--format=${format}`, '--blocking-factor=1', 'sosreport-host/proc');
    const { entries, notes } = await readArchive(bytes.subarray(0, bytes.length - 1024));
    expect(entries).toEqual(await readWithTarStream(bytes));
    expect(notes).toEqual([{ code: 'truncated', detail: 'the archive has no end marker' }]);
  });

  test.each(['gnu', 'posix'])('an incremental one, in %s', async (format) => {
    const bytes = tar(tree.folder, `--format=${format}`, '--listed-incremental=/dev/null', 'sosreport-host/proc');
    expect(pathsOf(await readArchive(bytes))).toEqual([
      'sosreport-host/proc',
      'sosreport-host/proc/self',
      'sosreport-host/proc/self/mounts',
    ]);
  });

  test('a volume label is a member of no kind', async () => {
    const bytes = tar(tree.folder, '--format=gnu', '--label=backup', 'sosreport-host/etc/mtab');
    const { entries } = await readArchive(bytes);
    expect(entries.map(({ path, type }) => [path, type])).toEqual([
      ['backup', 'other'],
      ['sosreport-host/etc/mtab', 'symlink'],
    ]);
  });
});

describe.skipIf(!hasGnuTar())('sparse files of GNU tar', () => {
  // Many small holes make a map of many blocks; file systems keep holes of whole blocks.
  const holes = Array.from({ length: 60 }, (_, index) => [`line ${index}\n`, 8192 * (index + 1)] as const);
  let folder: string;
  let text: Buffer;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unhang-sparse-'));
    writeFileSync(join(folder, 'a-before'), 'a');
    sparseFile(join(folder, 'lastlog'), [['beginning', 0]], 10 * 2 ** 30);
    sparseFile(join(folder, 'messages'), holes, 8192 * 61 + 10);
    writeFileSync(join(folder, 'z-after'), 'z');
    text = readFileSync(join(folder, 'messages'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['gnu'],
    ['oldgnu'],
    ['pax', '--sparse-version=0.0'],
    ['pax', '--sparse-version=0.1'],
    ['pax', '--sparse-version=1.0'],
  ])('%s %s: read as they were, long holes cut short', async (format, ...more) => {
    const bytes = tar(folder, `--format=${format}`, '--sparse', ...more, '.');
    expect(bytes.length).toBeLessThan(text.length);
    const { entries, notes } = await readArchive(bytes);
    expect(entries.map(({ path, type }) => [path, type])).toEqual([
      ['a-before', 'file'],
      ['lastlog', 'file'],
      ['messages', 'file'],
      ['z-after', 'file'],
    ]);
    const [, lastlog, messages] = entries;
    expect(Buffer.from(lastlog?.bytes ?? []).toString('latin1', 0, 10)).toBe('beginning\0');
    expect(lastlog?.bytes.length).toBeLessThan(100_000);
    expect(text.equals(messages?.bytes ?? new Uint8Array(0))).toBe(true);
    expect(notes).toEqual([]);
  });
});

describe('archives of tar-stream are read as it reads them', () => {
  // tar-stream itself writes no later time.
  const seconds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  const name = fc
    .array(fc.string({ unit: fc.constantFrom('a', 'b', '.', ' ', '界', 'é', '-'), minLength: 1, maxLength: 80 }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.map((part) => (/^\.+$/.test(part) ? `${part}a` : part)).join('/'));
  const content = fc.uint8Array({ maxLength: 1500 });
  const headers = fc.oneof(
    fc.tuple(fc.record({ name, type: fc.constant('file' as const) }), content),
    fc.tuple(
      fc.record({ name, type: fc.constant('symlink' as const), linkname: name }),
      fc.constant(new Uint8Array(0)),
    ),
    fc.tuple(fc.record({ name, type: fc.constant('link' as const), linkname: name }), fc.constant(new Uint8Array(0))),
    fc.tuple(fc.record({ name, type: fc.constant('directory' as const) }), fc.constant(new Uint8Array(0))),
  );

  test('whatever their names, links and contents', async () => {
    const property = fc.asyncProperty(fc.array(fc.tuple(headers, seconds), { maxLength: 8 }), async (members) => {
      const bytes = await packWithTarStream((pack) => {
        for (const [[header, body], mtime] of members)
          pack.entry({ ...header, mtime: new Date(mtime * 1000) }, Buffer.from(body));
      });
      const ours = await readArchive(bytes);
      expect(ours.entries).toEqual(await readWithTarStream(bytes));
      expect(ours.entries).toHaveLength(members.length);
      expect(ours.notes).toEqual([]);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
