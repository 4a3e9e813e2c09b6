import { expect, test } from 'vitest';
import { releaseLine } from '../../../../src/core/facts/text/distributions.ts';

test.each([
  ['CentOS release 6.5 (Final)', 'centos', '6.5'],
  ['CentOS Linux release 7.9.2009 (Core)', 'centos', '7.9.2009'],
  ['CentOS Stream release 8', 'centos', '8'],
  ['Red Hat Enterprise Linux Server release 6.10(Santiago)', 'rhel', '6.10'],
  ['Red Hat Enterprise Linux release 7.5-0.14', 'rhel', '7.5-0.14'],
  ['Oracle Linux Server release 7.9', 'ol', '7.9'],
  ['Fedora release 23 (Twenty Three)', 'fedora', '23'],
  ['Kylin Linux Advanced Server release V10 (Sword)', 'kylin', 'V10'],
  ['NeoKylin Linux Advanced Server release V7Update6 (Chromium)', 'neokylin', 'V7Update6'],
  ['openEuler release 22.03 (LTS-SP1)', 'openeuler', '22.03'],
  ['Anolis OS release 8.6', 'anolis', '8.6'],
  ['UnionTech OS Server release 20 (kongli)', 'uos', '20'],
  ['KLinux release 3.1', 'klinux', '3.1'],
  ['SUSE Linux Enterprise Server 11 (x86_64)', 'sles', '11'],
  ['Some Other Linux release 1.2', undefined, '1.2'],
])('%s', (name, id, version) => {
  expect(releaseLine(name)).toEqual({ name, id, version });
});

test.each(['', 'hello', 'x'.repeat(1000)])('%s names no release', (text) => {
  expect(releaseLine(text)).toBeUndefined();
});
