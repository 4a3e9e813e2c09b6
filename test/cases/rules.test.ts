import { describe, expect, it } from 'vitest';
import { parseRuleFile } from '../../src/adapters/rules/rule-file.ts';
import { checkRules, type Problem } from '../../src/cases/check-rules.ts';
import { ruleDetail, ruleSummaries } from '../../src/cases/describe-rules.ts';
import { LOCALES } from '../../src/core/model/locale.ts';
import { rulePatches, ruleSources } from '../../src/core/rules/catalog.gen.ts';
import { loadSpec } from '../../src/http/spec.ts';
import { catalog } from '../core/diagnosis/support/bundles.ts';
import { expectValid } from '../http/support/contract.ts';

const { schemas } = (await loadSpec()).spec.components;

describe('the rules, described', () => {
  it.each(LOCALES)('are all there, by what they are, in %s', (locale) => {
    const summaries = ruleSummaries(catalog, locale);
    expect(summaries.map(({ id }) => id)).toEqual(ruleSources.map(({ id }) => id));
    expectValid(schemas['RuleList'] ?? {}, { rules: summaries }, 'rules');
    for (const { title } of summaries) expect(/\p{Script=Han}/u.test(title)).toBe(locale === 'zh-CN');
  });

  it.each(ruleSources.flatMap(({ id }) => LOCALES.map((locale) => [id, locale] as const)))('%s in %s', (id, locale) => {
    const detail = ruleDetail(catalog, id, locale);
    const source = ruleSources.find((rule) => rule.id === id);
    expectValid(schemas['RuleDetail'] ?? {}, JSON.parse(JSON.stringify(detail)), id);
    expect(detail?.signals.map(({ name }) => name)).toEqual(Object.keys(source?.signals ?? {}));
    expect(detail?.workarounds.map(({ run, risk }) => [run, risk])).toEqual(
      source?.workarounds.map(({ run, risk }) => [run, risk]),
    );
    expect(detail?.references).toEqual(source?.references);
    for (const { patch } of detail?.fix ?? [])
      if (patch !== undefined) expect(Object.values(rulePatches)).toContain(patch);
  });

  it.each(['no-such-rule', '__proto__', 'constructor', ''])('there is no rule %j', (id) => {
    expect(ruleDetail(catalog, id, 'en')).toBeUndefined();
  });
});

const SOUND = `severity: high
title: { en: Title, zh-CN: 标题 }
headline: { en: Headline, zh-CN: 一句话 }
summary: { en: Summary, zh-CN: 摘要 }
needs: []
signals:
  hit:
    see: tasks.filter(t, t.comm == 'df')
    says: { en: '{{comm}} waits', zh-CN: '{{comm}} 在等待' }
holds:
  confirmed: hit
ruledOut: []
chain: []
reproduce: []
workarounds: []
fix: []
verify: []
references: []
`;

function check(...texts: readonly string[]): string[] {
  const files = texts.map((text, index) => parseRuleFile(`rules/r${index}.yaml`, `r${index}`, text));
  return checkRules(files).map(({ file, line, column, message }: Problem) => `${file}:${line}:${column}: ${message}`);
}

describe('checking rules', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(check(SOUND)).toEqual([]);
  });

  it.each([
    [
      'an unknown variable',
      'tasks.filter(t',
      'task.filter(t',
      'rules/r0.yaml:8:10: signals.hit.see: Unknown variable: task',
    ],
    ['an unknown field', 't.comm', 't.name', 'rules/r0.yaml:8:28: signals.hit.see: No such key: name'],
    [
      'an unknown name',
      'confirmed: hit',
      'confirmed: hid',
      'rules/r0.yaml:11:14: holds.confirmed: Unknown variable: hid',
    ],
    [
      'a placeholder of no field',
      "en: '{{comm}} w",
      "en: '{{name}} w",
      'rules/r0.yaml:9:18: signals.hit.says.en: no such field: name',
    ],
    [
      'a placeholder in Chinese',
      "zh-CN: '{{comm}} 在",
      "zh-CN: '{{name}} 在",
      'rules/r0.yaml:9:43: signals.hit.says.zh-CN: no such field: name',
    ],
    ['an empty translation', 'zh-CN: 标题', "zh-CN: ''", 'rules/r0.yaml:2:29: title.zh-CN must match pattern "\\S"'],
    ['a blank translation', 'zh-CN: 摘要', "zh-CN: ' '", 'rules/r0.yaml:4:33: summary.zh-CN must match pattern "\\S"'],
    [
      'a missing translation',
      'title: { en: Title, zh-CN: 标题 }',
      'title: { en: Title }',
      "rules/r0.yaml:2:8: title must have required property 'zh-CN'",
    ],
    [
      'a patch that is not there',
      'fix: []',
      'fix: [{ do: { en: a, zh-CN: 甲 }, patch: no.patch }]',
      'rules/r0.yaml:16:41: fix.0.patch: there is no such patch: no.patch',
    ],
    [
      'a workaround without its risk',
      'workarounds: []',
      'workarounds: [{ do: { en: a, zh-CN: 甲 } }]',
      "rules/r0.yaml:15:15: workarounds.0 must have required property 'risk'",
    ],
    [
      'an unknown key',
      'needs: []',
      'needs: []\nwants: []',
      'rules/r0.yaml:6:1: the rule must NOT have additional properties: wants',
    ],
    [
      'a key that is there twice',
      'needs: []',
      'needs: []\nneeds: []',
      'rules/r0.yaml:6:1: Map keys must be unique at line 6, column 1:',
    ],
  ])('finds %s, and says where', (_what, from, to, problem) => {
    expect(SOUND).toContain(from);
    const found = check(SOUND.replace(from, to));
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toContain(problem.replace(/ at line 6, column 1:$/, ''));
  });

  it('tells the problems of every file', () => {
    const bad = SOUND.replace('confirmed: hit', 'confirmed: nope');
    expect(check(SOUND, bad, bad).map((one) => one.split(':')[0])).toEqual(['rules/r1.yaml', 'rules/r2.yaml']);
  });

  it('takes a patch that is shipped', () => {
    const [patch = ''] = Object.keys(rulePatches);
    expect(check(SOUND.replace('fix: []', `fix: [{ do: { en: a, zh-CN: 甲 }, patch: ${patch} }]`))).toEqual([]);
  });
});
