import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { allKinds, readFacts } from '../../../src/core/diagnose.ts';
import { assess } from '../../../src/core/findings/assess.ts';
import { type Fact, type FactOf, Facts, type Fields, type FieldType } from '../../../src/core/model/fact.ts';
import { catalog } from '../diagnosis/support/bundles.ts';
import { bundleOf, treeOf } from '../../support/tree.ts';

const VALUES: Readonly<Record<string, unknown>> = {
  string: 'mount '.repeat(50),
  int: 7,
  bool: false,
  strings: Array.from({ length: 40 }, () => 'rw'),
  frames: [],
  origins: [],
};

function put(facts: Facts, name: string, list: readonly object[]): void {
  const kind = allKinds.find((one) => one.name === name);
  // Made from the fields of this very kind.
  if (kind !== undefined) facts.set(kind, list as FactOf<Fields>[]);
}

/** Rows of every kind, as hostile text could make them. */
function hugeFacts(rows: number): Facts {
  const facts = new Facts();
  for (const kind of allKinds) {
    const fields = Object.entries(kind.fields).map(([name, type]: [string, FieldType]): [string, unknown] => [
      name,
      VALUES[type.replace('?', '')],
    ]);
    const record: object = Object.fromEntries(fields);
    put(
      facts,
      kind.name,
      Array.from({ length: rows }, (_, line) => ({ ...record, source: { path: 'p', line, text: '' } })),
    );
  }
  return facts;
}

it('on more facts than any host has, the shipped rules end in seconds', () => {
  const facts = hugeFacts(20_000);
  const started = performance.now();
  const results = catalog.rules.map((rule) => assess(rule, facts, catalog.expressions, true));
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(results.some(({ failed }) => failed)).toBe(true);
  for (const { status, failed } of results) if (failed) expect(status).toBe('not-assessable');
});

describe('a storm: df was started every minute for five days, and never came back', () => {
  const STORM = 7200;
  const WAITS = ['tasks', 'fuse-waiters', 'processes', 'programs', 'lingering-commands'];

  const stormOf = async (name: string): Promise<Facts> => {
    const { facts } = await readFacts(bundleOf(treeOf(`evidence/${name}`)), DEFAULT_LIMITS);
    for (const kind of WAITS) {
      const df = facts.named(kind)?.find((fact) => /^df\b/.test(commOf(fact)));
      if (df === undefined) continue;
      const others = Array.from({ length: STORM }, (_, index) => ({ ...df, pid: 100_000 + index }));
      put(facts, kind, [...(facts.named(kind) ?? []), ...others]);
    }
    return facts;
  };

  const commOf = (fact: Fact): string =>
    ['comm', 'command'].map((field) => String(Reflect.get(fact, field) ?? '')).find((text) => text !== '') ?? '';

  it.each([
    ['05-daemon-hung-after-init', 'fuse-daemon-hung'],
    ['13-gvfs-mounted-twice-audit', 'fuse-init-audit'],
    ['14-user-gvfs-root-df-audit', 'fuse-audit-bypass'],
    ['01-init-blocked-no-audit', 'fuse-init-unanswered'],
  ])('%s is found all the same', async (name, id) => {
    const facts = await stormOf(name);
    expect(facts.named('fuse-waiters')?.length).toBeGreaterThan(STORM);
    const rule = catalog.rules.find(({ source }) => source.id === id);
    if (rule === undefined) throw new Error(`no rule ${id}`);
    const started = performance.now();
    expect(assess(rule, facts, catalog.expressions, true).status).toBe('confirmed');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
