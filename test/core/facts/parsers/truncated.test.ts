import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsers } from '../../../../src/core/facts/parsers/index.gen.ts';
import { readText, type ReadResult } from '../../../support/read-text.ts';

const LIVE = 'test/evidence/13-gvfs-mounted-twice-audit';
const LSOF = [
  "lsof: WARNING: can't stat() fuse.gvfs-fuse-daemon file system /root/.gvfs",
  '      Output information may be incomplete.',
  'COMMAND     PID     USER   FD      TYPE             DEVICE  SIZE/OFF       NODE NAME',
  'bash       1234     1000  cwd       DIR               0,39         0          1 /home/u/.gvfs/share',
  'sshfs      3456        0    3u      CHR             10,229       0t0       6406 /dev/fuse',
  'tail       2345     root    3r      REG               0,42      4711         22 /srv/a b (nas:/export)',
].join('\n');
const DF = [
  'Filesystem           1K-blocks      Used Available Use% Mounted on',
  "df: `/root/.gvfs': Permission denied",
  '/dev/mapper/VolGroup00-LogVol00',
  '                      37966872   6049660  29957468  17% /',
  'tmpfs                   999996       492    999504   1% /dev/shm',
].join('\n');
const RULES =
  '# rules\n-D\n-b 8192\n-w /etc/passwd -p wa \\\n  -k identity\n-a always,exit -S chmod -F key=perm\n-e 2\n';
const RPMS = 'fuse-2.8.3-4.el6.x86_64   Tue 14 Jul 2015\ngvfs-fuse-1.4.3-15.el6.x86_64   Tue 14 Jul 2015\n';

const evidence = (path: string): readonly [string, string] => [path, readFileSync(`${LIVE}/${path}`, 'utf8')];
const MEMBERS: readonly (readonly [path: string, text: string])[] = [
  evidence('proc/mounts'),
  evidence('proc/self/mountinfo'),
  evidence('sos_commands/process/ps_auxwww'),
  evidence('sos_commands/process/ps_alxwww'),
  evidence('sos_commands/process/ps_-elfL'),
  evidence('sos_commands/auditd/auditctl_-l'),
  ['etc/audit/audit.rules', RULES],
  ['sos_commands/filesys/df_-al', DF],
  ['sos_commands/process/lsof_-b_M_-n_-l', LSOF],
  ['installed-rpms', RPMS],
];

function read(path: string, text: string): ReadResult {
  const parser = parsers.find(({ from }) => from.some((home) => home === path || fits(home, path)));
  if (parser === undefined) throw new Error(`nobody reads ${path}`);
  return readText(parser, path, text);
}

function fits(home: string, path: string): boolean {
  const [first = '', last] = home.split('*');
  return last === '' && path.startsWith(first);
}

/** Facts that do not stem from the line at which the text ends: that line may be half of one. */
function before(result: ReadResult, line: number): unknown[] {
  return [...result.facts].flatMap(([kind, facts]) =>
    facts.filter(({ source }) => source.line < line).map((fact) => ({ kind, ...fact })),
  );
}

describe('a text that ends anywhere holds no fact that the whole one lacks', () => {
  test.each(MEMBERS)('%s', (path, text) => {
    const whole = read(path, text);
    fc.assert(
      fc.property(fc.nat({ max: text.length }), (end) => {
        const cut = text.slice(0, end);
        const last = cut.split('\n').length;
        // A rule that goes on behind its line, a device name that does: their facts begin one line earlier.
        expect(before(whole, last)).toEqual(expect.arrayContaining(before(read(path, cut), last - 1)));
      }),
      { numRuns: 60 },
    );
  });
});
