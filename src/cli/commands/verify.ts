import { verifyFix } from '../../cases/verify-fix.ts';
import { composeNeeds, local } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Verification } from '../../core/model/verification.ts';
import { renderVerification, VERIFICATION_FORMATS, type VerificationFormat } from '../../core/words/verification.ts';
import { EXIT } from '../exit.ts';
import { withInput } from '../input.ts';
import { localeOf, parse } from '../options.ts';
import { checkOutput, saveOutput } from '../output.ts';
import { PAGE_WIDTH, type Terminal, wantsColor, widthOf, writeOut } from '../terminal.ts';
import { warnIncomplete } from '../warnings.ts';

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  rules: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
  'exit-code': { type: 'boolean' },
  'other-host': { type: 'boolean' },
} as const;

export async function verifyCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  const [before, after] = bothOf(positionals);
  const format = formatOf(values.format);
  const locale = localeOf(values.lang, terminal);
  const quiet = values.quiet === true;
  const file = values.output === '-' ? undefined : values.output;
  if (file !== undefined) for (const path of [before, after]) await checkOutput(file, path);
  const needs = composeNeeds(loadConfig(terminal.env), { ownRules: await local.loadRules(values.rules ?? []) });
  const open = { needs, terminal, quiet };
  const verification = await verifyFix(
    (read) => withInput(before, open, read),
    (read) => withInput(after, open, read),
    { locale, otherHost: values['other-host'] === true },
    needs,
  );
  const color = file === undefined && wantsColor(terminal, values['no-color'] === true);
  const width = file === undefined ? widthOf(terminal) : PAGE_WIDTH;
  const text = renderVerification(verification, format, { color, width });
  await (file === undefined ? writeOut(terminal.stdout, text) : saveOutput(file, text));
  for (const { bundle } of quiet ? [] : [verification.before, verification.after]) {
    if (!bundle.complete) warnIncomplete(bundle.notes, terminal);
  }
  return statusOf(verification, values['exit-code'] === true);
}

function bothOf(positionals: readonly string[]): [before: string, after: string] {
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new UnhangError(
      'USAGE',
      `verify takes two bundles, the one made before the fix and the one made after it, not ${positionals.length}`,
    );
  }
  if (before === '-' && after === '-') throw new UnhangError('USAGE', 'standard input holds one bundle only');
  return [before, after];
}

function formatOf(text: string): VerificationFormat {
  const format = VERIFICATION_FORMATS.find((known) => known === text);
  if (format === undefined) {
    throw new UnhangError(
      'USAGE',
      `--format takes ${VERIFICATION_FORMATS.join(', ')} here, not ${JSON.stringify(text)}`,
    );
  }
  return format;
}

/** With `--exit-code`, 1 where the fix did not hold, and where another cause has appeared. */
function statusOf({ verdict, appeared, before, after }: Verification, exitCode: boolean): number {
  if (exitCode && (verdict.outcome === 'not-held' || appeared.length > 0)) return EXIT.found;
  return before.bundle.complete && after.bundle.complete ? EXIT.analysed : EXIT.partial;
}
