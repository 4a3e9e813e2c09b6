import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evidence, fileOf, LICENCE, SAMPLE, temporaryFolder, truncatedSample } from './bundles.ts';
import { diagnosisOf, kindOf } from './documents.ts';
import { runHere } from './in-process.ts';
import { unhang } from './processes.ts';

describe('exit status', () => {
  test('0: analysed, whatever the verdict', () => {
    expect(unhang(['diagnose', SAMPLE]).status).toBe(0);
    expect(unhang(['diagnose', evidence('13-gvfs-mounted-twice-audit/proc/mounts')]).status).toBe(0);
  });

  test('1: a problem was found, for those who ask', () => {
    expect(unhang(['diagnose', SAMPLE, '--exit-code']).status).toBe(1);
    const insufficient = unhang(['diagnose', evidence('13-gvfs-mounted-twice-audit/proc/mounts'), '--exit-code']);
    expect(insufficient).toMatchObject({ status: 0, stderr: '' });
  });

  test('1: a rule is wrong, with file, line and column', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mine.yaml'), 'title: no\n');
    const run = unhang(['rules', 'check', folder]);
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/^\S+\/mine\.yaml:1:1: /);
    expect(unhang(['rules', 'check'])).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([
    [[], /^unhang: why does df hang\?\n/],
    [['--quiet'], /name a command: diagnose, verify, collect, reproduce, facts, rules, serve, upload, migrate/],
    [['frobnicate'], /there is no command "frobnicate"; see unhang --help/],
    [['verify', 'a'], /verify takes two bundles, .*, not 1/],
    [[SAMPLE], /did you mean: unhang diagnose \S+tar\.xz/],
    [['diagnose'], /needs to know what to read/],
    [['diagnose', 'a', 'b'], /takes one bundle, not 2/],
    [['diagnose', SAMPLE, '--nope'], /unknown option '--nope'; see unhang --help/],
    [['diagnose', SAMPLE, '--format'], /argument missing/],
    [['diagnose', SAMPLE, '--format', 'xml'], /--format takes text, json, markdown, html, sarif, not "xml"/],
    [['diagnose', SAMPLE, '--lang', 'fr'], /--lang takes en or zh-CN, not "fr"/],
    [['diagnose', SAMPLE, '--rules', '/nonexistent'], /\/nonexistent: cannot be read as a folder of rules/],
    [['facts', SAMPLE, '--kind', 'nope'], /no kind "nope"; there are addresses, audit-configs, /],
    [['facts', SAMPLE, '--kind', 'members'], /no kind "members"/],
    [['facts', SAMPLE, '--lang', 'fr'], /--lang takes en or zh-CN/],
    [['rules'], /rules takes list, show RULE, check \[DIR\], test \[DIR\], or schema/],
    [['rules', 'test', '/nonexistent'], /cannot be read as a folder of rules/],
    [['rules', 'test', '--rule', 'nope'], /there is no rule "nope" in this folder/],
    [['rules', 'check', '--rule', 'x'], /--rule goes with rules test/],
    [['rules', 'test', '--rules', '/tmp'], /rules test takes its folder without --rules/],
    [['rules', 'schema', 'x'], /rules schema takes rule or cases, not "x"/],
    [['rules', 'list', 'x'], /rules list takes no "x"/],
    [['rules', 'show'], /needs the id of a rule/],
    [['rules', 'show', 'nope'], /there is no rule "nope"; see unhang rules list/],
    [['rules', 'check', '/nonexistent'], /cannot be read as a folder of rules/],
    [['serve', 'x'], /serve takes no "x"/],
    [['serve', '--port', '0x'], /^unhang: --port must be a number from 0 to 65535, and is "0x"\.\n$/],
    [['serve', '--host', 'a b'], /^unhang: --host must be a host name or an address/],
  ])('2: wrong usage: %j', async (args, why) => {
    const run = await runHere(args);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(why);
  });

  test('2: the same from a process of its own, and an environment that makes no sense', () => {
    expect(unhang(['frobnicate'])).toMatchObject({ status: 2, stdout: '' });
    const run = unhang(['diagnose', SAMPLE], { env: { UNHANG_DECODERS: 'native' } });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/UNHANG_DECODERS must be auto or portable, and is "native"/);
  });

  test.each([
    ['an empty file', '', /: this is empty: no byte arrived\. .*Send the sosreport/],
    ['a program', '\u007fELF\u0002\u0001\u0001\u0000', /: this is an ELF file/],
    ['zero bytes', '\0'.repeat(2000), /: this is nothing but zero bytes/],
    ['a web page', '<!doctype html><title>Log in</title>', /: this is a web page/],
    ['prose', readFileSync(LICENCE, 'utf8'), /: this is text, but neither a log nor the output of a command/],
    ['the first bytes of a bundle', readFileSync(SAMPLE).subarray(0, 100), /cut or damaged so early.* Send it again/],
  ])('3: not a bundle: %s', async (_what, content, why) => {
    for (const command of ['diagnose', 'facts']) {
      const path = fileOf(content);
      const named = await runHere([command, path]);
      expect(named).toMatchObject({ status: 3, stdout: '' });
      expect(named.stderr).toMatch(why);
      expect(named.stderr.startsWith(`unhang: ${path}: `)).toBe(true);
      expect(named.stderr.trimEnd().split('\n')).toHaveLength(1);
      const piped = await runHere([command, '-'], { input: content });
      expect(piped).toMatchObject({ status: 3, stdout: '' });
      expect(piped.stderr).toMatch(/^unhang: standard input: /);
    }
  });

  test('3: a path that leads nowhere, and what would help', async () => {
    const run = unhang(['diagnose', '/nonexistent/bundle']);
    expect(run).toMatchObject({ status: 3, stdout: '' });
    expect(run.stderr).toBe(
      'unhang: /nonexistent/bundle cannot be read: there is no such file or directory. ' +
        'sos leaves its archive in /var/tmp, older ones in /tmp.\n',
    );
    const empty = await runHere(['diagnose', temporaryFolder()]);
    expect(empty).toMatchObject({ status: 3, stdout: '' });
    expect(empty.stderr).toMatch(/ is an empty directory\. Name the folder of an unpacked sosreport\.\n$/);
  });

  test('4: a cut bundle: the diagnosis of what was readable, and a warning aside', () => {
    const path = fileOf(truncatedSample());
    const run = unhang(['diagnose', path, '--format', 'json']);
    expect(run.status).toBe(4);
    const { bundle, facts } = diagnosisOf(run.stdout);
    expect(bundle.complete).toBe(false);
    expect(Object.keys(facts).length).toBeGreaterThan(0);
    expect(run.stderr).toMatch(/^unhang: only part of the bundle could be read \(truncated\)/);
    expect(unhang(['diagnose', path, '--quiet'])).toMatchObject({ status: 4, stderr: '' });

    const facted = unhang(['facts', path]);
    expect(facted.status).toBe(4);
    expect(facted.stderr).toMatch(/^unhang: only part/);
    expect(facted.stdout.trimEnd().split('\n').map(kindOf)).toContain('audit-rules');
  });
});
