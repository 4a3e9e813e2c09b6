import { expect, test } from 'vitest';
import { mountRow } from '../../../../src/core/facts/text/mount-row.ts';

test.each([
  ['/dev/sda1 / ext4 rw,relatime 0 0', '/dev/sda1', '/', 'ext4'],
  ['//srv/share /mnt/s cifs rw 0 0', '//srv/share', '/mnt/s', 'cifs'],
  ['[fe80::1%eth0]:/p /mnt/n nfs4 rw 0 0', '[fe80::1%eth0]:/p', '/mnt/n', 'nfs4'],
  ['user@host:/p /mnt/h fuse.sshfs rw,user_id=0 0 0', 'user@host:/p', '/mnt/h', 'fuse.sshfs'],
  // An empty source.
  [' /mnt/e tmpfs rw 0 0', '', '/mnt/e', 'tmpfs'],
  // Indented by whoever pasted it.
  ['   proc /proc proc rw 0 0 ', 'proc', '/proc', 'proc'],
  ['/dev/sr0 /run/media/root/VMware Tools iso9660 ro 0 0', '/dev/sr0', '/run/media/root/VMware Tools', 'iso9660'],
  ['my\\040source /mnt/a\\040b fuse rw 0 0', 'my source', '/mnt/a b', 'fuse'],
])('%s', (line, device, target, type) => {
  expect(mountRow(line)).toMatchObject({ device, target, type });
});

test.each([
  ['x /mnt/gone\\040(deleted) ext4 rw 0 0', '/mnt/gone', true],
  ['x /mnt/gone//deleted ext4 rw 0 0', '/mnt/gone', true],
  ['x /mnt/not\\040deleted ext4 rw 0 0', '/mnt/not deleted', undefined],
  // An ideographic blank is part of a name.
  ['x /mnt/共享　 ext4 rw 0 0', '/mnt/共享　', undefined],
])('%s', (line, target, deleted) => {
  expect(mountRow(line)).toEqual({
    device: 'x',
    target,
    type: 'ext4',
    options: ['rw'],
    ...(deleted ? { deleted } : {}),
  });
});

test.each([
  '',
  '/dev/sda1 / ext4 rw',
  '/dev/sda1 on / type ext4 (rw)',
  '18 21 0:5 / /dev rw - devtmpfs devtmpfs rw',
  '/dev/sda1 relative ext4 rw 0 0',
  '/dev/sda1 / ext4 rw zero 0',
])('%s is no row', (line) => {
  expect(mountRow(line)).toBeUndefined();
});
