import { describe, expect, test } from 'vitest';
import { caseTrees } from '../../../src/adapters/rules/case-trees.ts';
import { readCaseFiles, readRuleFiles } from '../../../src/adapters/rules/load-rules.ts';
import { type CaseResult, type TestReport, testRules } from '../../../src/cases/test-rules.ts';
import { BUILT_IN_RULES, SHARED_TREES } from '../../../src/cli/built-in-rules.ts';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { compileCatalog, diagnose } from '../../../src/core/diagnose.ts';
import type { Evidence } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../../src/core/rules/catalog.gen.ts';
import { bundleOf, treeOf } from '../../support/tree.ts';

const rules = await readRuleFiles(BUILT_IN_RULES);
const cases = await readCaseFiles(BUILT_IN_RULES);
const trees = caseTrees(SHARED_TREES);

interface Run {
  readonly report: TestReport;
  readonly results: readonly CaseResult[];
}

const runs = new Map<string, Promise<Run>>();

/** What `unhang rules test` makes of one rule; run once, and only for the rules that are asked for. */
function runOf(rule: string): Promise<Run> {
  const known = runs.get(rule) ?? run(rule);
  runs.set(rule, known);
  return known;
}

async function run(rule: string): Promise<Run> {
  const results: CaseResult[] = [];
  const report = await testRules({ rules, cases }, trees, { only: [rule], onResult: (one) => results.push(one) });
  return { report, results };
}

describe.each(cases)('$rule', ({ rule, cases: table = [] }) => {
  test.each(table)('$name', async ({ name }) => {
    const { results } = await runOf(rule);
    const result = results.find((one) => one.name === name);
    expect(result).toMatchObject({ mismatches: [], status: 'passed' });
  });

  test('shows a hit, a near miss, and what it cannot assess', async () => {
    expect((await runOf(rule)).report.problems).toEqual([]);
  });

  test('takes each status that it can take', () => {
    const taken = new Set(table.map(({ expect: { status } }) => status));
    const holds = ruleSources.find(({ id }) => id === rule)?.holds ?? {};
    for (const status of [...Object.keys(holds), 'ruled-out', 'not-assessable']) expect(taken).toContain(status);
  });
});

describe('every rule', () => {
  test('has cases', () => {
    expect(cases.map(({ rule }) => rule)).toEqual(ruleSources.map(({ id }) => id));
  });

  test.each(ruleSources.map(({ id, workarounds }) => ({ id, workarounds })))(
    '$id: the least risky workaround stands first, and each says how to undo it',
    ({ workarounds }) => {
      const risks = workarounds.map(({ risk }) => ['none', 'low', 'medium', 'high'].indexOf(risk));
      expect(risks).toEqual([...risks].sort((a, b) => a - b));
      expect(workarounds.every(({ undo }) => undo !== undefined)).toBe(true);
    },
  );

  test('answers the same in every language, but for the words', async () => {
    const catalog = compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches });
    const tree = treeOf('evidence/13-gvfs-mounted-twice-audit');
    const places = (evidence: readonly Evidence[] = []): string[] =>
      evidence.map(({ path, line }) => `${path}:${line}`);
    const [english, ...others] = await Promise.all(
      LOCALES.map((locale) => diagnose(bundleOf(tree), { catalog, locale, limits: DEFAULT_LIMITS })),
    );
    for (const other of others) {
      expect(other.verdict).toMatchObject({ status: english?.verdict.status, rule: english?.verdict.rule });
      expect(other.verdict.headline).not.toBe(english?.verdict.headline);
      expect(places(other.findings[0]?.evidence)).toEqual(places(english?.findings[0]?.evidence));
    }
  });
});
