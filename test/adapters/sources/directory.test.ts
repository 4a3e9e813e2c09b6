import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { openDirectory, type DirectoryOptions } from '../../../src/adapters/sources/directory.ts';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { INCOMPLETE } from '../../../src/core/model/note.ts';
import { codesOf, pathsOf, readEntries, textsOf, type ReadArchive } from '../../support/read-entries.ts';
import { bytesOf, collect, compare } from '../../support/streams.ts';
import { tempFolder, unprivileged } from '../../support/temp-folder.ts';

const folder = tempFolder();

async function read(
  name = '',
  options: Partial<DirectoryOptions> = {},
): Promise<ReadArchive & { count: number; format: string }> {
  const bundle = await openDirectory(folder.at(name), { limits: DEFAULT_LIMITS, ...options });
  const entries = await readEntries(bundle.entries);
  return { entries, notes: bundle.notes, error: undefined, count: bundle.count(), format: bundle.format };
}

describe('members', () => {
  test('files with their bytes, folders before what is in them', async () => {
    folder.write('host/proc/mounts', 'rootfs / rootfs rw 0 0\n');
    folder.write('host/date', 'now\n');
    utimesSync(folder.at('host/date'), 1_600_000_000, 1_600_000_000.9);
    const bundle = await read();
    expect(bundle).toMatchObject({ format: 'directory', count: 4, notes: [] });
    expect(bundle.entries.map(({ path, type, size }) => [path, type, size])).toEqual([
      ['host', 'directory', 0],
      ['host/date', 'file', 4],
      ['host/proc', 'directory', 0],
      ['host/proc/mounts', 'file', 23],
    ]);
    expect(textsOf(bundle)[1]).toEqual(['host/date', 'now\n']);
    expect(bundle.entries[1]?.modifiedAt).toBe(1_600_000_000);
  });

  test('come in the order of the bytes of their names, each folder’s own behind it', async () => {
    for (const name of ['b', 'B', 'a-b', 'a/z', 'a/Z', 'ä', '\u{1f600}', '\uffee', 'a.c']) folder.write(name);
    const paths = pathsOf(await read());
    expect(paths).toEqual(['B', 'a', 'a/Z', 'a/z', 'a-b', 'a.c', 'b', 'ä', '\uffee', '\u{1f600}']);
    expect(pathsOf(await read())).toEqual(paths);
  });

  test('a large file comes whole', async () => {
    const content = bytesOf('0123456789'.repeat(100_000));
    folder.write('large', content);
    expect(compare((await read()).entries[0]!.bytes, content)).toBe('same');
  });

  test('names that are no UTF-8 are labels with replacement characters, and can be read', async () => {
    writeFileSync(Buffer.concat([Buffer.from(folder.at('f')), Buffer.from([0xfc])]), 'body');
    expect(textsOf(await read())).toEqual([['f\ufffd', 'body']]);
  });

  test('names with newlines and quotes are themselves', async () => {
    folder.write('a\n"b" $(c)', 'body');
    expect(textsOf(await read())).toEqual([['a\n"b" $(c)', 'body']]);
  });

  test('unread bodies open nothing', async () => {
    for (let index = 0; index < 50; index += 1) folder.write(`${index}`, 'x');
    const { entries } = await openDirectory(folder.at(), { limits: DEFAULT_LIMITS });
    let count = 0;
    for await (const _ of entries) count += 1;
    expect(count).toBe(50);
  });
});

describe('links', () => {
  test('are members with their targets, and nobody follows them', async () => {
    folder.write('outside/secret', 'secret');
    folder.write('bundle/etc/file', 'x');
    symlinkSync('../outside', folder.at('bundle/folder'));
    symlinkSync('../../outside/secret', folder.at('bundle/etc/mtab'));
    symlinkSync('/etc', folder.at('bundle/absolute'));
    symlinkSync('.', folder.at('bundle/itself'));
    symlinkSync('nowhere', folder.at('bundle/dangling'));
    const bundle = await read('bundle');
    expect(bundle.entries.map(({ path, type, target, bytes }) => [path, type, target, bytes.length])).toEqual([
      ['absolute', 'symlink', '/etc', 0],
      ['dangling', 'symlink', 'nowhere', 0],
      ['etc', 'directory', undefined, 0],
      ['etc/file', 'file', undefined, 1],
      ['etc/mtab', 'symlink', '../../outside/secret', 0],
      ['folder', 'symlink', '../outside', 0],
      ['itself', 'symlink', '.', 0],
    ]);
    expect(bundle.notes).toEqual([]);
  });

  test('the bundle itself may be named by one', async () => {
    folder.write('real/file', 'x');
    symlinkSync('real', folder.at('link'));
    expect(textsOf(await read('link'))).toEqual([['file', 'x']]);
  });

  test('put where a file was a moment ago, it does not divert the reading', async () => {
    folder.write('secret', 'secret');
    folder.write('bundle/file', 'harmless');
    const { entries, notes } = await openDirectory(folder.at('bundle'), { limits: DEFAULT_LIMITS });
    for await (const { body } of entries) {
      rmSync(folder.at('bundle/file'));
      symlinkSync('../secret', folder.at('bundle/file'));
      expect((await collect(body)).bytes).toHaveLength(0);
    }
    expect(notes).toMatchObject([{ code: 'damaged', path: 'file' }]);
  });
});

