import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { problemsOf } from '../../scripts/check-licences.mjs';
import { linesOf, logWriters, randomFrom } from '../../scripts/lib/bench-text.mjs';
import { measure, median } from '../../scripts/lib/measure.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { tarEnd, tarMember } from '../../scripts/lib/tar-writer.mjs';
import { countLine, skippedByFile } from '../../scripts/lib/test-report.mjs';
import { sampleIsCurrent, sampleTar } from '../../scripts/make-sample.mjs';
import { needs, titleNeeding } from '../support/needs.ts';
import { TOP } from './small-copy.ts';

describe('the sample', () => {
  test('two runs make the same bytes', () => {
    expect(sampleTar().equals(sampleTar())).toBe(true);
  });

  test('tar reads it, and its root is one folder', () => {
    const { status, stdout } = spawnSync('tar', ['-tf', '-'], { input: sampleTar(), encoding: 'utf8' });
    expect(status).toBe(0);
    const names = stdout.trimEnd().split('\n');
    expect(new Set(names.map((name) => name.split('/')[0])).size).toBe(1);
    expect(new Set(names).size).toBe(names.length);
    expect(names.some((name) => name.endsWith('/proc/mounts'))).toBe(true);
  });

  test.skipIf(!needs('xz'))(titleNeeding('the committed one is what its evidence makes', 'xz'), () => {
    expect(sampleIsCurrent()).toBe(true);
  });
});

describe('tar', () => {
  const body = Buffer.from('x'.repeat(513));

  test('members are padded, and the end fills a record', () => {
    const chunks = [...(tarMember('a/b', body.length, [body], 0) as Iterable<Buffer>)]; // it yields nothing else
    const size = chunks.reduce((sum, { length }) => sum + length, 0);
    expect(size).toBe(512 + 1024);
    const whole = Buffer.concat([...chunks, tarEnd(size)]);
    expect(whole.length % 10_240).toBe(0);
    const read = spawnSync('tar', ['-xOf', '-', 'a/b'], { input: whole });
    expect(read.stdout.equals(body)).toBe(true);
  });

  test('a long path is split, and one that ustar cannot hold is refused', () => {
    const long = `${'d'.repeat(90)}/${'e'.repeat(60)}/${'f'.repeat(90)}`;
    const chunks = [...(tarMember(long, 0, [], 0) as Iterable<Buffer>)]; // it yields nothing else
    const list = spawnSync('tar', ['-tf', '-'], { input: Buffer.concat([...chunks, tarEnd(512)]), encoding: 'utf8' });
    expect(list.stdout).toBe(`${long}\n`);
    expect(() => Buffer.concat([...(tarMember('x'.repeat(101), 0, [], 0) as Iterable<Buffer>)])).toThrow(
      'too long a path',
    );
  });
});

describe('the text of the bench', () => {
  const hashOf = (seed: number): string => {
    const { syslog } = logWriters(randomFrom(seed) as () => number); // which is what it gives
    const hash = createHash('sha256');
    for (const chunk of linesOf(100_000, syslog) as Iterable<Buffer>) hash.update(chunk); // it yields nothing else
    return hash.digest('hex');
  };

  test('the same seed gives the same bytes, another one others', () => {
    expect(hashOf(1)).toBe(hashOf(1));
    expect(hashOf(1)).not.toBe(hashOf(2));
  });

  test.each([1, 20, 1 << 20, (1 << 20) + 7])('exactly %d bytes, and a whole last line', (size) => {
    const bytes = Buffer.concat([...(linesOf(size, () => 'twelve bytes') as Iterable<Buffer>)]); // it yields nothing else
    expect(bytes.length).toBe(size);
    expect(bytes.at(-1)).toBe(0x0a);
  });
});

