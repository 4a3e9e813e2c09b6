import { describe, expect, it } from 'vitest';
import { assess, type Assessment } from '../../../src/core/findings/assess.ts';
import { CostPool } from '../../../src/core/findings/cost.ts';
import type { Facts } from '../../../src/core/model/fact.ts';
import type { RuleSource } from '../../../src/core/model/rule.ts';
import { compiled, expressions, factsOf, words } from './support/rules.ts';

const NEEDS = [{ any: ['some-things', 'others'], fact: words('things'), why: words('they tell') }];
const named = (name: string) => ({ see: `someThings.filter(t, t.name == '${name}')`, says: words('{{name}}') });

/** A rule whose every outcome hangs on one letter among the names. */
const LETTERS: Partial<RuleSource> = {
  needs: NEEDS,
  signals: Object.fromEntries(['c', 'p', 'm', 'r', 'x', 'y', 'looked'].map((name) => [name, named(name)])),
  holds: { confirmed: 'c', probable: 'p', possible: 'm', 'at-risk': 'r' },
  atRisk: { headline: words('At risk'), summary: words('Not yet'), chain: [{ claim: words('could'), observed: 'r' }] },
  ruledOut: [
    { when: 'x', because: words('x contradicts it') },
    { when: 'y', because: words('y contradicts it') },
    { when: 'looked && !m', because: words('nobody does'), byAbsence: true },
  ],
  chain: [
    { claim: words('one'), observed: 'c', inferred: 'p' },
    { claim: words('two'), observed: 'm' },
  ],
  missing: [{ unless: 'c', fact: words('more'), why: words('it would tell') }],
  workarounds: [{ do: words('a'), risk: 'low', when: 'hanging' }],
};

function judge(names: string, complete = true): Assessment {
  const facts = factsOf(names === '' ? [] : names.split(' ').map((name) => ({ name })));
  return assess(compiled(LETTERS), facts, expressions, complete);
}

describe('the outcome', () => {
  it.each([
    ['c', 'confirmed'],
    ['p', 'probable'],
    ['m', 'possible'],
    ['r', 'at-risk'],
    ['x', 'ruled-out'],
    ['looked', 'ruled-out'],
    ['', 'not-assessable'],
    ['other', 'not-assessable'],
    // The best word that holds
    ['r m p c', 'confirmed'],
    ['r m p', 'probable'],
    ['r m', 'possible'],
    // What contradicts it counts more than all that speaks for it
    ['c x', 'ruled-out'],
    ['c looked', 'ruled-out'],
    ['c m looked', 'confirmed'],
  ])('of %j is %s', (names, status) => {
    expect(judge(names).status).toBe(status);
  });

  it.each([
    ['x y looked', 'x contradicts it'],
    ['looked y', 'y contradicts it'],
    ['looked', 'nobody does'],
  ])('of %j says first what stands first: %s', (names, because) => {
    expect(judge(names).ruling?.because.en).toBe(because);
  });

  it('is not ruled out by what was not found in a bundle that was cut', () => {
    expect(judge('looked', false)).toMatchObject({ status: 'not-assessable' });
    expect(judge('looked', false).ruling).toBeUndefined();
    expect(judge('x', false).status).toBe('ruled-out');
    expect(judge('c', false).status).toBe('confirmed');
    // What absence would have ruled out is open again, and what speaks for it counts.
    expect(judge('c looked', false).status).toBe('confirmed');
  });

  it('is not ruled out by what was not found where nobody looked', () => {
    const seen = { see: "others.filter(o, o.name == 'looked')", says: words('a') };
    const rule = compiled({
      needs: [{ any: ['some-things'], fact: words('things'), why: words('they tell') }],
      signals: { hit: named('c'), looked: seen },
      holds: { confirmed: 'hit' },
      ruledOut: [{ when: 'looked && !hit', because: words('nobody does'), byAbsence: true }],
    });
    const status = (facts: Facts) => assess(rule, facts, expressions, true).status;
    expect(status(factsOf([], ['looked']))).toBe('ruled-out');
    expect(status(factsOf('unknown', ['looked']))).toBe('not-assessable');
  });
});

