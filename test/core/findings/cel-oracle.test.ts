import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { allKinds, compileCatalog, readFacts } from '../../../src/core/diagnose.ts';
import { HANGING } from '../../../src/core/findings/compile.ts';
import type { Expression } from '../../../src/core/findings/expressions.ts';
import { type Fact, type FactOf, Facts, type Fields, type Kind } from '../../../src/core/model/fact.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../../src/core/rules/catalog.gen.ts';
import { bundleOf, treeOf } from '../../support/tree.ts';
import { oracle, oracleFacts } from './support/oracle.ts';

const catalog = compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches });

const BUNDLES = [
  '01-init-blocked-no-audit',
  '04-lazily-detached-still-blocked',
  '05-daemon-hung-after-init',
  '08-autofs-daemon-hung',
  '12-bindfs-sigstopped',
  '13-gvfs-mounted-twice-audit',
  '14-user-gvfs-root-df-audit',
  '21-fuse-init-audit-6.1-sysrq',
  '25-nfsv3-server-gone-6.1',
  '40-sos-4.0-df-timed-out',
];

const bundles = new Map<string, Facts>();
beforeAll(async () => {
  for (const name of BUNDLES)
    bundles.set(name, (await readFacts(bundleOf(treeOf(`evidence/${name}`)), DEFAULT_LIMITS)).facts);
});

interface Named {
  readonly name: string;
  readonly expression: Expression;
}

const overFacts = catalog.rules.flatMap(({ source, signals, values }): Named[] => [
  ...signals.map(({ name, see }) => ({ name: `${source.id}, signal ${name}`, expression: see })),
  ...[...values].map(([name, see]) => ({ name: `${source.id}, value ${name}`, expression: see })),
]);

const overLaterFacts = catalog.rules.flatMap(({ source, after }): Named[] =>
  after.map(({ name, see }) => ({ name: `${source.id}, after a fix ${name}`, expression: see })),
);

/** Values of an earlier bundle, of which the made-up facts have some. */
const EARLIER = ['/a', '/root/.gvfs', ''];

const overNames = catalog.rules.flatMap(({ source, truths, laterTruths }): Named[] =>
  [...truths, ...laterTruths].map(([text, expression]) => ({ name: `${source.id}: ${text}`, expression })),
);

/** Our own result in the oracle's terms: a fact is its place among those of its kind. */
function placesOf(result: unknown, facts: Facts): unknown {
  if (!Array.isArray(result)) return result;
  return result.map((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('fact' in item)) return item;
    const lists = facts.names().map((name) => facts.named(name)?.indexOf(item.fact as Fact) ?? -1);
    return { place: BigInt(Math.max(...lists)) };
  });
}

function expectSame(expression: Expression, facts: Facts): void {
  const before = Object.fromEntries(expression.before.map((name) => [name, EARLIER]));
  const variables = expression.before.length === 0 ? {} : { before };
  const theirs = oracle(expression.source)({
    ...oracleFacts(facts, allKinds),
    ...(expression.before.length === 0 ? {} : { before: new Map(Object.entries(before)) }),
  });
  expect(placesOf(expression.evaluate({ ...catalog.expressions.variables(facts), ...variables }), facts)).toEqual(
    theirs,
  );
}

describe('another implementation of CEL agrees', () => {
  it.each([...overFacts, ...overLaterFacts])('on captured facts: $name', ({ expression }) => {
    for (const facts of bundles.values()) expectSame(expression, facts);
  });

  it.each([...overFacts, ...overLaterFacts])('on facts made up to meet it: $name', ({ expression }) => {
    fc.assert(
      fc.property(madeUp(expression), (facts) => {
        expectSame(expression, facts);
      }),
      { numRuns: 25 },
    );
  });

  it.each(overNames)('on every truth: $name', ({ expression }) => {
    const theirs = oracle(expression.source);
    const assignment = fc.record(Object.fromEntries(expression.reads.map((name) => [name, fc.boolean()])));
    fc.assert(
      fc.property(assignment, (truths) => {
        expect(expression.evaluate({ [HANGING]: false, ...truths })).toBe(theirs(truths));
      }),
      { numRuns: 60 },
    );
  });

  it('and does differ where it should, so that agreement means something', () => {
    const [facts = new Facts()] = bundles.values();
    const all = catalog.expressions.overFacts('processes.filter(p, p.pid > 0)');
    const none = oracle('processes.filter(p, p.pid < 0)')(oracleFacts(facts, allKinds));
    expect(placesOf(all.evaluate(catalog.expressions.variables(facts)), facts)).not.toEqual(none);
  });
});

/** Facts of the kinds that an expression reads, with the words and numbers that it asks for among others. */
function madeUp({ source, reads }: Expression): fc.Arbitrary<Facts> {
  const literals = [...source.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, one, two]) => one ?? two ?? '');
  const numbers = [...source.matchAll(/(?<![\w.'-])\d{1,6}(?![\w.'])/g)].map(([digits]) => Number(digits));
  const text = fc.constantFrom(...literals, '', 'mount -i -f -t fuse', '/a', '/b', '5.10.0-8', '2.6.18-398.el5');
  const number = fc.constantFrom(...numbers, ...numbers.map((one) => one + 1), 0, 1, 2);
  const named = catalog.expressions.kinds.filter(({ variable }) => reads.includes(variable));
  return fc.tuple(...named.map(({ kind }) => fc.array(factOf(kind, text, number), { maxLength: 4 }))).map((lists) => {
    const facts = new Facts();
    named.forEach(({ kind }, index) => {
      // Made from the fields of this very kind.
      facts.set(kind, (lists[index] ?? []) as FactOf<Fields>[]);
    });
    return facts;
  });
}

function factOf(kind: Kind, text: fc.Arbitrary<string>, number: fc.Arbitrary<number>): fc.Arbitrary<Fact> {
  const frame = fc.record({ function: text, module: text, reliable: fc.boolean() });
  const byType: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    string: text,
    int: number,
    bool: fc.boolean(),
    strings: fc.array(text, { maxLength: 3 }),
    frames: fc.array(frame, { maxLength: 3 }),
    origins: fc.constant([]),
  };
  const fields = Object.entries(kind.fields).map(([name, type]): [string, fc.Arbitrary<unknown>] => {
    const known = byType[type.replace('?', '')] ?? fc.constant(undefined);
    return [name, type.endsWith('?') ? fc.option(known, { nil: undefined }) : known];
  });
  const source = { path: 'made/up', line: 1, text: '' };
  return fc.record(Object.fromEntries(fields)).map((record): Fact => ({ ...record, source }));
}
