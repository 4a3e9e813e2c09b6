import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseTrees } from '../../src/adapters/rules/case-trees.ts';
import { CASE_SCHEMA } from '../../src/core/model/case-schema.ts';
import { RULE_SCHEMA } from '../../src/core/model/rule-schema.ts';
import { RULE } from '../support/rule-text.ts';
import { runHere } from './in-process.ts';
import { uncoloured } from './processes.ts';
import { temporaryFolder } from './bundles.ts';

const SOUND = RULE.replace('  possible: seen', '  confirmed: seen && twice\n  possible: seen').replace(
  'holds:',
  "  twice:\n    see: mounts.filter(m, m.target == '/b')\n    says: { en: twice, zh-CN: 两次 }\nholds:",
);

const CASES = `- name: both
  tree: two
  expect: { status: confirmed, cites: ['proc/mounts:2'] }
- name: one of them
  tree: two
  edit: { proc/mounts: { /b: /c } }
  expect: { status: possible }
- name: none
  expect: { status: not-assessable }
`;

/** A folder as a person has it: one rule, its cases, and a tree that they begin with. */
function folderOf(cases = CASES): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'cases', 'two', 'proc'), { recursive: true });
  writeFileSync(join(folder, 'seen.yaml'), SOUND);
  writeFileSync(join(folder, 'cases', 'seen.yaml'), cases);
  writeFileSync(join(folder, 'cases', 'two', 'proc', 'mounts'), 'a /a fuse rw 0 0\nb /b fuse rw 0 0\n');
  return folder;
}

describe('rules test', () => {
  test('says how many passed', async () => {
    expect(await runHere(['rules', 'test', folderOf()])).toEqual({
      status: 0,
      stdout: '1 rule, 3 cases: 3 passed, 0 failed\n',
      stderr: '',
    });
  });

  test('shows what was expected and what was found, by file, line and column', async () => {
    const folder = folderOf(CASES.replace('status: confirmed', 'status: probable').replace('mounts:2', 'mounts:3'));
    const run = await runHere(['rules', 'test', folder]);
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout.replaceAll(folder, 'DIR')).toBe(`DIR/cases/seen.yaml:1:1: no hit: no case expects confirmed
DIR/cases/seen.yaml:3:21: “both”: status; seen: seen, twice
    - probable
    + confirmed
DIR/cases/seen.yaml:3:40: “both”: not cited
    - proc/mounts:3
    + proc/mounts:1
    + proc/mounts:2
- expected, + found
1 rule, 3 cases: 2 passed, 1 failed
`);
  });

  test.each([
    ['on a terminal', {}, ['--quiet'], true],
    ['with NO_COLOR', { NO_COLOR: '1' }, [], false],
    ['with --no-color', {}, ['--no-color'], false],
  ])('in colours %s', async (_where, env, more, isColoured) => {
    const folder = folderOf(CASES.replace('status: confirmed', 'status: probable'));
    const terminal = { columns: 80, rows: 24 };
    const { stdout } = await runHere(['rules', 'test', folder, ...more], { env, terminal });
    expect(stdout !== uncoloured(stdout)).toBe(isColoured);
    expect(uncoloured(stdout)).toMatch(/^ {4}- probable\n {4}\+ confirmed$/m);
  });

  test('of one rule only', async () => {
    const folder = folderOf();
    writeFileSync(join(folder, 'other.yaml'), RULE);
    expect((await runHere(['rules', 'test', folder])).stdout).toMatch(/\/other\.yaml:1:1: has no cases: /);
    expect(await runHere(['rules', 'test', folder, '--rule', 'seen'])).toMatchObject({ status: 0 });
    expect(await runHere(['--rule', 'seen', 'rules', 'test', folder])).toMatchObject({ status: 0 });
  });

  test('what a case quotes cannot colour the terminal', async () => {
    const folder = folderOf(CASES.replace("'proc/mounts:2'", '"\\e[31mproc/mounts:9"'));
    const { stdout } = await runHere(['rules', 'test', folder]);
    expect(stdout).toContain('- \\x1b[31mproc/mounts:9');
    expect(stdout).not.toContain('\u001b');
  });

  test('of the built-in rules, by default', async () => {
    const { status, stdout } = await runHere(['rules', 'test', '--rule', 'fuse-init-unanswered']);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^1 rule, \d+ cases: \d+ passed, 0 failed\n$/)]);
  });
});

describe('trees that cases share', () => {
  test('are there in a checkout only', async () => {
    const folder = temporaryFolder();
    expect(await caseTrees(folder).hasRepository()).toBe(false);
    expect(await caseTrees(folder).captured('evidence', 'x')).toBeUndefined();
    mkdirSync(join(folder, 'evidence', 'x', 'proc'), { recursive: true });
    writeFileSync(join(folder, 'evidence', 'x', 'proc', 'mounts'), 'a /a fuse rw 0 0\n');
    const trees = caseTrees(folder);
    expect(await trees.hasRepository()).toBe(true);
    expect([...((await trees.captured('evidence', 'x'))?.files.keys() ?? [])]).toEqual(['proc/mounts']);
    expect(await trees.captured('fixture', 'x')).toBeUndefined();
  });
});

describe('rules check', () => {
  test('looks at the form of cases as well', async () => {
    const folder = folderOf('- name: x\n');
    const run = await runHere(['rules', 'check', folder]);
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/^\S+\/cases\/seen\.yaml:1:3: 0 must have required property 'expect'\n$/);
  });

  test('takes what is not used for a mistake, and `diagnose --rules` does not', async () => {
    const folder = folderOf();
    writeFileSync(
      join(folder, 'seen.yaml'),
      SOUND.replace('signals:', "values:\n  x: { see: 'mounts.map(m, m.type)', default: X }\nsignals:"),
    );
    expect((await runHere(['rules', 'check', folder])).stdout).toMatch(
      /seen\.yaml:7:6: values\.x: nobody uses this value\n$/,
    );
    const bundle = join(folder, 'cases', 'two');
    expect(await runHere(['diagnose', bundle, '--rules', folder, '--format', 'json'])).toMatchObject({ status: 0 });
  });
});

describe('rules schema', () => {
  test.each([
    [[], 'unhang rule', 'rule.json'],
    [['rule'], 'unhang rule', 'rule.json'],
    [['cases'], 'Cases of an unhang rule', 'cases.json'],
  ])('%j', async (args, title, file) => {
    const { status, stdout } = await runHere(['rules', 'schema', ...args]);
    expect(status).toBe(0);
    const docs = new URL(`../../docs/schemas/${file}`, import.meta.url);
    expect(JSON.parse(stdout)).toMatchObject({ title });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(docs, 'utf8')));
  });
});

test.each([
  ['rule', RULE_SCHEMA],
  ['case', CASE_SCHEMA],
])('an editor can explain every field of a %s', (_what, schema) => {
  const top = 'items' in schema ? (schema.items as object) : schema;
  const { properties } = top as { properties: Record<string, { description?: string }> };
  for (const [field, { description }] of Object.entries(properties)) expect(description, field).toMatch(/\S/);
});

test('an unpacked bundle can be a tree as it is', async () => {
  const folder = folderOf(CASES.replaceAll('tree: two', 'tree: captured'));
  const evidence = new URL('../evidence/12-bindfs-sigstopped', import.meta.url);
  cpSync(evidence, join(folder, 'cases', 'captured'), { recursive: true });
  expect(existsSync(join(folder, 'cases', 'captured', 'proc', 'mounts'))).toBe(true);
  const { stdout } = await runHere(['rules', 'test', folder]);
  expect(stdout).toMatch(/“both”: status; seen: seen/);
});
