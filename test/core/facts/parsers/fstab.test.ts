import { expect, test } from 'vitest';
import { mounts } from '../../../../src/core/facts/kinds/mounts.ts';
import { fstab } from '../../../../src/core/facts/parsers/fstab.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

test.each([
  ['UUID=2c83 /boot  xfs\tdefaults        0 0', { device: 'UUID=2c83', target: '/boot', options: ['defaults'] }],
  ['/dev/sdb5 /l\\040ok/at ext4 defaults 1 1', { target: '/l ok/at' }],
  [
    'nfs.example:/data /srv nfs ro,hard,bg 0',
    { device: 'nfs.example:/data', type: 'nfs', options: ['ro', 'hard', 'bg'] },
  ],
  ['/dev/sdb7 /x ext4', { target: '/x', options: [] }],
  ['/dev/sda2 / ext4 rw 1 1  # work', { target: '/', options: ['rw'] }],
  ['sshfs#u@h:/p /mnt fuse noauto,_netdev 0 0', { device: 'sshfs#u@h:/p', type: 'fuse' }],
])('%s', (line, row) => {
  const result = readText(fstab, 'etc/fstab', line);
  expect(fieldsOf(result, mounts)).toMatchObject([{ table: 'fstab', position: 0, ...row }]);
});

test('comments and blank lines are nothing; nonsense is noted', () => {
  const result = readText(fstab, 'etc/fstab', '# /etc/fstab\n\n   # more\n/dev/sda1 / ext4 defaults x y\n');
  expect(fieldsOf(result, mounts)).toEqual([]);
  expect(result.unreadable).toEqual([{ line: 4, why: 'not a line of fstab' }]);
});

test('what should be mounted tells nothing of what is', () => {
  expect(fstab.settles).toEqual([]);
});
