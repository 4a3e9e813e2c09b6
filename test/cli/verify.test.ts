import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Verification } from '../../src/core/model/verification.ts';
import { HUNG, later, MENDED } from '../core/verification/support/pairs.ts';
import type { Tree } from '../support/tree.ts';
import { changed } from '../support/tree.ts';
import { fileOf, LICENCE, tarOf, temporaryFolder, truncatedSample } from './bundles.ts';
import { runHere } from './in-process.ts';

function tarOfTree({ files }: Tree): Buffer {
  return tarOf(Object.fromEntries([...files].map(([path, body]) => [`sos-x/${path}`, Buffer.from(body).toString()])));
}

const BEFORE = tarOfTree(HUNG);
const AFTER = tarOfTree(MENDED);

function folderOf({ files }: Tree): string {
  const top = temporaryFolder();
  for (const [path, body] of files) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), body);
  }
  return top;
}

// What was printed is checked by the expectations on it.
const documentOf = (text: string): Verification => JSON.parse(text) as Verification;

describe('unhang verify', () => {
  test('held: two archives', async () => {
    const run = await runHere(['verify', fileOf(BEFORE), fileOf(AFTER), '--format', 'json']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const { verdict, before, after } = documentOf(run.stdout);
    expect(verdict.outcome).toBe('held');
    expect(before.bundle.sha256).toBe(createHash('sha256').update(BEFORE).digest('hex'));
    expect(after.verdict.status).toBe('clear');
  });

  test('a folder, and an archive on standard input', async () => {
    const run = await runHere(['verify', folderOf(HUNG), '-', '--format', 'json'], { input: AFTER });
    expect(run.stderr).toBe('');
    expect(documentOf(run.stdout).verdict.outcome).toBe('held');
  });

  test('the same bytes twice', async () => {
    const run = await runHere(['verify', fileOf(BEFORE), fileOf(BEFORE), '--exit-code']);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^\? CANNOT TELL {2}These bundles cannot tell\. These are the same bundle twice/);
  });

  test.each([
    ['text', /^✗ 无效 {2}修复无效/],
    ['markdown', /^# ✗ 无效/],
    ['html', /^<!doctype html>\n<html lang="zh-CN">/],
    ['json', /^\{\n {2}"schemaVersion": "1",\n {2}"verdict": \{\n {4}"outcome": "not-held"/],
  ])('--format %s, in Chinese, into a file', async (format, start) => {
    const output = join(temporaryFolder(), 'result');
    const args = ['verify', fileOf(BEFORE), fileOf(tarOfTree(later(HUNG))), '--lang', 'zh-CN'];
    const run = await runHere([...args, '--format', format, '-o', output]);
    expect(run).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(output, 'utf8')).toMatch(start);
  });
});

describe('exit status', () => {
  test.each([
    ['0: it held', MENDED, 0],
    ['1: it did not hold', later(HUNG), 1],
    ['0: nobody can tell', changed(later(HUNG), { without: ['sos_commands/process/*', 'proc/*/*'] }), 0],
  ])('with --exit-code, %s', async (_name, after, status) => {
    expect((await runHere(['verify', fileOf(BEFORE), folderOf(after), '--exit-code'])).status).toBe(status);
  });

  test('2: two hosts, with both names and the option', async () => {
    const other = changed(MENDED, {
      files: { hostname: 'app02\n' },
      edit: { 'sos_commands/kernel/uname_-a': { labvm: 'app02' } },
    });
    const args = ['verify', fileOf(BEFORE), folderOf(other)];
    const refused = await runHere(args);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /^unhang: The earlier bundle is of labvm, the later one of app02: .*--other-host\.\n$/,
    );
    const wanted = await runHere([...args, '--other-host']);
    expect(wanted.status).toBe(0);
    expect(wanted.stdout).toContain('They are of two hosts, labvm and app02');
  });

  test.each([
    [['verify'], /takes two bundles, .* not 0/],
    [['verify', 'a'], /takes two bundles, .* not 1/],
    [['verify', 'a', 'b', 'c'], /takes two bundles, .* not 3/],
    [['verify', '-', '-'], /standard input holds one bundle only/],
    [['verify', 'a', 'b', '--format', 'sarif'], /--format takes text, json, markdown, html here, not "sarif"/],
    [['verify', 'a', 'b', '--nope'], /unknown option '--nope'/],
  ])('2: %j', async (args, said) => {
    const run = await runHere(args);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(said);
  });

  test('2: the result would overwrite one of them', async () => {
    const after = fileOf(AFTER);
    const run = await runHere(['verify', fileOf(BEFORE), after, '-o', after]);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('is the bundle itself');
  });

  test.each([
    ['the earlier', LICENCE, fileOf],
    ['the later', fileOf, LICENCE],
  ])('3: %s is no bundle, and that one is named', async (_which, before, after) => {
    const path = (one: string | typeof fileOf): string => (typeof one === 'string' ? one : one(BEFORE));
    const run = await runHere(['verify', path(before), path(after)]);
    expect(run).toMatchObject({ status: 3, stdout: '' });
    expect(run.stderr).toContain(LICENCE);
  });

  test('4: one of them is cut; the answer is printed all the same', async () => {
    const run = await runHere(['verify', fileOf(BEFORE), fileOf(truncatedSample()), '--other-host']);
    expect(run.status).toBe(4);
    expect(run.stdout).toContain('The later bundle is incomplete');
    expect(run.stderr).toMatch(/^unhang: only part of the bundle could be read \(truncated/);
  });
});
