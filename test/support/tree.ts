import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tree } from '../../src/core/trials/tree.ts';

export type { TreeChange as Change } from '../../src/core/model/rule-case.ts';
export { bundleOf, changed, EMPTY_TREE, type Tree } from '../../src/core/trials/tree.ts';

const testFolder = fileURLToPath(new URL('..', import.meta.url));

/** A folder below `test/`: `evidence/…` was captured on a live hang, `fixtures/…` was written by hand. */
export function treeOf(folder: string): Tree {
  const top = join(testFolder, folder);
  const paths = readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(top, join(entry.parentPath, entry.name)));
  return { files: new Map(paths.sort().map((path) => [path, readFileSync(join(top, path))])), links: new Map() };
}
