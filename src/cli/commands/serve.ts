import { once } from 'node:events';
import { compose } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import { VERSION } from '../../core/version.ts';
import { listen } from '../../http/server.ts';
import { EXIT } from '../exit.ts';
import { HELP } from '../help.ts';
import { parse } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } } as const;

/** Serves until it is told to stop. Options go before the environment. */
export async function serveCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parse(args, OPTIONS);
  if (values.help === true) {
    terminal.stdout.write(HELP);
    return EXIT.analysed;
  }
  const config = loadConfig({
    ...terminal.env,
    ...(values.port === undefined ? {} : { UNHANG_PORT: values.port }),
    ...(values.host === undefined ? {} : { UNHANG_HOST: values.host }),
    ...(values.data === undefined ? {} : { UNHANG_DATA: values.data }),
  });
  const app = compose(config);
  const server = await listen(app, { ...config, version: VERSION });
  terminal.stdout.write(`unhang ${VERSION} listens on ${server.url}\n`);
  terminal.stdout.write(`  curl -sS -X POST -T BUNDLE -H 'Accept: text/plain' ${server.url}/v1/diagnoses\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
  await app.close();
  return EXIT.analysed;
}
