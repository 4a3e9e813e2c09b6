import { describe, expect, it } from 'vitest';
import type { SignalSource } from '../../../src/core/model/rule.ts';
import { line, type Thing, words } from '../findings/support/rules.ts';
import { diagnosisOf, type Situation } from './support/conclusions.ts';

const all = 'someThings.filter(t, true)';
const flagged = 'someThings.filter(t, t.flag)';

function findingOf(
  signals: Readonly<Record<string, SignalSource>>,
  facts: readonly Partial<Thing>[],
  more: Situation = {},
  chain: Readonly<Record<string, string>> = {},
) {
  const [name = ''] = Object.keys(signals);
  const links = Object.entries(chain).map(([claim, observed]) => ({ claim: words(claim), observed }));
  const { findings } = diagnosisOf({ ...more, facts, rules: [{ signals, holds: { confirmed: name }, chain: links }] });
  const [finding] = findings;
  if (finding === undefined) throw new Error('no finding');
  return finding;
}

const place = ({ id, signal, path, line: at }: { id: string; signal: string; path: string; line: number }): string =>
  `${id} ${signal} ${path}:${at}`;

describe('evidence', () => {
  it('is numbered in the order of the rule, and of the facts', () => {
    const { evidence } = findingOf(
      { first: { see: flagged, says: words('{{name}}') }, second: { see: all, says: words('any {{name}}') } },
      [{ name: 'a' }, { name: 'b', flag: true }],
    );
    expect(evidence.map(place)).toEqual(['e1 first some/file:2', 'e2 second some/file:1']);
    expect(evidence.map(({ says }) => says)).toEqual(['b', 'any a']);
  });

  it('is the line as it stands, and what the signal says of its fact', () => {
    const source = { path: 'proc/1/stack', line: 7, text: '  <b>\tline ' };
    const { evidence } = findingOf({ hit: { see: all, says: words('{{name}} has {{count}}, {{nick}} {{age}}') } }, [
      { source, name: 'x {{count}}', count: 0 },
    ]);
    expect(evidence).toEqual([
      {
        id: 'e1',
        signal: 'hit',
        path: 'proc/1/stack',
        line: 7,
        excerpt: '  <b>\tline ',
        says: 'x {{count}} has 0, ? ?',
      },
    ]);
  });

  it('is one piece where two signals cite one line, unless one of them speaks against it', () => {
    const { evidence, against } = findingOf(
      {
        hit: { see: all, says: words('for') },
        again: { see: all, says: words('again') },
        not: { see: all, says: words('against'), role: 'against' },
      },
      [{}],
    );
    expect(evidence.map(place)).toEqual(['e1 hit some/file:1']);
    expect(against.map(({ id, says }) => [id, says])).toEqual([['e2', 'against']]);
  });

  it('says where an excerpt is not the whole line, or not its bytes', () => {
    const sources = [line(1), { ...line(2), cut: true as const }, { ...line(3), lossy: true as const }];
    const { evidence } = findingOf(
      { hit: { see: all, says: words('a') } },
      sources.map((source) => ({ source })),
    );
    expect(evidence.map(({ excerptCut, excerptLossy }) => [excerptCut, excerptLossy])).toEqual([
      [undefined, undefined],
      [true, undefined],
      [undefined, true],
    ]);
    expect(evidence.map((one) => 'excerptRedacted' in one)).toEqual([false, false, false]);
  });

  it('is never a line 0: a link has no line to look up', () => {
    const { evidence, chain } = findingOf(
      { hit: { see: all, says: words('a') } },
      [{ source: line(0, '../proc/mounts', 'etc/mtab') }, { source: line(3) }],
      {},
      { claim: 'hit' },
    );
    expect(evidence.map(place)).toEqual(['e1 hit some/file:3']);
    expect(chain[0]?.evidence).toEqual(['e1']);
  });

  it.each([
    [undefined, 4],
    [1, 1],
    [6, 6],
    [50, 30],
  ])('with a limit of %s is of %i facts', (limit, count) => {
    const rows = Array.from({ length: 30 }, () => ({}));
    const signal = { see: all, says: words('a'), ...(limit === undefined ? {} : { limit }) };
    expect(findingOf({ hit: signal }, rows).evidence).toHaveLength(count);
  });

  it('is the further lines of a fact, where the rule cites those, and not all of very many', () => {
    const more = (count: number) => Array.from({ length: count }, (_, index) => line(index, 'further', 'other'));
    const hit = { see: all, says: words('{{name}}'), cite: 'more' };
    expect(findingOf({ hit }, [{ more: more(3) }]).evidence.map(place)).toEqual(['e1 hit other:1', 'e2 hit other:2']);
    expect(findingOf({ hit }, [{ more: [] }]).evidence).toEqual([]);
    expect(findingOf({ hit }, [{ more: more(1000) }]).evidence).toHaveLength(8);
  });
});

describe('a signal of the context', () => {
  const signals: Readonly<Record<string, SignalSource>> = {
    hit: { see: 'someThings.filter(t, t.name == "hit")', says: words('hit') },
    near: { see: 'someThings.filter(t, t.name == "near")', says: words('near'), role: 'context' },
    far: { see: 'someThings.filter(t, t.name == "far")', says: words('far'), role: 'context' },
  };
  const facts = [{ name: 'near' }, { name: 'far' }, { name: 'hit' }];

  it('is cited where a claim rests on it, behind what is shown anyway', () => {
    const { evidence, chain } = findingOf(
      signals,
      facts,
      {},
      { one: 'near', two: 'near || hit', three: 'far && !far' },
    );
    expect(evidence.map(place)).toEqual(['e1 hit some/file:3', 'e2 near some/file:1']);
    expect(chain.map(({ basis, evidence: ids }) => [basis, ids])).toEqual([
      ['observed', ['e2']],
      ['observed', ['e1', 'e2']],
      ['missing', []],
    ]);
  });

  it('is cited where the outcome rests on it', () => {
    const { findings } = diagnosisOf({ facts, rules: [{ signals, holds: { confirmed: 'hit && far' } }] });
    expect(findings[0]?.evidence.map(({ signal }) => signal)).toEqual(['hit', 'far']);
  });

  it('is cited where it rules the cause out', () => {
    const because = words('it is near');
    const rule = { signals, holds: { confirmed: 'hit' }, ruledOut: [{ when: 'near && !far || near', because }] };
    const [ruling] = diagnosisOf({ facts, rules: [rule] }).differential;
    expect(ruling).toMatchObject({ status: 'ruled-out', because: 'it is near' });
    expect(ruling?.evidence.map(place)).toEqual(['e1 near some/file:1', 'e2 far some/file:2']);
  });
});
