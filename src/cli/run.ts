import { existsSync } from 'node:fs';
import { UnhangError } from '../core/model/errors.ts';
import { visible } from '../core/words/escape.ts';
import { VERSION } from '../core/version.ts';
import { EXIT, exitOf } from './exit.ts';
import { HELP } from './help.ts';
import { tameErrors, type Terminal, writeOut } from './terminal.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Loaded when asked for: `diagnose` has no use for a web server. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['diagnose', async () => (await import('./commands/diagnose.ts')).diagnoseCommand],
  ['verify', async () => (await import('./commands/verify.ts')).verifyCommand],
  ['collect', async () => (await import('./commands/collect.ts')).collectCommand],
  ['reproduce', async () => (await import('./commands/reproduce.ts')).reproduceCommand],
  ['facts', async () => (await import('./commands/facts.ts')).factsCommand],
  ['rules', async () => (await import('./commands/rules.ts')).rulesCommand],
  ['serve', async () => (await import('./commands/serve.ts')).serveCommand],
  ['upload', async () => (await import('./commands/upload.ts')).uploadCommand],
  ['migrate', async () => (await import('./commands/migrate.ts')).migrateCommand],
]);

/** Runs one command line; gives the exit status. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  tameErrors(terminal);
  try {
    return await runCommand(argv, terminal);
  } catch (error) {
    return fail(error, terminal);
  }
}

async function runCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const at = commandIndex(argv);
  const name = at === -1 ? undefined : argv[at];
  // Options that stand before the command mean the same behind it.
  const args = argv.filter((_, index) => index !== at);
  const isHelp = name === 'help' || asksFor(args, '--help', '-h');
  const command = name === undefined || name === 'help' ? undefined : commandNamed(name);
  if (isHelp || (command === undefined && argv.length === 0)) {
    await writeOut(terminal[isHelp ? 'stdout' : 'stderr'], HELP);
    return isHelp ? EXIT.analysed : EXIT.usage;
  }
  if (asksFor(args, '--version', '-V')) {
    await writeOut(terminal.stdout, `unhang ${VERSION}\n`);
    return EXIT.analysed;
  }
  if (command === undefined) {
    throw new UnhangError('USAGE', `name a command: ${[...COMMANDS.keys()].join(', ')}; see unhang --help`);
  }
  return (await command())(args, terminal);
}

const WITH_VALUE = [
  '--lang',
  '--format',
  '--rules',
  '--rule',
  '--output',
  '-o',
  '--kind',
  '--port',
  '--host',
  '--data',
  '--to',
  '--key-file',
  '--case',
  '--ticket',
  '--role',
];

/** The first word that is no option, nor the value of one. `-` is a bundle, though one in the wrong place. */
function commandIndex(argv: readonly string[]): number {
  return argv.findIndex(
    (arg, index) => (arg === '-' || !arg.startsWith('-')) && !WITH_VALUE.includes(argv[index - 1] ?? ''),
  );
}

function commandNamed(name: string): () => Promise<Command> {
  const command = COMMANDS.get(name);
  if (command !== undefined) return command;
  const hint = name === '-' || existsSync(name) ? `did you mean: unhang diagnose ${name}` : 'see unhang --help';
  throw new UnhangError('USAGE', `there is no command ${JSON.stringify(name)}; ${hint}`);
}

function asksFor(args: readonly string[], ...names: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => names.includes(arg));
}

/** What went wrong may quote a bundle, so it is made visible like everything else that a bundle says. */
function fail(error: unknown, { stderr }: Terminal): number {
  if (error instanceof UnhangError) {
    stderr.write(`unhang: ${error.message.split('\n').map(visible).join('\n')}\n`);
    return exitOf(error.code);
  }
  const lines = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n');
  stderr.write(`unhang: this is a defect of unhang, please report it:\n${lines.map(visible).join('\n')}\n`);
  return EXIT.defect;
}
