import { describe, expect, test } from 'vitest';
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
    { target: '/run/media/VMware Tools', options: ['ro'], label: 'VMware Tools' },
  ],
  ['/dev/sda1 on /mnt/my type dir type ext4 (rw)', { target: '/mnt/my type dir', type: 'ext4' }],
  ['//srv/share on it on /mnt/x type cifs (rw)', { device: '//srv/share on it', target: '/mnt/x' }],
  [
    '/dev/sr1 on /run/media/Disk on C type NFS type iso9660 (ro) [C type Disk]',
    { target: '/run/media/Disk on C type NFS', type: 'iso9660', label: 'C type Disk' },
  ],
  // util-linux 2.13 and older, and BusyBox.
  ['/dev/hda1 on / type ext3 (rw,errors=remount-ro)', { device: '/dev/hda1', target: '/' }],
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

describe('other forms of findmnt', () => {
  test.each([
    [
      '--list, with a blank in a name',
      'TARGET      SOURCE                FSTYPE     OPTIONS\n/mnt/a b    user@host:/x          fuse.sshfs rw,user_id=0\n',
      { target: '/mnt/a b', device: 'user@host:/x', type: 'fuse.sshfs', options: ['rw', 'user_id=0'] },
    ],
    [
      'a mount without a source',
      'TARGET      SOURCE                FSTYPE     OPTIONS\n/mnt/ab                           fuse       rw,user_id=0\n',
      { target: '/mnt/ab', device: '', type: 'fuse', options: ['rw', 'user_id=0'] },
    ],
    [
      '--raw, in the C locale',
      'TARGET SOURCE FSTYPE OPTIONS\n/mnt/\\xe5\\x85\\xb1\\x20x a fuse rw\n',
      { target: '/mnt/共 x', device: 'a', type: 'fuse', options: ['rw'] },
    ],
    [
      'other columns',
      'TARGET FSTYPE PROPAGATION OPTIONS\n/ ext4 shared rw\n',
      { target: '/', type: 'ext4', device: '', options: ['rw'] },
    ],
    [
      '--pairs',
      'TARGET="/mnt/a b" SOURCE="x" FSTYPE="fuse.x" OPTIONS="rw,user_id=0"\n',
      { target: '/mnt/a b', device: 'x', type: 'fuse.x', options: ['rw', 'user_id=0'] },
    ],
  ])('%s', (_, text, row) => {
    const result = readText(mountCommand, 'sos_commands/filesys/findmnt', text);
    expect(fieldsOf(result, mounts)).toMatchObject([row]);
    expect(result.unreadable).toEqual([]);
  });

  test('--json', () => {
    const filesystem = { target: '/', source: '/dev/vda', fstype: 'ext4', options: 'rw,relatime' };
    const child = { target: '/root/.gvfs', source: null, fstype: 'fuse.gvfsd-fuse', options: 'rw,user_id=0' };
    const text = JSON.stringify({ filesystems: [{ ...filesystem, children: [child, child] }] }, null, 3);
    const result = readText(mountCommand, 'findmnt', text);
    expect(fieldsOf(result, mounts)).toMatchObject([
      { target: '/', device: '/dev/vda', type: 'ext4', options: ['rw', 'relatime'], position: 0 },
      { target: '/root/.gvfs', device: '', type: 'fuse.gvfsd-fuse', position: 1 },
      { target: '/root/.gvfs', position: 2 },
    ]);
    expect(result.facts.get('mounts')?.map(({ source }) => source.text.trim())).toEqual([
      '"target": "/",',
      '"target": "/root/.gvfs",',
      '"target": "/root/.gvfs",',
    ]);
    expect(settles(mountCommand, 'findmnt', text)).toBe(true);
  });
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
