import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../../src/core/facts/kinds/open-files.ts';
import { unreachableMounts } from '../../../../src/core/facts/kinds/unreachable-mounts.ts';
import { lsof, MAX_OPEN_FILES } from '../../../../src/core/facts/parsers/lsof.ts';
import { fieldsOf, readText, type ReadResult } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const PATH = 'sos_commands/process/lsof_-b_M_-n_-l_-c';
const read = (text: string): ReadResult => readText(lsof, PATH, text);
const files = (text: string): Record<string, unknown>[] => fieldsOf(read(text), openFiles);
const unreachable = (text: string): Record<string, unknown>[] => fieldsOf(read(text), unreachableMounts);

const HEADER = 'COMMAND     PID     USER   FD      TYPE             DEVICE  SIZE/OFF       NODE NAME\n';

describe('what is kept', () => {
  const KEPT: readonly (readonly [what: string, row: string, fields: Record<string, unknown>])[] = [
    [
      'a working directory on FUSE',
      'bash       1234     1000  cwd       DIR               0,39         0          1 /home/u/.gvfs/share',
      { command: 'bash', pid: 1234, user: '1000', fd: 'cwd', type: 'DIR', deviceNumber: '0:39' },
    ],
    [
      'a file on NFS, with its export',
      'tail       2345     root    3r      REG               0,42      4711         22 /srv/my data/a b (nas:/export)',
      { fd: '3r', type: 'REG', deviceNumber: '0:42', path: '/srv/my data/a b', remark: 'nas:/export' },
    ],
    [
      'a FUSE daemon, with mode and lock behind its descriptor',
      'sshfs      3456        0    3uW     CHR             10,229       0t0       6406 /dev/fuse',
      { fd: '3uW', type: 'CHR', deviceNumber: '10:229', path: '/dev/fuse' },
    ],
    [
      'a file that lsof could not look at',
      'vim        4567     1000    4u  unknown                                         /mnt/x (stat: Stale file handle)',
      { fd: '4u', type: 'unknown', deviceNumber: undefined, path: '/mnt/x', remark: 'stat: Stale file handle' },
    ],
    [
      'a program that runs from an overlay',
      'nginx      5678      101  txt       REG               0,88   1230920    1440410 /usr/sbin/nginx (deleted)',
      { fd: 'txt', path: '/usr/sbin/nginx', remark: 'deleted' },
    ],
  ];

  test.each(KEPT)('%s', (_, row, fields) => {
    const result = read(`${HEADER}${row}\n`);
    expect(fieldsOf(result, openFiles)).toMatchObject([fields]);
    expect(result.unreadable).toEqual([]);
  });

  test.each(KEPT)('%s, with its blanks folded', (_, row, fields) => {
    expect(files(`${HEADER}${row.replaceAll(/ +/g, ' ')}\n`)).toMatchObject([fields]);
  });
});

test.each([
  'systemd       1        0  cwd       DIR              253,0       251        128 /',
  'systemd       1        0    0u      CHR                1,3       0t0       1032 /dev/null',
  'systemd       1        0   19u     unix 0xffff998f20251f80       0t0  132266239 /run/x type=STREAM',
  'blkcg_pun    36        0  txt   unknown                                         /proc/36/exe',
  'node       3214        0    1w     FIFO               0,15       0t0     962911 pipe',
  'node       3214        0    3u  a_inode               0,16         0       1038 [eventpoll]',
  'nginx      5678      101  mem       REG               0,88   1230920    1440410 /usr/lib64/libc.so.6',
  'systemd       1     root   12r      REG               0,25         0       9999 /sys/fs/cgroup/x',
  'gdb         900     root   NOFD                                                 /proc/900/fd (opendir: Permission denied)',
])('%s is left out', (row) => {
  const result = read(`${HEADER}${row}\n`);
  expect(fieldsOf(result, openFiles)).toEqual([]);
  expect(result.unreadable).toEqual([]);
});

test('columns of threads', () => {
  const text = [
    'COMMAND     PID   TID TASKCMD        USER   FD      TYPE             DEVICE SIZE/OFF       NODE NAME',
    'gvfsd-fus  2052                      1000    3u      CHR             10,229      0t0       6406 /dev/fuse',
    'gvfsd-fus  2052  2053 gvfsd-fus      1000    3u      CHR             10,229      0t0       6406 /dev/fuse',
    'my\\x20sle  2054                      1000  cwd       DIR               0,39        0          1 /run/user/1000/gvfs',
  ].join('\n');
  expect(files(text)).toMatchObject([
    { pid: 2052, tid: undefined },
    { pid: 2052, tid: 2053 },
    { command: 'my\\x20sle', path: '/run/user/1000/gvfs' },
  ]);
});

test('rows of threads, with numbers for users and their blanks folded', () => {
  const text = [
    'COMMAND PID TID USER FD TYPE DEVICE SIZE/OFF NODE NAME',
    'java 1234 1000 3r REG 0,88 1230920 1440410 /opt/app/some.jar',
    'java 1234 1235 1000 3r REG 0,88 1230920 1440410 /opt/app/some.jar',
    'java 1234 1000 cwd unknown /mnt/x (stat: Stale file handle)',
  ].join('\n');
  expect(files(text)).toMatchObject([
    { pid: 1234, tid: undefined, user: '1000', fd: '3r' },
    { pid: 1234, tid: 1235, user: '1000', fd: '3r', deviceNumber: '0:88', path: '/opt/app/some.jar' },
    { fd: 'cwd', path: '/mnt/x', remark: 'stat: Stale file handle' },
  ]);
});

describe('mounts that lsof could not look at', () => {
  const WARNING = "lsof: WARNING: can't stat() fuse.gvfs-fuse-daemon file system /root/.gvfs\n";

  test('are named', () => {
    const text = `${WARNING}      Output information may be incomplete.\n${HEADER}`;
    expect(unreachable(text)).toEqual([{ target: '/root/.gvfs', by: 'lsof', type: 'fuse.gvfs-fuse-daemon' }]);
    expect(read(text).unreadable).toEqual([]);
  });

  test('prove nothing where lsof was told to look at none', () => {
    const avoided = 'lsof: avoiding readlink(/root/.gvfs): -b was specified.\n';
    const stat = 'lsof: avoiding stat(/root/.gvfs): -b was specified.\n';
    expect(unreachable(avoided + stat + WARNING + HEADER)).toEqual([]);
    expect(unreachable(stat.replace('/root', '/other') + WARNING + HEADER)).toHaveLength(1);
  });
});

test('a host of containers fills no memory', () => {
  const row = 'nginx      5678      101    3r      REG               0,88   1230920    1440410 /x\n';
  const just = HEADER + row.repeat(MAX_OPEN_FILES);
  expect(files(just)).toHaveLength(MAX_OPEN_FILES);
  expect(settles(lsof, PATH, just)).toBe(true);
  const over = read(just + row);
  expect(fieldsOf(over, openFiles)).toHaveLength(MAX_OPEN_FILES);
  expect(over.unreadable).toHaveLength(1);
  expect(settles(lsof, PATH, just + row)).toBe(false);
});

test.each([
  [HEADER, true],
  ['', false],
  ['bash: lsof: command not found\n', false],
  ["lsof: WARNING: can't stat() xfs file system /var/lib/x\n", false],
  ['COMMAND PID TYPE SIZE MODE M START END PATH\natd 900 POSIX 4B WRITE 0 0 0 /run/atd.pid\n', false],
])('%j answers: %s', (text, settled) => {
  expect(settles(lsof, PATH, text)).toBe(settled);
});
