import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectorScript } from '../../src/core/collector/script.ts';
import { temporaryFolder } from './bundles.ts';
import { runHere } from './in-process.ts';
import { unhang } from './processes.ts';

test('collect prints a script, and nothing else', async () => {
  expect(await runHere(['collect'])).toEqual({ status: 0, stdout: collectorScript('en'), stderr: '' });
  expect(collectorScript('en')).toMatch(/^#!\/bin\/sh\n/);
});

test('it comes along in the build', () => {
  expect(unhang(['collect'])).toMatchObject({ status: 0, stderr: '', stdout: collectorScript('en') });
});

test.each([
  [['--lang', 'zh-CN'], {}],
  [[], { LC_ALL: 'zh_CN.UTF-8' }],
])('%j with %j: one that speaks Chinese', async (args, env) => {
  const run = await runHere(['collect', ...args], { env });
  expect(run.stdout).toBe(collectorScript('zh-CN'));
  expect(run.stdout).toContain('不触碰任何挂载');
});

test('--output writes it there', async () => {
  const file = join(temporaryFolder(), 'collect.sh');
  expect(await runHere(['collect', '-o', file])).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(file, 'utf8')).toBe(collectorScript('en'));
});

test.each([
  [['collect', 'host'], 'unhang: collect takes no "host"\n'],
  [['collect', '--frobnicate'], "unhang: unknown option '--frobnicate'; see unhang --help\n"],
  [
    ['collect', '-o', '/no/such/folder/x'],
    'unhang: --output /no/such/folder/x cannot be written: there is no such directory.\n',
  ],
  [['collect', '--lang', 'fr'], 'unhang: --lang takes en or zh-CN, not "fr"\n'],
])('%j is wrong usage', async (args, stderr) => {
  expect(await runHere(args)).toEqual({ status: 2, stdout: '', stderr });
});
