import { caseTrees } from '../../../../../src/adapters/rules/case-trees.ts';
import { loadRules, readCaseFiles } from '../../../../../src/adapters/rules/load-rules.ts';
import { baseOf } from '../../../../../src/cases/case-tree.ts';
import type { CaseFile } from '../../../../../src/cases/test-rules.ts';
import { BUILT_IN_RULES, SHARED_TREES } from '../../../../../src/cli/built-in-rules.ts';
import { DEFAULT_LIMITS } from '../../../../../src/core/bundle/limits.ts';
import { compileCatalog } from '../../../../../src/core/diagnose.ts';
import { derivations } from '../../../../../src/core/facts/derived/index.gen.ts';
import { derive } from '../../../../../src/core/facts/derive.ts';
import { extract } from '../../../../../src/core/facts/extract.ts';
import { parsers } from '../../../../../src/core/facts/parsers/index.gen.ts';
import { assess, type Assessment } from '../../../../../src/core/findings/assess.ts';
import type { CompiledRule } from '../../../../../src/core/findings/compile.ts';
import { isComplete } from '../../../../../src/core/diagnosis/conclude.ts';
import type { Outcome } from '../../../../../src/core/model/diagnosis.ts';
import type { Facts } from '../../../../../src/core/model/fact.ts';
import { rulePatches } from '../../../../../src/core/rules/catalog.gen.ts';
import { strongest } from '../../../../../src/core/trials/coverage.ts';
import { bundleOf, changed, type Tree } from '../../../../../src/core/trials/tree.ts';
import { copyOf } from './copy.ts';

/** The rules as their files are, generated or not yet. */
const sources = await loadRules([BUILT_IN_RULES]);
export const catalog = compileCatalog({ version: '', rules: sources, patches: rulePatches });
const files = new Map((await readCaseFiles(BUILT_IN_RULES)).map((file) => [file.rule, file]));
const trees = caseTrees(SHARED_TREES);

/** A case that reaches the best word its rule has. */
export interface Hit {
  readonly rule: CompiledRule;
  readonly best: Outcome;
  readonly name: string;
  readonly tree: Tree;
  /** What parsers read, and all that follows from it. */
  readonly raw: Facts;
  readonly derived: Facts;
  readonly assessment: Assessment;
}

/** Every such case of a rule. */
export async function hitsOf(rule: CompiledRule): Promise<Hit[]> {
  const file = files.get(rule.source.id);
  const best = strongest(rule.source);
  if (file === undefined || best === undefined) return [];
  const found: Hit[] = [];
  for (const one of file.cases ?? []) {
    if (one.expect.status !== best) continue;
    const tree = changed(await baseFor(file, one), one);
    const { raw, complete } = await read(tree);
    const derived = deriveAll(raw);
    found.push({ rule, best, name: one.name, tree, raw, derived, assessment: look(rule, derived, complete) });
  }
  return found;
}

type Case = NonNullable<CaseFile['cases']>[number];

async function baseFor(file: CaseFile, one: Case): Promise<Tree> {
  const base = await baseOf(file.file, one, trees);
  if (base === undefined) throw new Error(`${file.file}: the tree of "${one.name}" is not there`);
  return base;
}

async function read(tree: Tree): Promise<{ readonly raw: Facts; readonly complete: boolean }> {
  const { facts, notes } = await extract(bundleOf(tree), { parsers, limits: DEFAULT_LIMITS });
  return { raw: facts, complete: isComplete(notes) };
}

export async function assessed(
  rule: CompiledRule,
  tree: Tree,
): Promise<{ readonly facts: Facts; readonly assessment: Assessment }> {
  const { raw, complete } = await read(tree);
  const facts = deriveAll(raw);
  return { facts, assessment: look(rule, facts, complete) };
}

export function look(rule: CompiledRule, facts: Facts, complete = true): Assessment {
  return assess(rule, facts, catalog.expressions, complete);
}

/** All facts that follow, the raw ones left as they are. */
export function deriveAll(raw: Facts): Facts {
  const facts = copyOf(raw);
  derive(facts, derivations);
  return facts;
}
