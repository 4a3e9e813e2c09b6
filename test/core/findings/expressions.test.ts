import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../../../src/core/findings/expression-error.ts';
import { Facts } from '../../../src/core/model/fact.ts';
import { expressions, factsOf, type Thing } from './support/rules.ts';

function refusal(compile: () => unknown): { offset: number; message: string } {
  try {
    compile();
  } catch (error) {
    if (error instanceof ExpressionError) return { offset: error.offset, message: error.message };
    throw error;
  }
  throw new Error('it compiled');
}

const refused = (source: string) => refusal(() => expressions.overFacts(source));

function evaluate(source: string, ...rows: readonly Partial<Thing>[]): unknown {
  return expressions.overFacts(source).evaluate(expressions.variables(factsOf(rows)));
}

const truth = (predicate: string, row: Partial<Thing>): boolean => {
  const found = evaluate(`someThings.filter(t, ${predicate})`, row);
  return Array.isArray(found) && found.length === 1;
};

it('looks at no kind of fact that it does not read: there may be 200,000 of them', () => {
  const facts = factsOf([{ flag: true }]);
  const asked: string[] = [];
  facts.named = (name) => {
    asked.push(name);
    return Facts.prototype.named.call(facts, name);
  };
  const variables = expressions.variables(facts);
  const search = expressions.overFacts('someThings.filter(t, t.flag && t.tags.size() == 0)');
  expect(search.evaluate(variables)).toHaveLength(1);
  expect(search.evaluate(variables)).toHaveLength(1);
  expect(asked).toEqual(['some-things']);
});

describe('an expression that cannot be meant is refused, at the character where it goes wrong', () => {
  it.each([
    ['an unknown variable', 'nothing', 0, /Unknown variable: nothing/],
    ['an unknown variable in a macro', 'someThings.filter(t, u.flag)', 21, /Unknown variable: u/],
    ['an unknown field', 'someThings.filter(t, t.nope == 1)', 23, /No such key: nope/],
    ['a field of further lines', 'someThings.filter(t, t.more.size() > 0)', 23, /No such key: more/],
    ['what the view holds beside its fields', 'someThings.filter(t, t.fact == 1)', 23, /No such key: fact/],
    ['what every object has', 'someThings.filter(t, t.constructor == 1)', 23, /No such key/],
    ['a wrong type', 'someThings.filter(t, t.name == 1)', 21, /string == int/],
    ['an integer beside a fraction', 'someThings.filter(t, t.count == 1.0)', 21, /int == double/],
    ['a number for a truth', 'someThings.filter(t, t.count)', 23, /bool/],
    ['a wrong overload', 'someThings.filter(t, t.count.startsWith("x"))', 21, /int.startsWith\(string\)/],
    ['an unknown function', 'someThings.filter(t, t.name.foo())', 21, /string.foo\(\)/],
    ['a missing end', 'someThings.filter(', 18, /EOF/],
    ['an open string', 'someThings.filter(t, t.name == "x', 31, /Unterminated string/],
    ['nothing at all', '', 0, /EOF/],
    ['the prototype', '__proto__', 0, /Reserved identifier/],
  ])('%s', (_what, source, offset, message) => {
    const { offset: at, message: said } = refused(source);
    expect(said).toMatch(message);
    expect(at).toBe(offset);
    expect(said).not.toContain('\n');
  });
});

