import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UnhangError } from '../core/model/errors.ts';
import { unwritable } from './failures.ts';

/** Before hours of reading: can the result be written there at all, and would it not overwrite the bundle? */
export async function checkOutput(path: string, bundle: string): Promise<void> {
  const [target, source] = await Promise.all([identityOf(path), identityOf(bundle)]);
  if (target !== undefined && target.id === source?.id)
    throw new UnhangError('USAGE', `--output ${path} is the bundle itself`);
  if (target?.isDirectory === true)
    throw new UnhangError('USAGE', `--output ${path} is a directory; name a file in it`);
  try {
    await access(target === undefined ? dirname(path) : path, constants.W_OK);
  } catch (error) {
    throw unwritable(`--output ${path}`, error);
  }
}

export async function saveOutput(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw unwritable(`--output ${path}`, error);
  }
}

async function identityOf(path: string): Promise<{ id: string; isDirectory: boolean } | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    return { id: `${found.dev}:${found.ino}`, isDirectory: found.isDirectory() };
  } catch {
    return undefined;
  }
}
