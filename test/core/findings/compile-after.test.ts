import { describe, expect, it } from 'vitest';
import type { RuleSource } from '../../../src/core/model/rule.ts';
import { compiled, problemsOf, words } from './support/rules.ts';

const step = { do: words('do'), expect: words('expect') };
const VALUES: RuleSource['values'] = {
  name: { see: 'someThings.map(t, t.name)', default: 'NAME' },
  age: { see: 'someThings.map(t, t.age)', default: '1' },
};

function ruleWith(see: string, more: Partial<RuleSource> = {}): Partial<RuleSource> {
  return { values: VALUES, after: { again: { see, says: words('{{name}}') } }, ...more };
}

function said(changes: Partial<RuleSource>): string[] {
  return problemsOf(changes).map(({ at, message }) => `${at.join('.')}: ${message}`);
}

it('what is looked for after a fix reads the values of before, and its truths read the signals of both', () => {
  const rule = compiled({
    ...ruleWith('someThings.filter(t, t.name in before.name)'),
    verify: [{ ...step, held: 'hit && !again', broken: 'again' }],
    fix: [
      { do: words('fix'), when: 'hit' },
      { do: words('other'), when: 'hit && hanging' },
    ],
  });
  expect(rule.after.map(({ name, kind, see }) => [name, kind.name, see.before])).toEqual([
    ['again', 'some-things', ['name']],
  ]);
  expect([...rule.laterTruths.keys()].sort()).toEqual(['again', 'hit', 'hit && !again']);
  expect([...rule.truths.keys()]).not.toContain('again');
});

describe('a problem is told with its place', () => {
  it.each<[string, Partial<RuleSource>, readonly string[]]>([
    [
      'a value that there is not',
      ruleWith('someThings.filter(t, t.name in before.nope)'),
      ['after.again.see: No such key: nope'],
    ],
    [
      'a value of another type',
      ruleWith('someThings.filter(t, before.age.exists(a, a == t.name))'),
      ['after.again.see: no such overload: int == string'],
    ],
    [
      'values read by an index: which ones, nobody could tell',
      ruleWith('someThings.filter(t, t.name in before["name"])'),
      ['after.again.see: the values of before are read as before.NAME'],
    ],
    ['no facts', ruleWith('before.name'), ['after.again.see: yields list<string>; a signal yields a list of facts']],
    [
      'values of before in a signal',
      {
        values: VALUES,
        signals: { hit: { see: 'someThings.filter(t, t.name in before.name)', says: words('x') } },
        holds: {},
      },
      ['signals.hit.see: Unknown variable: before'],
    ],
    [
      'the name of a signal',
      { after: { hit: { see: 'someThings.filter(t, t.flag)', says: words('x') } } },
      ['after.hit: is the name of a signal'],
    ],
    [
      'a word of the language',
      { after: { in: { see: 'someThings.filter(t, t.flag)', says: words('x') } } },
      ['after.in: is a word of the language: choose another name'],
    ],
    [
      'a field that the fact has not',
      { after: { again: { see: 'someThings.filter(t, t.flag)', says: words('{{nope}}') } } },
      ['after.again.says.en: no such field: nope', 'after.again.says.zh-CN: no such field: nope'],
    ],
    [
      'proof by absence alone: it would hold of a bundle in which nobody looked',
      { verify: [{ ...step, held: '!hit' }] },
      ['verify.0.held: is true where no signal is seen'],
    ],
    [
      'a signal that there is not',
      { verify: [{ ...step, broken: 'nope' }] },
      ['verify.0.broken: Unknown variable: nope'],
    ],
    [
      'hanging, which is of one bundle',
      { verify: [{ ...step, held: 'hit && hanging' }] },
      ['verify.0.held: Unknown variable: hanging'],
    ],
    [
      'what is looked for after a fix, in a truth of the diagnosis',
      ruleWith('someThings.filter(t, t.flag)', { holds: { confirmed: 'again' } }),
      ['holds.confirmed: Unknown variable: again'],
    ],
  ])('%s', (_what, changes, problems) => {
    expect(said(changes)).toEqual(problems);
  });
});
