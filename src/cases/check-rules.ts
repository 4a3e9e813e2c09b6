import { compileCatalog } from '../core/diagnose.ts';
import { InvalidRule } from '../core/findings/compile.ts';
import type { RuleSource } from '../core/model/rule.ts';
import { rulePatches } from '../core/rules/catalog.gen.ts';

/** A rule file as an adapter has read it. */
export interface CheckableFile {
  readonly file: string;
  readonly rule?: RuleSource;
  readonly problems: readonly Problem[];
  locate(at: readonly (string | number)[], offset: number): { readonly line: number; readonly column: number };
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
  try {
    compileCatalog({ version: '', rules: [rule], patches: rulePatches });
    return [];
  } catch (error) {
    if (!(error instanceof InvalidRule)) throw error;
    return error.problems.map(({ at, offset, message }) => ({
      file: file.file,
      ...file.locate(at, offset),
      message: `${at.join('.')}: ${message}`,
    }));
  }
}
