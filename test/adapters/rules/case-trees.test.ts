import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { caseTrees } from '../../../src/adapters/rules/case-trees.ts';
import { readCaseFiles } from '../../../src/adapters/rules/load-rules.ts';
import { temporaryFolder } from '../../cli/bundles.ts';

/** `cases/r.yaml` in a folder of rules, and beside it the tree `two`. */
function folderOf(): { readonly folder: string; readonly file: string; readonly tree: string } {
  const folder = temporaryFolder();
  const tree = join(folder, 'cases', 'two');
  mkdirSync(join(tree, 'proc', '1'), { recursive: true });
  writeFileSync(join(tree, 'proc', 'mounts'), 'b');
  writeFileSync(join(tree, 'proc', '1', 'stack'), 'a');
  const file = join(folder, 'cases', 'r.yaml');
  writeFileSync(file, '- name: one\n  expect: { status: possible }\n');
  return { folder, file, tree };
}

test('a tree is every file below its folder, in the order of their paths, and links as they stand', async () => {
  const { file, tree } = folderOf();
  symlinkSync('/etc/shadow', join(tree, 'link'));
  const found = await caseTrees('/nowhere').beside(file, 'two');
  expect([...(found?.files ?? [])].map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual([
    ['proc/1/stack', 'a'],
    ['proc/mounts', 'b'],
  ]);
  expect([...(found?.links ?? [])]).toEqual([['link', '/etc/shadow']]);
});

test.each(['none', 'r.yaml'])('%s is no tree', async (name) => {
  expect(await caseTrees('/nowhere').beside(folderOf().file, name)).toBeUndefined();
});

test('one of more than 64 MiB is refused, and one of just as much is not', async () => {
  const { file, tree } = folderOf();
  const large = join(tree, 'large');
  writeFileSync(large, '');
  truncateSync(large, 64 * 1024 * 1024 - 2);
  expect(await caseTrees('/nowhere').beside(file, 'two')).toBeDefined();
  truncateSync(large, 64 * 1024 * 1024 - 1);
  await expect(caseTrees('/nowhere').beside(file, 'two')).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

test('cases are the files of the folder cases; trees, hidden files and other endings are none', async () => {
  const { folder } = folderOf();
  writeFileSync(join(folder, 'cases', '.#r.yaml'), 'x');
  writeFileSync(join(folder, 'cases', 'notes.txt'), 'x');
  expect((await readCaseFiles(folder)).map(({ rule, cases }) => [rule, cases?.length])).toEqual([['r', 1]]);
  expect(await readCaseFiles(temporaryFolder())).toEqual([]);
});
