import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { VERSION } from '../../src/core/version.ts';
import { evidence, fileOf, SAMPLE, sample, tarOf, temporaryFolder } from './bundles.ts';
import { diagnosisOf, kindOf } from './documents.ts';
import { runHere } from './in-process.ts';
import { MAIN, unhang } from './processes.ts';

test('there is a build to test; npm test makes one', () => {
  expect(existsSync(MAIN)).toBe(true);
});

describe('diagnose: what can be read', () => {
  const folder = evidence('13-gvfs-mounted-twice-audit');

  test.each([
    ['a sosreport', [SAMPLE], '', 'tar.xz'],
    ['a folder of one', [folder], '', 'directory'],
    ['standard input', ['-'], readFileSync(SAMPLE), 'tar.xz'],
    ['standard input behind --', ['--', '-'], gzipSync(sample()), 'tar.gz'],
    ['an uncompressed one', ['-'], sample(), 'tar'],
  ])('%s', (_what, args, input, format) => {
    const run = unhang(['diagnose', '--format', 'json', ...args], { input });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const { verdict, bundle } = diagnosisOf(run.stdout);
    expect({ ...verdict, format: bundle.format }).toMatchObject({
      status: 'confirmed',
      rule: 'fuse-init-audit',
      format,
    });
  });

  test.each([
    ['a log', '21-fuse-init-audit-6.1-sysrq/sos_commands/kernel/dmesg', 'tasks'],
    ['a process list', '13-gvfs-mounted-twice-audit/sos_commands/process/ps_auxwww', 'processes'],
    ['a mount table', '13-gvfs-mounted-twice-audit/proc/mounts', 'mounts'],
    ['audit rules', '13-gvfs-mounted-twice-audit/sos_commands/auditd/auditctl_-l', 'audit-rules'],
  ])('%s alone, known by its content', (_what, path, kind) => {
    const named = fileOf(readFileSync(evidence(path)), 'note.txt');
    const run = unhang(['diagnose', '--format', 'json', named]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const { bundle, facts } = diagnosisOf(run.stdout);
    expect(bundle.format).toBe('file');
    expect(facts[kind]).toBeGreaterThan(0);
  });

  test('the same bundle gives the same document, whichever way it is decompressed', () => {
    const args = ['diagnose', SAMPLE, '--format', 'json'];
    const first = unhang(args);
    expect(unhang(args).stdout).toBe(first.stdout);
    expect(unhang(args, { env: { UNHANG_DECODERS: 'portable' } }).stdout).toBe(first.stdout);
  });
});

describe('formats, languages and places', () => {
  test.each([
    ['text', /^✗ CONFIRMED {2}df hangs on \/root\/\.gvfs/],
    ['json', /^\{\n {2}"schemaVersion": "1"/],
    ['markdown', /^# /],
    ['html', /^<!doctype html>/i],
    ['sarif', /"version": "2\.1\.0"/],
  ])('%s', (format, beginning) => {
    const run = unhang(['diagnose', SAMPLE, '--format', format]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(beginning);
    expect(run.stdout).not.toContain('\u001b');
  });

  test.each([
    [['--lang', 'en'], { LC_ALL: 'zh_CN.UTF-8' }, 'en'],
    [[], { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  ])('%j with %j speaks %s', async (args, env, locale) => {
    const run = await runHere(['diagnose', SAMPLE, '--format', 'json', ...args], { env });
    expect(diagnosisOf(run.stdout).engine.locale).toBe(locale);
    const { stdout } = await runHere(['diagnose', SAMPLE, ...args], { env });
    expect(stdout.includes('已确认')).toBe(locale === 'zh-CN');
  });

  test('--output writes there what would have been printed, and nothing elsewhere', async () => {
    const folder = temporaryFolder();
    const printed = (await runHere(['diagnose', SAMPLE])).stdout;
    const run = unhang(['diagnose', SAMPLE, '--output', 'out.txt'], { cwd: folder, env: { COLUMNS: '50' } });
    expect(run).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'out.txt'), 'utf8')).toBe(printed);
    const terminal = { columns: 60, rows: 24 };
    const short = await runHere(['diagnose', SAMPLE, '-o', join(folder, 'short.txt')], { terminal });
    expect(short).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'short.txt'), 'utf8')).toBe(printed);
    expect((await runHere(['diagnose', SAMPLE, '--output', '-'])).stdout).toBe(printed);
  });

  test('--output is refused where it cannot be, before the bundle is read', async () => {
    const folder = temporaryFolder();
    const bundle = fileOf(readFileSync(SAMPLE));
    symlinkSync(bundle, join(folder, 'link'));
    mkdirSync(join(folder, 'sub'));
    for (const [place, why] of [
      [join(folder, 'no', 'out'), /cannot be written: there is no such directory/],
      [join(folder, 'sub'), /is a directory; name a file in it/],
      [bundle, /is the bundle itself/],
      [join(folder, 'link'), /is the bundle itself/],
    ] as const) {
      const run = await runHere(['diagnose', bundle, '--output', place]);
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toMatch(why);
    }
    expect(readFileSync(bundle).equals(readFileSync(SAMPLE))).toBe(true);
  });
});

