import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { collectorScript } from '../../src/core/collector/script.ts';
import { VERSION } from '../../src/core/version.ts';
import { needs, titleNeeding } from '../support/needs.ts';
import {
  collectAside,
  diagnosed,
  leftovers,
  list,
  onlyFile,
  ownPath,
  runCollector,
  scriptFile,
  SHELLS,
  startCollector,
  temporaryFolder,
  untar,
} from './collector.ts';

/** The second look at once, for tests that are not about it. */
const AT_ONCE = ['--pause', '0'];

describe.each(SHELLS)('%s, on this machine', (name, command) => {
  test.skipIf(!needs(name))(titleNeeding('makes an archive that reads like a sosreport', name), async () => {
    const into = join(temporaryFolder(), 'a folder of  mine');
    mkdirSync(into);
    const run = runCollector(command, [scriptFile(), '-o', into]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const archive = onlyFile(into);
    expect(run.stdout.toString()).toContain(`\n${archive}\n`);
    const { bundle, facts, verdict } = await diagnosed(archive);
    expect(bundle).toMatchObject({ generator: `unhang ${VERSION}`, complete: true, format: 'tar.gz' });
    expect(bundle.host).toBeTruthy();
    expect(bundle.kernel).toBeTruthy();
    expect(bundle.capturedAt).toBeTruthy();
    for (const kind of ['mounts', 'processes', 'hosts', 'kernels', 'releases', 'captures', 'tasks']) {
      expect(facts, kind).toHaveProperty(kind);
    }
    expect(facts['mounts']).toBeGreaterThan(2);
    expect(facts['processes']).toBeGreaterThan(2);
    // Who is not root is not shown where the tasks of others sleep.
    if (process.getuid?.() === 0) expect(verdict.status).not.toBe('insufficient');
    const steps = untar(archive, `${bundle.root}/collector/steps`);
    expect(steps).toMatch(/^done \d+ second look$/m);
    expect(steps).not.toMatch(/^timed-out/m);
    const members = untar(archive);
    for (const look of ['first', 'second']) expect(members).toContain(`/collector/${look}/wchan\n`);
  });
});

test('by way of ssh: the script comes on standard input, the archive leaves on standard output', async () => {
  const run = runCollector(['sh', '-s', '--', '-o', '-', ...AT_ONCE], [], collectorScript('en'));
  expect(run.status).toBe(0);
  expect(run.stderr).toContain('the archive went to standard output');
  const archive = join(temporaryFolder(), 'host.tar.gz');
  writeFileSync(archive, run.stdout);
  expect((await diagnosed(archive)).bundle).toMatchObject({ generator: `unhang ${VERSION}`, complete: true });
});

describe('what this host may lack', () => {
  test.each([
    ['gzip', ['gzip'], /\.tar$/],
    ['timeout', ['timeout'], /\.tar\.gz$/],
    ['procps', ['ps'], /\.tar\.gz$/],
  ])('%s', async (_what, without, suffix) => {
    const into = temporaryFolder();
    const run = await collectAside(['-o', into, '--path', ownPath(without), ...AT_ONCE]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(onlyFile(into)).toMatch(suffix);
    const { bundle, facts } = await diagnosed(onlyFile(into));
    expect(bundle.complete).toBe(true);
    expect(facts['processes']).toBeGreaterThan(2);
  });

  test.skipIf(!needs('busybox'))(titleNeeding('tar, and BusyBox has one', 'busybox'), async () => {
    const into = temporaryFolder();
    expect(await collectAside(['-o', into, '--path', ownPath(['tar']), ...AT_ONCE])).toMatchObject({ status: 0 });
    expect((await diagnosed(onlyFile(into))).bundle.complete).toBe(true);
  });

  test('anything that makes an archive: the folder is kept, and named', async () => {
    const into = temporaryFolder();
    const run = await collectAside(['-o', into, '--path', ownPath(['tar', 'busybox', 'cpio', 'pax']), ...AT_ONCE]);
    expect(run.status).toBe(1);
    const kept = /^unhang collect: no archive could be made\. .*: (\/\S+)$/m.exec(run.stdout.toString())?.[1] ?? '';
    onTestFinished(() => {
      rmSync(join(kept, '../..'), { recursive: true, force: true });
    });
    expect(readdirSync(kept)).toEqual(expect.arrayContaining(['proc', 'collector', 'version.txt']));
    expect(readdirSync(into)).toEqual([]);
  });
});

describe('a step that does not come back', () => {
  const HANGS = '#!/bin/sh\nexec sleep 1000.4242\n';
  const alive = (): string[] =>
    spawnSync('ps', ['axo', 'args'], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => line === 'sleep 1000.4242');

  test.each([
    ['with timeout', []],
    ['with a watchdog of its own', ['timeout']],
  ])('is left behind and named, %s', async (_what, without) => {
    const into = temporaryFolder();
    const run = await collectAside(['-o', into, '--path', ownPath(without, { uname: HANGS, ps: HANGS }), ...AT_ONCE]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const { bundle, facts } = await diagnosed(onlyFile(into));
    const steps = untar(onlyFile(into), `${bundle.root}/collector/steps`);
    expect(steps).toMatch(/^timed-out \d+ uname -a$/m);
    await expect.poll(alive).toEqual([]);
    // Our own list of processes takes the place of the one that did not come.
    expect(facts['processes']).toBeGreaterThan(2);
    expect(facts['timeouts']).toBeGreaterThan(0);
  });
});

describe('where the result goes', () => {
  test('a directory that is not there is refused, and nothing stays', async () => {
    const child = startCollector(['-o', '/nonexistent/unhang']);
    const [status] = (await once(child, 'close')) as [number];
    expect(status).toBe(1);
    expect(leftovers(child.pid)).toEqual([]);
  });

  test('one that cannot be written to costs nobody the result', async () => {
    const run = await collectAside(['-o', '/proc', ...AT_ONCE]);
    expect(run.status).toBe(1);
    const kept = / (\/\S+)$/m.exec(run.stdout.toString().trimEnd().split('\n').at(-1) ?? '')?.[1];
    // Whoever is not root was refused before.
    if (kept === undefined) expect(run.stderr).toContain('not a directory that can be written to: /proc');
    else {
      expect(existsSync(join(kept, 'version.txt'))).toBe(true);
      rmSync(join(kept, '../..'), { recursive: true, force: true });
    }
  });

  test('a run that is stopped leaves nothing', async () => {
    const child = startCollector([]);
    if (child.stdout === null) throw new Error('no pipe');
    await once(createInterface({ input: child.stdout }), 'line');
    child.kill('SIGTERM');
    const [status] = (await once(child, 'close')) as [number | null];
    expect(status).toBe(143);
    expect(leftovers(child.pid)).toEqual([]);
  });
});

describe('what may be secret', () => {
  test('arguments of processes come along, and not with --no-cmdline; environments never do', async () => {
    const secret = spawn('sleep', ['1000.0427'], { env: { UNHANG_SECRET: 'hunter-0427' }, stdio: 'ignore' });
    onTestFinished(() => {
      secret.kill('SIGKILL');
    });
    const [open, closed] = [temporaryFolder(), temporaryFolder()];
    const [one, two] = await Promise.all([
      collectAside(['-o', open, ...AT_ONCE]),
      collectAside(['-o', closed, '--no-cmdline', ...AT_ONCE]),
    ]);
    expect([one.status, two.status]).toEqual([0, 0]);
    expect(one.stdout.toString()).toContain('may hold secrets');
    const text = (folder: string): string =>
      untar(onlyFile(folder), '--wildcards', '*/sos_commands/process/*', '*/proc/*');
    expect(text(open)).toContain('1000.0427');
    expect(text(closed)).not.toContain('1000.0427');
    for (const folder of [open, closed]) expect(text(folder)).not.toContain('hunter-0427');
  });

  test('without --no-logs there are logs, with it there are none', async () => {
    const into = temporaryFolder();
    expect(await collectAside(['-o', into, '--no-logs', ...AT_ONCE])).toMatchObject({ status: 0 });
    expect(untar(onlyFile(into))).not.toMatch(/kernel\/dmesg$|journalctl|var\/log/m);
  });
});

describe('the command line', () => {
  test.each([
    [['--frobnicate'], 'unknown option (see --help): --frobnicate'],
    [['-o'], '-o needs a value'],
    [['--path='], '--path needs a value'],
    [['--pause', 'soon'], '--pause takes whole seconds from 0 to 9'],
    [['folder'], 'unknown option (see --help): folder'],
  ])('%j is wrong usage', (args, why) => {
    const run = runCollector(['sh', scriptFile()], args);
    expect(run).toMatchObject({ status: 2, stderr: `unhang collect: ${why}\n` });
  });

  test.each([
    ['--help', /^usage: sh collect\.sh/],
    ['-h', /^usage: sh collect\.sh/],
    ['--version', new RegExp(`^unhang collect ${VERSION.replaceAll('.', '\\.')}\\n$`)],
  ])('%s', (option, said) => {
    const run = runCollector(['sh', scriptFile()], [option]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout.toString()).toMatch(said);
  });

  test('the help fits into 80 columns, and tells of every option', () => {
    const help = runCollector(['sh', scriptFile()], ['--help']).stdout.toString();
    const known = [...collectorScript('en').matchAll(/^ {6}(?:-\w \| )*(--[\w-]+)/gm)].map(([, option = '']) => option);
    expect(help.split('\n').filter((line) => line.length > 82)).toEqual([]);
    for (const option of known.filter((name) => !['--output', '--help'].includes(name)))
      expect(help).toContain(`  ${option}`);
    expect(list('/dev/shm').filter((name) => name.startsWith('unhang-help'))).toEqual([]);
  });
});
