import { expect, test } from 'vitest';
import { packages } from '../../../../src/core/facts/kinds/packages.ts';
import { dpkgList } from '../../../../src/core/facts/parsers/dpkg-list.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string): Record<string, unknown>[] =>
  fieldsOf(readText(dpkgList, 'installed-debs', text), packages);

const HEAD = [
  'Desired=Unknown/Install/Remove/Purge/Hold',
  '| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend',
  '|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)',
];

test('dpkg -l', () => {
  const result = readText(
    dpkgList,
    'installed-debs',
    [
      ...HEAD,
      '||/ Name                 Version              Architecture Description',
      '+++-====================-====================-============-===================',
      'ii  libfuse2:amd64       2.9.9-6+b1           amd64        Filesystem in Userspace (library)',
      'hi  mount                1:2.38.1-5+deb12u1   amd64        tools for mounting',
      'rc  gvfs-fuse            1.50.3-1             amd64        removed, configuration left',
      'un  fuse                 <none>               <none>       (no description available)',
    ].join('\n'),
  );
  expect(fieldsOf(result, packages)).toEqual([
    { name: 'libfuse2', version: '2.9.9', release: '6+b1', arch: 'amd64', manager: 'dpkg' },
    { name: 'mount', epoch: '1', version: '2.38.1', release: '5+deb12u1', arch: 'amd64', manager: 'dpkg' },
  ]);
  expect(result.unreadable).toEqual([]);
});

test('before dpkg 1.16 there was no column for the architecture', () => {
  const text = [...HEAD, '||/ Name  Version  Description', 'ii  fuse-utils  2.8.1-1.1  Filesystem in USErspace'].join(
    '\n',
  );
  expect(read(text)).toEqual([{ name: 'fuse-utils', version: '2.8.1', release: '1.1', manager: 'dpkg' }]);
});

test.each([
  ['fuse3\t3.14.0-4', { name: 'fuse3', version: '3.14.0', release: '4' }],
  ['libc6:amd64\t2.36-9', { name: 'libc6', arch: 'amd64' }],
  ['base-files|12.4', { name: 'base-files', version: '12.4' }],
])('dpkg-query -W: %j', (line, row) => {
  expect(read(line)).toMatchObject([row]);
});

test.each(['', 'dpkg-query: no packages found matching x\n', 'sh: dpkg: not found\n'])('%j is no answer', (text) => {
  expect(read(text)).toEqual([]);
  expect(settles(dpkgList, 'installed-debs', text)).toBe(false);
});
