import { migrateDatabase } from '../../compose.ts';
import { EXIT } from '../exit.ts';
import { noMore, parse } from '../options.ts';
import { serverConfig } from '../server-config.ts';
import { type Terminal, writeOut } from '../terminal.ts';

const OPTIONS = { data: { type: 'string' } } as const;

/** Brings the database up to date, as `serve` does when it starts: for whoever may change tables where `serve` may not. */
export async function migrateCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  noMore(positionals, 'migrate');
  const taken = await migrateDatabase(serverConfig(values, terminal));
  const said =
    taken.length === 0 ? 'The database is up to date.' : `The database was brought up to date: ${taken.join(', ')}.`;
  await writeOut(terminal.stdout, `${said}\n`);
  return EXIT.analysed;
}
