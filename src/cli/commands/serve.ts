import { once } from 'node:events';
import { compose } from '../../compose.ts';
import { type Config, loadConfig } from '../../config.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { VERSION } from '../../core/version.ts';
import { listen } from '../../http/server.ts';
import { EXIT } from '../exit.ts';
import { localeOf, noMore, parse } from '../options.ts';
import { type Terminal, writeOut } from '../terminal.ts';

const OPTIONS = { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } } as const;

/** What an option is called in the environment. */
const SETTINGS = { port: 'UNHANG_PORT', host: 'UNHANG_HOST', data: 'UNHANG_DATA' } as const;

/** Serves until it is told to stop. */
export async function serveCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  noMore(positionals, 'serve');
  localeOf(values.lang, terminal);
  const config = configFrom(values, terminal);
  const app = compose(config);
  const server = await listen(app, { ...config, version: VERSION });
  // From here on: whoever reads the address below may send a signal at once.
  const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await writeOut(
    terminal.stdout,
    `unhang ${VERSION} listens on ${server.url}\n` +
      `  curl -sS -X POST -T BUNDLE -H 'Accept: text/plain' ${server.url}/v1/diagnoses\n`,
  );
  await told;
  await server.close();
  await app.close();
  return EXIT.analysed;
}

/** Options go before the environment. A wrong one is told by the name it was given under. */
function configFrom(values: Partial<Record<keyof typeof SETTINGS, string>>, { env }: Terminal): Config {
  const given = (['port', 'host', 'data'] as const).flatMap((option): [string, string][] => {
    const value = values[option];
    return value === undefined ? [] : [[SETTINGS[option], value]];
  });
  const options = Object.fromEntries(given);
  try {
    loadConfig(options);
  } catch (error) {
    if (!(error instanceof UnhangError)) throw error;
    const said = error.message.replace(/^[^:]*: /, '');
    const named = said.replaceAll(/UNHANG_(PORT|HOST|DATA)/g, (_all, name: string) => `--${name.toLowerCase()}`);
    throw new UnhangError('USAGE', named, { cause: error });
  }
  return loadConfig({ ...env, ...options });
}
