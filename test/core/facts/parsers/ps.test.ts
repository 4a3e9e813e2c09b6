import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processes } from '../../../../src/core/facts/kinds/processes.ts';
import { timeouts } from '../../../../src/core/facts/kinds/timeouts.ts';
import { ps } from '../../../../src/core/facts/parsers/ps.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const LSTART = 'ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_psr_addr_sz_wchan_20_lstart_tty_time_cmd';

describe('captured while df hung', () => {
  const folder = 'test/evidence/13-gvfs-mounted-twice-audit/sos_commands/process';
  const read = (name: string): Record<string, unknown>[] =>
    fieldsOf(readText(ps, `sos_commands/process/${name}`, readFileSync(`${folder}/${name}`, 'utf8')), processes);
  const df = (name: string): unknown => read(name).find(({ pid }) => pid === 20129);

  test.each([
    [
      LSTART,
      {
        user: '0',
        uid: 0,
        ppid: 20112,
        state: 'D',
        wchan: 'fuse_get_req',
        wchanWidth: 20,
        startedAt: '2026-11-23T13:33:58',
      },
    ],
    ['ps_alxwww', { user: '0', uid: 0, ppid: 20112, state: 'D', wchan: 'fuse_g', wchanWidth: 6 }],
    [
      'ps_-elfL',
      { user: 'root', ppid: 20112, lwp: 20129, state: 'D', wchan: 'fuse_g', wchanWidth: 6, startedAt: '13:33' },
    ],
    ['ps_auxwww', { user: 'root', state: 'D', startedAt: '13:33' }],
  ])('%s', (name, fields) => {
    expect(df(name)).toEqual({ pid: 20129, command: 'df -h', ...fields });
  });

  test('no row is lost in any list', () => {
    for (const name of readdirSync(folder)) {
      const rows = readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n').length - 1;
      expect(read(name)).toHaveLength(rows);
    }
  });
});

const read = (text: string): Record<string, unknown>[] => fieldsOf(readText(ps, 'ps', text), processes);

test('ps axo with a wait channel of 32', () => {
  const path = 'sos_commands/process/ps_axo_pid_ppid_state_wchan_32_args';
  const text = readFileSync(`test/evidence/24-multipath-no-path-6.1/${path}`, 'utf8');
  expect(fieldsOf(readText(ps, path, text), processes)).toContainEqual({
    pid: 433,
    ppid: 117,
    state: 'D',
    wchan: 'submit_bio_wait',
    wchanWidth: 32,
    command: 'umount /mnt/a',
  });
});

test.each([
  [
    'ps -ef',
    'UID PID PPID C STIME TTY TIME CMD\nroot 5 1 0 Nov23 ? 00:00:00 df -h',
    { user: 'root', pid: 5, ppid: 1, startedAt: 'Nov23' },
  ],
  [
    'sos’s list with the cgroup behind the command',
    '  PID  PPID USER     GROUP      LWP NLWP START COMMAND         CGROUP\n11252     1 root     root     11252    1 Nov23 df -h              1:name=systemd:/user.slice\n',
    { user: 'root', pid: 11252, ppid: 1, lwp: 11252, startedAt: 'Nov23' },
  ],
  [
    'a forest',
    'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\nroot 7 0.0 0.0 1 1 pts/0 D+ 13:22 0:00  |   \\_ df -h\n',
    { user: 'root', pid: 7, state: 'D', startedAt: '13:22' },
  ],
  ['BusyBox', 'PID   USER     TIME  COMMAND\n    1 root      0:00 df -h', { user: 'root', pid: 1 }],
  ['a numeric user', 'USER PID STAT COMMAND\n1001 7 Ss+ df -h', { user: '1001', uid: 1001, state: 'S' }],
  ['no wait channel', 'PID WCHAN COMMAND\n7 - df -h', { pid: 7, wchan: undefined }],
  ['words before the header', 'Warning: bad syntax\n\n  PID COMMAND\n 7 df -h', { pid: 7 }],
  ['rows indented by whoever pasted them', 'USER PID COMMAND\n root 7 df -h', { user: 'root', pid: 7 }],
])('%s', (_, text, fields) => {
  expect(read(text)).toMatchObject([{ command: 'df -h', ...fields }]);
});

