import { expect, test } from 'vitest';
import { releases } from '../../../../src/core/facts/kinds/host.ts';
import { release } from '../../../../src/core/facts/parsers/release.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (path: string, text: string): Record<string, unknown>[] =>
  fieldsOf(readText(release, path, text), releases);

test.each([
  [
    'etc/redhat-release',
    'CentOS release 6.5 (Final)\n',
    { name: 'CentOS release 6.5 (Final)', id: 'centos', version: '6.5' },
  ],
  ['etc/kylin-release', 'Kylin Linux Advanced Server release V10 (Sword)\n', { id: 'kylin', version: 'V10' }],
  ['etc/klinux-release', 'KLinux release 3.1\n', { id: 'klinux', version: '3.1' }],
  ['etc/debian_version', '12.4\n', { name: 'Debian 12.4', id: 'debian', version: '12.4' }],
  [
    'etc/os-release',
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n',
    { name: 'Debian GNU/Linux 12 (bookworm)', id: 'debian', version: '12' },
  ],
  [
    'etc/os-release',
    'NAME=\'openEuler\'\nID="openEuler"\nVERSION_ID=22.03\n',
    { name: 'openEuler', id: 'openeuler', version: '22.03' },
  ],
  [
    'etc/lsb-release',
    'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=22.04\nDISTRIB_DESCRIPTION="Ubuntu 22.04.3 LTS"\n',
    { id: 'ubuntu', version: '22.04' },
  ],
  [
    'sos_commands/release/lsb_release_-a',
    'Distributor ID:\tUbuntu\nDescription:\tUbuntu 22.04.3 LTS\nRelease:\t22.04\n',
    { name: 'Ubuntu 22.04.3 LTS', version: '22.04' },
  ],
  [
    'etc/SuSE-release',
    'SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 4\n',
    { id: 'sles', version: '11.4' },
  ],
])('%s', (path, text, fields) => {
  expect(read(path, text)).toMatchObject([fields]);
});

test.each(['', '\n# comment\n', 'who knows\n'])('%j names no distribution', (text) => {
  expect(read('etc/redhat-release', text)).toEqual([]);
  expect(settles(release, 'etc/redhat-release', text)).toBe(false);
});
