import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { allKinds } from '../../src/core/diagnose.ts';
import { LOCALES, type Locale } from '../../src/core/model/locale.ts';
import { ruleSources } from '../../src/core/rules/catalog.gen.ts';
import { wordsIn } from '../../src/core/findings/templates.ts';
import { runHere } from '../cli/in-process.ts';
import { LABELS, prose, rulePage } from './rule-page.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(top, path), 'utf8');

const FOLDERS: Readonly<Record<Locale, string>> = { en: 'docs', 'zh-CN': 'docs/zh-CN' };

const INDEX: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    '# The rules',
    '',
    'Every cause that unhang knows. Each is one file of `src/core/rules`, and each answers on every bundle: it holds, it is',
    'ruled out, or it cannot be told, and then the command that would tell is given. [Writing a rule](writing-rules.md)',
    'shows how to add one of your own. (中文：[规则](zh-CN/rules.md))',
    '',
    '| rule | cause | severity |',
    '| ---- | ----- | -------- |',
  ],
  'zh-CN': [
    '# 规则',
    '',
    'unhang 所知的全部原因。每条规则对每个数据包都给出回答：成立、被排除，或无法判断；无法判断时会给出能说明问题的命令。',
    '如何编写自己的规则，见 [Writing a rule](../writing-rules.md)（英文）。(English: [The rules](../rules.md))',
    '',
    '| 规则 | 原因 | 严重程度 |',
    '| ---- | ---- | -------- |',
  ],
};

function index(locale: Locale): string {
  const rows = ruleSources.map(
    ({ id, title, severity }) =>
      `| [\`${id}\`](rules/${id}.md) | ${prose(wordsIn(title, locale))} | ${LABELS[locale].severity[severity]} |`,
  );
  return `${[...INDEX[locale], ...rows].join('\n')}\n`;
}

/** `npm test -- test/house/rules-pages.test.ts -u` writes them. */
describe.each(LOCALES)('the pages of the rules in %s', (locale) => {
  const folder = FOLDERS[locale];

  test('the index', async () => {
    await expect(index(locale)).toMatchFileSnapshot(`../../${folder}/rules.md`);
  });

  test.each(ruleSources)('$id', async (rule) => {
    await expect(rulePage(rule, locale)).toMatchFileSnapshot(`../../${folder}/rules/${rule.id}.md`);
  });

  test('there is none of a rule that is gone', () => {
    const ids = ruleSources.map(({ id }) => `${id}.md`);
    const pages = existsSync(join(top, folder, 'rules')) ? readdirSync(join(top, folder, 'rules')) : [];
    expect(pages.filter((page) => !ids.includes(page))).toEqual([]);
  });
});

describe('docs/writing-rules.md', () => {
  const page = read('docs/writing-rules.md');
  const [, fragment = '', rule = '', cases = '']: readonly (string | undefined)[] = ['', ...blocks('yaml')];
  const transcripts = blocks('text');

  function blocks(language: string): string[] {
    return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);
  }

  /** The folder that the page has its reader make. */
  function myRules(ofCases: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'unhang-docs-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    mkdirSync(join(folder, 'cases'));
    writeFileSync(join(folder, 'scanner-silent.yaml'), rule);
    writeFileSync(join(folder, 'cases', 'scanner-silent.yaml'), ofCases);
    return folder;
  }

  async function says(command: string, folder: string): Promise<string> {
    const { stdout } = await runHere(['rules', command, folder]);
    return `$ unhang rules ${command} my-rules\n${stdout.replaceAll(folder, 'my-rules')}`;
  }

  test('the fragments that it explains are parts of the whole', () => {
    expect(blocks('yaml')).toHaveLength(3);
    expect(rule).toContain(fragment);
  });

  test('the rule that it shows is sound, and its cases pass, with these words', async () => {
    const folder = myRules(cases);
    expect(transcripts).toEqual([await says('check', folder), await says('test', folder), expect.any(String)]);
  });

  test('a case that fails says what it shows', async () => {
    const folder = myRules(cases.replace('status: confirmed', 'status: probable'));
    expect(transcripts[2]).toBe(await says('test', folder));
  });

  test('the rule that it shows names the kinds there are', () => {
    const kinds = new Set(allKinds.map(({ name }) => name));
    for (const [, kind = ''] of page.matchAll(/--kind ([a-z,-]+)/g))
      for (const name of kind.split(',')) expect(kinds).toContain(name);
  });

  test('the schemas that it has the reader write are there for those who only read', () => {
    for (const name of ['rule', 'cases']) expect(existsSync(join(top, 'docs/schemas', `${name}.json`))).toBe(true);
  });
});
