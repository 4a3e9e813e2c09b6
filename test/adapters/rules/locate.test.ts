import { describe, expect, test } from 'vitest';
import { parseRuleFile } from '../../../src/adapters/rules/rule-file.ts';
import { checkRules } from '../../../src/cases/check-rules.ts';
import { placeOf, RULE } from '../../support/rule-text.ts';

const locate = (text: string, at: (string | number)[], offset = 0) =>
  parseRuleFile('seen.yaml', 'seen', text).locate(at, offset);

describe('where a key path stands', () => {
  test.each<[string, (string | number)[], number, string]>([
    ['a plain text', ['signals', 'seen', 'see'], 0, 'mounts.filter'],
    ['inside a plain text', ['signals', 'seen', 'see'], 17, 'm.type'],
    ['a mapping', ['signals', 'seen'], 0, 'see: mounts'],
    ['what is not there: the nearest around it', ['signals', 'seen', 'limit'], 0, 'see: mounts'],
    ['an unknown path: the top', ['nothing', 'of', 3], 0, 'severity'],
    ['the top', [], 0, 'severity'],
  ])('%s', (_case, at, offset, text) => {
    expect(locate(RULE, at, offset)).toEqual(placeOf(text));
  });

  test.each(['"', "'"])('inside a text in %s', (quote) => {
    const text = RULE.replace('mounts.filter(m, m.type == "fuse")', `${quote}mounts.filter(m, m.kind)${quote}`);
    expect(locate(text, ['signals', 'seen', 'see'], 17)).toEqual(placeOf('m.kind', text));
  });

  test('in a list', () => {
    const text = RULE.replace(
      'ruledOut: []',
      'ruledOut:\n  - when: a\n    because: { en: b, zh-CN: b }\n  - when: second\n    because: { en: b, zh-CN: b }',
    );
    expect(locate(text, ['ruledOut', 1, 'when'])).toEqual(placeOf('second', text));
  });

  test('in a folded block: its beginning', () => {
    const text = RULE.replace('mounts.filter(m, m.type == "fuse")', '>-\n      mounts\n      .filter(m, true)');
    expect(locate(text, ['signals', 'seen', 'see'], 12)).toEqual(placeOf('>-', text));
  });
});

describe('expressions that do not compile are told by line and column', () => {
  const withSee = (see: string): string => RULE.replace('mounts.filter(m, m.type == "fuse")', see);

  test('a rule that does', () => {
    expect(checkRules([parseRuleFile('seen.yaml', 'seen', RULE)])).toEqual([]);
  });

  test.each([
    ['a field that no such fact has', 'mounts.filter(m, m.kind == "fuse")', 'm.kind'],
    ['a kind that does not exist', 'mountains.filter(m, true)', 'mountains'],
    ['a parenthesis too few', 'mounts.filter(m, true', 'mounts.filter'],
  ])('%s', (_case, see, near) => {
    const text = withSee(see);
    const [problem, ...others] = checkRules([parseRuleFile('own/seen.yaml', 'seen', text)]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: 'own/seen.yaml', line: placeOf(near, text).line });
    expect(problem?.column).toBeGreaterThanOrEqual(placeOf(near, text).column);
    expect(problem?.message).toMatch(/^signals\.seen\.see: /);
  });
});