describe('at risk', () => {
  it('is no word for a host of which the bundle was cut: that nothing hangs was not seen', () => {
    expect(judge('r').status).toBe('at-risk');
    expect(judge('r', false).status).toBe('not-assessable');
    expect(judge('r m', false).status).toBe('possible');
  });

  it('is no word for a host where nobody could look', () => {
    const rule = compiled({
      ...LETTERS,
      signals: { ...LETTERS.signals, r: { see: 'others.filter(o, true)', says: words('conditions') } },
      needs: [{ any: ['some-things'], fact: words('things'), why: words('they tell') }],
    });
    const result = (facts: Facts) => assess(rule, facts, expressions, true);
    expect(result(factsOf([], ['o'])).status).toBe('at-risk');
    expect(result(factsOf('unknown', ['o']))).toMatchObject({ status: 'not-assessable', failed: false });
    expect(result(factsOf('unknown', ['o'])).lacking).toHaveLength(1);
  });
});

describe('what is lacking', () => {
  it('is each need of which no kind is known; an empty kind is known', () => {
    const rule = compiled({ needs: [...NEEDS, { any: ['others'], fact: words('others'), why: words('b') }] });
    const lacking = (facts: Facts) => assess(rule, facts, expressions, true).lacking.map(({ fact }) => fact.en);
    expect(lacking(factsOf([], []))).toEqual([]);
    expect(lacking(factsOf([], 'unknown'))).toEqual(['others']);
    expect(lacking(factsOf('unknown', []))).toEqual([]);
    expect(lacking(factsOf('unknown', 'unknown'))).toEqual(['things', 'others']);
  });

  it('is told apart from what is merely missing', () => {
    expect(judge('p').missing.map(({ fact }) => fact.en)).toEqual(['more']);
    expect(judge('c').missing).toEqual([]);
  });
});

describe('the chain', () => {
  it.each([
    ['c m', ['observed', 'observed']],
    ['p', ['inferred', 'missing']],
    ['c p', ['observed', 'missing']],
    ['m', ['missing', 'observed']],
  ])('of %j is %s', (names, bases) => {
    expect(judge(names).chain.map(({ basis }) => basis)).toEqual(bases);
  });

  it('is another where nothing hangs yet, and so is what a step may ask', () => {
    expect(judge('r').chain.map(({ link, basis }) => [link.claim.en, basis])).toEqual([['could', 'observed']]);
    expect(judge('r').holds('hanging')).toBe(false);
    expect(judge('c').holds('hanging')).toBe(true);
    expect(judge('c').holds('no such truth')).toBe(false);
  });
});

describe('the values', () => {
  const valuesOf = (see: string, rows: Parameters<typeof factsOf>[0]) =>
    assess(compiled({ values: { x: { see, default: 'X' } } }), factsOf(rows), expressions, true).values.get('x');

  it('are distinct, known, and in their order', () => {
    const rows = [{ name: 'b' }, { name: '' }, { name: 'a' }, { name: 'b' }];
    expect(valuesOf('someThings.map(t, t.name)', rows)).toEqual({ all: ['b', 'a'], fallback: 'X' });
    expect(valuesOf('someThings.map(t, t.age)', [{ age: 7 }, {}, { age: 0 }])).toEqual({ all: [7, 0], fallback: 'X' });
  });

  it('of a kind that is unknown are none', () => {
    expect(valuesOf('someThings.map(t, t.name)', 'unknown')).toEqual({ all: [], fallback: 'X' });
  });
});

