import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detailIn } from '../../../src/core/diagnosis/note-details.ts';
import { contradictions, type Home } from '../../../src/core/facts/contradictions.ts';
import { MemberReader } from '../../../src/core/facts/member-reader.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import { ClaimTable } from '../../../src/core/facts/paths.ts';

const table = new ClaimTable(parsers);

/** What the members at these paths hold, as if links had led to `as`. */
function homesOf(members: Readonly<Record<string, string>>): Home[] {
  return Object.entries(members).flatMap(([path, text]) =>
    table.of(path).map(({ parser, rank }) => {
      const reader = new MemberReader(parser, path, rank);
      const lines = text.replace(/\n$/, '').split('\n');
      lines.forEach((line, index) => {
        reader.line({ text: line, line: index + 1 });
      });
      return reader.end(true, lines.length);
    }),
  );
}

const said = (members: Readonly<Record<string, string>>): (string | undefined)[] =>
  contradictions(homesOf(members)).map(({ code, path, detail }) => {
    expect(code).toBe('contradiction');
    expect(detailIn('zh-CN', detail ?? '')).toMatch(/\p{Script=Han}/u);
    return `${path ?? ''}: ${detail ?? ''}`;
  });

const UNAME = 'Linux web01.example.com 3.10.0-1160.el7.x86_64 #1 SMP Mon Oct 19 2020 x86_64 x86_64 x86_64 GNU/Linux\n';
const uname = { 'sos_commands/kernel/uname_-a': UNAME };

describe('kernel', () => {
  test.each([
    ['/proc/version', 'proc/version', 'Linux version 3.10.0-957.el7.x86_64 (x@y) (gcc) #1 SMP\n'],
    [
      'the ring buffer',
      'sos_commands/kernel/dmesg',
      '[    0.000000] Linux version 3.10.0-957.el7.x86_64 (x@y) (gcc) #1 SMP\n[    1.0] x\n',
    ],
  ])('%s of another one', (_, path, text) => {
    expect(said({ ...uname, [path]: text })).toEqual([`${path}: not the kernel that uname states`]);
  });

  test.each([
    ['the same', 'proc/version', 'Linux version 3.10.0-1160.el7.x86_64 (x@y) (gcc) #1 SMP\n'],
    ['the boot log of some boot', 'var/log/dmesg', 'Linux version 3.10.0-957.el7.x86_64 (x@y) (gcc) #1 SMP\n'],
    ['a ring buffer that has lost its head', 'sos_commands/kernel/dmesg', '[ 9999.000000] x\n'],
    [
      'an older boot in a log',
      'var/log/messages',
      'Nov 23 13:16:01 web01 kernel: Linux version 3.10.0-957.el7.x86_64 (x@y) (gcc) #1 SMP\n',
    ],
  ])('%s is none', (_, path, text) => {
    expect(said({ ...uname, [path]: text })).toEqual([]);
  });
});

test.each([
  ['web02', true],
  ['web01', false],
  ['WEB01.other.domain', false],
  ['localhost.localdomain', false],
])('host name %s against web01: %s', (name, contradicts) => {
  const path = 'sos_commands/host/hostname';
  expect(said({ ...uname, [path]: `${name}\n` })).toEqual(
    contradicts ? [`${path}: not the host name that uname states`] : [],
  );
  // What it is to be called is not what it is called.
  expect(said({ ...uname, 'etc/hostname': `${name}\n` })).toEqual([]);
});

test.each([
  ['CentOS Linux release 7.9.2009 (Core)', false],
  ['Red Hat Enterprise Linux Server release 6.10 (Santiago)', true],
  ['Red Hat Enterprise Linux CoreOS release 4.12', false],
  ['Red Hat Virtualization Host release 4.3 (el7.6)', false],
  ['Kylin Linux Advanced Server release V10 (Sword)', false],
])('%s under a kernel of el7: %s', (name, contradicts) => {
  const path = 'etc/redhat-release';
  expect(said({ ...uname, [path]: `${name}\n` })).toEqual(
    contradicts ? [`${path}: not the release that the kernel was built for`] : [],
  );
});

test.each([
  ['2026-11-23', []],
  ['2026-11-19', []],
  ['2026-11-03', ['sos_commands/date/date: more than 4 days from the start of the capture']],
])('a log of Nov 23 and a date of %s', (day, expected) => {
  const date = new Date(`${day}T14:00:00Z`).toUTCString();
  const [, dayOfMonth = '', month = '', year = ''] = /, (\d+) (\w+) (\d+)/.exec(date) ?? [];
  const log = '2026-11-23 13:00:00,123 INFO: [plugin:filesys] added\n';
  const text = `Mon ${month} ${dayOfMonth.replace(/^0/, ' ')} 14:00:00 CST ${year}\n`;
  expect(said({ 'sos_logs/sos.log': log, 'sos_commands/date/date': text })).toEqual(expected);
});

