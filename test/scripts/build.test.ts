import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallCopy, type Copy } from './small-copy.ts';

const rule = 'title: { en: A, zh-CN: B }\n';

describe('a build is made when, and only when, its sources are others', () => {
  let copy: Copy;

  beforeAll(() => {
    copy = smallCopy();
  });
  afterAll(() => {
    copy.remove();
  });

  function answer(): string {
    return spawnSync(process.execPath, [copy.at('dist/cli/main.js')], { encoding: 'utf8' }).stdout;
  }

  // In this order: each goes on from where the one before ended.
  test('first of all', () => {
    const { status, stdout, stderr } = copy.run('ensure.mjs');
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '',
      stderr: expect.stringMatching(/^Building … done in \d+ s\n$/) as unknown,
    });
    expect(answer()).toBe('one\n');
    expect(statSync(copy.at('dist/cli/main.js')).mode & 0o111).toBe(0o111);
  });

  test('not where nothing changed, whatever the time stamps say', () => {
    utimesSync(copy.at('src/cli/main.ts'), new Date(), new Date());
    expect(copy.run('ensure.mjs')).toMatchObject({ status: 0, stderr: '' });
  });

  test('after a change of a source, and once', () => {
    copy.write('src/cli/main.ts', "process.stdout.write('two\\n');\n");
    expect(copy.run('ensure.mjs').stderr).toMatch(/^Building … done/);
    expect(answer()).toBe('two\n');
    expect(copy.run('ensure.mjs').stderr).toBe('');
  });

  test('one that fails leaves the last good one, says so, and is tried again', () => {
    copy.write('src/cli/main.ts', 'const wrong: number = "x";\n');
    for (let time = 0; time < 2; time += 1) {
      const run = copy.run('ensure.mjs');
      expect(run.status).not.toBe(0);
      expect(run.stderr).toMatch(/error TS2322/);
      expect(run.stderr).toMatch(/Building failed \(exit status \d+\); the lines above say why\.\n$/);
    }
    expect(answer()).toBe('two\n');
    copy.write('src/cli/main.ts', "process.stdout.write('three\\n');\n");
    expect(copy.run('ensure.mjs').status).toBe(0);
    expect(answer()).toBe('three\n');
  });

  test('a rule that is no YAML is told by its path', () => {
    copy.write('src/core/rules/broken.yaml', 'title: [\n');
    const run = copy.run('ensure.mjs');
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/src\/core\/rules\/broken\.yaml: /);
    expect(run.stderr).not.toMatch(/^ {4}at /m);
    rmSync(copy.at('src/core'), { recursive: true });
  });

  test('several at once do not get in each other’s way', async () => {
    copy.write('src/cli/main.ts', "process.stdout.write('four\\n');\n");
    const builds = [1, 2, 3].map(() => spawn(process.execPath, [copy.at('scripts/build.mjs')], { stdio: 'ignore' }));
    const ended = await Promise.all(builds.map((build) => once(build, 'exit')));
    expect(ended.map(([code]) => code as unknown)).toEqual([0, 0, 0]);
    expect(answer()).toBe('four\n');
    expect(copy.run('ensure.mjs').stderr).toBe('');
  });

  test('nothing is left lying about', () => {
    expect(readdirSync(copy.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('drift', () => {
  let copy: Copy;

  beforeAll(() => {
    copy = smallCopy();
    copy.write('src/core/rules/mine.yaml', rule);
    expect(copy.run('generate.mjs').status).toBe(0);
  });
  afterAll(() => {
    copy.remove();
  });

  const catalog = 'src/core/rules/catalog.gen.ts';

  test('none', () => {
    expect(copy.run('check-drift.mjs')).toMatchObject({
      status: 0,
      stdout: 'drift: 2 generated files match their sources\n',
      stderr: '',
    });
  });

  test.each([
    ['a generated file was changed by hand', catalog, `${catalog} is out of date`],
    ['one has nothing it is made from', 'src/core/stray.gen.ts', 'src/core/stray.gen.ts has no source'],
    ['a rule was changed, and its catalog was not', 'src/core/rules/mine.yaml', `${catalog} is out of date`],
  ])('%s', (_what, path, complaint) => {
    const before = path === 'src/core/stray.gen.ts' ? undefined : readFileSync(copy.at(path), 'utf8');
    copy.write(path, `${before ?? ''}${path.endsWith('.yaml') ? 'severity: low\n' : '// by hand\n'}`);
    const run = copy.run('check-drift.mjs');
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toBe(`${complaint}\nRun \`npm run generate\` and commit what it writes.\n`);
    if (before === undefined) rmSync(copy.at(path));
    else copy.write(path, before);
    expect(copy.run('check-drift.mjs').status).toBe(0);
  });

  test('a generated file is missing', () => {
    const before = readFileSync(copy.at(catalog), 'utf8');
    rmSync(copy.at(catalog));
    expect(copy.run('check-drift.mjs').stderr).toMatch(`${catalog} is missing\n`);
    copy.write(catalog, before);
  });

  test('the evidence behind the sample was changed', () => {
    const path = 'test/evidence/13-gvfs-mounted-twice-audit/proc/mounts';
    const before = readFileSync(copy.at(path), 'utf8');
    copy.write(path, `${before}x /y ext4 rw 0 0\n`);
    const run = copy.run('check-drift.mjs');
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^samples\/\S+\.tar\.xz is not what its evidence makes: npm run sample\n$/);
    copy.write(path, before);
  });

  test('without xz it says what is missing, and where it comes from', () => {
    const run = copy.run('check-drift.mjs', { PATH: '/nonexistent' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/cannot be compared with its evidence: there is no xz on PATH; `npm run test:setup`/);
    expect(run.stderr).not.toMatch(/^ {4}at /m);
    const make = copy.run('make-sample.mjs', { PATH: '/nonexistent' });
    expect(make).toMatchObject({
      status: 1,
      stderr: 'sample: there is no xz on PATH; `npm run test:setup` brings it\n',
    });
  });
});
