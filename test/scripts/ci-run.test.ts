import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { TOP } from './small-copy.ts';

/** Stands for npm: what each call does is a line of shell, by the call's words. */
const ALL_WELL: Readonly<Record<string, string>> = {
  'ci *': ':',
  'run --silent *': ':',
  test: 'echo "UNHANG_NO_SKIP=$UNHANG_NO_SKIP"; echo "5 passed, 0 failed, 1 skipped"',
  'install *': `for word; do case $previous in --prefix) to=$word;; esac; previous=$word; package=\${word%@*}; done
    mkdir -p "$to/node_modules/$package/bin"
    printf '#!/bin/sh\\necho "7 passed, 0 failed, 0 skipped"\\n' >"$to/node_modules/$package/bin/node"
    chmod 755 "$to/node_modules/$package/bin/node"`,
};

/** Steps that say nothing but their status: install, drift, build, types, lint, unused code, licences, fuzz. */
const SILENT = 8;

describe.skipIf(process.platform !== 'linux')('.ci/run', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unhang-ci-'));
    mkdirSync(join(folder, 'tmp'));
    cpSync(join(TOP, '.ci'), join(folder, '.ci'), { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function prepare(calls: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    const cases = Object.entries({ ...ALL_WELL, ...calls })
      // What a test says of a call goes before what stands for all of its kind.
      .sort(([a], [b]) => Number(a.endsWith('*')) - Number(b.endsWith('*')))
      .map(([words, line]) => `${words.replaceAll(' ', '\\ ')}) ${line};;`);
    mkdirSync(join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'bin/npm'), `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n*) exit 99;;\nesac\n`);
    chmodSync(join(folder, 'bin/npm'), 0o755);
    return { ...process.env, PATH: `${folder}/bin:${process.env['PATH'] ?? ''}`, TMPDIR: join(folder, 'tmp') };
  }

  function ci(calls: Readonly<Record<string, string>> = {}): { status: number | null; last: string; stdout: string } {
    const { status, stdout } = spawnSync(join(folder, '.ci/run'), [], { encoding: 'utf8', env: prepare(calls) });
    return { status, stdout, last: stdout.trimEnd().split('\n').at(-1) ?? '' };
  }

  test('all is well: tests and checks are counted together, in the last line', () => {
    const run = ci();
    expect(run).toMatchObject({ status: 0, last: `${SILENT + 5 + 7} passed, 0 failed, 1 skipped` });
    expect(run.stdout).toContain('UNHANG_NO_SKIP=1');
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  test.each([
    ['a check', { 'run --silent lint': 'exit 3' }, 'FAILED: lint (exit status 3)', [SILENT + 11, 1, 1]],
    ['tests', { test: 'echo "4 passed, 2 failed, 0 skipped"; exit 1' }, 'FAILED: tests (exit', [SILENT + 11, 2, 0]],
    ['tests that say nothing', { test: 'exit 1' }, 'FAILED: tests (exit status 1)', [SILENT + 7, 1, 0]],
    [
      'tests, and yet none of them',
      { test: 'echo "4 passed, 0 failed, 0 skipped"; exit 1' },
      'FAILED: tests (exit status 1)',
      [SILENT + 11, 1, 0],
    ],
    ['the installation, after which nothing is tried', { 'ci *': 'exit 1' }, 'FAILED: install', [0, 1, 0]],
    ['Node 24', { 'install *': 'exit 1' }, 'FAILED: the core on Node 24', [SILENT + 5, 1, 1]],
  ])('%s may fail', (_what, calls, told, [passed, failed, skipped]) => {
    const run = ci(calls);
    expect(run).toMatchObject({ status: 1, last: `${passed} passed, ${failed} failed, ${skipped} skipped` });
    expect(run.stdout).toContain(told);
  });

  const lingering = 'setsid sleep 987 & echo "5 passed, 0 failed, 1 skipped"';

  test('what a step leaves running is ended, and told', () => {
    const run = ci({ test: lingering });
    expect(run).toMatchObject({ status: 0, last: `${SILENT + 5 + 7} passed, 0 failed, 1 skipped` });
    expect(run.stdout).toMatch(/^left running, and ended: tests: sleep 987;$/m);
    expect(spawnSync('pgrep', ['-f', '^sleep 987$']).status).toBe(1);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s in the middle leaves nothing behind', async (signal, status) => {
    const env = prepare({ test: 'setsid sleep 986 & echo "it runs"; sleep 985' });
    const child = spawn(join(folder, '.ci/run'), [], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    for await (const line of createInterface({ input: child.stdout })) if (line === 'it runs') break;
    child.stdout.resume();
    child.kill(signal);
    await once(child, 'exit');
    expect(child.exitCode).toBe(status);
    expect(spawnSync('pgrep', ['-f', '^sleep 98[56]$']).status).toBe(1);
    expect(existsSync(join(folder, 'tmp')) && readdirSync(join(folder, 'tmp'))).toEqual([]);
  });
});
