import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readFile, readStream } from '../../../src/adapters/sources/file.ts';
import { logLines } from '../../support/packed.ts';
import { bytesOf, collect, compare } from '../../support/streams.ts';
import { tempFolder, unprivileged } from '../../support/temp-folder.ts';

const folder = tempFolder();
const MIB = 2 ** 20;

const openFiles = (): number => readdirSync('/dev/fd').length;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a file', () => {
  test.each([0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 7])('of %i bytes comes whole', async (size) => {
    const content = logLines(size);
    folder.write('file', content);
    const { bytes, error } = await collect(readFile(folder.at('file')));
    expect(error).toBeUndefined();
    expect(compare(bytes, content)).toBe('same');
  });

  test('is not read over while a chunk is being worked on', async () => {
    const content = logLines(4 * MIB);
    folder.write('file', content);
    let at = 0;
    for await (const chunk of readFile(folder.at('file'))) {
      // The read ahead has all the time it needs.
      for (let turns = 0; turns < 20; turns += 1) await turn();
      expect(compare(chunk, content.subarray(at, at + chunk.length))).toBe('same');
      at += chunk.length;
    }
    expect(at).toBe(content.length);
  });

  test('that nobody reads to its end is closed', async () => {
    folder.write('file', logLines(4 * MIB));
    const before = openFiles();
    for (let times = 0; times < 20; times += 1) for await (const _ of readFile(folder.at('file'))) break;
    expect(openFiles()).toBe(before);
  });

  test.each([
    ['nowhere', /nowhere cannot be read: there is no such file or directory\.$/],
    ['folder', /it is a directory/],
    ['file/below', /a part of its path is no directory/],
  ])('that is none: %s', async (name, message) => {
    mkdirSync(folder.at('folder'));
    folder.write('file');
    const { error } = await collect(readFile(folder.at(name)));
    expect(error).toMatchObject({ code: 'UNREADABLE', message: expect.stringMatching(message) as string });
  });

  test('without permission', async () => {
    folder.write('file', 'x');
    chmodSync(folder.at('file'), 0);
    const { error } = await unprivileged(() => collect(readFile(folder.at('file'))));
    expect(error).toMatchObject({ code: 'UNREADABLE', message: expect.stringMatching(/permission denied/) as string });
  });

  test('a device that is at its end at once', async () => {
    expect(await collect(readFile('/dev/null'))).toMatchObject({ chunks: 0, error: undefined });
  });
});

describe('a FIFO', () => {
  const writer = (script: string) => spawn('sh', ['-c', script, 'sh', folder.at('fifo')], { stdio: 'ignore' });

  test('is read until its writer closes it', async () => {
    folder.fifo('fifo');
    writer('printf abc > "$1"');
    const { bytes, error } = await collect(readFile(folder.at('fifo')));
    expect(error).toBeUndefined();
    expect(bytes).toEqual(bytesOf('abc'));
  });

  test('with more in it than a pipe holds', async () => {
    folder.fifo('fifo');
    writer('head -c 3000000 /dev/zero > "$1"');
    expect((await collect(readFile(folder.at('fifo')))).bytes).toHaveLength(3_000_000);
  });

  test('is left without waiting for a writer that is silent', async () => {
    folder.fifo('fifo');
    // It ends by itself should we be wrong, long after the test would have timed out.
    const silent = writer('exec 3> "$1"; printf abc >&3; exec sleep 60');
    const before = openFiles();
    for await (const chunk of readFile(folder.at('fifo'))) {
      expect(chunk).toHaveLength(3);
      break;
    }
    silent.kill();
    await once(silent, 'close');
    while (openFiles() > before) await turn();
  });
});

describe('a stream', () => {
  test('comes as it is', async () => {
    const { bytes } = await collect(readStream(Readable.from([Buffer.from('ab'), Buffer.from('c')]), 'standard input'));
    expect(bytes).toEqual(bytesOf('abc'));
  });

  test('that fails says which one it was, behind what came', async () => {
    const stream = new PassThrough();
    const cause = Object.assign(new Error('read EIO'), { code: 'EIO' });
    stream.write('ab', () => stream.destroy(cause));
    const { error } = await collect(readStream(stream, 'standard input'));
    expect(error).toMatchObject({ code: 'UNREADABLE', cause });
    expect(error?.message).toBe('standard input cannot be read: the disk or network it lies on failed.');
  });

  test('that nobody reads on is destroyed', async () => {
    const stream = new PassThrough();
    stream.write('ab');
    for await (const _ of readStream(stream, 'standard input')) break;
    expect(stream.destroyed).toBe(true);
  });
});
