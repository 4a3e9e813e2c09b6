import { describe, expect, test } from 'vitest';
import type { CutLimits } from '../../../src/core/facts/cut-lines.ts';
import type { Extraction } from '../../../src/core/facts/collector.ts';
import { extract } from '../../../src/core/facts/extract.ts';
import { auditRules } from '../../../src/core/facts/kinds/audit.ts';
import { diskUsage } from '../../../src/core/facts/kinds/disk-usage.ts';
import { hosts } from '../../../src/core/facts/kinds/host.ts';
import { members } from '../../../src/core/facts/kinds/members.ts';
import { mounts, mtab } from '../../../src/core/facts/kinds/mounts.ts';
import { processes } from '../../../src/core/facts/kinds/processes.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import { entriesOf, type Member } from './entries.ts';

const LIMITS: CutLimits = { lineBytes: 65_536, memberBytes: 1 << 20 };
const read = (
  list: readonly Member[],
  { chunk, byContent = false }: { chunk?: number; byContent?: boolean } = {},
): Promise<Extraction> => extract(entriesOf(list, chunk), { parsers, limits: LIMITS, byContent });

const TABLE = '/dev/sda1 / ext4 rw 0 0\nproc /proc proc rw 0 0\n';
const PS = 'USER PID STAT COMMAND\nroot 1 Ss init\n';
const RULES = '-w /etc/passwd -p wa\n';

describe('where facts come from', () => {
  test('the member’s path without the root, and its line', async () => {
    const { facts, root } = await read([{ path: 'sosreport-a/proc/mounts', text: TABLE }]);
    expect(root).toBe('sosreport-a');
    expect(facts.of(mounts)?.map(({ source }) => source)).toEqual([
      { path: 'proc/mounts', line: 1, text: '/dev/sda1 / ext4 rw 0 0' },
      { path: 'proc/mounts', line: 2, text: 'proc /proc proc rw 0 0' },
    ]);
  });

  test.each([
    ['no root', ''],
    ['one', 'sosreport-a/'],
    ['several', 'home/x/sosreport-a/'],
  ])('%s', async (_, prefix) => {
    const { facts, root, notes } = await read([
      { path: `${prefix}proc/mounts`, text: TABLE },
      { path: `${prefix}sos_commands/process/ps_auxwww`, text: PS },
    ]);
    expect(root).toBe(prefix.replace(/\/$/, ''));
    expect(notes).toEqual([]);
    expect([facts.of(mounts)?.length, facts.of(processes)?.length]).toEqual([2, 1]);
  });

  test('the root under which most was read; another is said', async () => {
    const { root, notes } = await read([
      { path: 'other/proc/mounts', text: TABLE },
      { path: 'sosreport-a/proc/mounts', text: TABLE },
      { path: 'sosreport-a/etc/fstab', text: TABLE },
    ]);
    expect(root).toBe('sosreport-a');
    expect(notes).toEqual([{ code: 'other-root', path: 'other', count: 1 }]);
  });

  test('a known name deep inside is no other root', async () => {
    const { notes } = await read([
      { path: 'a/proc/mounts', text: TABLE },
      { path: 'a/etc/fstab', text: TABLE },
      { path: 'a/home/proc/mounts', text: TABLE },
    ]);
    expect(notes).toEqual([]);
  });
});

