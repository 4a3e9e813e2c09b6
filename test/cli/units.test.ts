import { describe, expect, test } from 'vitest';
import { HELP } from '../../src/cli/help.ts';
import { jsonLine } from '../../src/cli/json-line.ts';
import { localeOf } from '../../src/cli/options.ts';
import { run } from '../../src/cli/run.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { displayWidth } from '../../src/core/words/width.ts';
import { HOSTILE } from '../support/hostile.ts';
import { memorySink } from './in-process.ts';

describe('the language', () => {
  const speaking = (env: Readonly<Record<string, string>>, wanted?: string): string =>
    localeOf(wanted, { env } as unknown as Terminal); // nothing else of it is looked at

  test.each([
    [{}, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_CN' }, 'zh-CN'],
    [{ LANG: 'zh_SG.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh-Hans' }, 'zh-CN'],
    [{ LANG: 'zh' }, 'zh-CN'],
    [{ LANG: 'zh.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_CN@pinyin' }, 'zh-CN'],
    [{ LANG: 'zh_TW.UTF-8' }, 'en'],
    [{ LANG: 'zhx' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LC_ALL: 'C', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  ])('%j: %s', (env, locale) => {
    expect(speaking(env)).toBe(locale);
  });

  test('--lang goes before, in any case of letters', () => {
    expect(speaking({ LC_ALL: 'zh_CN.UTF-8' }, 'en')).toBe('en');
    expect(speaking({}, 'ZH-cn')).toBe('zh-CN');
    expect(() => speaking({}, 'zh-TW')).toThrow('--lang takes en or zh-CN');
  });
});

describe('the help', () => {
  test('fits into 80 columns', () => {
    expect(HELP.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  test.each([
    'diagnose',
    'verify',
    'facts',
    'collect',
    'reproduce',
    'rules list',
    'rules show',
    'rules check',
    'rules test',
    'rules schema',
    'serve',
    'upload',
  ])('tells of %s', (command) => {
    expect(HELP).toContain(`unhang ${command}`);
  });

  test.each([
    'format',
    'lang',
    'rules',
    'rule',
    'output',
    'exit-code',
    'other-host',
    'kind',
    'port',
    'host',
    'data',
    'to',
    'key-file',
    'case',
    'ticket',
    'role',
    'wait',
  ])('has --%s', (option) => {
    expect(HELP).toMatch(new RegExp(`--${option}\\b`));
  });

  test.each(['quiet', 'verbose', 'no-color', 'help', 'version'])('has --%s', (option) => {
    expect(HELP).toContain(`  --${option}`);
  });
});

describe('a line of JSON', () => {
  test.each(HOSTILE)('%j stays the same value, and harmless', (text) => {
    const line = jsonLine({ [text]: text });
    expect(line.endsWith('}\n')).toBe(true);
    expect(line.trimEnd()).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u);
    expect(JSON.parse(line)).toEqual({ [text]: text });
  });

  test('beyond the basic plane as well', () => {
    expect(jsonLine('\u{e0041}')).toBe('"\\udb40\\udc41"\n');
  });
});

test('a defect of ours is told as one, and not by a status that means something else', async () => {
  const stderr = memorySink();
  const stdout = memorySink({
    write: () => {
      throw new TypeError('broken \u001b[31m');
    },
  });
  const status = await run(['--version'], { stdin: process.stdin, stdout, stderr, env: {} });
  expect(status).toBe(70);
  expect(stderr.text()).toMatch(
    /^unhang: this is a defect of unhang, please report it:\nTypeError: broken \\x1b\[31m\n/,
  );
});
