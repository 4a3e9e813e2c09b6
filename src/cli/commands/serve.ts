import { once } from 'node:events';
import { composeServer } from '../../compose.ts';
import type { Config } from '../../config.ts';
import { VERSION } from '../../core/version.ts';
import { listen } from '../../http/server.ts';
import { EXIT } from '../exit.ts';
import { localeOf, noMore, parse } from '../options.ts';
import { SERVE_OPTIONS, serverConfig } from '../server-config.ts';
import { type Terminal, writeOut } from '../terminal.ts';

/** For analyses that are running when we are told to stop; another worker, or the next start, does the rest. */
const HAND_BACK_MS = 10_000;

/** Serves until it is told to stop. */
export async function serveCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, { ...SERVE_OPTIONS, 'new-owner-key': { type: 'boolean' } });
  noMore(positionals, 'serve');
  localeOf(values.lang, terminal);
  const config = serverConfig(values, terminal);
  let url = '';
  const { app, running } = await composeServer(config, () => url);
  try {
    const server = await listen(app, { ...config, version: VERSION });
    url = server.url;
    // From here on: whoever reads the address below may send a signal at once.
    const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await running?.startWork((error) => {
      server.logError(error);
    });
    await writeOut(terminal.stdout, greeting(url, config, await running?.ownerKey(values['new-owner-key'] === true)));
    await told;
    await server.close();
  } finally {
    await running?.close(HAND_BACK_MS);
    await app.close();
  }
  return EXIT.analysed;
}

function greeting(url: string, { data }: Config, key: string | undefined): string {
  const once = `unhang ${VERSION} listens on ${url}\n  curl -sS -X POST -T BUNDLE -H 'Accept: text/plain' ${url}/v1/diagnoses\n`;
  if (key === undefined) return once;
  return (
    `${once}Cases are kept in ${data}. This is the owner's key, shown this once:\n  ${key}\n` +
    `  curl -sS -T BUNDLE -H 'Authorization: Bearer ${key}' ${url}/v1/bundles/\n`
  );
}
