import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileCatalog, diagnose } from '../../../src/core/diagnose.ts';
import {
  catalogVersion as version,
  rulePatches as patches,
  ruleSources as rules,
} from '../../../src/core/rules/catalog.gen.ts';
import { DEFAULT_LIMITS as limits } from '../../../src/core/bundle/limits.ts';
import { bundleOf, treeOf } from '../../support/tree.ts';

const checked = compileCatalog({ version, rules, patches });
const trusted = compileCatalog({ version, rules, patches, trusted: new Set(rules) });

describe('a rule that is trusted says the same as one that is checked', () => {
  test.each(readdirSync('test/evidence'))('of %s', async (name) => {
    const tree = treeOf(`evidence/${name}`);
    const say = (catalog: typeof checked) => diagnose(bundleOf(tree), { catalog, locale: 'en', limits });
    expect(await say(trusted)).toEqual(await say(checked));
  });
});

test('its kinds and its truths are those that the check finds', () => {
  for (const [index, rule] of checked.rules.entries()) {
    const other = trusted.rules[index];
    expect(other?.signals.map(({ name, kind }) => [name, kind.name])).toEqual(
      rule.signals.map(({ name, kind }) => [name, kind.name]),
    );
    expect([...(other?.truths.keys() ?? [])].sort()).toEqual([...rule.truths.keys()].sort());
    expect([...(other?.laterTruths.keys() ?? [])].sort()).toEqual([...rule.laterTruths.keys()].sort());
    expect([...(other?.values.keys() ?? [])]).toEqual([...rule.values.keys()]);
    expect(other?.after.map(({ name }) => name)).toEqual(rule.after.map(({ name }) => name));
  }
});
