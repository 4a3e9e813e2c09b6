import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstLacking } from '../../src/lab/requirements.ts';
import { SCENES } from '../../src/lab/scenes.ts';
import { needs, titleNeeding } from '../support/needs.ts';
import { armHost, hostState, processesIn, type HostState } from './host.ts';
import { fake, LAB, namespaceIn, runLab, standing } from './lab-process.ts';

/** Without archives: the tree alone. */
const QUICK = ['--no-sos', '--no-collector'];

const needed = ['fuse', 'audit', 'sos'] as const;

describe('lab: the command line', () => {
  test('--list names the cases', () => {
    const { status, stdout } = runLab(['--list']);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining(['init-audit', 'init-no-audit', 'user-mount-audit', 'daemon-hung', 'healthy']),
    );
  });

  test.each([
    [['no-such-case'], 'no case "no-such-case"'],
    [['healthy', '--plugin-timeout', 'soon'], 'whole seconds'],
    [['healthy', '--compress', 'rar'], 'gzip or xz'],
    [['healthy', 'init-audit', '--keep'], 'one case'],
    [['healthy', '--frobnicate'], '--frobnicate'],
  ])('%j is refused before anything is touched', (words, why) => {
    const { status, stderr } = runLab(words);
    expect(status).toBe(2);
    expect(stderr).toContain(why);
  });

  test.each(['inside.js', 'guardian.js'])('%s refuses to run in the namespace of the host', (part) => {
    const run = spawnSync(process.execPath, [join(LAB, part), '', 'healthy', tmpdir(), '{}'], { encoding: 'utf8' });
    expect(run.status).not.toBe(0);
    expect(run.stderr).toContain('not in a mount namespace of its own');
  });
});

