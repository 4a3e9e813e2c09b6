import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { SAMPLE } from '../../scripts/make-sample.mjs';
import { TOP } from './small-copy.ts';

const wanted = process.env['UNHANG_NO_SKIP'] === '1';
const reason = ' (skipped: it installs every package; UNHANG_NO_SKIP=1 npm test -- test/scripts/fresh-copy.test.ts)';

describe.skipIf(!wanted)(`npm start in a fresh copy${wanted ? '' : reason}`, { timeout: 300_000 }, () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unhang-fresh-'));
    const left = /^(?:node_modules|dist|dist\..*|coverage|data|lab-out|\.git|.*\.tmp)$/;
    for (const name of readdirSync(TOP).filter((name) => !left.test(name))) {
      cpSync(join(TOP, name), join(folder, name), { recursive: true });
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  // In this order: the second needs what the first installs.
  test('-- diagnose: installs, builds and answers; the paths are those of the caller', () => {
    const words = ['--prefix', folder, '--silent', 'start', '--', 'diagnose', `../${SAMPLE}`, '--format', 'json'];
    const run = spawnSync('npm', words, { cwd: join(folder, 'src'), encoding: 'utf8', env: environment() });
    expect({ status: run.status, stderr: run.stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^Installing .* … done in \d+ s\nBuilding … done in \d+ s\n$/) as unknown,
    });
    expect(JSON.parse(run.stdout)).toMatchObject({ verdict: { status: 'confirmed', rule: 'fuse-init-audit' } });
  });

  test('alone: shows the sample, serves, and ends with all its children', async () => {
    const child = spawn('npm', ['start'], { cwd: folder, env: environment(), detached: true });
    onTestFinished(() => endGroup(child));
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.resume();
    await expect.poll(() => said, { timeout: 30_000 }).toMatch(/Ctrl-C stops it/);
    expect(said).toMatch(/^✗ CONFIRMED/m);
    const url = /unhang serves its API on (http:\/\/127\.0\.0\.1:\d+) /.exec(said)?.[1] ?? '';

    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const words = ['-sS', '-X', 'POST', '-T', join(folder, SAMPLE), '-H', 'Accept: text/plain', `${url}/v1/diagnoses`];
    const curl = spawnSync('curl', words, { encoding: 'utf8' });
    expect(curl).toMatchObject({ status: 0, stderr: '' });
    expect(curl.stdout).toMatch(/^✗ CONFIRMED/);

    child.kill('SIGTERM');
    await once(child, 'exit');
    await expect.poll(() => processesOf(child.pid ?? 0), { timeout: 10_000 }).toEqual([]);
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
  });
});

/** As a newcomer has it: without what npm told this run of the tests. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD$|NODE_|VITEST|TEST$)/.test(name));
  return Object.fromEntries(kept);
}

/** Of its process group, zombies aside. */
function processesOf(group: number): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pgid=,stat=,args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => new RegExp(`^ *${group} +[^Z ]`).test(line));
}

function endGroup(child: ChildProcess): void {
  if (child.pid !== undefined && processesOf(child.pid).length > 0) process.kill(-child.pid, 'SIGKILL');
}
