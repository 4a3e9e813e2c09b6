import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, describe, expect, test } from 'vitest';
import { folderObjects } from '../../../src/adapters/objects/folder-objects.ts';
import { sweep, temporaryName } from '../../../src/adapters/objects/writers.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines } from '../../support/packed.ts';
import { bytesOf, chunked, collect, whole } from '../../support/streams.ts';
import { tempFolder, unprivileged } from '../../support/temp-folder.ts';
import { tokenOf } from './folder-subject.ts';

const MIB = 1024 ** 2;
const HOUR_MS = 3_600_000;
const KEY = 'org_1/case_1/bundle';
const secret = new Uint8Array(32).fill(3);
const folder = tempFolder();

const open = (now = Date.now, path = folder.at('store')) =>
  folderObjects({ folder: path, secret, baseUrl: 'https://unhang.example', now });
const namesIn = (name: string): string[] => readdirSync(folder.at(`store/${name}`));
const put = (text: string, key = KEY, objects = open()) => objects.put(key, whole(bytesOf(text)));

async function read(key = KEY, objects = open()): Promise<string> {
  const { bytes, error } = await collect((await objects.get(key))?.body ?? whole(new Uint8Array()));
  if (error !== undefined) throw error;
  return new TextDecoder().decode(bytes);
}

async function partsOf(objects: ReturnType<typeof open>, ...bodies: readonly Uint8Array[]) {
  const id = await objects.startParts(KEY);
  const parts: { number: number; etag: string }[] = [];
  for (const [at, body] of bodies.entries()) {
    const { url } = await objects.signPart(KEY, id, at + 1, 60);
    parts.push({ number: at + 1, ...(await objects.door.put(tokenOf(url), chunked(body, 65_536))) });
  }
  return { id, parts };
}

const refusal = (code: string, words = /./) =>
  expect.objectContaining({ name: 'UnhangError', code, message: expect.stringMatching(words) as string }) as Error;

const canMount = needs('root') && spawnSync('unshare', ['-m', 'true']).status === 0;

describe.skipIf(!canMount)(titleNeeding('a disk of its own', 'root'), () => {
  const mounted: string[] = [];
  const mount = (options: string, place = folder.at('store')): void => {
    mkdirSync(place, { recursive: true });
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).stderr.toString()).toBe('');
    mounted.push(place);
  };
  // Before the hook that removes the folder, which was registered first.
  afterEach(() => {
    for (const place of mounted.splice(0)) expect(spawnSync('umount', [place]).stderr.toString()).toBe('');
  });
  const remount = (options: string) => spawnSync('mount', ['-o', `remount,${options}`, folder.at('store')]).status;

  test('that is full keeps what it has, and nothing of what did not fit', async () => {
    mount('size=2m');
    const objects = open();
    await put('before', KEY, objects);
    const putting = objects.put(KEY, chunked(logLines(4 * MIB), 65_536));
    await expect(putting).rejects.toEqual(refusal('STORE_UNAVAILABLE', /the disk is full; make room/));
    expect(namesIn('writing')).toEqual([]);
    expect(await read()).toBe('before');
    await put('after', KEY, objects);
    expect(await read()).toBe('after');
  });

  test('that is full when parts are joined keeps them, and joins them once there is room', async () => {
    mount('size=3m');
    const objects = open();
    const { id, parts } = await partsOf(objects, logLines(MIB), logLines(MIB));
    const joining = objects.completeParts(KEY, id, parts);
    await expect(joining).rejects.toEqual(refusal('STORE_UNAVAILABLE', /the disk is full/));
    expect(await objects.listParts(KEY, id)).toHaveLength(2);
    expect(namesIn('writing')).toEqual([]);
    expect(await objects.head(KEY)).toBeUndefined();
    expect(remount('size=8m')).toBe(0);
    expect(await objects.completeParts(KEY, id, parts)).toMatchObject({ bytes: 2 * MIB });
  });

  test('that is full has room for a single part that becomes the object', async () => {
    mount('size=3m');
    const objects = open();
    const { id, parts } = await partsOf(objects, logLines(2 * MIB));
    expect(await objects.completeParts(KEY, id, parts)).toMatchObject({ bytes: 2 * MIB });
  });

  test('that is read-only is still read', async () => {
    mount('size=2m');
    const objects = open();
    await put('before', KEY, objects);
    expect(remount('ro')).toBe(0);
    await expect(put('after', KEY, objects)).rejects.toEqual(refusal('STORE_UNAVAILABLE', /mounted read-only/));
    await expect(objects.check()).rejects.toEqual(refusal('STORE_UNAVAILABLE', /mounted read-only/));
    await expect(objects.remove([KEY])).rejects.toEqual(refusal('STORE_UNAVAILABLE', /mounted read-only/));
    expect(await read(KEY, objects)).toBe('before');
  });

  test('that lies inside the store is told', async () => {
    await put('x', 'other/key');
    mount('size=1m', folder.at('store/objects/org_1'));
    await expect(put('x')).rejects.toEqual(refusal('STORE_UNAVAILABLE', /another file system is mounted inside it/));
  });
});

