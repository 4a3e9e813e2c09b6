import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Expressions } from '../../../src/core/findings/expressions.ts';
import { TruthExpression } from '../../../src/core/findings/truth-expression.ts';

const NAMES = ['a', 'b', 'c', 'longName'];
const expressions = new Expressions([]);
const notRead = (): never => {
  throw new Error('handed on');
};

function askedOf(source: string): { ours: unknown[]; cel: unknown[] } {
  const ours = TruthExpression.of(source, notRead);
  const cel = expressions.overNames(source, NAMES);
  const ways = Array.from({ length: 2 ** NAMES.length }, (_, way) =>
    Object.fromEntries(NAMES.map((name, bit) => [name, (way >> bit) % 2 === 1])),
  );
  expect([...ours.reads].sort()).toEqual([...cel.reads].sort());
  return { ours: ways.map((way) => ours.evaluate(way)), cel: ways.map((way) => cel.evaluate(way)) };
}

test.each(['a', '!a', 'a && b', 'a || b && c', '(a || b) && c', '!(a && !b) || longName', ' a\n  && (b ||\n c) '])(
  '%s means what it means in CEL',
  (source) => {
    const { ours, cel } = askedOf(source);
    expect(ours).toEqual(cel);
  },
);

test('any truth means what it means in CEL', () => {
  const { truth } = fc.letrec<{ truth: string }>((tie) => ({
    truth: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(...NAMES),
      tie('truth').map((one) => `!${/^\w+$/.test(one) ? one : `(${one})`}`),
      fc.tuple(tie('truth'), fc.constantFrom('&&', ' || '), tie('truth')).map((parts) => parts.join('')),
      tie('truth').map((one) => `( ${one})`),
    ),
  }));
  fc.assert(
    fc.property(truth, (source) => {
      const { ours, cel } = askedOf(source);
      expect(ours).toEqual(cel);
    }),
  );
});

describe('what is more than that is handed on', () => {
  test.each([
    'true',
    'a == b',
    'a ? b : c',
    'size(a) > 0',
    'a &&',
    '(a',
    'a)',
    'a b',
    '',
    'a & b',
    'a.b',
    `${'('.repeat(100)}a${')'.repeat(100)}`,
  ])('%s', (source) => {
    expect(() => TruthExpression.of(source, notRead)).toThrow('handed on');
  });
});
