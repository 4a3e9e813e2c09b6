import { checkRules, type Problem } from '../../cases/check-rules.ts';
import { local } from '../../compose.ts';
import { visible } from '../../core/words/escape.ts';
import { BUILT_IN_RULES } from '../built-in-rules.ts';
import { EXIT } from '../exit.ts';
import { type Terminal, writeOut } from '../terminal.ts';

export async function checkCommand(directory: string | undefined, { stdout }: Terminal): Promise<number> {
  const folder = directory ?? BUILT_IN_RULES;
  const files = await local.readRuleFiles(folder);
  const cases = await local.readCaseFiles(folder);
  const problems = [...checkRules(files), ...cases.flatMap((file) => file.problems)];
  const lines = problems.map(problemLine);
  if (lines.length === 0) lines.push(`${files.length} ${files.length === 1 ? 'rule' : 'rules'}, nothing wrong`);
  await writeOut(stdout, lines.map((line) => `${line}\n`).join(''));
  return problems.length === 0 ? EXIT.analysed : EXIT.found;
}

/** One line that editors and terminals take for a place in a file. */
export function problemLine({ file, line, column, message }: Problem): string {
  return visible(`${file}:${line}:${column}: ${message}`);
}