describe('measuring', () => {
  test.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test.skipIf(process.platform !== 'linux')('time, status and the memory of children as well', async () => {
    const grow = 'const x = Buffer.alloc(64e6, 1); setTimeout(() => process.exit(x.length > 0 ? 3 : 0), 400)';
    const result = await measure('sh', ['-c', '"$0" -e "$1"; exit $?', process.execPath, grow], {
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    expect(result.status).toBe(3);
    expect(result.cpu).toBeGreaterThan(0);
    expect(result.seconds).toBeGreaterThan(0.4);
    expect(result.peakMB).toBeGreaterThan(64);
  });
});

describe('running', () => {
  test.each([
    ['exit 5', 5],
    ['kill -TERM $$', 143],
    ['kill -KILL $$', 137],
  ])('sh -c %j gives %d', async (script, status) => {
    expect(await run('sh', ['-c', script], { stdio: 'ignore' })).toBe(status);
  });
});

describe.skipIf(process.platform === 'win32')('a shell between npm and us that dies of a signal', () => {
  const start = `import(${JSON.stringify(`${TOP}scripts/lib/run.mjs`)}).then(({ run }) => run('sleep', ['600']))`;

  test.each([
    ['takes the child along', { npm_lifecycle_event: 'start' }, true],
    ['is nobody’s business without npm', {}, false],
  ])('%s', async (_what, env, ends) => {
    const { npm_lifecycle_event: _event, ...outside } = process.env;
    // Something behind the command, or the shell would become it.
    const shell = spawn('sh', ['-c', '"$0" -e "$1"; exit $?', process.execPath, start], {
      stdio: 'ignore',
      env: { ...outside, ...env },
      detached: true,
    });
    const group = shell.pid ?? 0;
    onTestFinished(() => {
      if (running(group).length > 0) process.kill(-group, 'SIGKILL');
    });
    await expect.poll(() => running(group).some((line) => line.includes('sleep 600')), { timeout: 5000 }).toBe(true);
    shell.kill('SIGTERM');
    if (ends) await expect.poll(() => running(group), { timeout: 5000 }).toEqual([]);
    else await expect.poll(() => running(group).length, { timeout: 5000 }).toBe(2);
  });

  function running(group: number): string[] {
    const { stdout } = spawnSync('ps', ['-eo', 'pgid=,stat=,args='], { encoding: 'utf8' });
    return stdout.split('\n').filter((line) => new RegExp(`^ *${group} +[^Z ]`).test(line));
  }
});

describe('what npm test counts', () => {
  const outcome = (title: string, status: string, ...ancestorTitles: string[]): object => ({
    title,
    status,
    ancestorTitles,
  });
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { name: `${TOP}test/a.test.ts`, status: 'passed', assertionResults: [outcome('works', 'passed')] },
      {
        name: `${TOP}test/b.test.ts`,
        status: 'passed',
        assertionResults: [
          outcome('one', 'skipped', 'lab (skipped: not root)'),
          outcome('two', 'pending', 'lab (skipped: not root)'),
          outcome('later', 'todo'),
        ],
      },
    ],
  };
  const unloaded = { name: `${TOP}test/c.test.ts`, status: 'failed', assertionResults: [] };

  test.each([
    ['all is well', report, 0, '3 passed, 0 failed, 3 skipped'],
    ['tests fail', { ...report, numFailedTests: 2 }, 1, '3 passed, 2 failed, 3 skipped'],
    ['a file does not load', { ...report, testResults: [unloaded] }, 1, '3 passed, 1 failed, 3 skipped'],
    ['vitest fails for another reason', report, 1, '3 passed, 1 failed, 3 skipped'],
  ])('%s', (_what, counted, status, line) => {
    expect(countLine(counted, status)).toBe(line);
  });

  test('who was skipped, and why', () => {
    expect(skippedByFile(report)).toEqual(['  test/b.test.ts: lab (skipped: not root); later (3)']);
  });
});

describe('licences of the lock file', () => {
  const integrity = `sha512-${'A'.repeat(86)}==`;
  const sound = { version: '1.0.0', license: 'MIT', integrity };

  test.each([
    ['sound', sound, []],
    ['another licence', { ...sound, license: 'GPL-3.0-only' }, ['has a licence that is not on the list: GPL-3.0-only']],
    ['no licence', { version: '1.0.0', integrity }, ['states no licence']],
    ['no checksum', { ...sound, integrity: undefined }, ['has no integrity']],
    ['a weak checksum', { ...sound, integrity: 'sha1-AAAA' }, ['has a checksum that is not SHA-512']],
    ['a link', { ...sound, link: true }, ['is a link, not a package']],
    ['an address', { ...sound, resolved: 'https://r.example/x.tgz' }, ['has a resolved address']],
  ])('%s', (_what, locked, problems) => {
    expect(problemsOf(['node_modules/not-installed-here', locked])).toEqual(
      problems.map((problem) => `not-installed-here 1.0.0: ${problem}`),
    );
  });

  test('an exception for tools is none for what is shipped', () => {
    const tool = { ...sound, license: 'MPL-2.0', dev: true };
    expect(problemsOf(['node_modules/lightningcss-other-platform', tool])).toEqual([]);
    expect(problemsOf(['node_modules/lightningcss-other-platform', { ...tool, dev: false }])).toHaveLength(1);
  });

  test('ours are', () => {
    const check = spawnSync(process.execPath, [`${TOP}scripts/check-licences.mjs`], { encoding: 'utf8' });
    expect(check).toMatchObject({ status: 0, stderr: '' });
  });
});