describe('what could take long, or hide from the check, is refused', () => {
  it.each([
    ['matches', 'someThings.filter(t, t.name.matches("(a+)+$"))', /`matches`.*`\.re\(pattern\)`/],
    ['matches of a literal', '"a".matches("(a+)+$") ? someThings : []', /`matches`/],
    ['dyn', 'dyn(someThings)', /dyn/],
    ['dyn, and behind it an unknown field', 'dyn(someThings)[0].nope == 1', /dyn/],
    ['cel.bind', 'cel.bind(x, someThings, x.map(t, t.count))', /bind/],
    ['split', 'someThings.map(t, t.name.split(","))', /split/],
    ['timestamp', 'timestamp("2020-01-01T00:00:00Z") == timestamp("x") ? someThings : []', /timestamp/],
  ])('%s', (_what, source, message) => {
    expect(refused(source).message).toMatch(message);
  });

  it('macros three deep, wherever the third stands, but not two', () => {
    const nested = 'someThings.map(t, someThings.map(u, someThings.map(v, v.count)))';
    expect(refused(nested)).toEqual({ offset: 36, message: 'macros nest deeper than 2' });
    expect(refused('someThings.exists(a, others.all(b, a.tags.exists_one(c, c == b.name)))').message).toMatch(/deeper/);
    expect(() => expressions.overFacts('someThings.map(t, t.tags.filter(g, g == "x"))')).not.toThrow();
    // Behind one another is not inside one another.
    expect(() => expressions.overFacts('someThings.filter(t, t.flag).filter(t, t.flag).map(t, t.name)')).not.toThrow();
  });

  it.each([
    [2048, true],
    [2049, false],
  ])('a source of %i characters compiles: %s', (length, compiles) => {
    const source = 'someThings'.padEnd(length);
    if (compiles) expect(expressions.overFacts(source).type).toBe('list<SomeThings>');
    else expect(refused(source)).toEqual({ offset: 0, message: 'longer than 2048 characters' });
  });

  it('more than 500 nodes, deeper than 64, lists of more than 64', () => {
    expect(refused(`1${'+1'.repeat(300)}`).message).toMatch(/maxAstNodes/);
    expect(refused(`${'('.repeat(70)}1${')'.repeat(70)}`).message).toMatch(/maxDepth/);
    expect(refused(`[${'1,'.repeat(70)}1]`).message).toMatch(/maxListElements/);
  });
});

