import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { CaseTrees } from '../../cases/ports/analysis.ts';
import { UnhangError } from '../../core/model/errors.ts';

/** A bundle of a case: small enough to be held, changed, and read many times. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 20_000;

type Tree = NonNullable<Awaited<ReturnType<CaseTrees['beside']>>>;

/** Where a checkout has the trees that cases of several rules share. */
const SHARED = { evidence: 'evidence', fixture: 'fixtures' } as const;

/** The trees of cases: beside the case file, and below `shared`, which is there in a checkout of unhang only. */
export function caseTrees(shared: string): CaseTrees {
  const known = new Map<string, Promise<Tree | undefined>>();
  const read = (folder: string): Promise<Tree | undefined> => {
    const tree = known.get(folder) ?? readTree(folder);
    known.set(folder, tree);
    return tree;
  };
  return {
    beside: (file, name) => read(join(dirname(file), name)),
    captured: (place, name) => read(join(shared, SHARED[place], name)),
    hasRepository: () => isFolder(join(shared, SHARED.evidence)),
  };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** Every file and symbolic link below a folder, sorted by path. */
async function readTree(folder: string): Promise<Tree | undefined> {
  if (!(await isFolder(folder))) return undefined;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  if (entries.length > MAX_FILES) throw tooLarge(folder, `more than ${MAX_FILES} files`);
  const places = entries.map((entry) => ({ entry, place: join(entry.parentPath, entry.name) }));
  const files = new Map<string, Uint8Array>();
  const links = new Map<string, string>();
  let bytes = 0;
  for (const { entry, place } of places.sort((a, b) => (a.place < b.place ? -1 : 1))) {
    const path = relative(folder, place).split(sep).join('/');
    if (entry.isSymbolicLink()) links.set(path, await readlink(place));
    if (!entry.isFile()) continue;
    bytes += (await stat(place)).size;
    if (bytes > MAX_BYTES) throw tooLarge(folder, `more than ${MAX_BYTES} bytes`);
    files.set(path, await readFile(place));
  }
  return { files, links };
}

function tooLarge(folder: string, limit: string): UnhangError {
  return new UnhangError('TOO_LARGE', `${folder} holds ${limit}: a case takes the files that matter`);
}
