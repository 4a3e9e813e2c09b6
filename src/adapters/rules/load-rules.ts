import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UnhangError } from '../../core/model/errors.ts';
import type { RuleSource } from '../../core/model/rule.ts';
import { sayFailure } from '../sources/fs-failure.ts';
import { type CaseFile, MAX_CASE_BYTES, parseCaseFile } from './case-file.ts';
import { MAX_RULE_BYTES, parseRuleFile, refusedRuleFile, type RuleFile } from './rule-file.ts';
import { refusedFile } from './yaml-file.ts';

/** Hidden files are what editors and other systems leave behind (`.#a.yaml`, `._a.yaml`). */
const RULE_FILE = /^[^.].*\.ya?ml$/;
const ENDING = /\.ya?ml$/;

/** The file's name becomes the rule's id, which stands in addresses and in reports. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Where a folder of rules has their cases. */
export const CASES = 'cases';

interface Named {
  readonly id: string;
  readonly file: RuleFile;
}

/** All rule files of a folder, in the order of their names. */
export async function readRuleFiles(directory: string): Promise<RuleFile[]> {
  return withoutDoubles(await readFolder(directory));
}

/** The cases beside the rules of a folder, in its folder `cases`; none where there is no such folder. */
export async function readCaseFiles(directory: string): Promise<CaseFile[]> {
  const folder = join(directory, CASES);
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return [];
  return Promise.all(
    (await filesOf(folder)).map(async (name) => {
      const rule = name.replace(ENDING, '');
      const path = join(folder, name);
      const read = await readText(path, rule, MAX_CASE_BYTES);
      return 'text' in read ? parseCaseFile(path, rule, read.text) : { ...refusedFile(path, read.refused), rule };
    }),
  );
}

/** Rules of a person's own; throws `UnhangError('INVALID_RULE')` with file, line and column of every problem. */
export async function loadRules(directories: readonly string[]): Promise<RuleSource[]> {
  const files = withoutDoubles((await Promise.all(directories.map(readFolder))).flat());
  const problems = files.flatMap((file) => file.problems);
  if (problems.length > 0) {
    const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
    throw new UnhangError('INVALID_RULE', lines.join('\n'));
  }
  return files.flatMap(({ rule }) => rule ?? []);
}

async function readFolder(directory: string): Promise<Named[]> {
  const files = await filesOf(directory);
  if (files.length === 0) throw new UnhangError('USAGE', `${directory}: holds no rule file (*.yaml)`);
  return Promise.all(
    files.map(async (name) => {
      const id = name.replace(ENDING, '');
      const path = join(directory, name);
      const read = await readText(path, id, MAX_RULE_BYTES);
      return { id, file: 'text' in read ? parseRuleFile(path, id, read.text) : refusedRuleFile(path, read.refused) };
    }),
  );
}

async function filesOf(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    throw new UnhangError('USAGE', `${directory}: cannot be read as a folder of rules`, { cause: error });
  });
  return names.filter((name) => RULE_FILE.test(name)).sort();
}

/** The text of one file, or why it is refused. */
async function readText(
  path: string,
  id: string,
  maxBytes: number,
): Promise<{ readonly text: string } | { readonly refused: string }> {
  if (!ID.test(id)) return { refused: "the file's name is the rule's id: letters, digits, dots and dashes" };
  try {
    const found = await stat(path);
    if (!found.isFile()) return { refused: 'it is no file' };
    if (found.size > maxBytes) return { refused: `larger than ${maxBytes} bytes` };
    const bytes = await readFile(path);
    return isUtf8(bytes) ? { text: bytes.toString() } : { refused: 'it is not UTF-8 text' };
  } catch (error) {
    return { refused: `it cannot be read: ${sayFailure(error)}` };
  }
}

/** Two rules of one id would be two findings that nobody can tell apart. */
function withoutDoubles(named: readonly Named[]): RuleFile[] {
  const first = new Map<string, string>();
  return named.map(({ id, file }) => {
    const other = first.get(id);
    if (other !== undefined) return refusedRuleFile(file.file, `its rule's id, ${id}, is that of ${other}`);
    first.set(id, file.file);
    return file;
  });
}
