import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FolderLock, lockFolder } from '../../../src/adapters/postgres/folder-lock.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folder = tempFolder();
let locks: FolderLock[] = [];
const lock = (): FolderLock => {
  const taken = lockFolder(folder.at());
  locks.push(taken);
  return taken;
};
afterEach(() => {
  for (const taken of locks) taken.release();
  locks = [];
});

test('a folder belongs to one process, which is named to the next', () => {
  lock();
  expect(lock).toThrow(
    expect.objectContaining({
      code: 'BAD_CONFIG',
      details: { pid: process.pid },
      message: expect.stringMatching(new RegExp(`${process.pid} on ${hostname()}, since 2\\d{3}-`)) as unknown,
    }) as Error,
  );
});

test('one that was let go is free, and nothing is left in it', () => {
  lock().release();
  expect(readdirSync(folder.at())).toEqual([]);
  expect(lock).not.toThrow();
});

describe('what another process left', () => {
  const file = (): string => folder.at('lock');
  const old = new Date(Date.now() - 31_000);
  const left = (change: object): void => {
    const taken = lockFolder(folder.at());
    const holder = JSON.parse(readFileSync(file(), 'utf8')) as object;
    taken.release();
    writeFileSync(file(), JSON.stringify({ ...holder, ...change }));
  };

  test('is taken over from a dead one', () => {
    left({ pid: spawnSync('true').pid });
    expect(lock).not.toThrow();
    expect(lock).toThrow(String(process.pid));
  });

  test('is taken over where its PID belongs to another one by now', () => {
    left({ started: '1' });
    expect(lock).not.toThrow();
  });

  test('is left to one elsewhere that was heard of, whose PID says nothing here', () => {
    left({ host: 'pod-7', place: 'pod-7', pid: 1 });
    expect(lock).toThrow('the process 1 on pod-7');
  });

  test('is taken over from one elsewhere that was not heard of for long', () => {
    left({ host: 'pod-7', place: 'pod-7', pid: process.pid });
    utimesSync(file(), old, old);
    expect(lock).not.toThrow();
  });

  describe.each(['', '{', '[]', 'null', '7'])('as %j', (text) => {
    beforeEach(() => writeFileSync(file(), text));
    test('may be somebody’s for a moment', () => {
      expect(lock).toThrow('another process');
    });
    test('is nobody’s later', () => {
      utimesSync(file(), old, old);
      expect(lock).not.toThrow();
    });
  });
});

test('a lock that is somebody else’s by now is not let go', () => {
  const taken = lock();
  writeFileSync(folder.at('lock'), 'theirs');
  taken.release();
  expect(readFileSync(folder.at('lock'), 'utf8')).toBe('theirs');
});
