import type { RuleSummary } from '../../cases/app.ts';
import { checkRules } from '../../cases/check-rules.ts';
import { compose, local } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Locale } from '../../core/model/locale.ts';
import { visible } from '../../core/words/escape.ts';
import { renderJson } from '../../core/words/json.ts';
import { BUILT_IN_RULES } from '../built-in-rules.ts';
import { EXIT } from '../exit.ts';
import { localeOf, noMore, parse } from '../options.ts';
import { type Terminal, writeOut } from '../terminal.ts';

const OPTIONS = { rules: { type: 'string', multiple: true } } as const;

interface Request {
  readonly locale: Locale;
  /** Folders beside the built-in rules. */
  readonly folders: readonly string[] | undefined;
}

export async function rulesCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  const [action, subject] = positionals;
  const request = { locale: localeOf(values.lang, terminal), folders: values.rules };
  noMore(positionals.slice(action === 'list' ? 1 : 2), `rules ${action ?? ''}`);
  if (action === 'list') return list(request, terminal);
  if (action === 'check') return check(subject, terminal);
  if (action === 'show' && subject !== undefined) return show(subject, request, terminal);
  throw new UnhangError(
    'USAGE',
    action === 'show'
      ? 'rules show needs the id of a rule; see unhang rules list'
      : 'rules takes list, show RULE, or check [DIR]',
  );
}

async function appWith({ folders }: Request, { env }: Terminal): Promise<ReturnType<typeof compose>> {
  return compose(loadConfig(env), { ownRules: await local.loadRules(folders ?? []) });
}

async function list(request: Request, terminal: Terminal): Promise<number> {
  const rules = (await appWith(request, terminal)).rules(request.locale);
  const column = Math.max(...rules.map(({ id }) => id.length));
  // Aligned for eyes, and with tabs for programs.
  const line = ({ id, severity, title }: RuleSummary): string =>
    terminal.stdout.isTTY === true
      ? `${id.padEnd(column)}  ${severity.padEnd('critical'.length)}  ${visible(title)}\n`
      : `${id}\t${severity}\t${visible(title)}\n`;
  await writeOut(terminal.stdout, rules.map(line).join(''));
  return EXIT.analysed;
}

async function show(id: string, request: Request, terminal: Terminal): Promise<number> {
  const rule = (await appWith(request, terminal)).rule(id, request.locale);
  if (rule === undefined)
    throw new UnhangError('NOT_FOUND', `there is no rule ${JSON.stringify(id)}; see unhang rules list`);
  await writeOut(terminal.stdout, renderJson(rule));
  return EXIT.analysed;
}

async function check(directory: string | undefined, { stdout }: Terminal): Promise<number> {
  const files = await local.readRuleFiles(directory ?? BUILT_IN_RULES);
  const problems = checkRules(files);
  const lines = problems.map(
    ({ file, line, column, message }) => `${visible(`${file}:${line}:${column}: ${message}`)}\n`,
  );
  if (lines.length === 0) lines.push(`${files.length} ${files.length === 1 ? 'rule' : 'rules'}, nothing wrong\n`);
  await writeOut(stdout, lines.join(''));
  return problems.length === 0 ? EXIT.analysed : EXIT.found;
}
