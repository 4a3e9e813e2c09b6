import { DEFAULT_LIMITS } from '../core/bundle/limits.ts';
import { diagnose } from '../core/diagnose.ts';
import type { Catalog } from '../core/findings/catalog.ts';
import { type Claim, claimOf, type Figures, figuresOf, truthsOf } from '../core/trials/figures.ts';
import { bundleOf, changed } from '../core/trials/tree.ts';
import { baseOf } from './case-tree.ts';
import type { CaseTrees } from './ports/analysis.ts';
import type { CaseFile } from './test-rules.ts';

/** How often the rules of a catalog are right, over all cases whose trees are there. */
export async function measureRules(files: readonly CaseFile[], trees: CaseTrees, catalog: Catalog): Promise<Figures> {
  const cases = files.flatMap(({ file, rule, cases: some = [] }) => some.map((one) => ({ file, rule, one })));
  const truths = truthsOf(cases);
  const claims: Claim[] = [];
  for (const [index, each] of cases.entries()) {
    const base = await baseOf(each.file, each.one, trees);
    if (base === undefined) continue;
    const bundle = bundleOf(changed(base, each.one));
    const diagnosis = await diagnose(bundle, { catalog, locale: 'en', limits: DEFAULT_LIMITS });
    claims.push(claimOf(each, truths[index], diagnosis));
  }
  return figuresOf(
    claims,
    catalog.rules.map(({ source }) => source.id),
  );
}
