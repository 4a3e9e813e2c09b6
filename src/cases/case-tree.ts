import type { TreeStart } from '../core/model/rule-case.ts';
import { ChangeError, EMPTY_TREE, type Tree } from '../core/trials/tree.ts';
import type { CaseTrees } from './ports/analysis.ts';

/**
 * The tree that a bundle of a case begins with; `undefined` where it lies in a repository that is not there. Throws `ChangeError`
 * where there should be such a folder.
 */
export async function baseOf(file: string, one: TreeStart, trees: CaseTrees): Promise<Tree | undefined> {
  const { tree, evidence, fixture } = one;
  if (tree !== undefined) {
    const found = await trees.beside(file, tree);
    if (found === undefined) throw new ChangeError(`there is no such folder beside this file: ${tree}`, ['tree']);
    return found;
  }
  const place = evidence === undefined ? 'fixture' : 'evidence';
  const name = evidence ?? fixture;
  if (name === undefined) return EMPTY_TREE;
  const found = await trees.captured(place, name);
  if (found === undefined && (await trees.hasRepository()))
    throw new ChangeError(`there is no such folder: ${name}`, [place]);
  return found;
}
