import { describe, expect, test } from 'vitest';
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
    'sos_commands/release/lsb_release_-a',
    'No LSB modules are available.\nDistributor ID:\tDebian\nDescription:\tDebian GNU/Linux 12 (bookworm)\nRelease:\t12\nCodename:\tbookworm\n',
    { name: 'Debian GNU/Linux 12 (bookworm)', id: 'debian', version: '12' },
  ],
  [
    'sos_commands/release/lsb_release_-a',
    'LSB Version:\t:core-4.1-amd64:core-4.1-noarch\nDistributor ID:\tCentOS\nDescription:\tCentOS Linux release 7.9.2009 (Core)\nRelease:\t7.9.2009\nCodename:\tCore\n',
    { name: 'CentOS Linux release 7.9.2009 (Core)', id: 'centos', version: '7.9.2009' },
  ],
  [
    'sos_commands/lsbrelease/lsb_release_-d',
    'No LSB modules are available.\nDescription:\tUbuntu 22.04.3 LTS\n',
    { name: 'Ubuntu 22.04.3 LTS', id: 'ubuntu' },
  ],
  [
    'etc/neokylin-release',
    'NeoKylin Linux Advanced Server release V7Update6 (Chromium)\n',
    { id: 'neokylin', version: 'V7Update6' },
  ],
  ['etc/openEuler-release', 'openEuler release 22.03 (LTS-SP3)\n', { id: 'openeuler', version: '22.03' }],
  ['etc/anolis-release', 'Anolis OS release 8.6\n', { id: 'anolis', version: '8.6' }],
  ['etc/uos-release', 'UnionTech OS Server release 20 (kongzi)\n', { id: 'uos', version: '20' }],
  ['etc/UnionTech-release', 'UnionTech OS Server release 20 (kongli)\n', { id: 'uos', version: '20' }],
  ['etc/oracle-release', 'Oracle Linux Server release 8.9\n', { id: 'ol', version: '8.9' }],
  ['etc/enterprise-release', 'Enterprise Linux Enterprise Linux Server release 5.4 (Carthage)\n', { version: '5.4' }],
  ['etc/euleros-release', 'EulerOS release 2.0 (SP8)\n', { id: 'euleros', version: '2.0' }],
  [
    'etc/issue',
    'CentOS release 5.11 (Final)\nKernel \\r on an \\m\n\n',
    { name: 'CentOS release 5.11 (Final)', id: 'centos', version: '5.11' },
  ],
  ['etc/issue', 'Debian GNU/Linux 6.0 \\n \\l\n\n', { name: 'Debian GNU/Linux 6.0', id: 'debian', version: '6.0' }],
  [
    'etc/issue',
    '\nWelcome to SUSE Linux Enterprise Server 11 SP4  (x86_64) - Kernel \\r (\\l).\n\n',
    { name: 'SUSE Linux Enterprise Server 11 SP4  (x86_64)', id: 'sles', version: '11' },
  ],
  [
    'etc/os-release',
    'a stray line of version 3\nNAME="Rocky Linux"\nID="rocky"\nVERSION_ID="9.3"\n',
    { name: 'Rocky Linux', id: 'rocky', version: '9.3' },
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

describe('what is no answer', () => {
  const notes = (path: string, text: string): unknown => readText(release, path, text).unreadable;

  test('a complaint of lsb_release above its answer is not said', () => {
    const path = 'sos_commands/release/lsb_release_-a';
    expect(notes(path, 'No LSB modules are available.\nDescription:\tDebian GNU/Linux 12\n')).toEqual([]);
  });

  test('one that stands alone is', () => {
    const path = 'sos_commands/release/lsb_release_-a';
    expect(notes(path, 'bash: lsb_release: command not found\n')).toEqual([
      { line: 1, why: 'not the name of a distribution' },
    ]);
  });

  test('whatever greets in etc/issue is not', () => {
    const text = 'Authorised users only! 3 tries.\nAll access is logged.\n';
    expect(notes('etc/issue', text)).toEqual([]);
    expect(read('etc/issue', text)).toEqual([]);
    expect(settles(release, 'etc/issue', text)).toBe(false);
  });

  test('a file of LSB modules alone', () => {
    expect(notes('etc/lsb-release', 'LSB_VERSION=base-4.0-amd64:core-4.0-noarch\n')).toEqual([]);
    expect(read('etc/lsb-release', 'LSB_VERSION=base-4.0-amd64:core-4.0-noarch\n')).toEqual([]);
  });
});
