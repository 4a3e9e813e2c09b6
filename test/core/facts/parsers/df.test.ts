import { expect, test } from 'vitest';
import { diskUsage } from '../../../../src/core/facts/kinds/disk-usage.ts';
import { unreachableMounts } from '../../../../src/core/facts/kinds/unreachable-mounts.ts';
import { df } from '../../../../src/core/facts/parsers/df.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const PATH = 'sos_commands/filesys/df_-al';
const HEADER = 'Filesystem 1K-blocks Used Available Use% Mounted on\n';
const read = (text: string): Record<string, unknown>[] => fieldsOf(readText(df, PATH, text), diskUsage);

test('rows up to where df hung', () => {
  const result = readText(df, PATH, `${HEADER}/dev/sda1 98571884 4244032 89313940 5% /\nsysfs 0 0 0 - /sys\n`);
  expect(fieldsOf(result, diskUsage)).toEqual([
    { device: '/dev/sda1', target: '/', usedPercent: 5 },
    { device: 'sysfs', target: '/sys' },
  ]);
  expect(result.unreadable).toEqual([]);
});

test('a long device name has a line of its own', () => {
  expect(read(`${HEADER}/dev/mapper/vg_long-lv_root\n\n      100 50 50 50% /\n/dev/sda1 1 1 1 1% /VM Tools\n`)).toEqual(
    [
      { device: '/dev/mapper/vg_long-lv_root', target: '/', usedPercent: 50 },
      { device: '/dev/sda1', target: '/VM Tools', usedPercent: 1 },
    ],
  );
});

test.each([
  ["df: `/root/.gvfs': Permission denied", '/root/.gvfs', 'Permission denied'],
  ["df: `/mnt/a b': Stale NFS file handle", '/mnt/a b', 'Stale NFS file handle'],
  ['df: ‘/mnt/x’: Transport endpoint is not connected', '/mnt/x', 'Transport endpoint is not connected'],
  ['/bin/df: /run/user/1000/doc: Operation not permitted', '/run/user/1000/doc', 'Operation not permitted'],
  ['df: "/run/user/1000/gvfs": 权限不够', '/run/user/1000/gvfs', '权限不够'],
])('%s is told', (line, target, why) => {
  const result = readText(df, PATH, `${line}\n${HEADER}`);
  expect(fieldsOf(result, unreachableMounts)).toEqual([{ target, by: 'df', why }]);
});

test.each([
  'df: no file systems processed',
  'df: cannot read table of mounted file systems: No such file or directory',
])('%s is of no mount', (line) => {
  expect(fieldsOf(readText(df, PATH, line), unreachableMounts)).toEqual([]);
});

test('findmnt -D counts like df', () => {
  const text = 'SOURCE   FSTYPE    SIZE  USED AVAIL USE% TARGET\n/dev/vda ext4      252G 22.7G 78.8G   9% /a\\x20b\n';
  expect(read(text)).toEqual([{ device: '/dev/vda', target: '/a b', usedPercent: 9 }]);
});

test('messages among the rows say nothing of the others', () => {
  const result = readText(
    df,
    PATH,
    `df: '/mnt/x': Stale file handle\n${HEADER}/bin/df: /a: No such file\nt 1 1 1 1% /t\n`,
  );
  expect(fieldsOf(result, diskUsage)).toMatchObject([{ target: '/t' }]);
  expect(result.unreadable).toEqual([]);
});

test('df -T, and df in Chinese', () => {
  expect(read('Filesystem Type Inodes IUsed IFree IUse% Mounted on\n/dev/a xfs 9 1 8 1% /a\n')).toMatchObject([
    { device: '/dev/a' },
  ]);
  expect(read('文件系统 类型 1K-块 已用 可用 已用% 挂载点\n/dev/a xfs 9 1 8 1% /a\n')).toMatchObject([
    { device: '/dev/a' },
  ]);
});

test.each([
  ['Filesystem      Inodes  IUsed    IFree IUse% Mounted on', true],
  ['文件系统         Inodes  已用I    可用I 已用I% 挂载点', true],
  ['文件系统       I节点  已用I  可用I 已用I% 挂载点', true],
  ['Filesystem Type Inodes IUsed IFree IUse% Mounted on', true],
  ['Filesystem     1K-blocks     Used Available Use% Mounted on', undefined],
  ['文件系统           1K-块     已用     可用 已用% 挂载点', undefined],
])('%s counts inodes: %s', (heading, inodes) => {
  const type = heading.includes('Type') ? ' xfs' : '';
  expect(read(`${heading}\n/dev/a${type} 9 9 0 100% /a\n`)[0]?.['inodes']).toBe(inodes);
});

test.each([
  // It printed nothing before it was stopped: an answer.
  ['', true],
  [HEADER, true],
  ['bash: df: command not found\n', false],
  ['df: cannot read table of mounted file systems: No such file or directory\n', false],
])('%j answers: %s', (text, settled) => {
  expect(settles(df, PATH, text)).toBe(settled);
});

test('lines that are neither are noted', () => {
  const result = readText(df, PATH, `${HEADER}what\nis this\n`);
  expect(result.unreadable.map(({ line }) => line)).toEqual([2, 3]);
});
