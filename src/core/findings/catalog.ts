import type { Kind } from '../model/fact.ts';
import type { RuleSource } from '../model/rule.ts';
import { type CompiledRule, compileRule, InvalidRule, type RuleProblem } from './compile.ts';
import { Expressions } from './expressions.ts';
import { trustRule } from './trust.ts';

/** All rules, compiled against the kinds of facts there are. */
export interface Catalog {
  readonly version: string;
  readonly rules: readonly CompiledRule[];
  readonly expressions: Expressions;
  /** Unified diffs that fixes refer to, by file name. */
  readonly patches: ReadonlyMap<string, string>;
}

export interface CatalogSource {
  readonly version: string;
  readonly rules: readonly RuleSource[];
  /** Those of them that are known to be sound: their check is left out. */
  readonly trusted?: ReadonlySet<RuleSource>;
  readonly patches: Readonly<Record<string, string>>;
}

/** Throws `InvalidRule` that lists every problem of every rule. */
export function compileCatalog(source: CatalogSource, kinds: readonly Kind[]): Catalog {
  const expressions = new Expressions(kinds);
  const problems = [...sameIds(source.rules), ...missingPatches(source)];
  const rules = source.rules.flatMap((rule) => {
    try {
      return [source.trusted?.has(rule) === true ? trustRule(rule, expressions) : compileRule(rule, expressions)];
    } catch (error) {
      if (!(error instanceof InvalidRule)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new InvalidRule(problems);
  return { version: source.version, rules, expressions, patches: new Map(Object.entries(source.patches)) };
}

function sameIds(rules: readonly RuleSource[]): RuleProblem[] {
  const ids = new Set<string>();
  return rules.flatMap(({ id }) => {
    if (!ids.has(id)) {
      ids.add(id);
      return [];
    }
    return [{ rule: id, at: [], offset: 0, message: 'there is another rule with this id' }];
  });
}

function missingPatches({ rules, patches }: CatalogSource): RuleProblem[] {
  return rules.flatMap(({ id, fix }) =>
    fix.flatMap(({ patch }, index) =>
      patch === undefined || Object.hasOwn(patches, patch)
        ? []
        : [{ rule: id, at: ['fix', index, 'patch'], offset: 0, message: `there is no such patch: ${patch}` }],
    ),
  );
}
