import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadRules, readRuleFiles } from '../../../src/adapters/rules/load-rules.ts';
import { MAX_RULE_BYTES } from '../../../src/adapters/rules/rule-file.ts';
import { RULE } from '../../support/rule-text.ts';
import { tempFolder, unprivileged } from '../../support/temp-folder.ts';

const folder = tempFolder();
const problems = async (name = ''): Promise<string[]> =>
  (await readRuleFiles(folder.at(name))).flatMap((file) => file.problems.map(({ message }) => message));

describe('a folder of rules', () => {
  test('gives its rules in the order of their names', async () => {
    for (const name of ['b.yaml', 'a.yml', 'C.yaml', 'a-b.yaml']) folder.write(name, RULE);
    expect((await loadRules([folder.at()])).map(({ id }) => id)).toEqual(['C', 'a-b', 'a', 'b']);
  });

  test('several folders, one behind the other', async () => {
    folder.write('one/b.yaml', RULE);
    folder.write('two/a.yaml', RULE);
    expect((await loadRules([folder.at('one'), folder.at('two')])).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('no folder, no rules', async () => {
    expect(await loadRules([])).toEqual([]);
  });

  test('files that are no YAML, hidden ones and sub-folders are not looked at', async () => {
    for (const name of ['README.md', 'a.yaml.bak', 'yaml', 'a.json', '.hidden.yaml', '._a.yaml', '.#a.yaml', 'a.patch'])
      folder.write(name, 'not: [a rule');
    folder.write('more/b.yaml', 'not: [a rule');
    folder.write('a.yaml', RULE);
    expect((await readRuleFiles(folder.at())).map(({ file }) => file)).toEqual([folder.at('a.yaml')]);
  });

  test('a link to a rule elsewhere is one', async () => {
    folder.write('elsewhere/x', RULE);
    mkdirSync(folder.at('own'));
    symlinkSync('../elsewhere/x', folder.at('own/a.yaml'));
    expect((await loadRules([folder.at('own')])).map(({ id }) => id)).toEqual(['a']);
  });

  test.each([
    ['that is not there', 'nowhere', /cannot be read as a folder of rules/],
    ['that is a file', 'file', /cannot be read as a folder of rules/],
    ['without any', 'empty', /holds no rule file/],
  ])('%s', async (_case, name, message) => {
    folder.write('file');
    mkdirSync(folder.at('empty'));
    await expect(loadRules([folder.at(name)])).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('a file that cannot be read is a problem of that file, and the others are read', () => {
  test.each<[string, RegExp, () => void]>([
    ['a folder of such a name', /^it is no file$/, () => mkdirSync(folder.at('bad.yaml'))],
    ['a FIFO', /^it is no file$/, () => folder.fifo('bad.yaml')],
    [
      'a link to nothing',
      /^it cannot be read: there is no such file/,
      () => symlinkSync('nowhere', folder.at('bad.yaml')),
    ],
    ['one that is too large', /^larger than/, () => folder.write('bad.yaml', new Uint8Array(MAX_RULE_BYTES + 1))],
    ['one that is no UTF-8', /^it is not UTF-8 text$/, () => folder.write('bad.yaml', Uint8Array.of(0x61, 0xff))],
    ['a name that is no id', /^the file's name is the rule's id/, () => folder.write('bad name.yaml', RULE)],
    ['a name that leads elsewhere in addresses', /^the file's name/, () => folder.write('%2e%2e.yaml', RULE)],
    ['a name that is too long', /^the file's name/, () => folder.write(`${'n'.repeat(101)}.yaml`, RULE)],
  ])('%s', async (_case, message, make) => {
    make();
    folder.write('good.yaml', RULE);
    const files = await readRuleFiles(folder.at());
    expect(files.flatMap(({ rule }) => rule?.id ?? [])).toEqual(['good']);
    expect(files.flatMap((file) => file.problems)).toMatchObject([
      { line: 1, column: 1, message: expect.stringMatching(message) as string },
    ]);
  });

  test('one without permission', async () => {
    folder.write('bad.yaml', RULE);
    chmodSync(folder.at('bad.yaml'), 0);
    expect(await unprivileged(() => problems())).toEqual([
      'it cannot be read: permission denied; run as a user who may read it',
    ]);
  });
});

describe('two rules of one id', () => {
  test('in one folder', async () => {
    folder.write('a.yaml', RULE);
    folder.write('a.yml', RULE);
    expect(await problems()).toEqual([`its rule's id, a, is that of ${folder.at('a.yaml')}`]);
  });

  test('in two folders', async () => {
    folder.write('one/a.yaml', RULE);
    folder.write('two/a.yaml', RULE);
    await expect(loadRules([folder.at('one'), folder.at('two')])).rejects.toMatchObject({
      code: 'INVALID_RULE',
      message: `${folder.at('two/a.yaml')}:1:1: its rule's id, a, is that of ${folder.at('one/a.yaml')}`,
    });
  });
});

test('every problem of every file is told in one error, by file, line and column', async () => {
  folder.write('a.yaml', RULE.replace('low', 'dreadful'));
  folder.write('b.yaml', RULE);
  folder.write('c.yaml', `${RULE}severity: high\n`);
  await expect(loadRules([folder.at()])).rejects.toMatchObject({
    code: 'INVALID_RULE',
    message: [
      `${folder.at('a.yaml')}:1:11: severity must be equal to one of the allowed values`,
      `${folder.at('c.yaml')}:19:1: Map keys must be unique`,
    ].join('\n'),
  });
});
