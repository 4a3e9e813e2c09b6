import { refuseNothingKnown } from '../../cases/nothing-known.ts';
import { composeNeeds, local } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import { diagnose } from '../../core/diagnose.ts';
import type { Diagnosis } from '../../core/model/diagnosis.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { FORMATS, type Format, render } from '../../core/words/render.ts';
import { EXIT } from '../exit.ts';
import { withInput } from '../input.ts';
import { localeOf, onlyBundle, parse } from '../options.ts';
import { Stopwatch } from '../stopwatch.ts';
import { checkOutput, saveOutput } from '../output.ts';
import { PAGE_WIDTH, scrollsAway, type Terminal, wantsColor, widthOf, writeOut } from '../terminal.ts';
import { warnIncomplete } from '../warnings.ts';

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  rules: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
  'exit-code': { type: 'boolean' },
} as const;

export async function diagnoseCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  const path = onlyBundle(positionals, 'diagnose');
  const format = formatOf(values.format);
  const locale = localeOf(values.lang, terminal);
  const quiet = values.quiet === true;
  const file = values.output === '-' ? undefined : values.output;
  if (file !== undefined) await checkOutput(file, path);
  const stopwatch = new Stopwatch(() => performance.now());
  const needs = composeNeeds(loadConfig(terminal.env), {
    ownRules: await local.loadRules(values.rules ?? []),
    onDecoder: (compression, way) => {
      if (values.verbose === true) terminal.stderr.write(`unhang: ${compression} is decompressed by: ${way}\n`);
    },
  });
  const diagnosis = await withInput(path, { needs, terminal, quiet }, async (input) => {
    const { catalog, limits } = needs;
    const found = await diagnose(input.bundle, {
      catalog,
      locale,
      limits,
      identity: () => input.identity(),
      onStage: (stage) => stopwatch.begin(stage),
    });
    if (Object.keys(found.facts).length === 0) refuseNothingKnown(found.bundle.format, found.bundle.notes);
    return found;
  });
  if (file === undefined) {
    const color = wantsColor(terminal, values['no-color'] === true);
    const text = render(diagnosis, format, { color, width: widthOf(terminal) });
    await writeOut(terminal.stdout, text);
    if (format === 'text' && !quiet && scrollsAway(text, terminal)) repeatVerdict(text, terminal);
  } else {
    await saveOutput(file, render(diagnosis, format, { color: false, width: PAGE_WIDTH }));
  }
  if (values.verbose === true) terminal.stderr.write(`unhang: time: ${stopwatch.report()}\n`);
  if (!diagnosis.bundle.complete && !quiet) warnIncomplete(diagnosis.bundle.notes, terminal);
  return statusOf(diagnosis, values['exit-code'] === true);
}

/** The verdict is what the text begins with, up to its first empty line. */
function repeatVerdict(text: string, { stderr }: Terminal): void {
  stderr.write(`\n${text.slice(0, text.indexOf('\n\n') + 1)}`);
}

function formatOf(text: string): Format {
  const format = FORMATS.find((known) => known === text);
  if (format === undefined)
    throw new UnhangError('USAGE', `--format takes ${FORMATS.join(', ')}, not ${JSON.stringify(text)}`);
  return format;
}

function statusOf({ bundle, verdict }: Diagnosis, exitCode: boolean): number {
  const found = verdict.status !== 'clear' && verdict.status !== 'insufficient';
  if (exitCode && found) return EXIT.found;
  return bundle.complete ? EXIT.analysed : EXIT.partial;
}