test('a folder of somebody else', async () => {
  mkdirSync(folder.at('store'));
  chmodSync(folder.at('store'), 0o755);
  const objects = open();
  await unprivileged(async () => {
    if (process.getuid?.() !== 0) chmodSync(folder.at('store'), 0o555);
    await expect(objects.check()).rejects.toEqual(
      refusal('STORE_UNAVAILABLE', /permission denied; give it to the user/),
    );
  });
  chmodSync(folder.at('store'), 0o755);
  await objects.check();
});

test('what is kept is for nobody else on the machine', async () => {
  await put('x');
  for (const name of ['store', 'store/objects', 'store/objects/org_1', 'store/parts', 'store/writing'])
    expect(statSync(folder.at(name)).mode & 0o777).toBe(0o700);
  expect(statSync(folder.at(`store/objects/${KEY}`)).mode & 0o777).toBe(0o600);
});

describe('symbolic links', () => {
  test('in the store are never followed', async () => {
    folder.write('outside/case_1/bundle', 'not ours');
    mkdirSync(folder.at('store/objects'), { recursive: true });
    symlinkSync(folder.at('outside'), folder.at('store/objects/org_1'));
    const objects = open();
    const failure = refusal('UNREADABLE', /is a symbolic link, which is never followed/);
    await expect(objects.get(KEY)).rejects.toEqual(failure);
    await expect(objects.head(KEY)).rejects.toEqual(failure);
    await expect(put('x')).rejects.toEqual(failure);
    await expect(objects.remove([KEY])).rejects.toEqual(failure);
    await expect(objects.list('org_1/')[Symbol.asyncIterator]().next()).rejects.toEqual(failure);
    expect((await objects.list('')[Symbol.asyncIterator]().next()).done).toBe(true);
    expect(readdirSync(folder.at('outside/case_1'))).toEqual(['bundle']);
  });

  test('in the place of an object', async () => {
    await put('x', 'org_1/other');
    folder.write('outside', 'not ours');
    symlinkSync(folder.at('outside'), folder.at('store/objects/org_1/link'));
    await expect(read('org_1/link')).rejects.toEqual(refusal('UNREADABLE', /symbolic link/));
    await put('ours', 'org_1/link');
    expect(await read('org_1/link')).toBe('ours');
    expect(await read('../outside').catch(() => 'refused')).toBe('refused');
  });

  test('in the place of its own folders', async () => {
    mkdirSync(folder.at('elsewhere'));
    mkdirSync(folder.at('store'));
    symlinkSync(folder.at('elsewhere'), folder.at('store/writing'));
    await expect(put('x')).rejects.toEqual(refusal('UNREADABLE', /symbolic link/));
    expect(readdirSync(folder.at('elsewhere'))).toEqual([]);
  });

  test('to the store are its owner’s', async () => {
    mkdirSync(folder.at('disk'));
    symlinkSync(folder.at('disk'), folder.at('store'));
    await put('x');
    expect(await read()).toBe('x');
  });
});

