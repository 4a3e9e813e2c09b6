import { describe, expect, it } from 'vitest';
import { compileCatalog as compileShipped } from '../../../src/core/diagnose.ts';
import { compileCatalog } from '../../../src/core/findings/catalog.ts';
import { InvalidRule } from '../../../src/core/findings/compile.ts';
import type { RuleSource } from '../../../src/core/model/rule.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../../src/core/rules/catalog.gen.ts';
import { KINDS, ruleOf, words } from './support/rules.ts';

const fix = [{ do: words('Patch it'), patch: 'a.patch' }];

function problems(rules: readonly RuleSource[], patches: Readonly<Record<string, string>> = {}): string[] {
  try {
    compileCatalog({ version: '1', rules, patches }, KINDS);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidRule)) throw error;
    return error.problems.map(({ rule, at, message }) => `${rule} ${at.join('.')}: ${message}`);
  }
}

describe('a catalog', () => {
  it('holds its rules in their order, its version and its patches', () => {
    const rules = [ruleOf({ id: 'b' }), ruleOf({ id: 'a', fix })];
    const catalog = compileCatalog({ version: '7', rules, patches: { 'a.patch': '--- a\n' } }, KINDS);
    expect(catalog.version).toBe('7');
    expect(catalog.rules.map(({ source }) => source.id)).toEqual(['b', 'a']);
    expect(catalog.patches.get('a.patch')).toBe('--- a\n');
  });

  it('tells the problems of all rules', () => {
    const bad = { holds: { confirmed: 'nope' } };
    expect(problems([ruleOf({ id: 'a', ...bad }), ruleOf(), ruleOf({ id: 'b', ...bad })])).toEqual([
      'a holds.confirmed: Unknown variable: nope',
      'b holds.confirmed: Unknown variable: nope',
    ]);
  });

  it('has no two rules with one id', () => {
    expect(problems([ruleOf(), ruleOf()])).toEqual(['test-rule : there is another rule with this id']);
  });

  it('has every patch that a fix refers to', () => {
    expect(problems([ruleOf({ fix })], { 'a.patch': '' })).toEqual([]);
    expect(problems([ruleOf({ fix })])).toEqual(['test-rule fix.0.patch: there is no such patch: a.patch']);
    expect(problems([ruleOf({ fix: [{ do: words('a'), patch: 'toString' }] })])).toHaveLength(1);
  });

  it('lets a defect of ours be one', () => {
    // No rule at all, as a broken build would make it.
    expect(() =>
      compileCatalog({ version: '1', rules: [undefined as unknown as RuleSource], patches: {} }, KINDS),
    ).toThrow(TypeError);
  });
});

it('the shipped catalog compiles', () => {
  const catalog = compileShipped({ version: catalogVersion, rules: ruleSources, patches: rulePatches });
  expect(catalog.rules).toHaveLength(ruleSources.length);
  expect(catalog.version).toMatch(/^[0-9a-f]{12}$/);
});
