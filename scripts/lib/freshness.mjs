import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { filesBelow } from './files.mjs';
import { at } from './root.mjs';

/** Inside dist: what it was built from. */
export const STAMP = '.built-from';

/** Are the packages in node_modules those of the lock file? Optional ones belong to other platforms as well. */
export function packagesAreInstalled() {
  if (!existsSync(at('node_modules/.package-lock.json'))) return false;
  const wanted = lockedPackages('package-lock.json');
  const present = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, locked]) => path === '' || locked.optional === true || present[path]?.version === locked.version,
  );
}

function lockedPackages(path) {
  return JSON.parse(readFileSync(at(path), 'utf8')).packages;
}

export function isBuilt() {
  return existsSync(at('dist', STAMP)) && readFileSync(at('dist', STAMP), 'utf8').trim() === sourceHash();
}

/** Of everything a build depends on. By content: a checkout changes every time stamp. */
export function sourceHash() {
  const hash = createHash('sha256');
  const single = [
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
    'scripts/build.mjs',
    'scripts/generate.mjs',
  ];
  const below = ['src', 'openapi', 'scripts/lib'].flatMap((top) => filesBelow(at(top)).map((path) => `${top}/${path}`));
  // Cases are read where they stand; whoever writes them should not wait for a build.
  const built = below.filter((path) => !path.startsWith('src/core/rules/cases/'));
  for (const path of [...single, ...built]) {
    const bytes = readFileSync(at(path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
