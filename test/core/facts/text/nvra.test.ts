import { expect, test } from 'vitest';
import { parseDebianVersion, parseNvra } from '../../../../src/core/facts/text/nvra.ts';

test.each([
  [
    'openssh-server-5.3p1-104.el6.x86_64',
    { name: 'openssh-server', version: '5.3p1', release: '104.el6', arch: 'x86_64' },
  ],
  ['kernel-2.6.32-431.el6.x86_64', { name: 'kernel', version: '2.6.32', release: '431.el6', arch: 'x86_64' }],
  // RHEL5's rpm prints no architecture.
  ['glibc-2.5-34', { name: 'glibc', version: '2.5', release: '34' }],
  [
    'java-1.8.0-openjdk-1:1.8.0.65-3.b17.el7.x86_64',
    { name: 'java-1.8.0-openjdk', epoch: '1', version: '1.8.0.65', release: '3.b17.el7', arch: 'x86_64' },
  ],
  [
    '2:vim-common-7.4.160-1.el7.x86_64',
    { name: 'vim-common', epoch: '2', version: '7.4.160', release: '1.el7', arch: 'x86_64' },
  ],
  ['bash-4.2.46-19.el7.x86_64:(none)', { name: 'bash', version: '4.2.46', release: '19.el7', arch: 'x86_64' }],
  [
    'grub2-2.02-0.34.el7_2.x86_64:1',
    { name: 'grub2', epoch: '1', version: '2.02', release: '0.34.el7_2', arch: 'x86_64' },
  ],
  ['gpg-pubkey-2fa658e0-45700c69.(none)', { name: 'gpg-pubkey', version: '2fa658e0', release: '45700c69' }],
  ['libstdc++-4.4.7-4.el6.i686', { name: 'libstdc++', version: '4.4.7', release: '4.el6', arch: 'i686' }],
  [
    'fuse-libs-2.9.9-11.oe2203sp1.loongarch64',
    { name: 'fuse-libs', version: '2.9.9', release: '11.oe2203sp1', arch: 'loongarch64' },
  ],
  [
    'fuse-2.9.2-8.ky10~rc1^git1.aarch64',
    { name: 'fuse', version: '2.9.2', release: '8.ky10~rc1^git1', arch: 'aarch64' },
  ],
])('%s', (text, id) => {
  expect(parseNvra(text)).toEqual(id);
});

test.each([
  'error:',
  'openssh-server#$%^5.3p1$%^104.el6.x86_64',
  'not-a-package',
  'one-1',
  '2026-11-23',
  '-1-1',
  '',
  'rpm',
])('%s is no package', (text) => {
  expect(parseNvra(text)).toBeUndefined();
});

test.each([
  ['2.9.9-5', { version: '2.9.9', release: '5' }],
  ['1:2.38.1-5+deb12u1', { epoch: '1', version: '2.38.1', release: '5+deb12u1' }],
  ['1.0-rc-2ubuntu3', { version: '1.0-rc', release: '2ubuntu3' }],
  ['20230311', { version: '20230311' }],
  ['<none>', undefined],
])('Debian version %s', (text, id) => {
  expect(parseDebianVersion(text)).toEqual(id);
});
