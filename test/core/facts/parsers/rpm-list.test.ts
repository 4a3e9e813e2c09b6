import { expect, test } from 'vitest';
import { packages } from '../../../../src/core/facts/kinds/packages.ts';
import { rpmList } from '../../../../src/core/facts/parsers/rpm-list.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string): Record<string, unknown>[] => fieldsOf(readText(rpmList, 'installed-rpms', text), packages);
const FUSE = { name: 'fuse-libs', version: '2.8.3', release: '4.el6', arch: 'x86_64', manager: 'rpm' };

test.each([
  'fuse-libs-2.8.3-4.el6.x86_64',
  'fuse-libs-2.8.3-4.el6.x86_64                 Tue 14 Jul 2015 09:25:38 AEST   1398536494',
  'fuse-libs-2.8.3-4.el6.x86_64\tWed 09 Nov 2016 14:52:01\t1446193355\tRed Hat, Inc.\tx86-01\t(none)\tRSA/8',
  'fuse-libs-2.8.3-4.el6.x86_64|1398536494|RSA',
  '{"name": "fuse-libs","version": "2.8.3","epoch": "(none)","release": "4.el6","arch": "x86_64","installtime": "x"}',
])('%s', (line) => {
  expect(read(line)).toEqual([FUSE]);
});

test('two versions of one package are two', () => {
  expect(read('kernel-3.10.0-267.el7.x86_64\nkernel-3.10.0-327.36.3.el7.x86_64\n')).toHaveLength(2);
});

test('a broken database is no empty one', () => {
  const text =
    'error: rpmdb: BDB0113 Thread/process 20263/140251984590912 failed: BDB1507 Thread died in Berkeley DB library\n' +
    'error: cannot open Packages database in /var/lib/rpm\n';
  expect(read(text)).toEqual([]);
  expect(settles(rpmList, 'installed-rpms', text)).toBe(false);
});

test.each([
  '{',
  '{"name": 5}',
  '{"name": "a"}',
  '[]',
  'openssh-server#$%^5.3p1$%^104.el6.x86_64',
  'package x is not installed',
])('%s is no package', (line) => {
  expect(read(line)).toEqual([]);
});
