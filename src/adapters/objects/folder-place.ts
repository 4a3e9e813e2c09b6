import { constants, type BigIntStats } from 'node:fs';
import { lstat, mkdir, open, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UnhangError } from '../../core/model/errors.ts';
import { codeOf, storeFailure } from './folder-failure.ts';
import { sweep, temporaryName } from './writers.ts';

const FOLDERS = ['objects', 'parts', 'writing'] as const;
const SWEEP_EVERY_MS = 3_600_000;

/** How often a put begins again because somebody takes the folders away that it just made. */
const TRIES = 20;

/**
 * The folder of a store. `objects/KEY`, `parts/UPLOAD/NUMBER-SHA256`, and `writing/` for what is not whole yet or is going
 * to be removed: a rename within one file system is what makes all of it happen at once or not at all.
 */
export class Place {
  readonly #path: string;
  readonly #now: () => number;
  #root: Promise<string> | undefined;
  #sweptAt = -Infinity;

  constructor(path: string, now: () => number) {
    this.#path = path;
    this.#now = now;
  }

  /** Does this, and says of a refusal of the operating system what to do. */
  async storing<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw storeFailure(this.#path, error);
    }
  }

  /** The folder itself may be a link that its owner made; nothing in it may. */
  async root(): Promise<string> {
    this.#root ??= this.#open();
    try {
      return await this.#root;
    } catch (error) {
      this.#root = undefined;
      throw error;
    }
  }

  async #open(): Promise<string> {
    await mkdir(this.#path, { recursive: true, mode: 0o700 });
    const root = await realpath(this.#path);
    for (const name of FOLDERS) await walk(root, [name], true);
    return root;
  }

  /** A new path in `writing/`. */
  async temporary(): Promise<string> {
    const folder = join(await this.root(), 'writing');
    if (this.#now() - this.#sweptAt >= SWEEP_EVERY_MS || this.#now() < this.#sweptAt) {
      this.#sweptAt = this.#now();
      await sweep(folder, this.#now());
    }
    return join(folder, temporaryName());
  }

  /** Path of an object that is there, and what it is. */
  async find(key: string): Promise<{ readonly path: string; readonly stat: BigIntStats } | undefined> {
    const segments = ['objects', ...key.split('/')];
    const folder = await walk(await this.root(), segments.slice(0, -1), false);
    if (folder === undefined) return undefined;
    const path = join(folder, segments.at(-1) ?? '');
    const stat = await absentAs(undefined, () => lstat(path, { bigint: true }));
    if (stat?.isSymbolicLink() === true)
      throw new UnhangError('UNREADABLE', `${path} is a symbolic link, which is never followed. Remove it.`);
    return stat?.isFile() === true ? { path, stat } : undefined;
  }

  /** A file that is whole becomes the object, in place of whatever was there. */
  async publish(file: string, key: string): Promise<void> {
    const segments = ['objects', ...key.split('/')];
    for (let tries = 1; ; tries += 1) {
      const folder = await walk(await this.root(), segments.slice(0, -1), true);
      if (folder === undefined) continue;
      try {
        await rename(file, join(folder, segments.at(-1) ?? ''));
        await syncFolder(folder);
        return;
      } catch (error) {
        // Whoever removed the last object of the folder removed the folder too.
        if (codeOf(error) !== 'ENOENT' || tries >= TRIES || !(await exists(file))) throw error;
      }
    }
  }

  /** The object, and the folders that hold nothing without it. */
  async unpublish(key: string): Promise<void> {
    const found = await this.find(key);
    if (found === undefined) return;
    await absentAs(undefined, () => rm(found.path));
    let folder = dirname(found.path);
    await absentAs(undefined, () => syncFolder(folder));
    for (let depth = key.split('/').length - 1; depth > 0; depth -= 1, folder = dirname(folder)) {
      try {
        await rmdir(folder);
      } catch (error) {
        if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(error))) return;
        throw error;
      }
    }
  }

  /** Out of sight at once, and then away. */
  async discard(folder: string): Promise<void> {
    const grave = await this.temporary();
    const moved = await absentAs(false, () => rename(folder, grave).then(() => true));
    if (moved) await rm(grave, { recursive: true, force: true });
  }
}

/** The folder behind these names, through real folders only; `undefined` where it is not and is not to be made. */
export async function walk(root: string, names: readonly string[], make: boolean): Promise<string | undefined> {
  let folder = root;
  for (const name of names) {
    const parent = folder;
    folder = join(parent, name);
    const found = await absentAs(undefined, () => lstat(folder));
    if (found?.isDirectory() === true) continue;
    if (found?.isSymbolicLink() === true)
      throw new UnhangError('UNREADABLE', `${folder} is a symbolic link, which is never followed. Remove it.`);
    if (found !== undefined) {
      if (!make) return undefined;
      throw new UnhangError('UNREADABLE', `${folder} is a file; an object below it needs a folder of that name.`);
    }
    if (!make) return undefined;
    await makeFolder(folder, parent);
  }
  return folder;
}

async function makeFolder(folder: string, parent: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    // Somebody else made it, or took the parent away, which the next step will see.
    if (codeOf(error) !== 'EEXIST' && codeOf(error) !== 'ENOENT') throw error;
    return;
  }
  await absentAs(undefined, () => syncFolder(parent));
}

/** So that the name is there after a loss of power as well. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } catch (error) {
    // Some file systems have no way to do that.
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error;
  } finally {
    await handle.close();
  }
}

/** What it yields, or this where there is no such thing. */
export async function absentAs<T, A>(absent: A, act: () => Promise<T>): Promise<T | A> {
  try {
    return await act();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return absent;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return absentAs(false, () => lstat(path).then(() => true));
}
