import { expect, test } from 'vitest';
import { caseTrees } from '../src/adapters/rules/case-trees.ts';
import { readCaseFiles } from '../src/adapters/rules/load-rules.ts';
import { measureRules } from '../src/cases/measure-rules.ts';
import { BUILT_IN_RULES, SHARED_TREES } from '../src/cli/built-in-rules.ts';
import { compileCatalog } from '../src/core/diagnose.ts';
import { catalogVersion, rulePatches, ruleSources } from '../src/core/rules/catalog.gen.ts';

/** A change of a rule that makes it right less often has to say so: `npm test -- test/accuracy.test.ts -u`. */
test('the figures are those that test/accuracy.json holds', { timeout: 300_000 }, async () => {
  const catalog = compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches });
  const figures = await measureRules(await readCaseFiles(BUILT_IN_RULES), caseTrees(SHARED_TREES), catalog);
  await expect(`${JSON.stringify(figures, undefined, 2)}\n`).toMatchFileSnapshot('accuracy.json');
});
