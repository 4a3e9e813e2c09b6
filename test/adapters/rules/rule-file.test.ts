import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { MAX_RULE_BYTES, parseRuleFile } from '../../../src/adapters/rules/rule-file.ts';
import { placeOf, RULE } from '../../support/rule-text.ts';

const parse = (text: string) => parseRuleFile('own/seen.yaml', 'seen', text);
/** What is wrong, as a person sees it. */
const problems = (text: string): string[] =>
  parse(text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('a rule', () => {
  test('is read with the name of its file as its id', () => {
    const { rule, problems: wrong, file } = parse(RULE);
    expect(wrong).toEqual([]);
    expect(file).toBe('own/seen.yaml');
    expect(rule).toMatchObject({ id: 'seen', severity: 'low', title: { en: 'A title', 'zh-CN': '标题' } });
  });

  test('may use a few anchors', () => {
    const text = RULE.replace('{ en: A title, zh-CN: 标题 }', '&words { en: A title, zh-CN: 标题 }').replace(
      '{ en: A summary, zh-CN: 摘要 }',
      '*words',
    );
    expect(parse(text).rule?.summary).toEqual({ en: 'A title', 'zh-CN': '标题' });
  });

  test('may begin with a byte order mark, and end its lines with CR LF', () => {
    expect(problems(`\ufeff${RULE}`)).toEqual([]);
    expect(problems(RULE.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  const ours = join(import.meta.dirname, '../../../src/core/rules');
  test.each(readdirSync(ours).filter((name) => name.endsWith('.yaml')))('of our own: %s', (name) => {
    expect(problems(readFileSync(join(ours, name), 'utf8'))).toEqual([]);
  });
});

describe('what is wrong with the form is told by line and column', () => {
  test.each([
    ['a key twice', `${RULE}severity: high\n`, ['19:1 Map keys must be unique']],
    ['a tab', RULE.replace('  possible', '\tpossible'), ['11:1 Tabs are not allowed as indentation']],
    ['no end of a quotation', RULE.replace('low', '"low'), [/^\d+:\d+ Missing closing "quote/]],
    [
      'a tag of another language',
      RULE.replace('low', '!!js/function low'),
      ['1:11 Unresolved tag: tag:yaml.org,2002:js/function'],
    ],
    ['a tag of its own', RULE.replace('low', '!level low'), ['1:11 Unresolved tag: !level']],
    ['an alias of nothing', RULE.replace('low', '*level'), ['1:11 an alias of nothing']],
    ['two rules in one file', `${RULE}---\n${RULE}`, ['19:1 a second document; a file holds one rule']],
  ])('%s', (_case, text, expected) => {
    const found = problems(text);
    for (const one of expected)
      expect(found).toContainEqual(typeof one === 'string' ? one : expect.stringMatching(one));
    expect(parse(text).rule).toBeUndefined();
  });
});

describe('what is no rule is told by line and column', () => {
  const wordsAt = placeOf('{ en: A title');
  test.each([
    [
      'an unknown key',
      RULE.replace('needs: []', 'needs: []\nnedes: []'),
      '6:1 the rule must NOT have additional properties: nedes',
    ],
    [
      'an unknown key inside',
      RULE.replace('says:', 'sayz: {}\n    says:'),
      '9:5 signals.seen must NOT have additional properties: sayz',
    ],
    ['a missing key', RULE.replace('severity: low\n', ''), "1:1 the rule must have required property 'severity'"],
    [
      'a missing key inside',
      RULE.replace('{ en: A title, zh-CN: 标题 }', '{ en: A title }'),
      `${wordsAt.line}:${wordsAt.column} title must have required property 'zh-CN'`,
    ],
    [
      'a word of none of the kinds',
      RULE.replace('low', 'dreadful'),
      '1:11 severity must be equal to one of the allowed values',
    ],
    ['a list in place of words', RULE.replace('{ en: A title, zh-CN: 标题 }', '[A title]'), '2:8 title must be object'],
    [
      'a name that expressions could not use',
      RULE.replace('  seen:', '  see-n:'),
      '7:3 signals property name must be valid',
    ],
    [
      'a link without https',
      RULE.replace('references: []', 'references:\n  - { title: t, url: "http://x" }'),
      /^19:\d+ references\.0\.url must match pattern/,
    ],
    [
      'a workaround that nobody has weighed',
      RULE.replace('workarounds: []', 'workarounds:\n  - do: { en: Do, zh-CN: 做 }\n    run: reboot'),
      "16:5 workarounds.0 must have required property 'risk'",
    ],
    ['no document', '', '1:1 the rule must be object'],
    ['comments alone', '# nothing\n', '1:1 the rule must be object'],
    ['a list', '- a\n', '1:1 the rule must be object'],
    ['a text', 'hello', '1:1 the rule must be object'],
    ['zeros', '\0\0', '1:1 the rule must be object'],
  ])('%s', (_case, text, expected) => {
    expect(problems(text)).toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
    expect(parse(text).rule).toBeUndefined();
  });

  test('keys that other languages stumble over are unknown keys like any other', () => {
    const found = problems(`${RULE}__proto__: { polluted: 1 }\nconstructor: 1\n`);
    expect(found).toEqual([
      '19:1 the rule must NOT have additional properties: __proto__',
      '20:1 the rule must NOT have additional properties: constructor',
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('hostile files', () => {
  const LEVELS = 'abcdefghi';

  test('just as large as allowed, and one byte larger', () => {
    const room = MAX_RULE_BYTES - new TextEncoder().encode(RULE).length;
    expect(problems(`${RULE}#${'x'.repeat(room - 1)}`)).toEqual([]);
    expect(problems(`${RULE}#${'x'.repeat(room)}`)).toEqual([`1:1 larger than ${MAX_RULE_BYTES} bytes`]);
  });

  test('as many aliases as allowed, and a bomb of them', () => {
    const list = (count: number): string => `a: &a x\nb: [${Array(count).fill('*a').join(', ')}]\n`;
    expect(problems(list(49))).not.toContain('1:1 more than 50 aliases');
    expect(problems(list(60))).toEqual(['1:1 more than 50 aliases']);
    const bomb = Array.from(
      LEVELS,
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? 'x' : `*${LEVELS[index - 1]}`)
          .join(', ')}]`,
    );
    expect(problems(bomb.join('\n'))).toEqual(['1:1 more than 50 aliases']);
  });

  test.each(['a: &a [*a]', '&a a: &b { c: *b }', '&a [*a, *a]'])('an alias of what it stands in: %s', (text) => {
    expect(parse(text).rule).toBeUndefined();
    expect(problems(text).length).toBeGreaterThan(0);
  });

  test('a key that is a list is refused without a word on the terminal', () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(problems(`${RULE}? [a]\n: b\n`).length).toBeGreaterThan(0);
    expect(emitWarning).not.toHaveBeenCalled();
    emitWarning.mockRestore();
  });

  const deep = (open: string, close: string, depth: number): string => `a: ${open.repeat(depth)}${close.repeat(depth)}`;
  test.each([
    ['sequences', deep('[', ']', 31), deep('[', ']', 32)],
    ['mappings', deep('{b: ', '}', 31), deep('{b: ', '}', 32)],
  ])('as deep as allowed, and one deeper: %s', (_case, just, over) => {
    expect(problems(just)).not.toContain('1:1 nested deeper than 32');
    expect(problems(over)).toEqual(['1:1 nested deeper than 32']);
  });

  test.each([
    ['brackets', '['.repeat(200_000)],
    ['braces', '{'.repeat(200_000)],
    ['dashes', '- '.repeat(100_000)],
    ['question marks', '? '.repeat(100_000)],
    ['colons', ': '.repeat(100_000)],
    ['indentations', Array.from({ length: 500 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('endlessly deep: %s', (_case, text) => {
    expect(problems(text)).toEqual(['1:1 nested deeper than 32']);
  });

  test('full of errors: the first of them are told', () => {
    const found = problems('"'.repeat(100_000));
    expect(found).toHaveLength(50);
    expect(found[0]).toMatch(/^1:3 /);
  });

  test('any text at all is a rule, or has problems inside of itself', () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '!x ',
      '|',
      '>',
      '#',
      '---\n',
      '? ',
      '%YAML 1.1\n',
      '\t',
      '<<',
      '0x1',
      '界',
    );
    const property = fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      const { rule, problems: wrong } = parse(text);
      expect(rule).toBeUndefined();
      expect(wrong.length).toBeGreaterThan(0);
      const lines = text.split('\n').length;
      for (const { line, column, message } of wrong) {
        expect(message).not.toBe('');
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines);
        expect(column).toBeGreaterThanOrEqual(1);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });
});
