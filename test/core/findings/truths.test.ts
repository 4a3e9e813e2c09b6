import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Truths } from '../../../src/core/findings/truths.ts';
import { expressions } from './support/rules.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function truthsOf(text: string, known: Readonly<Record<string, boolean>>, open: readonly string[]): Truths {
  return new Truths(new Map([[text, expressions.overNames(text, NAMES)]]), known, new Set(open));
}

describe('a truth over signals of which some are open', () => {
  it.each([
    ['a', ['a'], false, true],
    ['a || !a', ['a'], true, true],
    ['a && !a', ['a'], false, false],
    ['b || a', ['a'], true, true],
    ['b && a', ['a'], false, true],
    ['!b && a', ['a'], false, false],
    ['b', ['a'], true, true],
    ['a || c', ['a', 'c'], false, true],
  ])('%s with %j open is certain: %s, possible: %s', (text, open, certain, possible) => {
    const truths = truthsOf(text, { a: false, b: true, c: false }, open);
    expect(truths.certain(text)).toBe(certain);
    expect(truths.possible(text)).toBe(possible);
  });

  it('is what it is where none is open', () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.boolean()]))), (known) => {
        const text = '(a && !b) || (c && (d || !e))';
        const truths = truthsOf(text, known, []);
        const expected = (known['a'] && !known['b']) || (known['c'] && (known['d'] || !known['e']));
        expect(truths.certain(text)).toBe(expected);
        expect(truths.possible(text)).toBe(expected);
      }),
    );
  });

  it('of which too many are open is possible and never certain', () => {
    const text = NAMES.map((name) => `(${name} || !${name})`).join(' && ');
    const known = Object.fromEntries(NAMES.map((name) => [name, true]));
    const six = truthsOf(text, known, NAMES.slice(0, 6));
    expect([six.certain(text), six.possible(text)]).toEqual([true, true]);
    const seven = truthsOf(text, known, NAMES.slice(0, 7));
    expect([seven.certain(text), seven.possible(text)]).toEqual([false, true]);
  });

  it('that nobody compiled is neither', () => {
    const truths = truthsOf('a', { a: true }, []);
    expect([truths.certain('b'), truths.possible('b'), truths.certain(undefined), truths.possible(undefined)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
