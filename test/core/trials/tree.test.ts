import { describe, expect, it } from 'vitest';
import { changed, ChangeError, EMPTY_TREE, lineOf, type Tree } from '../../../src/core/trials/tree.ts';

const TREE: Tree = {
  files: new Map(
    Object.entries({ 'proc/1/stack': 'a', 'proc/2/stack': 'b', 'proc/mounts': 'x $& y\r\nz' }).map(([path, text]) => [
      path,
      Buffer.from(text),
    ]),
  ),
  links: new Map([['etc/mtab', '/proc/mounts']]),
};

const textOf = (tree: Tree): Record<string, string> =>
  Object.fromEntries([...tree.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));

describe('a change', () => {
  it('leaves out, adds and edits, in this order', () => {
    const tree = changed(TREE, {
      without: ['proc/*/stack'],
      files: { 'proc/1/stack': 'new' },
      links: { a: 'b' },
      edit: { 'proc/1/stack': { new: 'newer' } },
    });
    expect(textOf(tree)).toEqual({ 'proc/mounts': 'x $& y\r\nz', 'proc/1/stack': 'newer' });
    expect([...tree.links]).toEqual([
      ['etc/mtab', '/proc/mounts'],
      ['a', 'b'],
    ]);
  });

  it('writes what it is told, whatever that would mean to a replacement', () => {
    expect(textOf(changed(TREE, { edit: { 'proc/mounts': { x: '$& $1 $$' } } }))['proc/mounts']).toBe(
      '$& $1 $$ $& y\r\nz',
    );
  });

  it('leaves the tree as it was', () => {
    changed(TREE, { without: ['proc/mounts'] });
    expect(TREE.files.size).toBe(3);
  });

  it.each([
    [{ without: ['proc/mounts', 'proc/*'] }, ['without', 1]],
    [{ without: ['proc'] }, ['without', 0]],
    [{ edit: { 'proc/3/stack': { a: 'b' } } }, ['edit', 'proc/3/stack']],
    [{ edit: { 'proc/1/stack': { x: 'b' } } }, ['edit', 'proc/1/stack']],
  ])('that cannot be made is told by its place: %j', (change, at) => {
    const make = (): Tree => changed(TREE, change);
    expect(make).toThrow(ChangeError);
    expect(make).toThrow(expect.objectContaining({ at }));
  });
});

it.each([
  ['proc/mounts', 1, 'x $& y'],
  ['proc/mounts', 2, 'z'],
  ['proc/mounts', 3, undefined],
  ['nowhere', 2, undefined],
])('line %s:%d is %j', (path, line, text) => {
  expect(lineOf(TREE, path, line)).toBe(text);
});

it('an empty tree has nothing', () => {
  expect(EMPTY_TREE.files.size + EMPTY_TREE.links.size).toBe(0);
});
