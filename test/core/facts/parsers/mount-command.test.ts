import { expect, test } from 'vitest';
import { mounts } from '../../../../src/core/facts/kinds/mounts.ts';
import { mountCommand } from '../../../../src/core/facts/parsers/mount-command.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const PATH = 'sos_commands/filesys/mount_-l';
const read = (text: string): Record<string, unknown>[] => fieldsOf(readText(mountCommand, PATH, text), mounts);

test.each([
  [
    'gvfs-fuse-daemon on /root/.gvfs type fuse.gvfs-fuse-daemon (rw,nosuid,nodev)',
    {
      device: 'gvfs-fuse-daemon',
      target: '/root/.gvfs',
      type: 'fuse.gvfs-fuse-daemon',
      options: ['rw', 'nosuid', 'nodev'],
    },
  ],
  [
    '/dev/sr0 on /run/media/VMware Tools type iso9660 (ro) [VMware Tools]',
    { target: '/run/media/VMware Tools', options: ['ro'] },
  ],
  ['/dev/sda1 on /mnt/my type dir type ext4 (rw)', { target: '/mnt/my type dir', type: 'ext4' }],
  ['//srv/share on it on /mnt/x type cifs (rw)', { device: '//srv/share on it', target: '/mnt/x' }],
  ['none on /proc type proc (rw)', { device: 'none', target: '/proc' }],
  ['overlay on /x type overlay (rw,lowerdir=/a (b):/c)', { options: ['rw', 'lowerdir=/a (b):/c'] }],
  ['/dev/sdb on /x type ext4 (rw) [a) [b]', { options: ['rw) [a'] }],
])('%s', (line, row) => {
  expect(read(line)).toMatchObject([{ table: 'command', position: 0, ...row }]);
});

test('findmnt draws a tree', () => {
  const text = [
    'TARGET                       SOURCE           FSTYPE      OPTIONS',
    '/                            /dev/vda1[/root] ext4        rw,relatime',
    '├─/sys                       sysfs            sysfs       rw',
    '│ └─/sys/fs/fuse/connections fusectl          fusectl     rw',
    '`-/mnt/a\\x20b               x                fuse.sshfs  rw,user_id=0',
  ].join('\n');
  expect(read(text)).toMatchObject([
    { target: '/', device: '/dev/vda1[/root]' },
    { target: '/sys' },
    { target: '/sys/fs/fuse/connections', type: 'fusectl' },
    { target: '/mnt/a b', options: ['rw', 'user_id=0'] },
  ]);
});

test.each(['hugetlbfs /dev/hugepages type hugetlbfs (rw)', 'mount: bad usage', 'a on /b type c', ' type x (rw)', ''])(
  '%s is no row and no answer',
  (line) => {
    expect(read(line)).toEqual([]);
    expect(settles(mountCommand, PATH, line)).toBe(false);
  },
);

test('hostile lines take no time', () => {
  const hostile = [
    ' type x ('.repeat(7000),
    ') ['.repeat(20_000),
    `a on /b${' type c'.repeat(9000)} (rw)`,
    ' on /'.repeat(12_000),
  ];
  const started = performance.now();
  for (const line of hostile) read(`${line})]`);
  expect(performance.now() - started).toBeLessThan(1000);
});