describe('facts', () => {
  test('one JSON object a line, each with its source', () => {
    const run = unhang(['facts', SAMPLE]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const kinds = new Set(run.stdout.trimEnd().split('\n').map(kindOf));
    expect([...kinds]).toEqual(expect.arrayContaining(['audit-rules', 'mounts', 'processes', 'tasks']));
  });

  test('--kind takes a list, and may be repeated', async () => {
    const kinds = async (...args: string[]): Promise<string[]> => {
      const { stdout } = await runHere(['facts', SAMPLE, ...args]);
      return [...new Set(stdout.trimEnd().split('\n').map(kindOf))];
    };
    expect(await kinds('--kind', 'tasks,mounts')).toEqual(['mounts', 'tasks']);
    expect(await kinds('--kind', 'tasks', '--kind', 'mounts')).toEqual(['mounts', 'tasks']);
  });
});

describe('rules', () => {
  test('list: a line a rule, id first', async () => {
    const run = unhang(['rules', 'list']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const ids = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')[0]);
    expect(ids).toEqual(expect.arrayContaining(['fuse-init-audit', 'fuse-daemon-hung']));
    expect((await runHere(['rules', 'list', '--lang', 'zh-CN'])).stdout).toMatch(/挂载/);
  });

  test('show: the rule as JSON', () => {
    const run = unhang(['rules', 'show', 'fuse-init-audit']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ id: 'fuse-init-audit', signals: expect.any(Array) as unknown });
  });

  test('--rules adds rules of one’s own, and a broken one is told by file, line and column', async () => {
    const folder = temporaryFolder();
    const own = readFileSync(new URL('../../src/core/rules/fuse-daemon-hung.yaml', import.meta.url), 'utf8');
    writeFileSync(join(folder, 'my-own.yaml'), own);
    expect((await runHere(['rules', 'list', '--rules', folder])).stdout).toMatch(/^my-own\t/m);
    const { stdout } = unhang(['diagnose', SAMPLE, '--format', 'json', '--rules', folder]);
    const { engine, findings, differential } = diagnosisOf(stdout);
    expect([...findings, ...differential].map(({ rule }) => rule)).toContain('my-own');
    expect(engine.catalog).toMatch(/\+own$/);

    writeFileSync(join(folder, 'broken.yaml'), 'title: no\n');
    const run = await runHere(['diagnose', SAMPLE, '--rules', folder]);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/broken\.yaml:1:1: /);
  });

  test('a folder in the place of a rule is told, not stumbled over', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'x.yaml'));
    const run = await runHere(['rules', 'check', folder]);
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout).toMatch(/\/x\.yaml:1:1: .*\n$/);
  });
});

describe('help and version', () => {
  test.each([[['--help']], [['-h']], [['help']], [['diagnose', '--help']], [['serve', '-h']], [['--quiet', '--help']]])(
    '%j',
    async (args) => {
      const run = await runHere(args);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(run.stdout).toMatch(/^unhang: why does df hang\?/);
    },
  );

  test.each([[['--version']], [['-V']], [['facts', '--version']]])('%j', async (args) => {
    expect(await runHere(args)).toMatchObject({ status: 0, stderr: '', stdout: `unhang ${VERSION}\n` });
  });
});

test('options may stand before the command', async () => {
  const run = await runHere(['--lang', 'zh-CN', '--format', 'json', 'diagnose', SAMPLE]);
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(diagnosisOf(run.stdout).engine.locale).toBe('zh-CN');
});

test('--verbose tells how the bundle is decompressed, and where the time went', () => {
  const run = unhang(['diagnose', SAMPLE, '--verbose'], { env: { UNHANG_DECODERS: 'portable' } });
  expect(run.status).toBe(0);
  const [how, time, ...more] = run.stderr.trimEnd().split('\n');
  expect(how).toBe('unhang: xz is decompressed by: worker');
  const stages = ['start', 'reading', 'facts', 'rules \\(\\d+\\.\\d %\\)', 'document', 'in all'];
  expect(time).toMatch(new RegExp(`^unhang: time: ${stages.map((stage) => `\\d+\\.\\d\\d s ${stage}`).join(', ')}$`));
  expect(more).toEqual([]);
});

test('a bundle without anything of a sosreport is analysed, and insufficient', async () => {
  const run = await runHere(['diagnose', '-', '--format', 'json'], { input: tarOf({ 'holiday/beach.txt': 'sand\n' }) });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(diagnosisOf(run.stdout).verdict.status).toBe('insufficient');
});
