import { expect, test } from 'vitest';
import { diskUsage } from '../../../../src/core/facts/kinds/disk-usage.ts';
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
  // It printed nothing before it was stopped: an answer.
  ['', true],
  [HEADER, true],
  ['bash: df: command not found\n', false],
])('%j answers: %s', (text, settled) => {
  expect(settles(df, PATH, text)).toBe(settled);
});

test('lines that are neither are noted', () => {
  const result = readText(df, PATH, `${HEADER}what\nis this\n`);
  expect(result.unreadable.map(({ line }) => line)).toEqual([2, 3]);
});
