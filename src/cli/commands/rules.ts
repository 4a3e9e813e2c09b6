import type { RuleSummary } from '../../cases/app.ts';
import { compose, local } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Locale } from '../../core/model/locale.ts';
import { visible } from '../../core/words/escape.ts';
import { renderJson } from '../../core/words/json.ts';
import { EXIT } from '../exit.ts';
import { localeOf, noMore, parse } from '../options.ts';
import { type Terminal, writeOut } from '../terminal.ts';
import { checkCommand } from './rules-check.ts';
import { schemaCommand } from './rules-schema.ts';
import { testCommand } from './rules-test.ts';

const OPTIONS = { rules: { type: 'string', multiple: true }, rule: { type: 'string', multiple: true } } as const;

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
  if (values.rule !== undefined && action !== 'test') throw new UnhangError('USAGE', '--rule goes with rules test');
  if (values.rules !== undefined && action !== 'list' && action !== 'show')
    throw new UnhangError('USAGE', `rules ${action ?? ''} takes its folder without --rules`);
  switch (action) {
    case 'list':
      return list(request, terminal);
    case 'show':
      return show(subject, request, terminal);
    case 'check':
      return checkCommand(subject, terminal);
    case 'test':
      return testCommand({ directory: subject, only: values.rule, noColor: values['no-color'] === true }, terminal);
    case 'schema':
      return schemaCommand(subject, terminal);
    default:
      throw new UnhangError('USAGE', 'rules takes list, show RULE, check [DIR], test [DIR], or schema');
  }
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

async function show(id: string | undefined, request: Request, terminal: Terminal): Promise<number> {
  if (id === undefined) throw new UnhangError('USAGE', 'rules show needs the id of a rule; see unhang rules list');
  const rule = (await appWith(request, terminal)).rule(id, request.locale);
  if (rule === undefined)
    throw new UnhangError('NOT_FOUND', `there is no rule ${JSON.stringify(id)}; see unhang rules list`);
  await writeOut(terminal.stdout, renderJson(rule));
  return EXIT.analysed;
}
