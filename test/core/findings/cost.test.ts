import { describe, expect, it } from 'vitest';
import { MAX_COST } from '../../../src/core/findings/cost.ts';
import { expressions, factsOf, type Thing } from './support/rules.ts';

/** Variables whose lists are made already: what is measured below is the expression. */
const many = (count: number, fields: Partial<Thing> = {}) => {
  const variables = expressions.variables(
    factsOf(
      Array.from({ length: count }, () => fields),
      Array.from({ length: count }, () => 'b'),
    ),
  );
  for (const list of Object.values(variables)) expect(list).toHaveLength(count);
  return variables;
};

const costOf = (source: string, variables: ReturnType<typeof many>): number =>
  expressions.overFacts(source).cost(variables);

describe('the cost of an expression', () => {
  const none = many(0);
  const ten = many(10);

  it('grows with the list that is looped over, and with what is done to each', () => {
    const cheap = costOf('someThings.filter(t, t.flag)', ten);
    expect(cheap).toBeGreaterThan(costOf('someThings.filter(t, t.flag)', none) + 10);
    expect(costOf('someThings.filter(t, t.flag || t.count == 1)', ten)).toBeGreaterThan(cheap + 20);
  });

  /** Whatever the form, the loops run at least as often as they are charged for. */
  it.each([
    ['a loop in a loop', 'someThings.filter(t, others.exists(o, o.name == t.name))', 100],
    ['over a sum', '(someThings + someThings).filter(t, t.flag)', 20],
    ['sums in both', '(someThings + someThings).filter(t, (someThings + someThings).exists(u, u.flag))', 400],
    ['over a choice', '(others.exists(o, true) ? someThings : []).filter(t, t.flag)', 10],
    ['over what a filter left', 'someThings.filter(t, t.flag).filter(t, t.flag)', 20],
    ['over an element of a list of lists', 'someThings.map(t, someThings)[0].filter(t, t.flag)', 20],
    ['inside a list of lists', 'someThings.map(t, someThings).exists(l, l.exists(t, t.flag))', 100],
  ])('counts %s', (_what, source, iterations) => {
    expect(costOf(source, ten)).toBeGreaterThanOrEqual(iterations);
  });

  it('knows how long the lists inside the facts are', () => {
    const search = 'someThings.filter(t, t.tags.exists(g, g == "x"))';
    const [short, long] = [many(10, { tags: ['a'] }), many(10, { tags: Array.from({ length: 1000 }, () => 'a') })];
    expect(costOf(search, short)).toBeLessThan(200);
    expect(costOf(search, long)).toBeGreaterThanOrEqual(10_000);
  });

  it('counts looking for something in a list', () => {
    const [short, long] = [many(10, { tags: ['a'] }), many(10, { tags: Array.from({ length: 1000 }, () => 'a') })];
    const search = 'someThings.filter(t, "x" in t.tags)';
    expect(costOf(search, short)).toBeLessThan(200);
    expect(costOf(search, long)).toBeGreaterThanOrEqual(10_000);
    expect(costOf('someThings.filter(t, t.name in others.map(o, o.name))', ten)).toBeGreaterThanOrEqual(200);
  });

  it('counts the values of an earlier bundle', () => {
    const search = expressions.overLaterFacts('someThings.filter(t, t.name in before.name)', { name: 'list<string>' });
    const looped = expressions.overLaterFacts('someThings.filter(t, before.name.exists(n, n == t.name))', {
      name: 'list<string>',
    });
    const withNames = (count: number): Record<string, unknown> => ({
      ...ten,
      before: { name: Array.from({ length: count }, () => 'x') },
    });
    for (const expression of [search, looped]) {
      expect(expression.cost(withNames(1))).toBeLessThan(200);
      expect(expression.cost(withNames(1000))).toBeGreaterThanOrEqual(10_000);
    }
  });

  it('is that of the one long list, where a fact is picked out', () => {
    const facts = factsOf([
      { tags: Array.from({ length: 500 }, () => 'a') },
      ...Array.from({ length: 499 }, () => ({})),
    ]);
    expect(
      costOf('others.size() > 0 && someThings[0].tags.exists(g, g == "x")', expressions.variables(facts)),
    ).toBeGreaterThanOrEqual(500);
  });
});

describe('what would cost too much is not begun', () => {
  it('and says so', () => {
    const join = expressions.overFacts('someThings.filter(t, others.exists(o, o.name < t.name && o.name != ""))');
    const within = many(700);
    expect(join.cost(within)).toBeLessThan(MAX_COST);
    expect(join.evaluate(within)).toEqual([]);
    const beyond = many(1200);
    expect(join.cost(beyond)).toBeGreaterThan(MAX_COST);
    expect(() => join.evaluate(beyond)).toThrow(expect.objectContaining({ code: 'TOO_SLOW' }));
  });

  it('while 200,000 rows, as many as a kind can have, are searched in a moment', () => {
    const rows = many(200_000);
    const started = performance.now();
    const search = expressions.overFacts(
      'someThings.filter(t, t.name == "x" || t.nick.startsWith("y") || t.count == 7)',
    );
    expect(search.evaluate(rows)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each([
    'someThings.filter(t, someThings.exists(u, u.count < t.age))',
    '(someThings + someThings).filter(t, (someThings + someThings).exists(u, u.count == t.age))',
    'someThings.map(t, someThings)[0].filter(t, someThings.exists(u, u.count < t.age))',
    'someThings.filter(t, others.exists(o, o.name != "b"))',
  ])('at once, over 200,000: %s', (source) => {
    const rows = many(200_000);
    const started = performance.now();
    expect(() => expressions.overFacts(source).evaluate(rows)).toThrow(expect.objectContaining({ code: 'TOO_SLOW' }));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
