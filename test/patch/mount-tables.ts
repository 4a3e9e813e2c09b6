/** A mount table, what a daemon is told to mount on, and what the patch must answer. */
export interface Case {
  readonly name: string;
  /** Lines of /proc/self/mounts; HOME stands for the canonical home directory, with a space in its name escaped. */
  readonly table: readonly string[] | string;
  /** What the daemon was told to mount on; by default HOME/.gvfs. */
  readonly on?: string;
  readonly fsname?: string;
  readonly subtype?: string;
  readonly answer: 'refuse' | 'mount';
}

export const root = '/dev/sda1 / ext4 rw,relatime 0 0';
export const gvfs = 'gvfs-fuse-daemon HOME/.gvfs fuse.gvfs-fuse-daemon rw,nosuid,nodev,user_id=0,group_id=0 0 0';
const tmpfs = 'tmpfs HOME/.gvfs tmpfs rw 0 0';
const long = 'x'.repeat(10_240);
export const deep = Array.from({ length: 12 }, (_, i) => `directory-${i}-${'y'.repeat(100)}`).join('/');

export const cases: readonly Case[] = [
  { name: 'nothing is mounted there', table: [root], answer: 'mount' },
  { name: 'the same daemon is mounted there', table: [root, gvfs], answer: 'refuse' },
  { name: 'it is mounted there twice already', table: [root, gvfs, gvfs], answer: 'refuse' },
  {
    name: 'it is mounted on a directory whose name only begins the same',
    table: [gvfs.replace('.gvfs ', '.gvfs2 ')],
    answer: 'mount',
  },
  { name: 'it is mounted below the target', table: [gvfs.replace('.gvfs ', '.gvfs/inner ')], answer: 'mount' },
  { name: 'something else was mounted on top since', table: [root, gvfs, tmpfs], answer: 'mount' },
  { name: 'something else lies below it', table: [root, tmpfs, gvfs], answer: 'refuse' },
  { name: 'the whole home was mounted over since', table: [root, gvfs, 'tmpfs HOME tmpfs rw 0 0'], answer: 'mount' },
  { name: 'a sibling was mounted over since', table: [gvfs, 'tmpfs HOME/.gv tmpfs rw 0 0'], answer: 'refuse' },
  { name: '"/" is listed last, as after an initramfs', table: [gvfs, root], answer: 'refuse' },
  { name: 'another FUSE file system is there', table: ['me@host: HOME/.gvfs fuse.sshfs rw 0 0'], answer: 'mount' },
  { name: 'another subtype has the same source', table: [gvfs.replace('fuse.gvfs', 'fuse.other')], answer: 'mount' },
  {
    name: 'a type that only begins with fuse',
    table: [gvfs.replace('fuse.gvfs-fuse-daemon', 'fusectl')],
    answer: 'mount',
  },
  { name: 'fuse without a subtype', table: [gvfs.replace('fuse.gvfs-fuse-daemon', 'fuse')], answer: 'refuse' },
  {
    name: 'fuseblk',
    table: ['/dev/sdb1 HOME/.gvfs fuseblk rw 0 0'],
    fsname: '/dev/sdb1',
    subtype: '-',
    answer: 'refuse',
  },
  {
    name: 'fuseblk with a subtype',
    table: ['/dev/sdb1 HOME/.gvfs fuseblk.ntfs rw 0 0'],
    fsname: '/dev/sdb1',
    subtype: 'ntfs',
    answer: 'refuse',
  },
  {
    name: 'a source with a blank',
    table: ['my\\040share HOME/.gvfs fuse.sshfs rw 0 0'],
    fsname: 'my share',
    subtype: 'sshfs',
    answer: 'refuse',
  },
  {
    name: 'subtype#fsname, from before subtypes',
    table: ['sshfs\\043me@host: HOME/.gvfs fuse rw 0 0'],
    fsname: 'me@host:',
    subtype: 'sshfs',
    answer: 'refuse',
  },
  {
    name: 'another subtype#fsname',
    table: ['sshfs\\043you@host: HOME/.gvfs fuse rw 0 0'],
    fsname: 'me@host:',
    subtype: 'sshfs',
    answer: 'mount',
  },
  {
    name: 'neither source nor subtype given',
    table: ['/dev/fuse HOME/.gvfs fuse rw 0 0'],
    subtype: '-',
    answer: 'refuse',
  },
  { name: 'an empty source', table: [' HOME/.gvfs fuse.gvfs-fuse-daemon rw 0 0'], answer: 'mount' },
  { name: 'an empty source below it', table: [' HOME/.gvfs tmpfs rw 0 0', gvfs], answer: 'refuse' },
  { name: '10 kB of options on the line', table: [gvfs.replace('rw', long)], answer: 'refuse' },
  {
    name: '10 kB lines around it',
    table: [`overlay / overlay ${long} 0 0`, gvfs, `overlay /x overlay ${long} 0 0`],
    answer: 'refuse',
  },
  {
    name: 'a 10 kB line that has the pair in its options',
    table: [`overlay / overlay ${long} ${gvfs}`],
    answer: 'mount',
  },
  {
    name: 'a path of more than a thousand bytes',
    table: [gvfs.replace('.gvfs', deep)],
    on: `HOME/${deep}`,
    answer: 'refuse',
  },
  {
    name: 'blank, tab, newline, backslash and # in the name',
    table: [gvfs.replace('.gvfs', 'a\\040b\\011c\\012d\\134e\\043f')],
    on: 'HOME/a b\tc\nd\\e#f',
    answer: 'refuse',
  },
  {
    name: 'a name that looks escaped',
    table: [gvfs.replace('.gvfs', 'a\\134040b')],
    on: 'HOME/a\\040b',
    answer: 'refuse',
  },
  {
    name: 'the escape of another name',
    table: [gvfs.replace('.gvfs', 'a\\040b')],
    on: 'HOME/a\\040b',
    answer: 'mount',
  },
  { name: 'escapes that are none', table: ['a\\ HOME/\\9\\40 fuse rw 0 0', gvfs], answer: 'refuse' },
  { name: 'a trailing slash', table: [gvfs], on: 'HOME/.gvfs//', answer: 'refuse' },
  { name: 'a trailing dot', table: [gvfs], on: 'HOME/.gvfs/.', answer: 'refuse' },
  { name: 'a relative path', table: [gvfs], on: '.gvfs', answer: 'refuse' },
  { name: 'a relative path with dots', table: [gvfs], on: './other/../.gvfs/', answer: 'refuse' },
  { name: 'the directory itself', table: [gvfs.replace('/.gvfs', '')], on: '.', answer: 'refuse' },
  { name: 'a home reached through a link', table: [gvfs], on: 'HOME/../home-link/.gvfs', answer: 'refuse' },
  { name: 'a link to the mount point', table: [gvfs], on: 'HOME/gvfs-link', answer: 'refuse' },
  { name: 'a relative link to a link', table: [gvfs], on: 'HOME/link-to-link', answer: 'refuse' },
  { name: 'a link that leads to itself', table: [gvfs], on: 'HOME/loop', answer: 'mount' },
  { name: 'a directory that does not exist', table: [gvfs], on: 'HOME/none/.gvfs', answer: 'mount' },
  { name: 'no name at all', table: [gvfs], on: '', answer: 'mount' },
  { name: 'the last line without its end of line', table: `${root}\n${gvfs}`, answer: 'refuse' },
  { name: 'a last line cut before the type', table: `${gvfs}\ntmpfs HOME/.gvfs`, answer: 'refuse' },
  { name: 'blank and broken lines', table: ['', ' ', '  ', 'word', gvfs, ''], answer: 'refuse' },
  { name: 'a line without a target', table: [gvfs, 'tmpfs  tmpfs rw 0 0'], answer: 'refuse' },
  { name: 'an empty table', table: '', answer: 'mount' },
];