describe('.re()', () => {
  it.each([
    ['a field', 'someThings.filter(t, t.name.re(t.name))'],
    ['a sum', 'someThings.filter(t, t.name.re("a" + "b"))'],
    ['a choice', 'someThings.filter(t, t.name.re(true ? "a" : "b"))'],
  ])('takes a literal, and not %s', (_what, source) => {
    expect(refused(source)).toEqual({ offset: 31, message: 'the pattern of `.re()` must be a literal' });
  });

  it.each([
    [200, true],
    [201, false],
  ])('takes a pattern of %i characters: %s', (length, compiles) => {
    const source = `someThings.filter(t, t.name.re("${'a'.repeat(length)}"))`;
    if (compiles) expect(() => expressions.overFacts(source)).not.toThrow();
    else expect(refused(source)).toMatchObject({ offset: 31, message: 'the pattern is longer than 200 characters' });
  });

  it.each(['(', '[z-a]', '(?=a)', '(a)\\\\1', 'a{1001}', '((a{100}){100}){100}', '(?:(?:x{0,30}){0,30}y){0,30}'])(
    'refuses %s, which RE2 does not have or which would grow too big',
    (pattern) => {
      expect(refused(`someThings.filter(t, t.name.re("${pattern}"))`)).toMatchObject({ offset: 31 });
    },
  );

  it.each([
    ['gvfs', 'a gvfs-fuse-daemon', true],
    ['^gvfs', 'a gvfs-fuse-daemon', false],
    ['(^|/| )(df|ls)( |$)', 'timeout 5 /bin/df -h', true],
    ['(^|/| )(df|ls)( |$)', 'pdf -h', false],
    ['^挂.$', '挂载', true],
  ])('%s in %j: %s', (pattern, name, expected) => {
    expect(truth(`t.name.re('${pattern}')`, { name })).toBe(expected);
  });

  it.each(['(a+)+$', '^(a|a)*$', '(.*a){10}$', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'is linear where others are exponential: %s',
    (pattern) => {
      const started = performance.now();
      expect(truth(`t.name.re("${pattern}")`, { name: `${'a'.repeat(65_535)}!` })).toBe(false);
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );

  it('gives up where the texts are too much, and does not say no', () => {
    const name = 'a'.repeat(65_536);
    const search = 'someThings.filter(t, t.name.re("x$"))';
    const rows = (count: number) => Array.from({ length: count }, () => ({ name }));
    expect(evaluate(search, ...rows(61))).toEqual([]);
    expect(() => evaluate(search, ...rows(62))).toThrow(expect.objectContaining({ code: 'TOO_SLOW' }));
    // `exists` and `||` swallow errors; the bound must hold all the same.
    const swallowed = 'someThings.filter(t, someThings.exists(u, u.name.re("x$")) || t.flag)';
    expect(() => evaluate(swallowed, ...rows(62))).toThrow(expect.objectContaining({ code: 'TOO_SLOW' }));
  });
});

describe('evaluation', () => {
  it('sees what is unknown as empty, -1 and false, and numbers as integers', () => {
    expect(truth('t.nick == "" && t.age == -1 && t.count + 1 == 3 && t.count % 2 == 0', { count: 2 })).toBe(true);
    expect(truth('t.nick == "b" && t.age == 0', { nick: 'b', age: 0 })).toBe(true);
  });

  it.each([
    ['2.6.32-431.el6.x86_64', '2.6.29', false],
    ['2.6.18-398.el5', '2.6.29', true],
    ['5.1', '5.1.0', false],
    ['4.19.90-2003', '5.1', true],
    ['unknown', '5.1', false],
  ])('%s.olderThan(%s) is %s', (name, than, expected) => {
    expect(truth(`t.name.olderThan('${than}')`, { name })).toBe(expected);
  });

  it('gives the facts themselves, in their order', () => {
    const rows = [{ count: 1 }, { count: 2, flag: true }, { count: 3, flag: true }];
    const found = evaluate('someThings.filter(t, t.flag)', ...rows) as { fact: { count: number } }[];
    expect(found.map(({ fact }) => fact.count)).toEqual([2, 3]);
  });

  it('has empty lists for kinds that are unknown', () => {
    const unknown = expressions.variables(factsOf('unknown', 'unknown'));
    expect(unknown).toEqual({ someThings: [], others: [] });
    expect(expressions.overFacts('others.filter(o, o.name == "x")').evaluate(unknown)).toEqual([]);
  });

  it('joins kinds', () => {
    const facts = factsOf([{ name: 'a' }, { name: 'b' }], ['b', 'c']);
    const joined = expressions.overFacts('someThings.filter(t, others.exists(o, o.name == t.name)).map(t, t.name)');
    expect(joined.evaluate(expressions.variables(facts))).toEqual(['b']);
    expect(joined.type).toBe('list<string>');
    expect(joined.reads).toEqual(expect.arrayContaining(['someThings', 'others']));
  });

  it('takes whatever text a bundle holds', () => {
    const search = expressions.overFacts('someThings.filter(t, t.name.re("^x.*y$") || t.name == "\\n")');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(search.evaluate(expressions.variables(factsOf([{ name }])))).toBeInstanceOf(Array);
      }),
    );
  });
});

describe('a truth over names', () => {
  it('knows its names and nothing else', () => {
    const { type, reads } = expressions.overNames('a && (!b || a)', ['a', 'b']);
    expect(type).toBe('bool');
    expect(reads).toEqual(['a', 'b']);
    expect(refusal(() => expressions.overNames('a && someThings.size() > 0', ['a']))).toMatchObject({ offset: 5 });
  });

  it.each(['true', 'in', 'function', 'list', 'type', 'null', 'cel'])('%s cannot be a name', (name) => {
    expect(expressions.canBeName(name)).toBe(false);
  });

  it.each(['gate', 'constructor', 'toString', 'hit2'])('%s can', (name) => {
    expect(expressions.canBeName(name)).toBe(true);
    expect(expressions.overNames(name, [name]).evaluate({ [name]: true })).toBe(true);
  });
});
