import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mounts, mtab } from '../../../../src/core/facts/kinds/mounts.ts';
import { mtabFile } from '../../../../src/core/facts/parsers/mtab.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string): ReturnType<typeof readText> => readText(mtabFile, 'etc/mtab', text);

test('a table of its own is regular, and its rows are those of mtab', () => {
  const result = read(
    '/dev/sda1 / ext4 rw 0 0\ngvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,nosuid,nodev 0 0\n',
  );
  expect(fieldsOf(result, mtab)).toEqual([{ form: 'regular' }]);
  expect(fieldsOf(result, mounts)).toMatchObject([
    { table: 'mtab', target: '/', position: 0 },
    { table: 'mtab', device: 'gvfs-fuse-daemon', target: '/root/.gvfs', position: 1 },
  ]);
});

test('a checkout without links writes the target into the file', () => {
  const text = readFileSync('test/evidence/13-gvfs-mounted-twice-audit/etc/mtab', 'utf8');
  expect(fieldsOf(read(text), mtab)).toEqual([{ form: 'symlink', link: '../proc/self/mounts' }]);
});

test.each([
  ['/proc/4578/mounts\n', { form: 'symlink', link: '/proc/4578/mounts' }],
  ['/proc/mounts\n', { form: 'symlink', link: '/proc/mounts' }],
  [
    'lrwxrwxrwx. 1 root root 17 Jan  1  2020 /etc/mtab -> /proc/self/mounts\n',
    { form: 'symlink', link: '/proc/self/mounts' },
  ],
  ['-rw-r--r--. 1 root root 2345 Jan  1  2020 /etc/mtab\n', { form: 'regular' }],
])('%s', (text, form) => {
  expect(fieldsOf(read(text), mtab)).toEqual([form]);
});

test('a link in the archive', () => {
  const seen: unknown[] = [];
  mtabFile.link?.('../proc/self/mounts', (kind, fields) => seen.push([kind.name, fields]));
  expect(seen).toEqual([['mtab', { form: 'symlink', link: '../proc/self/mounts' }]]);
});

test.each(['', 'cat: /etc/mtab: No such file or directory\n'])('%j does not tell its form', (text) => {
  expect(settles(mtabFile, 'etc/mtab', text)).toBe(false);
  expect(fieldsOf(read(text), mtab)).toEqual([]);
});