describe.skipIf(!needs(...needed))(titleNeeding('lab: the real hang', ...needed), { timeout: 60_000 }, () => {
  let folder = '';
  let before: HostState;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unhang-lab-'));
    before = hostState();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function tree(scene: string, ...path: string[]): string {
    return readFileSync(join(folder, scene, 'tree', ...path), 'utf8');
  }
  function stacks(scene: string): Map<string, string> {
    const pids = readdirSync(join(folder, scene, 'tree', 'proc')).filter((name) => /^\d+$/.test(name));
    return new Map(pids.map((pid) => [tree(scene, 'proc', pid, 'comm').trim(), tree(scene, 'proc', pid, 'stack')]));
  }

  interface Hang {
    readonly scene: string;
    readonly sleeps: string;
    readonly audit: boolean;
    readonly victims: readonly string[];
    readonly mounts: number;
  }

  function expectEvidence({ scene, sleeps, audit, victims, mounts }: Hang): void {
    const seen = stacks(scene);
    for (const victim of victims) {
      expect(seen.get(victim)).toContain(sleeps);
      expect(seen.get(victim)?.includes('audit_copy_inode')).toBe(audit);
    }
    expect(tree(scene, 'proc', 'self', 'mounts').match(/ fuse\.gvfs\S* /g)).toHaveLength(mounts);
    expect(tree(scene, 'sos_commands', 'auditd', 'auditctl_-l').includes('unhang-lab')).toBe(audit);
    expect(tree(scene, 'sos_commands', 'auditd', 'auditctl_-s')).toMatch(/^enabled \d$/m);
    const connections = readdirSync(join(folder, scene, 'tree', 'sys/fs/fuse/connections'));
    const waiting = connections.map((id) => Number(tree(scene, 'sys/fs/fuse/connections', id, 'waiting')));
    expect(Math.max(...waiting)).toBeGreaterThan(0);
  }

  // `.ci/run` goes through all the cases; here are as many as it takes to see every part at work.
  test('it hangs, it is diagnosed, and the host is as before', () => {
    const { status, stdout, stderr } = runLab(['daemon-hung', ...QUICK, '--output', folder]);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout).toMatch(/^ok +daemon-hung +tree +confirmed fuse-daemon-hung$/m);
    expect(stdout).toMatch(/^skip +daemon-hung +archive +not asked for$/m);
    expect(hostState()).toEqual(before);
    expect(processesIn(namespaceIn(stderr))).toEqual([]);
    const hang = { sleeps: 'request_wait_answer', audit: false, victims: ['df', 'ls'], mounts: 1 };
    expectEvidence({ scene: 'daemon-hung', ...hang });
  });

  test('without the rule nobody hangs, and nothing is found', () => {
    const run = runLab(['user-mount-no-audit', 'healthy', ...QUICK, '--output', folder]);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stderr).toMatch(/^lab: user-mount-no-audit: df -h returns$/m);
    expect(run.stdout).toMatch(/^ok +user-mount-no-audit +tree +clear$/m);
    expect(run.stdout).toMatch(/^ok +healthy +tree +clear$/m);
    expect(tree('user-mount-no-audit', 'proc', 'self', 'mounts')).toContain('user_id=1000');
    expect(hostState()).toEqual(before);
  });

  test('the real sos gives up on df, its archive says so, and is diagnosed', () => {
    const { status, stdout, stderr } = runLab(['init-audit', '--output', folder, '--plugin-timeout', '5']);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout).toMatch(/^ok +init-audit +tree +confirmed fuse-init-audit$/m);
    expect(stdout).toMatch(/^ok +init-audit +archive +(?:confirmed|probable) fuse-init-audit$/m);
    expect(stdout).toMatch(/^ok +init-audit +collected +confirmed fuse-init-audit$/m);
    expect(stdout).toMatch(/^3 passed, 0 failed, 0 skipped\n$/m);
    expect(hostState()).toEqual(before);
    expect(processesIn(namespaceIn(stderr))).toEqual([]);
    const victims = ['df', 'umount'];
    expectEvidence({ scene: 'init-audit', sleeps: 'fuse_get_req', audit: true, victims, mounts: 2 });

    const scene = join(folder, 'init-audit');
    const archive = readdirSync(scene).find((name) => name.endsWith('.tar.gz')) ?? 'none';
    const log = spawnSync('tar', ['-xzOf', join(scene, archive), '--wildcards', '*/sos_logs/ui.log'], {
      encoding: 'utf8',
    });
    expect(log.stdout).toContain('Plugin filesys timed out');
    const members = spawnSync('tar', ['-tzf', join(scene, archive)], { encoding: 'utf8' }).stdout;
    expect(members).not.toMatch(/filesys\/df_/);
    expect(members).toMatch(/sos_commands\/auditd\/auditctl_-l$/m);
  });

  test('audit rules of the host stay, and a case without audit is left out there', () => {
    const takeAway = armHost(
      ['/etc/group', '-p', 'wa', '-k', 'host-own'],
      ['/etc/passwd', '-p', 'wa', '-k', 'identity'],
    );
    try {
      const armed = hostState();
      expect(armed.auditRules).toContain('host-own');
      const run = runLab(['init-no-audit', 'user-mount-audit', ...QUICK, '--output', folder]);
      expect(run).toMatchObject({ status: 0 });
      expect(run.stderr).toContain('this host has audit rules of its own');
      expect(run.stdout).toMatch(/^ok +user-mount-audit +tree +confirmed fuse-audit-bypass$/m);
      expect(run.stdout).toMatch(/^skip +init-no-audit +tree +see above$/m);
      expect(hostState()).toEqual(armed);
      const hang = { sleeps: 'fuse_get_req', audit: true, victims: ['df'], mounts: 1 };
      expectEvidence({ scene: 'user-mount-audit', ...hang });
    } finally {
      takeAway();
    }
    expect(hostState()).toEqual(before);
  });

  test.each([
    ['the hang does not come about', 'df', 'init-audit', 'exit 0', 'the case did not come about'],
    ['sos fails', 'sos', 'user-mount-no-audit', 'exit 3', 'sos report ended with 3'],
    ['sos leaves nothing', 'sos', 'healthy', 'exit 0', 'sos left no archive'],
  ])('%s: everything is put back, and the lab says no', (_what, program, scene, script, why) => {
    const run = runLab([scene, '--output', folder], fake(folder, program, script));
    expect(run.status).toBe(1);
    expect(run.stdout + run.stderr).toContain(why);
    expect(run.stdout).toMatch(/^\d passed, [123] failed, \d skipped\n$/m);
    expect(hostState()).toEqual(before);
    expect(processesIn(namespaceIn(run.stderr))).toEqual([]);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s while the victims sleep: everything is put back', async (signal, status) => {
    const { child, namespace } = await standing(['init-audit', ...QUICK, '--output', folder], /umount .* sleeps in/);
    child.kill(signal);
    await once(child, 'exit');
    expect(child.exitCode).toBe(status);
    expect(hostState()).toEqual(before);
    expect(processesIn(namespace)).toEqual([]);
  });

  test('SIGINT while sos runs ends it as well, its children included', async () => {
    const env = fake(folder, 'sos', 'case "$*" in *--list-plugins*) exit 0;; esac; sleep 600 & sleep 600');
    const words = ['user-mount-no-audit', '--output', folder];
    const { child, namespace } = await standing(words, /sos report is running/, env);
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(child.exitCode).toBe(130);
    expect(hostState()).toEqual(before);
    expect(processesIn(namespace)).toEqual([]);
  });

  test('a second lab is turned away: audit is shared by the whole host', async () => {
    const { child } = await standing(['init-audit', ...QUICK, '--output', folder], /in mount namespace/);
    const second = runLab(['healthy', ...QUICK, '--output', folder]);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(second).toMatchObject({ status: 75, stderr: 'lab: another lab is running\n' });
  });

  test.each([
    ['the lab, as a user sees it,', 'child'],
    ['its inner part', 'inside'],
    ['its guardian', 'guardian'],
  ] as const)('%s is killed outright: everything is put back', async (_what, part) => {
    const words = ['init-audit', ...QUICK, '--keep', '--output', folder];
    const { child, namespace, ...pids } = await standing(words, /umount .* sleeps in/);
    process.kill(part === 'child' ? (child.pid ?? 0) : pids[part], 'SIGKILL');
    await once(child, 'exit');
    await expect.poll(hostState, { timeout: 15_000 }).toEqual(before);
    await expect.poll(() => processesIn(namespace), { timeout: 15_000 }).toEqual([]);
    expect(hostState()).toEqual(before);
  });

  /** What each leaves behind is of another sort: a pipe, a loop device, a thaw, a stopped daemon, thousands of mounts. */
  const others = ['self-deadlock', 'dead-endpoint', 'autofs-indirect', 'frozen', 'audit-backlog', 'many-mounts'];
  const makeable = SCENES.filter(({ name, requires }) => others.includes(name) && firstLacking(requires) === undefined);

  test.each(makeable.map(({ name }) => name))('%s is killed outright: everything is put back', async (scene) => {
    const { child, inside, namespace } = await standing([scene, ...QUICK, '--keep', '--output', folder], /kept until/);
    expect(hostState()).not.toEqual(before);
    process.kill(inside, 'SIGKILL');
    await once(child, 'exit');
    await expect.poll(hostState, { timeout: 15_000 }).toEqual(before);
    await expect.poll(() => processesIn(namespace), { timeout: 15_000 }).toEqual([]);
    expect(hostState()).toEqual(before);
  });
});
