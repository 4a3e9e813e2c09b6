import { collectorScript } from '../../core/collector/script.ts';
import { EXIT } from '../exit.ts';
import { localeOf, noMore, parse } from '../options.ts';
import { saveOutput } from '../output.ts';
import { type Terminal, writeOut } from '../terminal.ts';

const OPTIONS = { output: { type: 'string', short: 'o' } } as const;

/** Prints the collector: a shell script, to be run elsewhere. */
export async function collectCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  noMore(positionals, 'collect');
  const script = collectorScript(localeOf(values.lang, terminal));
  if (values.output === undefined || values.output === '-') await writeOut(terminal.stdout, script);
  else await saveOutput(values.output, script);
  return EXIT.analysed;
}