describe('a rule that cannot be evaluated', () => {
  const rows = (count: number, name = 'a') => Array.from({ length: count }, () => ({ name }));
  const byAbsence = [{ when: '!hit', because: words('nobody'), byAbsence: true }];

  it.each<[string, Partial<RuleSource>, Facts]>([
    [
      'one expression too dear',
      { signals: { hit: { see: 'someThings.filter(t, someThings.exists(u, u.count > t.count))', says: words('a') } } },
      factsOf(rows(2000)),
    ],
    [
      'all together too dear',
      {
        signals: Object.fromEntries(
          ['b', 'c', 'd', 'e', 'f', 'hit'].map((name) => [
            name,
            { see: 'someThings.filter(t, others.exists(o, o.name > t.name && t.flag))', says: words('a') },
          ]),
        ),
      },
      factsOf(
        rows(800),
        Array.from({ length: 800 }, () => 'b'),
      ),
    ],
    [
      'texts too long',
      { signals: { hit: { see: 'someThings.filter(t, t.name.re("x$"))', says: words('a') } } },
      factsOf(rows(70, 'a'.repeat(65_536))),
    ],
    [
      'a step that breaks',
      { verify: [{ do: words('a'), expect: words('b'), when: 'hit && 1 / 0 == 1' }] },
      factsOf([{ flag: true }]),
    ],
  ])('is not assessable, and never ruled out: %s', (_what, changes, facts) => {
    const result = assess(compiled({ ruledOut: byAbsence, ...changes }), facts, expressions, true);
    expect(result).toMatchObject({ status: 'not-assessable', failed: true, chain: [] });
    expect(result.ruling).toBeUndefined();
    expect(result.holds('hit')).toBe(false);
  });

  const dear = { see: 'someThings.filter(t, someThings.exists(u, u.count > t.count))', says: words('a') };
  const judged = (changes: Partial<RuleSource>) =>
    assess(compiled(changes), factsOf([...rows(2000), { name: 'hit', flag: true }]), expressions, true);

  it.each<[string, string, Partial<RuleSource>]>([
    ['confirmed', 'where one signal is dear and the others suffice', { holds: { confirmed: 'hit || dear' } }],
    ['possible', 'where only the better word rests on it', { holds: { confirmed: 'hit && dear', possible: 'hit' } }],
    ['not-assessable', 'where all rests on it', { holds: { confirmed: 'hit && dear' } }],
    [
      'not-assessable',
      'where it might contradict',
      { holds: { confirmed: 'hit' }, ruledOut: [{ when: 'dear', because: words('a') }] },
    ],
    [
      'ruled-out',
      'where another contradicts',
      { holds: { confirmed: 'dear' }, ruledOut: [{ when: 'hit || dear', because: words('a') }] },
    ],
    [
      'not-assessable',
      'where it might be absent',
      { holds: { confirmed: 'dear' }, ruledOut: [{ when: 'hit && !dear', because: words('a'), byAbsence: true }] },
    ],
    [
      'not-assessable',
      'and never merely at risk where it might hang',
      {
        holds: { confirmed: 'dear', 'at-risk': 'hit' },
        atRisk: { headline: words('a'), summary: words('b'), chain: [] },
      },
    ],
  ])('is %s %s', (status, _why, changes) => {
    const signals = { dear, hit: { see: 'someThings.filter(t, t.flag)', says: words('a') } };
    const result = judged({ signals, ...changes });
    expect(result.status).toBe(status);
    expect(result.failed).toBe(status === 'not-assessable');
    expect(result.seen.has('dear')).toBe(false);
  });

  it('has no value where that breaks or is too dear, and the rest of it stands', () => {
    const values = {
      broken: { see: '[someThings[5000].name]', default: 'X' },
      dear: { see: 'someThings.filter(t, someThings.exists(u, u.count > t.count)).map(t, t.name)', default: 'Y' },
      sound: { see: 'someThings.filter(t, t.flag).map(t, t.name)', default: 'Z' },
    };
    const result = judged({ values });
    expect(result).toMatchObject({ status: 'confirmed', failed: false });
    expect([...result.values]).toEqual([
      ['broken', { all: [], fallback: 'X' }],
      ['dear', { all: [], fallback: 'Y' }],
      ['sound', { all: ['hit'], fallback: 'Z' }],
    ]);
  });

  it('is not assessed where the rules before it, on all hosts, took what there is for all', () => {
    const facts = factsOf(rows(100, 'text'));
    const rule = compiled({ signals: { hit: { see: 'someThings.filter(t, t.name.re("x|t"))', says: words('a') } } });
    const cost = rule.signals[0]?.see.cost(expressions.variables(facts)) ?? 0;
    const searched = 4 * 100;
    const twice = (steps: number) => {
      const pool = new CostPool(steps);
      return [1, 2].map(() => assess(rule, facts, expressions, true, pool).status);
    };
    expect(twice(2 * cost + 3 * searched)).toEqual(['confirmed', 'confirmed']);
    expect(twice(2 * cost + 3 * searched - 1)).toEqual(['confirmed', 'not-assessable']);
    expect(twice(cost - 1)).toEqual(['not-assessable', 'not-assessable']);
  });

  it('is told apart from one that could', () => {
    expect(judge('').failed).toBe(false);
  });
});

it('keeps the facts that each signal matched, and no signal that matched none', () => {
  const { seen } = judge('c other c');
  expect([...seen.keys()]).toEqual(['c']);
  expect(seen.get('c')).toHaveLength(2);
});
