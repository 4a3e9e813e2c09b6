import { UnhangError } from '../core/model/errors.ts';
import { visible } from '../core/words/escape.ts';
import { VERSION } from '../core/version.ts';
import { EXIT, exitOf } from './exit.ts';
import { HELP } from './help.ts';
import type { Terminal } from './terminal.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Loaded when asked for: `diagnose` has no use for a web server. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['diagnose', async () => (await import('./commands/diagnose.ts')).diagnoseCommand],
  ['facts', async () => (await import('./commands/facts.ts')).factsCommand],
  ['rules', async () => (await import('./commands/rules.ts')).rulesCommand],
  ['serve', async () => (await import('./commands/serve.ts')).serveCommand],
]);

/** Runs one command line; gives the exit status. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal[name === undefined ? 'stderr' : 'stdout'].write(HELP);
    return name === undefined ? EXIT.usage : EXIT.analysed;
  }
  if (name === '--version' || name === '-V') {
    terminal.stdout.write(`unhang ${VERSION}\n`);
    return EXIT.analysed;
  }
  try {
    const command = COMMANDS.get(name);
    if (command === undefined) {
      throw new UnhangError('USAGE', `there is no command ${JSON.stringify(name)}; see unhang --help`);
    }
    return await (
      await command()
    )(args, terminal);
  } catch (error) {
    return fail(error, terminal);
  }
}

function fail(error: unknown, terminal: Terminal): number {
  if (!(error instanceof UnhangError)) throw error;
  terminal.stderr.write(`unhang: ${error.message.split('\n').map(visible).join('\n')}\n`);
  return exitOf(error.code);
}
