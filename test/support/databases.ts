import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts';
import { migrate, type MigrateOptions } from '../../src/adapters/postgres/migrate.ts';
import pglite from '../../node_modules/@electric-sql/pglite/package.json' with { type: 'json' };
import { type PostgresServer, startPostgres } from './postgres-server.ts';

/** Where whatever runs on a database is tested. */
export const DATABASES = ['embedded', 'server'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

/** The making of a cluster takes seconds, so one is made and copied from then on. */
const TEMPLATE = join(import.meta.dirname, `../../node_modules/.cache/unhang-test/pglite-${pglite.version}`);

/** Puts an embedded database into a folder, with nothing in it. */
export async function embeddedInto(folder: string): Promise<void> {
  if (!existsSync(TEMPLATE)) await makeTemplate();
  cpSync(TEMPLATE, folder, { recursive: true });
}

/** Made aside, since another test file may be at it too; whoever comes second throws theirs away. */
async function makeTemplate(): Promise<void> {
  mkdirSync(join(TEMPLATE, '..'), { recursive: true });
  const draft = mkdtempSync(`${TEMPLATE}.`);
  await (await openDatabase({ folder: draft })).close();
  try {
    renameSync(draft, TEMPLATE);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}

export interface TestDatabase {
  readonly database: Database;
  /** Another connection to the same one; the embedded database has but one, and answers itself. */
  another(): Promise<Database>;
}

/** An empty, migrated database for all tests of a file. */
export function testDatabase(kind: DatabaseKind, options?: MigrateOptions): TestDatabase {
  let folder = '';
  const opened: Database[] = [];
  let server: PostgresServer | undefined;
  let url: string | undefined;
  const open = async (): Promise<Database> => {
    const database = await openDatabase({ url, folder });
    opened.push(database);
    return database;
  };
  const first = (): Database => {
    const [database] = opened;
    if (database === undefined) throw new Error('The database is there once tests run');
    return database;
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unhang-test-'));
    if (kind === 'server') {
      server = await startPostgres();
      url = await server.newDatabase();
    } else await embeddedInto(folder);
    await migrate(await open(), options);
  }, 120_000);
  afterAll(async () => {
    for (const database of opened) await database.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get database() {
      return first();
    },
    another: async () => (kind === 'server' ? open() : first()),
  };
}
