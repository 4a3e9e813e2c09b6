import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAlways, isNever, isReachable, MAX_NAMES, truthTable } from '../../../src/core/findings/truth-table.ts';
import { expressions } from './support/rules.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `s${index}`);
const compile = (text: string, over: readonly string[]) => expressions.overNames(text, over);

function table(text: string, over: readonly string[] = ['a', 'b', 'c']) {
  const found = truthTable(compile(text, over).ast, over);
  if (found === undefined) throw new Error(`no table of ${text}`);
  return found;
}

/** A truth as text, over these names. */
function truths(over: readonly string[]): fc.Arbitrary<string> {
  return fc.letrec<{ truth: string }>((tie) => ({
    truth: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...over, 'true', 'false'),
      tie('truth').map((a) => `!(${a})`),
      fc
        .tuple(tie('truth'), fc.constantFrom('&&', '||', '==', '!='), tie('truth'))
        .map(([a, operator, b]) => `((${a}) ${operator} (${b}))`),
      fc.tuple(tie('truth'), tie('truth'), tie('truth')).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
    ),
  })).truth;
}

describe('a table of a truth', () => {
  it.each([
    ['a && !a', true, false],
    ['a || !a', false, true],
    ['a', false, false],
    ['a && b && !c', false, false],
    ['(a ? b : c) != (a && b || !a && c)', true, false],
    ['(a && b) == (b && a)', false, true],
    ['false', true, false],
    ['true', false, true],
  ])('%s', (text, never, always) => {
    for (const over of [
      ['a', 'b', 'c'],
      [...names(6), 'a', 'b', 'c'],
    ]) {
      expect([isNever(table(text, over)), isAlways(table(text, over))]).toEqual([never, always]);
    }
  });

  it.each([
    ['a', ['b'], true],
    ['a', ['a || b'], false],
    ['a', ['a && b', 'a && !b'], false],
    ['a', ['a && b', 'a && !b && c'], true],
    ['a && b', ['a'], false],
  ])('%s where none of %j is', (text, before, reachable) => {
    expect(
      isReachable(
        table(text),
        before.map((one) => table(one)),
      ),
    ).toBe(reachable);
  });

  it('answers as CEL does, however many names there are', () => {
    const cases = fc.integer({ min: 1, max: 8 }).chain((count) => fc.tuple(fc.constant(count), truths(names(count))));
    fc.assert(
      fc.property(cases, ([count, text]) => {
        const over = names(count);
        const expression = compile(text, over);
        const { words } = table(text, over);
        for (let row = 0; row < 2 ** count; row += 1) {
          const known = Object.fromEntries(over.map((name, index) => [name, (row >> index) % 2 === 1]));
          const bit = ((words[row >> 5] ?? 0) >>> (row & 31)) & 1;
          expect(bit === 1, `${text} at ${row}`).toBe(expression.evaluate(known));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has as many names as told, and not one more', () => {
    const most = names(MAX_NAMES);
    expect(truthTable(compile(most.join(' && '), most).ast, most)).toBeDefined();
    const more = names(MAX_NAMES + 1);
    expect(truthTable(compile(more.join(' && '), more).ast, more)).toBeUndefined();
  });

  it.each(['a in [b, c]', '[a, b].exists(x, x)'])('there is none of %s', (text) => {
    const over = ['a', 'b', 'c'];
    expect(truthTable(compile(text, over).ast, over)).toBeUndefined();
  });
});