describe('what lies about', () => {
  test('is not listed, and in nobody’s way', async () => {
    await put('x');
    folder.write('store/objects/lost found/a', 'x');
    folder.fifo('store/objects/org_1/fifo');
    const keys: string[] = [];
    for await (const { key } of open().list('')) keys.push(key);
    expect(keys).toEqual([KEY]);
    expect(await open().get('org_1/fifo')).toBeUndefined();
  });

  test('a file where a folder has to be', async () => {
    await put('x', 'org_1');
    await expect(put('y')).rejects.toEqual(refusal('UNREADABLE', /is a file; an object below it needs a folder/));
    expect(await open().get(KEY)).toBeUndefined();
    expect(namesIn('writing')).toEqual([]);
  });

  test('a folder where a file has to be', async () => {
    await put('x');
    await expect(put('y', 'org_1/case_1')).rejects.toEqual(
      refusal('UNREADABLE', /a folder lies where a file has to be/),
    );
    expect(await open().head('org_1/case_1')).toBeUndefined();
    await open().remove(['org_1/case_1']);
    expect(await read()).toBe('x');
  });
});

describe('while an object is read', () => {
  const opened = async () => {
    await put('0123456789');
    return (await open().get(KEY))?.body ?? whole(new Uint8Array());
  };

  test.each([
    ['it is removed', () => open().remove([KEY]), 'OBJECT_CHANGED'],
    ['it is put again', () => put('0123456789'), 'OBJECT_CHANGED'],
    ['somebody cuts it', async () => truncateSync(folder.at(`store/objects/${KEY}`), 5), 'OBJECT_CHANGED'],
  ])('%s', async (_, act, code) => {
    const body = await opened();
    await act();
    expect((await collect(body)).error).toEqual(refusal(code));
  });

  test('it is removed, and what was begun is read to its end', async () => {
    const body = await opened();
    const bytes: number[] = [];
    for await (const chunk of body) {
      await open().remove([KEY]);
      bytes.push(...chunk);
    }
    expect(bytes).toHaveLength(10);
  });
});

describe('writers that are gone', () => {
  test('with kill -9 leave nothing behind for long, and no half object', { timeout: 60_000 }, async () => {
    const script = `
      import { folderObjects } from './src/adapters/objects/folder-objects.ts';
      const [folder] = process.argv.slice(2);
      const objects = folderObjects({ folder, secret: new Uint8Array(32), baseUrl: '', now: Date.now });
      async function* endless() { for (;;) { process.stdout.write('.'); yield new Uint8Array(65536); } }
      await objects.put(${JSON.stringify(KEY)}, endless());`;
    const stdin = { contents: script, resolveDir: process.cwd(), loader: 'ts' } as const;
    const outfile = folder.at('writer.mjs');
    await build({ stdin, bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'silent' });
    const child = spawn(process.execPath, [outfile, folder.at('store')], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    expect(namesIn('writing')).toHaveLength(1);
    await put('of another, meanwhile', 'org_1/other');
    expect(namesIn('writing')).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await open().head(KEY)).toBeUndefined();
    await put('of another, afterwards', 'org_1/other');
    expect(namesIn('writing')).toEqual([]);
  });

  const [boot = '', namespace = '', pid = '', started = ''] = temporaryName().split('.');
  const now = Date.now();

  test.each([
    ['our own', [boot, namespace, pid, started], now, true],
    ['our own, of long ago', [boot, namespace, pid, started], now + 2 * HOUR_MS, false],
    ['of a process that had our number', [boot, namespace, pid, '1'], now, false],
    ['of a number that nobody has', [boot, namespace, '4194304', started], now, false],
    ['of another container', [boot, '4026530000', '4194304', started], now, true],
    ['of another container, long ago', [boot, '4026530000', '4194304', started], now + 2 * HOUR_MS, false],
    ['of before the machine was started', ['0'.repeat(32), namespace, '4194304', '1'], now, true],
    ['of a system that does not tell', ['0', '0', '4194304', '0'], now, true],
    ['of no form at all', ['lost'], now, true],
  ])('are known: %s', async (_, parts, nowMs, stays) => {
    const name = [...parts, 'abcdef'].join('.');
    folder.write(`writing/${name}`, 'half');
    await sweep(folder.at('writing'), nowMs);
    expect(readdirSync(folder.at('writing'))).toEqual(stays ? [name] : []);
  });

  test('between the object and the end of its parts: they are joined again', async () => {
    const objects = open();
    for (const bodies of [[bytesOf('one part')], [bytesOf('first, '), bytesOf('second')]]) {
      const { id, parts } = await partsOf(objects, ...bodies);
      const [upload = ''] = namesIn('parts');
      cpSync(folder.at('store/parts'), folder.at('kept'), { recursive: true });
      const info = await objects.completeParts(KEY, id, parts);
      cpSync(folder.at('kept'), folder.at('store/parts'), { recursive: true });
      expect(namesIn('parts')).toEqual([upload]);
      expect(await objects.completeParts(KEY, id, parts)).toMatchObject({ bytes: info.bytes });
      expect([...namesIn('parts'), ...namesIn('writing')]).toEqual([]);
      rmSync(folder.at('kept'), { recursive: true });
    }
    expect(await read()).toBe('first, second');
  });
});

