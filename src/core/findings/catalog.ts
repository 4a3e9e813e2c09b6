import type { Kind } from '../model/fact.ts';
import type { RuleSource } from '../model/rule.ts';
import { type CompiledRule, compileRule, InvalidRule, type RuleProblem } from './compile.ts';
import { Expressions } from './expressions.ts';

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
  readonly patches: Readonly<Record<string, string>>;
}

/** Throws `InvalidRule` that lists every problem of every rule. */
export function compileCatalog(source: CatalogSource, kinds: readonly Kind[]): Catalog {
  const expressions = new Expressions(kinds);
  const problems: RuleProblem[] = [];
  const rules = source.rules.flatMap((rule) => {
    try {
      return [compileRule(rule, expressions)];
    } catch (error) {
      if (!(error instanceof InvalidRule)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new InvalidRule(problems);
  return { version: source.version, rules, expressions, patches: new Map(Object.entries(source.patches)) };
}
