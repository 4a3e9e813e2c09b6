import { writeFile } from 'node:fs/promises';
import { composeNeeds, local } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import { diagnose } from '../../core/diagnose.ts';
import type { Diagnosis } from '../../core/model/diagnosis.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { FORMATS, type Format, render } from '../../core/words/render.ts';
import { EXIT } from '../exit.ts';
import { HELP } from '../help.ts';
import { openInput } from '../input.ts';
import { localeOf, onlyBundle, parse } from '../options.ts';
import { type Terminal, wantsColor, widthOf, writeOut } from '../terminal.ts';

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  rules: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
  'exit-code': { type: 'boolean' },
} as const;

export async function diagnoseCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  if (values.help === true) return help(terminal);
  const path = onlyBundle(positionals, 'diagnose');
  const format = formatOf(values.format);
  const locale = localeOf(values.lang, terminal);
  const ownRules = await local.loadRules(values.rules ?? []);
  const needs = composeNeeds(loadConfig(terminal.env), {
    ownRules,
    onDecoder: (compression, way) => {
      if (values.verbose === true) terminal.stderr.write(`unhang: ${compression} is decompressed by: ${way}\n`);
    },
  });
  const input = await openInput(path, { needs, terminal, quiet: values.quiet === true });
  const { catalog, limits } = needs;
  const diagnosis = await diagnose(input.bundle, { catalog, locale, limits, identity: () => input.identity() });
  const color = values.output === undefined && wantsColor(terminal, values['no-color'] === true);
  const text = render(diagnosis, format, { color, width: widthOf(terminal) });
  if (values.output === undefined || values.output === '-') await writeOut(terminal.stdout, text);
  else await save(values.output, text);
  if (!diagnosis.bundle.complete && values.quiet !== true) sayIncomplete(diagnosis, terminal);
  return statusOf(diagnosis, values['exit-code'] === true);
}

function help(terminal: Terminal): number {
  terminal.stdout.write(HELP);
  return EXIT.analysed;
}

function formatOf(text: string): Format {
  const format = FORMATS.find((known) => known === text);
  if (format === undefined)
    throw new UnhangError('USAGE', `--format takes ${FORMATS.join(', ')}, not ${JSON.stringify(text)}`);
  return format;
}

async function save(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw local.unreadable(path, error);
  }
}

function sayIncomplete({ bundle }: Diagnosis, { stderr }: Terminal): void {
  const reasons = [...new Set(bundle.notes.map(({ code }) => code))].join(', ');
  stderr.write(`unhang: only part of the bundle could be read (${reasons}); this is the diagnosis of that part\n`);
}

function statusOf({ bundle, verdict }: Diagnosis, exitCode: boolean): number {
  const found = verdict.status !== 'clear' && verdict.status !== 'insufficient';
  if (exitCode && found) return EXIT.found;
  return bundle.complete ? EXIT.analysed : EXIT.partial;
}