describe('unknown is not empty', () => {
  test('a kind that nothing could tell is undefined', async () => {
    const { facts } = await read([{ path: 'etc/passwd', text: 'root:x:0:0\n' }]);
    expect(facts.of(mounts)).toBeUndefined();
    expect(facts.of(members)).toEqual([]);
  });

  test('one that was looked at is empty', async () => {
    const { facts } = await read([{ path: 'sos_commands/auditd/auditctl_-l', text: 'No rules\n' }]);
    expect(facts.of(auditRules)).toEqual([]);
  });

  test.each([
    ['the command failed', { text: 'bash: auditctl: command not found\n' }],
    ['nothing was printed', { text: '' }],
    ['the member was cut', { text: 'No rules\n', size: 500 }],
    ['it is too large', { text: `No rules\n${'x\n'.repeat(600_000)}` }],
  ])('where %s it is unknown', async (_, member) => {
    const { facts } = await read([{ path: 'sos_commands/auditd/auditctl_-l', ...member }]);
    expect(facts.of(auditRules)).toBeUndefined();
  });

  test('what was read before the cut counts', async () => {
    const { facts } = await read([{ path: 'sos_commands/auditd/auditctl_-l', text: RULES, size: 500 }]);
    expect(facts.of(auditRules)).toHaveLength(1);
    expect(facts.of(members)).toMatchObject([{ parser: 'auditctl-list', kinds: ['audit-rules'], rows: 1, lines: 1 }]);
  });

  test('just as large as may be, and over', async () => {
    const text = (bytes: number): string => `${TABLE}${'\n'.repeat(bytes - TABLE.length)}`;
    expect((await read([{ path: 'proc/mounts', text: text(1 << 20) }])).notes).toEqual([]);
    const over = await read([{ path: 'proc/mounts', text: text((1 << 20) + 1) }]);
    expect(over.notes).toEqual([
      { code: 'too-large', path: 'proc/mounts', detail: 'only the first 1048576 bytes were read' },
    ]);
  });
});

describe('of several homes of one table', () => {
  test('the best one counts', async () => {
    const { facts } = await read([
      { path: 'proc/1/mounts', text: 'a / ext4 rw 0 0\n' },
      { path: 'proc/mounts', text: 'b / ext4 rw 0 0\n' },
    ]);
    expect(facts.of(mounts)).toMatchObject([{ device: 'b' }]);
  });

  test('the next one, where the best gave nothing', async () => {
    const { facts, notes } = await read([
      { path: 'installed-rpms', text: 'error: rpmdb open failed\n' },
      { path: 'sos_commands/rpm/package-data', text: 'fuse-2.8.3-4.el6.x86_64\n' },
    ]);
    expect(facts.named('packages')).toMatchObject([{ name: 'fuse' }]);
    expect(notes).toMatchObject([{ code: 'unreadable-line', path: 'installed-rpms' }]);
  });

  test('all, where each has facts of its own', async () => {
    const row = (target: string): string =>
      `Filesystem Size Used Avail Use% Mounted on\n/dev/sda1 9G 4G 5G 50% ${target}\n`;
    const { facts } = await read([
      { path: 'sos_commands/filesys/df_-al', text: row('/a') },
      { path: 'sos_commands/filesys/df_-ali', text: row('/b') },
    ]);
    expect(facts.of(diskUsage)?.map(({ target }) => target)).toEqual(['/a', '/b']);
  });
});

