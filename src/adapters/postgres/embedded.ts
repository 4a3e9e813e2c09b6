import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { UnhangError } from '../../core/model/errors.ts';
import { codeOf } from './failures.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { PARSERS } from './type-parsers.ts';

export interface Embedded {
  readonly pglite: PGlite;
  readonly lock: FolderLock;
}

/** PostgreSQL inside this process, in a folder that is made where there is none. */
export async function openEmbedded(folder: string): Promise<Embedded> {
  const lock = locked(folder);
  try {
    const cluster = join(folder, 'cluster');
    if (!existsSync(cluster)) await create(folder, cluster);
    return { pglite: await open(cluster), lock };
  } catch (error) {
    lock.release();
    throw error instanceof UnhangError ? error : unusable(folder, error);
  }
}

function locked(folder: string): FolderLock {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return lockFolder(folder);
  } catch (error) {
    throw error instanceof UnhangError ? error : unusable(folder, error);
  }
}

/** Made aside and renamed: half a database, of a process that was killed over it, would never open. */
async function create(folder: string, cluster: string): Promise<void> {
  const draft = join(folder, 'cluster.new');
  rmSync(draft, { recursive: true, force: true });
  await (await open(draft)).close();
  renameSync(draft, cluster);
}

async function open(dataDir: string): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create({ dataDir, parsers: PARSERS });
  await pglite.exec(`set timezone = 'UTC'`);
  return pglite;
}

function unusable(folder: string, error: unknown): UnhangError {
  const why = codeOf(error) || (error instanceof Error ? error.message : String(error));
  return new UnhangError(
    'BAD_CONFIG',
    `The database in ${folder} does not open: ${why}. Is the folder ours to write to, and is there room on the disk?`,
    { cause: error },
  );
}
