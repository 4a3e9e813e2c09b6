import { compileCatalog } from '../core/diagnose.ts';
import { checkRule } from '../core/findings/check-rule.ts';
import type { TextProblem } from '../core/findings/check-texts.ts';
import { InvalidRule } from '../core/findings/compile.ts';
import type { RuleSource } from '../core/model/rule.ts';
import { rulePatches } from '../core/rules/catalog.gen.ts';

/** A file as an adapter has read it. */
export interface Located {
  readonly file: string;
  readonly problems: readonly Problem[];
  locate(at: readonly (string | number)[], offset: number): { readonly line: number; readonly column: number };
}

/** A rule file; one without a rule has problems that say why. */
export interface CheckableFile extends Located {
  readonly rule?: RuleSource;
}

export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Everything that is wrong with the rules: form first, then every expression against the types of the facts. */
export function checkRules(files: readonly CheckableFile[]): Problem[] {
  return files.flatMap((file) => [
    ...file.problems,
    ...(file.rule === undefined ? [] : compileProblems(file, file.rule)),
  ]);
}

function compileProblems(file: CheckableFile, rule: RuleSource): Problem[] {
  return problemsOf(rule).map(({ at, offset, message }) => ({
    file: file.file,
    ...file.locate(at, offset),
    message: `${at.join('.')}: ${message}`,
  }));
}

/** A rule that does not compile is not looked at further: most of it would be wrong for the same reason. */
function problemsOf(rule: RuleSource): readonly TextProblem[] {
  try {
    const { rules, expressions } = compileCatalog({ version: '', rules: [rule], patches: rulePatches });
    return rules.flatMap((compiled) => checkRule(compiled, expressions));
  } catch (error) {
    if (!(error instanceof InvalidRule)) throw error;
    return error.problems;
  }
}
