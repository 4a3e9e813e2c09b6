import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { needs, titleNeeding } from '../support/needs.ts';
import { hostState, processesIn, type HostState } from './host.ts';

const lab = fileURLToPath(new URL('../../lab/run.mjs', import.meta.url));
const needed = ['fuse', 'audit', 'sos'] as const;

function runLab(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [lab, ...words], { encoding: 'utf8' });
}

describe('lab: the command line', () => {
  test('--list names the cases', () => {
    const { status, stdout } = runLab('--list');
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
    const { status, stderr } = runLab(...words);
    expect(status).toBe(2);
    expect(stderr).toContain(why);
  });

  test('the part that kills and unmounts refuses to run in the namespace of the host', () => {
    for (const part of ['inside.mjs', 'guardian.mjs']) {
      const run = spawnSync(process.execPath, [join(lab, '..', part), 'healthy', tmpdir(), '{}'], { encoding: 'utf8' });
      expect(run.status).not.toBe(0);
      expect(run.stderr).toContain('not in a mount namespace of its own');
    }
  });
});

describe.skipIf(!needs(...needed))(titleNeeding('lab: the real hang', ...needed), () => {
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

  test.each([
    { scene: 'init-audit', sleeps: 'fuse_get_req', audit: true, victims: ['df', 'umount'], mounts: 2 },
    { scene: 'init-no-audit', sleeps: 'fuse_get_req', audit: false, victims: ['df', 'umount'], mounts: 1 },
    { scene: 'user-mount-audit', sleeps: 'fuse_get_req', audit: true, victims: ['df'], mounts: 1 },
    { scene: 'daemon-hung', sleeps: 'request_wait_answer', audit: false, victims: ['df', 'ls'], mounts: 1 },
  ])('$scene: the victims sleep in $sleeps, and the host is as before', ({ scene, sleeps, audit, victims, mounts }) => {
    const { status, stderr } = runLab(scene, '--no-sos', '--output', folder);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(hostState()).toEqual(before);
    expect(processesIn(namespaceIn(stderr))).toEqual([]);

    const seen = stacks(scene);
    for (const victim of victims) {
      expect(seen.get(victim)).toContain(sleeps);
      expect(seen.get(victim)?.includes('audit_copy_inode')).toBe(audit);
    }
    expect(tree(scene, 'proc', 'self', 'mounts').match(/ fuse\.gvfs\S* /g)).toHaveLength(mounts);
    expect(tree(scene, 'sos_commands', 'auditd', 'auditctl_-l').includes('unhang-lab')).toBe(audit);
  });

  test('user-mount-no-audit: nobody hangs without the rule', () => {
    expect(runLab('user-mount-no-audit', '--no-sos', '--output', folder).status).toBe(0);
    expect(tree('user-mount-no-audit', 'proc', 'self', 'mounts')).toContain('user_id=1000');
    expect(hostState()).toEqual(before);
  });

  test('the real sos gives up on df, and its archive says so', { timeout: 180_000 }, () => {
    const { status, stderr } = runLab('init-audit', '--output', folder, '--plugin-timeout', '8');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(hostState()).toEqual(before);
    expect(processesIn(namespaceIn(stderr))).toEqual([]);

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

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s in the middle: everything is put back', async (signal) => {
    const { child, scene, namespace } = await standing(folder);
    child.kill(signal);
    await once(child, 'exit');
    expect(child.exitCode).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]);
    expect(existsSync(join(folder, scene, 'tree'))).toBe(true);
    expect(hostState()).toEqual(before);
    expect(processesIn(namespace)).toEqual([]);
  });

  test('a second lab is turned away: audit is shared by the whole host', async () => {
    const { child } = await standing(folder);
    const second = runLab('healthy', '--no-sos', '--output', folder);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(second).toMatchObject({ status: 75, stderr: 'lab: another lab is running\n' });
  });

  test('killed outright in the middle: the guardian puts everything back', async () => {
    const { child, inside, namespace } = await standing(folder);
    process.kill(inside, 'SIGKILL');
    await once(child, 'exit');
    await expect.poll(hostState, { timeout: 15_000 }).toEqual(before);
    await expect.poll(() => processesIn(namespace), { timeout: 15_000 }).toEqual([]);
  });
});

/** A lab whose scene stands until it is told to stop. */
interface Standing {
  readonly child: ChildProcess;
  readonly scene: string;
  /** The process that runs the lab inside its namespace. */
  readonly inside: number;
  readonly namespace: string;
}

function namespaceIn(stderr: string): string {
  const found = /in mount namespace (\S+)/.exec(stderr)?.[1];
  if (found === undefined) throw new Error(`no namespace in: ${stderr}`);
  return found;
}

async function standing(folder: string): Promise<Standing> {
  const scene = 'init-audit';
  const child = spawn(process.execPath, [lab, scene, '--no-sos', '--keep', '--output', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGTERM');
  });
  let said = '';
  for await (const line of createInterface({ input: child.stderr })) {
    said += `${line}\n`;
    const inside = /nsenter -t (\d+) /.exec(line)?.[1];
    if (inside !== undefined) return { child, scene, inside: Number(inside), namespace: namespaceIn(said) };
  }
  throw new Error(`the lab ended before its scene stood: ${said}`);
}
