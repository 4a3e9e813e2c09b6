import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectorScript } from '../../src/core/collector/script.ts';
import { needs } from '../support/needs.ts';
import { SHELLS, temporaryFolder } from './collector.ts';

/** All of the script but its last lines, which run it; then what is to be tried. */
function trying(command: readonly [string, ...string[]], lines: string): string {
  const script = collectorScript('en');
  const functions = script.slice(0, script.lastIndexOf('\nmain "$@"'));
  const run = spawnSync(command[0], command.slice(1), {
    input: `${functions}\n${lines}\n`,
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(run.stderr).toBe('');
  return run.stdout;
}

describe.each(SHELLS)('%s', (name, command) => {
  test.skipIf(!needs(name))('nothing at or below a foreign mount point is looked at', () => {
    const foreign = ['/mnt/nas', '/proc/uptime', '/mnt/a\\040b', '/mnt/[x]*', '/home', '/'].join('\n');
    const paths = ['/mnt/nas', '/mnt/nas/deep/er', '/mnt/nasty', '/mnt', '/proc/uptime', '/proc/stat', '/mnt/[x]*/y'];
    const lines = paths.map((path) => `if is_foreign '${path}'; then echo '${path}'; fi`);
    // Patterns go on to work.
    const globbing = 'set -- /pro[c]; echo "$1"';
    expect(
      trying(command, `foreign='${foreign}'\n${lines.join('\n')}\n${globbing}`)
        .trim()
        .split('\n'),
    ).toEqual(['/mnt/nas', '/mnt/nas/deep/er', '/proc/uptime', '/mnt/[x]*/y', '/proc']);
  });

  test.skipIf(!needs(name))('without the mount table all but the kernel is foreign', () => {
    const paths = ['/proc/stat', '/sys/block', '/dev/shm', '/tmp', '/var/log', '/etc'];
    const lines = paths.map((path) => `if is_foreign '${path}'; then echo '${path}'; fi`);
    expect(trying(command, `foreign_known=no\n${lines.join('\n')}`)).toBe('/tmp\n/var/log\n/etc\n');
  });

  test.skipIf(!needs(name))('a process may be called anything', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'collector/first'), { recursive: true });
    const stat = (pid: number, comm: string, flags: number): string =>
      `${pid} (${comm}) S 1 2 3 0 -1 ${flags} 0 0 0 0 1 2 0 0 20 0 1 0 99 1000 10 0 0 0 0 0 0 0 0 0 0 0 0 0\n`;
    const file = (name: string): string => join(root, 'collector/first', name);
    writeFileSync(
      file('stat'),
      stat(7, 'df', 4194304) + stat(8, ') S 1 (x', 4194304) + stat(9, 'a b', 4194560) + stat(2, 'kthreadd', 2129984),
    );
    writeFileSync(file('wchan'), '/proc/7/wchan:fuse_get_req\n/proc/9/wchan:0\n/proc/2/wchan:kthreadd\n');
    trying(command, `root='${root}'; tabulate_tasks '${join(root, 'collector/first')}'`);
    expect(readFileSync(join(root, 'collector/processes'), 'utf8').split('\n')).toEqual([
      'PID PPID S WCHAN COMMAND',
      '7 1 S fuse_get_req df',
      '8 1 S - ) S 1 (x',
      '9 1 S - a b',
      '2 1 S kthreadd [kthreadd]',
      '',
    ]);
    expect(trying(command, `pick_tasks '${join(root, 'collector/first')}'`)).toBe('7\n');
  });

  test.skipIf(!needs(name))('passwords in fstab are masked, and nothing else in it', () => {
    const root = temporaryFolder();
    const line =
      '//nas/x /mnt/x cifs user=me,password=hunter2,rw 0 0\n/dev/sda1 / ext4 rw 0 1\n//n/y /y cifs pass=geheim\t0 0\n';
    writeFileSync(join(root, 'fstab'), line);
    trying(command, `root='${root}/to'; take_masked '${root}/fstab'`);
    expect(readFileSync(join(root, `to${root}/fstab`), 'utf8')).toBe(
      line.replace('hunter2', '********').replace('geheim', '********'),
    );
  });

  test.skipIf(!needs(name))('half an answer is set aside', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'sos_commands/rpm'), { recursive: true });
    writeFileSync(join(root, 'sos_commands/rpm/rpm_-qa'), 'half');
    trying(command, `root='${root}'; set_aside sos_commands/rpm/rpm_-qa`);
    expect(readFileSync(join(root, 'collector/incomplete/sos_commands_rpm_rpm_-qa'), 'utf8')).toBe('half');
  });
});
