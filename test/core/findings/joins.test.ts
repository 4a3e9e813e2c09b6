import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withJoins } from '../../../src/core/findings/joins.ts';
import { allKinds } from '../../../src/core/diagnose.ts';
import { Expressions } from '../../../src/core/findings/expressions.ts';
import { ruleSources } from '../../../src/core/rules/catalog.gen.ts';
import { expressions, factsOf, type Thing } from './support/rules.ts';

const LISTS = new Set(['someThings', 'others']);
const joined = (source: string): string | undefined =>
  withJoins(source, expressions.overFacts(source).ast, LISTS)?.source;

describe('what is narrowed to the facts that have a value', () => {
  it.each([
    ['a filter by a literal', "someThings.filter(t, t.name == 'a' && t.flag)", "someThings.having('name', 'a', 0)"],
    ['the literal first', "someThings.exists(t, t.flag && 'a' == t.name)", "someThings.having('name', 'a', 0)"],
    ['a join', 'someThings.filter(t, others.exists(o, o.name == t.name))', "others.having('name', t.name, 0)"],
    [
      'a join and a literal, the literal first',
      "others.filter(o, someThings.exists(t, t.name == o.name && t.nick == 'b' && t.flag))",
      "someThings.having('nick', 'b', 0).having('name', o.name, 1)",
    ],
  ])('%s', (_what, source, part) => {
    expect(joined(source)).toContain(`${part}.`);
  });

  it.each([
    ['what may hold otherwise', "someThings.filter(t, t.name == 'a' || t.flag)"],
    ['what must not be equal', "someThings.filter(t, !(t.name == 'a'))"],
    ['what is asked of all', "someThings.all(t, t.name == 'a')"],
    ['what is more or less', 'someThings.filter(t, others.exists(o, o.name < t.name))'],
    ['a field of its own', 'someThings.filter(t, t.name == t.nick)'],
    ['a list inside a fact', "someThings.filter(t, t.tags.exists(g, g == 'a'))"],
    [
      'a list that is none of facts, whatever it is called',
      "someThings.exists(others, others.tags.exists(o, o == 'a'))",
    ],
    ['numbers, of which 1 equals 1.0', 'someThings.filter(t, t.count == 1)'],
  ])('not %s', (_what, source) => {
    expect(joined(source)).toBeUndefined();
  });
});

/** As many as it takes for a look-up to pay. */
const MANY = 400;

const NAMES = ['a', 'b', 'c', ''];
const some: fc.Arbitrary<Partial<Thing>> = fc.record({
  name: fc.constantFrom(...NAMES),
  nick: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
  count: fc.integer({ min: 0, max: 3 }),
  age: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  flag: fc.boolean(),
});

describe('what is found', () => {
  // The second of each pair asks the same in a way that nothing is looked up by.
  it.each([
    [
      "someThings.filter(t, others.exists(o, o.name == t.name && o.name != 'a'))",
      "someThings.filter(t, t.name in ['b', 'c', ''] && others.exists(o, !(o.name != t.name)))",
    ],
    [
      'someThings.filter(t, someThings.exists(u, u.count == t.age && u.flag))',
      'someThings.filter(t, someThings.exists(u, !(u.count != t.age) && u.flag))',
    ],
    [
      "someThings.filter(t, t.name == 'a' && someThings.exists_one(u, u.nick == t.name && u.name == 'b'))",
      "someThings.filter(t, !(t.name != 'a') && someThings.exists_one(u, !(u.nick != t.name) && !(u.name != 'b')))",
    ],
  ])('is the same, one by one or looked up: %s', (source, plain) => {
    const [fast, slow] = [expressions.overFacts(source), expressions.overFacts(plain)];
    fc.assert(
      fc.property(
        fc.array(some, { minLength: 20, maxLength: 20 }),
        fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 20 }),
        (things, names) => {
          const times = MANY / 20;
          const facts = factsOf(
            Array.from({ length: times }, () => things).flat(),
            Array.from({ length: MANY }, (_, at) => names[at % names.length] ?? ''),
          );
          const variables = expressions.variables(facts);
          expect(fast.evaluate(variables)).toEqual(slow.evaluate(variables));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('takes as many steps as there are facts', () => {
    const rows = 100_000;
    const facts = factsOf(
      Array.from({ length: rows }, (_, at) => ({ name: `n${at}`, flag: at % 2 === 0 })),
      Array.from({ length: rows }, (_, at) => `n${at * 2}`),
    );
    const join = expressions.overFacts('someThings.filter(t, t.flag && others.exists(o, o.name == t.name))');
    expect(join.evaluate(expressions.variables(facts))).toHaveLength(rows / 2);
  });

  it('is unknown, and not less, where as many facts have one value that it takes too long', () => {
    const facts = factsOf(
      Array.from({ length: 5000 }, () => ({ name: 'a' })),
      Array.from({ length: 5000 }, () => 'a'),
    );
    const join = expressions.overFacts(
      "someThings.filter(t, !others.exists(o, o.name == t.name && o.name.startsWith('b')))",
    );
    expect(() => join.evaluate(expressions.variables(facts))).toThrow(expect.objectContaining({ code: 'TOO_SLOW' }));
    // What came before does not count against what comes next.
    expect(join.evaluate(expressions.variables(factsOf([{ name: 'a' }], ['a'])))).toHaveLength(1);
  });
});

it('every expression of the catalog can be run so', () => {
  const all = new Expressions(allKinds);
  const lists = new Set(all.kinds.map(({ variable }) => variable));
  const sources = ruleSources.flatMap(({ signals, values = {} }) =>
    [...Object.values(signals), ...Object.values(values)].map(({ see }) => see),
  );
  for (const source of sources) {
    const rewritten = withJoins(source, all.unchecked(source).ast, lists);
    if (rewritten !== undefined) expect(() => all.unchecked(rewritten.source), source).not.toThrow();
  }
});
