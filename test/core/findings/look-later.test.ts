import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/findings/assess.ts';
import { CostPool } from '../../../src/core/findings/cost.ts';
import { lookLater } from '../../../src/core/findings/look-later.ts';
import type { Values } from '../../../src/core/findings/templates.ts';
import type { Facts } from '../../../src/core/model/fact.ts';
import type { RuleSource } from '../../../src/core/model/rule.ts';
import { compiled, expressions, factsOf, words } from './support/rules.ts';

const HELD = 'looked && !again';

const RULE: Partial<RuleSource> = {
  values: { name: { see: 'someThings.filter(t, t.flag).map(t, t.name)', default: 'NAME' } },
  signals: {
    hit: { see: 'someThings.filter(t, t.flag)', says: words('{{name}}') },
    looked: { see: 'others.filter(o, true)', says: words('{{name}}') },
  },
  after: { again: { see: 'someThings.filter(t, t.name in before.name)', says: words('{{name}}') } },
  verify: [
    { do: words('do'), expect: words('expect'), held: HELD, broken: 'again' },
    { do: words('do'), expect: words('expect'), held: 'hit && looked' },
  ],
};

interface Situation {
  readonly facts: Facts;
  readonly complete?: boolean;
  readonly names?: readonly string[];
  readonly pool?: CostPool;
}

/** What is certain of the two truths. */
function look({ facts, complete = true, names = ['a'], pool }: Situation): { held: boolean; broken: boolean } {
  const assessment = assess(compiled(RULE), facts, expressions, complete);
  const before = new Map<string, Values>([['name', { all: names, fallback: 'NAME' }]]);
  const later = lookLater({ assessment, facts, complete }, before, expressions, pool);
  return { held: later.certain(HELD), broken: later.certain('again') };
}

describe('values of the earlier bundle, looked for in the later one', () => {
  test.each<[string, Situation, { held: boolean; broken: boolean }]>([
    ['it is there again', { facts: factsOf([{ name: 'a' }], ['o']) }, { held: false, broken: true }],
    ['another one is there', { facts: factsOf([{ name: 'b' }], ['o']) }, { held: true, broken: false }],
    ['nothing is there, and somebody looked', { facts: factsOf([], ['o']) }, { held: true, broken: false }],
    ['nothing is there, and nobody looked', { facts: factsOf([], []) }, { held: false, broken: false }],
    [
      'the kind is unknown: nobody could have seen it',
      { facts: factsOf('unknown', ['o']) },
      { held: false, broken: false },
    ],
    ['behind a cut it may be', { facts: factsOf([], ['o']), complete: false }, { held: false, broken: false }],
    [
      'what is seen stands behind a cut as well',
      { facts: factsOf([{ name: 'a' }], ['o']), complete: false },
      { held: false, broken: true },
    ],
    [
      'the earlier bundle gave no value',
      { facts: factsOf([{ name: 'a' }], ['o']), names: [] },
      { held: false, broken: false },
    ],
    [
      'no steps are left for it',
      { facts: factsOf([{ name: 'a' }], ['o']), pool: new CostPool(0) },
      { held: false, broken: false },
    ],
  ])('%s', (_name, situation, expected) => {
    expect(look(situation)).toEqual(expected);
  });

  test.each([
    [64, true],
    [65, false],
  ])('of %i values what was not seen is proven: %s', (count, held) => {
    const names = Array.from({ length: count }, (_, at) => `n${at}`);
    expect(look({ facts: factsOf([], ['o']), names }).held).toBe(held);
  });

  test('integers are looked for as integers', () => {
    const rule = compiled({
      ...RULE,
      values: { age: { see: 'someThings.map(t, t.age)', default: 'N' } },
      after: { again: { see: 'someThings.filter(t, t.age in before.age)', says: words('{{name}}') } },
    });
    const facts = factsOf([{ age: 7 }], ['o']);
    const before = new Map<string, Values>([['age', { all: [7], fallback: 'N' }]]);
    const assessment = assess(rule, facts, expressions, true);
    expect(lookLater({ assessment, facts, complete: true }, before, expressions).certain('again')).toBe(true);
  });
});
