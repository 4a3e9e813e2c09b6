import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnhangError } from '../../core/model/errors.ts';
import type { RuleSource } from '../../core/model/rule.ts';
import { parseRuleFile, type RuleFile } from './rule-file.ts';

const ENDING = /\.ya?ml$/;

/** All rule files of a folder, in the order of their names. */
export async function readRuleFiles(directory: string): Promise<RuleFile[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    throw new UnhangError('USAGE', `${directory}: cannot be read as a folder of rules`, { cause: error });
  });
  const files = names.filter((name) => ENDING.test(name)).sort();
  if (files.length === 0) throw new UnhangError('USAGE', `${directory}: holds no rule file (*.yaml)`);
  return Promise.all(
    files.map(async (name) => {
      const path = join(directory, name);
      return parseRuleFile(path, name.replace(ENDING, ''), await readFile(path, 'utf8'));
    }),
  );
}

/** Rules of a person's own; throws `UnhangError('INVALID_RULE')` with file, line and column of every problem. */
export async function loadRules(directories: readonly string[]): Promise<RuleSource[]> {
  const files = (await Promise.all(directories.map(readRuleFiles))).flat();
  const problems = files.flatMap((file) => file.problems);
  if (problems.length > 0) {
    const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
    throw new UnhangError('INVALID_RULE', lines.join('\n'));
  }
  return files.flatMap(({ rule }) => rule ?? []);
}