describe('links', () => {
  test('proc/mounts through proc/self: two links, one a folder, and the real path is cited', async () => {
    const { facts } = await read([
      { path: 'b/proc/mounts', symlink: 'self/mounts' },
      { path: 'b/proc/self', symlink: '31151' },
      { path: 'b/proc/31151/mounts', text: 'own / ext4 rw 0 0\n' },
      { path: 'b/proc/1/mounts', text: 'other / ext4 rw 0 0\n' },
    ]);
    expect(facts.of(mounts)).toMatchObject([{ device: 'own', source: { path: 'proc/31151/mounts', line: 1 } }]);
  });

  test('a root shortcut to a command', async () => {
    const { facts } = await read([
      { path: 'b/df', symlink: 'sos_commands/filesys/df_-al' },
      {
        path: 'b/sos_commands/filesys/df_-al',
        text: 'Filesystem Size Used Avail Use% Mounted on\n/dev/sda1 9G 4G 5G 50% /\n',
      },
    ]);
    expect(facts.of(diskUsage)).toHaveLength(1);
  });

  test('a hard link names its target from the top of the archive', async () => {
    const { facts } = await read([
      { path: 'b/proc/77/mounts', text: 'linked / ext4 rw 0 0\n' },
      { path: 'b/proc/1/mounts', text: 'other / ext4 rw 0 0\n' },
      { path: 'b/proc/mounts', hardlink: 'b/proc/77/mounts' },
    ]);
    expect(facts.of(mounts)).toMatchObject([{ device: 'linked' }]);
  });

  test('mtab as a link is a fact without a line', async () => {
    const { facts } = await read([
      { path: 'b/etc/mtab', symlink: '../proc/self/mounts' },
      { path: 'b/proc/mounts', text: TABLE },
    ]);
    expect(facts.of(mtab)).toEqual([
      {
        source: { path: 'etc/mtab', line: 0, text: '../proc/self/mounts' },
        form: 'symlink',
        link: '../proc/self/mounts',
      },
    ]);
  });

  test('mtab as a file is another', async () => {
    const { facts } = await read([{ path: 'b/etc/mtab', text: TABLE }]);
    expect(facts.of(mtab)).toMatchObject([{ form: 'regular', source: { line: 1 } }]);
  });

  test('a link that a file replaces is none', async () => {
    const { facts } = await read([
      { path: 'b/etc/mtab', symlink: '../proc/self/mounts' },
      { path: 'b/etc/mtab', text: TABLE },
    ]);
    expect(facts.of(mtab)).toMatchObject([{ form: 'regular' }]);
  });

  test.each(['../../../etc/passwd', '/proc/mounts', 'loop', ''])('a target of %j leads nowhere', async (symlink) => {
    const { facts } = await read([
      { path: 'b/proc/mounts', symlink },
      { path: 'b/proc/loop', symlink: 'mounts' },
      { path: 'b/proc/1/mounts', text: TABLE },
    ]);
    expect(facts.of(mounts)).toHaveLength(2);
  });
});

describe('a path that occurs twice', () => {
  test('the later one counts, and it is said', async () => {
    const { facts, notes } = await read([
      { path: 'b/proc/mounts', text: 'first / ext4 rw 0 0\n' },
      { path: 'b/proc/mounts', text: 'second / ext4 rw 0 0\n' },
    ]);
    expect(facts.of(mounts)).toMatchObject([{ device: 'second' }]);
    expect(notes).toEqual([{ code: 'duplicate', path: 'proc/mounts' }]);
  });
});

test('folders, devices and bodies of no parser are passed over', async () => {
  const { facts, notes } = await read([
    { path: 'b/proc', type: 'directory' },
    { path: 'b/dev/null', type: 'other' },
    { path: 'b/proc/mounts', type: 'directory' },
    { path: 'b/etc/shadow', text: TABLE },
  ]);
  expect(facts.names()).toEqual(['members']);
  expect(notes).toEqual([]);
});

describe('loose files and pasted outputs', () => {
  test('are recognised, and cited by their name', async () => {
    const { facts, root } = await read([{ path: 'case-12345.txt', text: TABLE }], { byContent: true });
    expect(root).toBe('');
    expect(facts.of(mounts)?.[0]?.source).toMatchObject({ path: 'case-12345.txt', line: 1 });
  });

  test('several', async () => {
    const { facts, notes } = await read(
      [
        { path: 'cat /proc/mounts', text: TABLE },
        { path: 'ps aux', text: PS },
        { path: 'hostname', text: 'host0\n' },
      ],
      { byContent: true },
    );
    expect(notes).toEqual([]);
    expect([facts.of(mounts)?.length, facts.of(processes)?.length, facts.of(hosts)?.length]).toEqual([2, 1, 1]);
  });

  test('what nobody knows is said', async () => {
    const { facts, notes } = await read([{ path: 'note.txt', text: 'df hangs\n' }], { byContent: true });
    expect(notes).toEqual([{ code: 'unrecognised', path: 'note.txt' }]);
    expect(facts.names()).toEqual(['members']);
  });

  test('and so is what was pasted into another box', async () => {
    const { facts, notes } = await read([{ path: 'ps aux', text: TABLE }], { byContent: true });
    expect(facts.of(mounts)).toHaveLength(2);
    expect(notes).toEqual([{ code: 'misplaced', path: 'ps aux', detail: 'it is what mounts reads' }]);
  });
});
