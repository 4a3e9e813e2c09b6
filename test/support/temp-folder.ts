import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

export interface TempFolder {
  /** Absolute path of something in the folder; of the folder itself for nothing. */
  at(name?: string): string;
  /** Writes a file, and the folders on the way to it. */
  write(name: string, content?: string | Uint8Array): void;
  fifo(name: string): void;
}

/** A new folder for each test, gone afterwards. */
export function tempFolder(): TempFolder {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'unhang-test-'));
    // So that tests can be somebody else in it.
    chmodSync(root, 0o755);
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const at = (name = ''): string => join(root, name);
  return {
    at,
    write: (name, content = '') => {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
    },
    fifo: (name) => {
      execFileSync('mkfifo', [at(name)]);
    },
  };
}

/** Does this as a user who may not read everything; root may, so it becomes nobody meanwhile. */
export async function unprivileged<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
