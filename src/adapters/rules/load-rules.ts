import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UnhangError } from '../../core/model/errors.ts';
import type { RuleSource } from '../../core/model/rule.ts';
import { sayFailure } from '../sources/fs-failure.ts';
import { MAX_RULE_BYTES, parseRuleFile, refusedRuleFile, type RuleFile } from './rule-file.ts';

/** Hidden files are what editors and other systems leave behind (`.#a.yaml`, `._a.yaml`). */
const RULE_FILE = /^[^.].*\.ya?ml$/;
const ENDING = /\.ya?ml$/;

/** The file's name becomes the rule's id, which stands in addresses and in reports. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

interface Named {
  readonly id: string;
  readonly file: RuleFile;
}

/** All rule files of a folder, in the order of their names. */
export async function readRuleFiles(directory: string): Promise<RuleFile[]> {
  return withoutDoubles(await readFolder(directory));
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
  const names = await readdir(directory).catch((error: unknown) => {
    throw new UnhangError('USAGE', `${directory}: cannot be read as a folder of rules`, { cause: error });
  });
  const files = names.filter((name) => RULE_FILE.test(name)).sort();
  if (files.length === 0) throw new UnhangError('USAGE', `${directory}: holds no rule file (*.yaml)`);
  return Promise.all(
    files.map(async (name) => {
      const id = name.replace(ENDING, '');
      return { id, file: await readOne(join(directory, name), id) };
    }),
  );
}

async function readOne(path: string, id: string): Promise<RuleFile> {
  if (!ID.test(id)) return refusedRuleFile(path, "the file's name is the rule's id: letters, digits, dots and dashes");
  try {
    const found = await stat(path);
    if (!found.isFile()) return refusedRuleFile(path, 'it is no file');
    if (found.size > MAX_RULE_BYTES) return refusedRuleFile(path, `larger than ${MAX_RULE_BYTES} bytes`);
    const bytes = await readFile(path);
    return isUtf8(bytes) ? parseRuleFile(path, id, bytes.toString()) : refusedRuleFile(path, 'it is not UTF-8 text');
  } catch (error) {
    return refusedRuleFile(path, `it cannot be read: ${sayFailure(error)}`);
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