describe('the m layouts', () => {
  const HEADER = 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\n';
  const PROCESS = 'root 1514 0.0 0.0 405308 15564 ? - 05:22 0:02 /usr/sbin/x\n';
  const thread = (state: string): string => `root - 0.0 - - - - ${state} 05:22 0:00 -\n`;

  test('the first thread gives the state, and threads asleep are no rows', () => {
    expect(read(HEADER + PROCESS + thread('Ssl') + thread('Ssl'))).toMatchObject([{ pid: 1514, state: 'S' }]);
  });

  test('a blocked thread under one that is not is a row of its own', () => {
    const result = readText(ps, 'ps', HEADER + PROCESS + thread('Ssl') + thread('Dsl'));
    expect(fieldsOf(result, processes)).toMatchObject([
      { pid: 1514, state: 'D', command: '/usr/sbin/x' },
      { pid: 1514, state: 'S', command: '/usr/sbin/x' },
    ]);
    expect(result.facts.get('processes')?.map(({ source }) => source.line)).toEqual([4, 2]);
  });
});

test('what a second desktop session and a trap for it look like', () => {
  const commands = [
    '/usr/sbin/gdm-binary -nodaemon',
    '/usr/bin/Xorg :0 -br -verbose -auth /var/run/gdm/auth-for-gdm-x/database',
    '/usr/bin/Xvnc :1 -desktop host:1 (root) -auth /root/.Xauthority',
    '/usr/libexec/gvfsd',
    '/usr/libexec//gvfs-fuse-daemon /root/.gvfs',
    '/bin/mount --no-canonicalize -i -f -t fuse.gvfs-fuse-daemon -o rw gvfs-fuse-daemon /root/.gvfs',
    '/usr/sbin/vsftpd /etc/vsftpd/vsftpd.conf',
  ];
  const rows = commands.map((command, index) => `root ${index + 10} 0.0 0.0 1 1 ? S 13:22 0:00 ${command}`);
  const header = 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND';
  expect(read([header, ...rows].join('\n')).map(({ command }) => command)).toEqual(commands);
});

test('a repeated header changes the columns', () => {
  expect(read('PID COMMAND\n1 a\nPPID PID COMMAND\n1 2 b')).toMatchObject([{ pid: 1 }, { pid: 2, ppid: 1 }]);
});

test('timeout still running shows what it waits for', () => {
  const text = 'PID COMMAND\n9 timeout 300s df -al -x autofs\n10 df -al -x autofs\n11 sh -c timeout 5 x\n';
  const result = readText(ps, 'ps', text);
  expect(fieldsOf(result, timeouts)).toEqual([{ command: 'df -al -x autofs', seconds: 300, by: 'timeout' }]);
});

test.each(['', 'bash: ps: command not found\n', 'USER PID COMMAND\n', 'USER PID %CPU %MEM COMMAND\nroot 1 0.0 0.0\n'])(
  '%j is no process list',
  (text) => {
    expect(read(text)).toEqual([]);
    expect(settles(ps, 'ps', text)).toBe(false);
  },
);

test('any rows under any header are read', () => {
  const column = fc.constantFrom('PID', 'USER', 'UID', 'STAT', 'WCHAN', 'STARTED', 'COMMAND', 'LWP');
  fc.assert(
    fc.property(fc.array(column, { maxLength: 8 }), fc.string(), (columns, row) => {
      expect(() => read(`PID ${columns.join(' ')} COMMAND\n${row}\n5 ${row}`)).not.toThrow();
    }),
  );
});