test('many at once in folders that come and go', async () => {
  const objects = open();
  const keys = Array.from({ length: 40 }, (_, at) => `org_1/case_${at % 4}/b/${at}`);
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(
      keys.map(async (key) => {
        await put(key, key, objects);
        await objects.remove([key]);
      }),
    );
  }
  expect(namesIn('objects')).toEqual([]);
  expect(namesIn('writing')).toEqual([]);
});

test('a folder that goes away while it is in use', async () => {
  const objects = open();
  await put('x', KEY, objects);
  renameSync(folder.at('store'), folder.at('gone'));
  await expect(put('y', KEY, objects)).rejects.toEqual(refusal('STORE_UNAVAILABLE', /bring it back/));
  await expect(objects.check()).rejects.toEqual(refusal('STORE_UNAVAILABLE'));
  renameSync(folder.at('gone'), folder.at('store'));
  await objects.check();
  expect(await read()).toBe('x');
});

test('a part that is sent twice at once is there once', async () => {
  const objects = open();
  const id = await objects.startParts(KEY);
  const token = tokenOf((await objects.signPart(KEY, id, 1, 60)).url);
  const bodies = ['a', 'b', 'c', 'd'].map((letter) => bytesOf(letter.repeat(1000)));
  await Promise.all(bodies.map((body) => objects.door.put(token, chunked(body, 100))));
  const [part, ...more] = await objects.listParts(KEY, id);
  expect(more).toEqual([]);
  expect(readdirSync(join(folder.at('store/parts'), namesIn('parts')[0] ?? ''))).toHaveLength(1);
  await objects.completeParts(KEY, id, [part!]);
  expect(bodies.map((body) => new TextDecoder().decode(body))).toContain(await read());
});

test('parts that many complete, one after the other and before each other is done', async () => {
  const objects = open();
  const { id, parts } = await partsOf(objects, ...[1, 2, 3, 4].map(() => logLines(MIB)));
  const completing: Promise<{ readonly bytes: number }>[] = [];
  for (let times = 0; times < 25; times += 1) {
    completing.push(objects.completeParts(KEY, id, parts));
    await objects.head(KEY);
  }
  expect(new Set((await Promise.all(completing)).map(({ bytes }) => bytes))).toEqual(new Set([4 * MIB]));
  expect([...namesIn('parts'), ...namesIn('writing')]).toEqual([]);
});
