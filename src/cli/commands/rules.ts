import { fileURLToPath } from 'node:url';
import { checkRules } from '../../cases/check-rules.ts';
import { compose, local } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { visible } from '../../core/words/escape.ts';
import { EXIT } from '../exit.ts';
import { HELP } from '../help.ts';
import { localeOf, parse } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = { rules: { type: 'string', multiple: true } } as const;

export async function rulesCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  const [action, subject] = positionals;
  if (values.help === true) {
    terminal.stdout.write(HELP);
    return EXIT.analysed;
  }
  const locale = localeOf(values.lang, terminal);
  if (action === 'check') return check(subject, terminal);
  const app = compose(loadConfig(terminal.env), { ownRules: await local.loadRules(values.rules ?? []) });
  if (action === 'list') {
    for (const { id, severity, title } of app.rules(locale)) terminal.stdout.write(`${id}\t${severity}\t${title}\n`);
    return EXIT.analysed;
  }
  if (action !== 'show' || subject === undefined) {
    throw new UnhangError('USAGE', 'unhang rules takes list, show RULE, or check [DIR]');
  }
  const rule = app.rule(subject, locale);
  if (rule === undefined)
    throw new UnhangError('NOT_FOUND', `there is no rule ${JSON.stringify(subject)}; see unhang rules list`);
  terminal.stdout.write(`${JSON.stringify(rule, null, 2)}\n`);
  return EXIT.analysed;
}

/** The built-in rules as they are written; the same folder from the sources and from the build. */
const BUILT_IN = fileURLToPath(new URL('../../../src/core/rules/', import.meta.url));

async function check(directory: string | undefined, { stdout }: Terminal): Promise<number> {
  const files = await local.readRuleFiles(directory ?? BUILT_IN);
  const problems = checkRules(files);
  for (const { file, line, column, message } of problems) {
    stdout.write(`${visible(`${file}:${line}:${column}: ${message}`)}\n`);
  }
  if (problems.length === 0) stdout.write(`${files.length} rules, nothing wrong\n`);
  return problems.length === 0 ? EXIT.analysed : EXIT.found;
}