describe('mount tables of one process', () => {
  const ROOT = ['/dev/sda1 / xfs rw 0 0', '39 0 253:0 / / rw shared:1 - xfs /dev/sda1 rw'] as const;
  const both = (kernel: readonly string[], info: readonly string[]): Record<string, string> => ({
    'proc/self/mounts': [ROOT[0], ...kernel, ''].join('\n'),
    'proc/self/mountinfo': [ROOT[1], ...info, ''].join('\n'),
  });
  const GVFS = ['x /root/.gvfs fuse.gvfsd-fuse rw 0 0', '61 39 0:46 / /root/.gvfs rw - fuse.gvfsd-fuse x rw'] as const;

  test('that differ by a FUSE mount', () => {
    const expected = ['proc/self/mountinfo: mounts that only one of two tables has: 1'];
    expect(said(both([GVFS[0]], []))).toEqual(expected);
    expect(said(both([], [GVFS[1]]))).toEqual(expected);
    expect(said(both([GVFS[0], GVFS[0]], [GVFS[1]]))).toEqual(expected);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['agree', [GVFS[0]], [GVFS[1]]],
    ['agree on a name with blanks', ['a /m\\040n fuse rw 0 0'], ['7 39 0:9 / /m\\040n rw - fuse a rw']],
    ['a container came', ['overlay /x/merged overlay rw 0 0', 'shm /x/shm tmpfs rw 0 0'], []],
    ['a pod came', ['nas:/v /var/lib/kubelet/pods/a/volumes/v nfs4 rw 0 0', 'f /x fuse.fuse-overlayfs rw 0 0'], []],
    ['a session came', ['tmpfs /run/user/0 tmpfs rw 0 0', 'nsfs /run/netns/a nsfs rw 0 0'], []],
    ['the root before the root', ['rootfs / rootfs rw 0 0'], []],
    [
      'autofs mounted something',
      ['map /home autofs rw 0 0', 'nas:/u /home/u nfs rw 0 0'],
      ['8 39 0:8 / /home rw - autofs map rw'],
    ],
  ])('%s: none', (_, kernel, info) => {
    expect(said(both(kernel, info))).toEqual([]);
  });

  test('a table that was cut is not compared', () => {
    const members = both([GVFS[0]], []);
    expect(said({ ...members, 'proc/self/mountinfo': '8 39 0:8 / /home rw - nfs nas:/u rw\n' })).toEqual([]);
  });

  test('of two processes are not compared', () => {
    const { 'proc/self/mounts': mounts = '', 'proc/self/mountinfo': info = '' } = both([GVFS[0]], []);
    expect(said({ 'proc/77/mounts': mounts, 'proc/88/mountinfo': info })).toEqual([]);
  });

  test('mount(8) is compared where mtab is a link, which prints the kernel’s table', () => {
    const members = {
      'proc/self/mounts': `${ROOT[0]}\n${GVFS[0]}\n`,
      'sos_commands/filesys/mount_-l': '/dev/sda1 on / type xfs (rw)\n',
    };
    expect(said(members)).toEqual([]);
    expect(said({ ...members, 'etc/mtab': '../proc/self/mounts\n' })).toEqual([
      'sos_commands/filesys/mount_-l: mounts that only one of two tables has: 1',
    ]);
  });
});

describe('namespaces', () => {
  const OWN = '39 0 253:0 / / rw - xfs /dev/sda1 rw\n';
  const NFS = '61 39 0:46 / /data rw - nfs4 nas:/data rw\n';
  const pair = (own: string, init: string): (string | undefined)[] =>
    said({ 'proc/self/mountinfo': own, 'proc/1/mountinfo': init });

  test('the collector ran in a container', () => {
    expect(pair('500 400 0:88 / / rw - overlay overlay rw\n', OWN + NFS)).toEqual([
      'proc/1/mountinfo: the collector ran with another root filesystem than init, as in a container',
    ]);
  });

  test('init has a network mount that the collector did not see', () => {
    expect(pair(OWN, OWN + NFS)).toEqual([
      'proc/1/mountinfo: FUSE and network mounts of init that the collector did not see: 1',
    ]);
  });

  test('what only the collector sees is its own affair', () => {
    expect(pair(OWN + NFS, OWN)).toEqual([]);
    expect(pair(OWN + NFS, OWN + NFS)).toEqual([]);
  });
});

describe('process lists', () => {
  const list = (name: (pid: number) => string): string =>
    ['USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND']
      .concat(Array.from({ length: 40 }, (_, at) => `root ${at + 1} 0.0 0.0 1 1 ? S 13:22 0:00 ${name(at + 1)}`))
      .join('\n');
  const lists = (one: (pid: number) => string, other: (pid: number) => string): (string | undefined)[] =>
    said({ 'sos_commands/process/ps_alxwww': list(one), 'sos_commands/process/ps_auxwww': list(other) });

  test('of two hosts', () => {
    expect(
      lists(
        (pid) => `/sbin/a${pid}`,
        (pid) => `/sbin/b${pid}`,
      ),
    ).toEqual(['sos_commands/process/ps_auxwww: another process list has other commands under most of its numbers']);
  });

  test.each<[string, (pid: number) => string, (pid: number) => string]>([
    ['names and command lines', (pid) => `/usr/sbin/prog${pid} -x`, (pid) => `prog${pid}`],
    ['kernel threads', (pid) => `[ksoftirqd/${pid}]`, (pid) => `ksoftirqd/${pid}`],
    ['scripts', (pid) => `/usr/bin/python3 -Es /usr/sbin/tool${pid}`, (pid) => `tool${pid}`],
    ['a few numbers that were used again', (pid) => `a${pid}`, (pid) => (pid > 30 ? `b${pid}` : `a${pid}`)],
  ])('%s: none', (_, one, other) => {
    expect(lists(one, other)).toEqual([]);
  });
});

describe('what was captured on one host contradicts nothing', () => {
  const evidence = join(import.meta.dirname, '../../evidence');

  test.each(readdirSync(evidence))('%s', (name) => {
    const folder = join(evidence, name);
    const members = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path): [string, string] => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]);
    expect(said(Object.fromEntries(members))).toEqual([]);
  });
});