describe('what is neither file nor folder nor link', () => {
  test('a FIFO and a socket are members without a body, and nobody waits for them', async () => {
    folder.fifo('fifo');
    const server = createServer().listen(folder.at('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    const bundle = await read();
    await new Promise((resolve) => server.close(resolve));
    expect(bundle.entries.map(({ path, type, bytes }) => [path, type, bytes.length])).toEqual([
      ['fifo', 'other', 0],
      ['socket', 'other', 0],
    ]);
    expect(codesOf(bundle)).toEqual(['skipped', 'skipped']);
  });

  test('a device is one as well, however endless', async (context) => {
    if (spawnSync('mknod', [folder.at('zero'), 'c', '1', '5']).status !== 0) context.skip();
    expect((await read()).entries).toMatchObject([{ path: 'zero', type: 'other' }]);
  });

  test.each(['fifo', 'folder'])('a %s put where a file was a moment ago blocks nobody', async (kind) => {
    folder.write('bundle/file', 'harmless');
    const { entries, notes } = await openDirectory(folder.at('bundle'), { limits: DEFAULT_LIMITS });
    for await (const { body } of entries) {
      rmSync(folder.at('bundle/file'));
      if (kind === 'fifo') folder.fifo('bundle/file');
      else mkdirSync(folder.at('bundle/file'));
      expect((await collect(body)).bytes).toHaveLength(0);
    }
    expect(notes).toEqual([{ code: 'damaged', path: 'file', detail: 'it was replaced while it was read' }]);
  });
});

describe('what cannot be read', () => {
  test('a file or folder without permission is a note, and the rest is read', async () => {
    folder.write('a', 'x');
    folder.write('b', 'x');
    folder.write('c/inside', 'x');
    folder.write('d', 'x');
    chmodSync(folder.at('b'), 0);
    chmodSync(folder.at('c'), 0);
    const bundle = await unprivileged(() => read());
    expect(textsOf(bundle)).toEqual([
      ['a', 'x'],
      ['b', ''],
      ['c', ''],
      ['d', 'x'],
    ]);
    expect(bundle.entries[1]?.size).toBe(1);
    expect(bundle.notes).toEqual([
      { code: 'damaged', path: 'b', detail: 'permission denied; run as a user who may read it' },
      { code: 'damaged', path: 'c', detail: 'permission denied; run as a user who may read it' },
    ]);
    expect(INCOMPLETE.has('damaged')).toBe(true);
  });

  test('a file that vanished meanwhile', async () => {
    folder.write('a');
    folder.write('b');
    const { entries, notes } = await openDirectory(folder.at(), { limits: DEFAULT_LIMITS });
    const paths: string[] = [];
    for await (const { path } of entries) {
      paths.push(path);
      rmSync(folder.at('b'), { force: true });
    }
    expect(paths).toEqual(['a']);
    expect(notes).toEqual([{ code: 'damaged', path: 'b', detail: 'there is no such file or directory' }]);
  });

  test('thousands of them are a thousand notes and a count', async () => {
    for (let index = 0; index < 1200; index += 1) folder.write(`${index}`);
    const { entries, notes } = await openDirectory(folder.at(), { limits: DEFAULT_LIMITS });
    for await (const { path } of entries) if (path === '0') renameSync(folder.at(), `${folder.at()}-gone`);
    renameSync(`${folder.at()}-gone`, folder.at());
    expect(notes).toHaveLength(1001);
    expect(notes.at(-1)).toEqual({ code: 'damaged', detail: 'more of the same kind', count: 199 });
  });
});

describe('limits', () => {
  test('just as many members as allowed, and one more', async () => {
    for (const name of ['a', 'b', 'c/d']) folder.write(name);
    expect(await read('', { limits: { entries: 4, depth: 9 } })).toMatchObject({ count: 4, notes: [] });
    const bundle = await read('', { limits: { entries: 3, depth: 9 } });
    expect(pathsOf(bundle)).toEqual(['a', 'b', 'c']);
    expect(bundle.notes).toEqual([{ code: 'too-large', detail: 'more than 3 members' }]);
  });

  test('just as deep as allowed, and one deeper: what lies there is unknown', async () => {
    folder.write('1/2/3/file', 'x');
    expect(codesOf(await read('', { limits: { entries: 99, depth: 4 } }))).toEqual([]);
    const bundle = await read('', { limits: { entries: 99, depth: 3 } });
    expect(pathsOf(bundle)).toEqual(['1', '1/2', '1/2/3']);
    expect(bundle.notes).toEqual([{ code: 'too-large', path: '1/2/3', detail: 'more than 3 folders deep' }]);
  });
});

describe('what is no bundle', () => {
  test.each([
    ['nowhere', 'UNREADABLE', /no such file or directory/],
    ['file', 'UNREADABLE', /no directory/],
    ['empty', 'EMPTY', /empty directory/],
    ['file/below', 'UNREADABLE', /no directory/],
  ])('%s: %s', async (name, code, message) => {
    folder.write('file');
    mkdirSync(folder.at('empty'));
    await expect(read(name)).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  test('a folder that may not be listed', async () => {
    folder.write('shut/file');
    chmodSync(folder.at('shut'), 0);
    await expect(unprivileged(() => read('shut'))).rejects.toMatchObject({ code: 'UNREADABLE' });
  });
});

describe('an abort', () => {
  test('between two members', async () => {
    for (const name of ['a', 'b']) folder.write(name);
    const abort = new AbortController();
    const { entries } = await openDirectory(folder.at(), { limits: DEFAULT_LIMITS, signal: abort.signal });
    const reading = (async () => {
      for await (const _ of entries) abort.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  });

  test('inside a large file', async () => {
    folder.write('large', new Uint8Array(3_000_000));
    const abort = new AbortController();
    const { entries, notes } = await openDirectory(folder.at(), { limits: DEFAULT_LIMITS, signal: abort.signal });
    const reading = (async () => {
      for await (const { body } of entries) for await (const _ of body) abort.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
    expect(notes).toEqual([]);
  });
});
