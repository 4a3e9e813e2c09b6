import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectInfo } from '../../cases/ports/objects.ts';
import { infoOf } from './folder-files.ts';
import { absentAs, walk, type Place } from './folder-place.ts';
import { checkPrefix, isSegment } from './keys.ts';

/** In the order of the bytes of their keys, as S3 lists them. */
export async function* listObjects(place: Place, prefix: string): AsyncGenerator<ObjectInfo> {
  checkPrefix(prefix);
  const folders = prefix.split('/').slice(0, -1);
  const start = await place.storing(async () => walk(await place.root(), ['objects', ...folders], false));
  if (start === undefined) return;
  const above = folders.map((name) => `${name}/`).join('');
  yield* below(place, start, above, prefix);
}

async function* below(place: Place, folder: string, above: string, prefix: string): AsyncGenerator<ObjectInfo> {
  for (const { name, isFolder } of await place.storing(() => namesIn(folder))) {
    const key = `${above}${name}`;
    if (!key.startsWith(prefix) && !prefix.startsWith(key)) continue;
    if (isFolder) {
      yield* below(place, join(folder, name), `${key}/`, prefix);
      continue;
    }
    // It may have been removed since, or be a link by now.
    const path = join(folder, name);
    const stat = await place.storing(() => absentAs(undefined, () => lstat(path, { bigint: true })));
    if (stat?.isFile() === true && key.startsWith(prefix)) yield infoOf(key, stat);
  }
}

interface Name {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A folder stands where its objects do: `a.b` and `a-b` come before `a/b`, and `a0` behind it. */
async function namesIn(folder: string): Promise<Name[]> {
  const found: Dirent[] = await absentAs([], () => readdir(folder, { withFileTypes: true }));
  return found
    .filter((entry) => isSegment(entry.name) && (entry.isDirectory() || entry.isFile()))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ name, isFolder }: Name): string {
  return isFolder ? `${name}/` : name;
}
