import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UnhangError } from '../core/model/errors.ts';
import { LOCALES, type Locale } from '../core/model/locale.ts';
import type { Terminal } from './terminal.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What every command knows. Help and version are answered before a command gets its arguments. */
export const COMMON = {
  lang: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean', short: 'v' },
  'no-color': { type: 'boolean' },
} as const satisfies Options;

/** Parses strictly: an unknown option is wrong usage, never ignored. */
export function parse<O extends Options>(
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<{ options: typeof COMMON & O; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...args], options: { ...COMMON, ...options }, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ', 1)[0] ?? error.message) : 'bad arguments';
    throw new UnhangError('USAGE', `${reason.charAt(0).toLowerCase()}${reason.slice(1)}; see unhang --help`, {
      cause: error,
    });
  }
}

/** `--lang`, else what the environment says, else English. */
export function localeOf(wanted: string | undefined, { env }: Terminal): Locale {
  if (wanted !== undefined) {
    const found = LOCALES.find((locale) => locale.toLowerCase() === wanted.toLowerCase());
    if (found === undefined)
      throw new UnhangError('USAGE', `--lang takes ${LOCALES.join(' or ')}, not ${JSON.stringify(wanted)}`);
    return found;
  }
  const environment = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh(?:[_-](?:CN|SG|Hans)|$|[.@])/i.test(environment) ? 'zh-CN' : 'en';
}

/** The one bundle that a command works on. */
export function onlyBundle(positionals: readonly string[], command: string): string {
  const [bundle, ...more] = positionals;
  if (bundle === undefined) {
    throw new UnhangError(
      'USAGE',
      `${command} needs to know what to read: a bundle, a directory, a file, or - for standard input`,
    );
  }
  if (more.length > 0) throw new UnhangError('USAGE', `${command} takes one bundle, not ${positionals.length}`);
  return bundle;
}

export function noMore(positionals: readonly string[], command: string): void {
  const [extra] = positionals;
  if (extra !== undefined) throw new UnhangError('USAGE', `${command} takes no ${JSON.stringify(extra)}`);
}
