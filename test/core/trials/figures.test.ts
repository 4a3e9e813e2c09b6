import { describe, expect, it } from 'vitest';
import type { Outcome, Verdict } from '../../../src/core/model/diagnosis.ts';
import type { CaseSource } from '../../../src/core/model/rule-case.ts';
import { type Claim, figuresOf, type JudgedCase, truthsOf } from '../../../src/core/trials/figures.ts';

function caseOf(rule: string, status: Outcome, more: Partial<CaseSource> = {}): JudgedCase {
  return { rule, one: { name: status, ...more, expect: { status, ...more.expect } } };
}

/** The truths of some cases, as text. */
function truths(...cases: readonly JudgedCase[]): string[] {
  return truthsOf(cases).map((truth) => (truth === undefined ? 'unknown' : [...truth].sort().join(' ') || 'none'));
}

describe('what was there', () => {
  it.each<[string, JudgedCase, string]>([
    ['is what is confirmed', caseOf('a', 'confirmed'), 'a'],
    ['is what is probable', caseOf('a', 'probable'), 'a'],
    ['is unknown where no more than possible is said', caseOf('a', 'possible'), 'unknown'],
    ['is unknown where it is ruled out', caseOf('a', 'ruled-out'), 'unknown'],
    [
      'is nothing where all is clear',
      caseOf('a', 'ruled-out', { expect: { status: 'ruled-out', verdict: 'clear' } }),
      'none',
    ],
    ['is what the case says', caseOf('a', 'possible', { truth: ['b', 'a'] }), 'a b'],
    ['is nothing where the case says so', caseOf('a', 'confirmed', { truth: [] }), 'none'],
    [
      'are others that are expected as well',
      caseOf('a', 'confirmed', { expect: { status: 'confirmed', others: { b: 'probable', c: 'possible' } } }),
      'a b',
    ],
  ])('%s', (_what, one, truth) => {
    expect(truths(one)).toEqual([truth]);
  });

  it('stays where something is left out of captured evidence, and is not known where that is changed', () => {
    expect(
      truths(
        caseOf('a', 'confirmed', { evidence: '01' }),
        caseOf('a', 'possible', { evidence: '01', without: ['proc/*'] }),
        caseOf('b', 'ruled-out', { evidence: '01' }),
        caseOf('b', 'ruled-out', { evidence: '01', edit: { a: { b: 'c' } } }),
        caseOf('b', 'ruled-out', { evidence: '02' }),
      ),
    ).toEqual(['a', 'a', 'a', 'unknown', 'unknown']);
  });
});

function claim(
  truth: readonly string[] | undefined,
  outcomes: Readonly<Record<string, Outcome>>,
  verdict: Partial<Verdict> = {},
): Claim {
  return {
    rule: 'a',
    expected: outcomes['a'] ?? 'not-assessable',
    truth: truth === undefined ? undefined : new Set(truth),
    outcomes: new Map(Object.entries(outcomes)),
    verdict: { status: 'clear', headline: '', ...verdict },
  };
}

describe('the figures', () => {
  const claims = [
    claim(['a'], { a: 'confirmed', b: 'ruled-out' }, { status: 'confirmed', rule: 'a' }),
    claim(['a'], { a: 'probable', b: 'probable' }, { status: 'probable', rule: 'a' }),
    claim(['a'], { a: 'possible', b: 'not-assessable' }, { status: 'possible', rule: 'a' }),
    claim(['a'], { a: 'not-assessable', b: 'not-assessable' }, { status: 'insufficient' }),
    claim(['a', 'b'], { a: 'confirmed', b: 'confirmed' }, { status: 'confirmed', rule: 'a' }),
    claim([], { a: 'at-risk', b: 'ruled-out' }, { status: 'at-risk', rule: 'a' }),
    claim(undefined, { a: 'ruled-out', b: 'confirmed' }, { status: 'confirmed', rule: 'b' }),
  ];
  const figures = figuresOf(claims, ['b', 'a', 'c']);

  it('count what is known, and what is not', () => {
    expect(figures).toMatchObject({ cases: 7, judged: 6 });
    expect(figures.rules).toEqual({
      a: {
        ...{ present: 5, claimed: 3, hinted: 1, missed: 1 },
        ...{ falselyClaimed: 0, falselyHinted: 1, unjudged: 0, precision: 1, recall: 0.6 },
      },
      b: {
        ...{ present: 1, claimed: 1, hinted: 0, missed: 0 },
        ...{ falselyClaimed: 1, falselyHinted: 0, unjudged: 1, precision: 0.5, recall: 1 },
      },
      c: {
        ...{ present: 0, claimed: 0, hinted: 0, missed: 0 },
        ...{ falselyClaimed: 0, falselyHinted: 0, unjudged: 0, precision: null, recall: null },
      },
    });
    expect(Object.keys(figures.rules)).toEqual(['a', 'b', 'c']);
  });

  it('hold what was there against the verdict', () => {
    expect(figures.confusion).toEqual({
      a: { 'confirmed a': 1, insufficient: 1, 'possible a': 1, 'probable a': 1 },
      'a + b': { 'confirmed a': 1 },
      none: { 'at-risk a': 1 },
    });
  });
});
