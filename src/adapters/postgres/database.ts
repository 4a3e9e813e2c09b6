import { AsyncLocalStorage } from 'node:async_hooks';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { type Doorbell, doorbell } from '../jobs/doorbell.ts';
import { CleanText } from './clean.ts';
import { openEmbedded } from './embedded.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { openServer } from './server.ts';
import { SCHEMA, type Tables } from './tables.ts';

export interface DatabaseSettings {
  /** Of a PostgreSQL server. Absent: the embedded one, in `folder`. */
  readonly url?: string;
  readonly folder: string;
}

export interface Database {
  readonly kysely: Kysely<Tables>;
  /** Is it inside this process, which then is the only one that has it? */
  readonly embedded: boolean;
  /** Statements as they stand, outside of any transaction; several where there are no values. */
  execute(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  /** Rung after a transaction that left a job. */
  readonly doorbell: Doorbell;
  /** In here, the embedded database has its one connection in use. */
  readonly inside: AsyncLocalStorage<{ open: boolean }>;
  close(): Promise<void>;
}

/**
 * Opens the database, and makes an embedded one where there is none; `migrate` comes next. `BAD_CONFIG` where another
 * process has the folder, where the server is older than PostgreSQL 14 or does not let us in.
 */
export async function openDatabase({ url, folder }: DatabaseSettings): Promise<Database> {
  return url === undefined ? embeddedIn(folder) : serverAt(url);
}

async function embeddedIn(folder: string): Promise<Database> {
  const { pglite, lock } = await openEmbedded(folder);
  const kysely = kyselyOn(pgliteDialect(pglite));
  return {
    ...parts(kysely),
    embedded: true,
    execute: (text, values = []) =>
      kysely.connection().execute(async () => {
        if (values.length > 0) return pglite.query(text, [...values]);
        try {
          const results = await pglite.exec(text);
          return { rows: results.at(-1)?.rows ?? [] };
        } catch (error) {
          // Of statements with a BEGIN among them, one that fails leaves the transaction open.
          await pglite.exec('rollback');
          throw error;
        }
      }),
    close: async () => {
      await kysely.destroy();
      lock.release();
    },
  };
}

async function serverAt(url: string): Promise<Database> {
  const pool = await openServer(url);
  const kysely = kyselyOn(new PostgresDialect({ pool }));
  return {
    ...parts(kysely),
    embedded: false,
    // The pool gives up a connection whose statement failed, and with it a transaction that was left open.
    execute: async (text, values = []) => {
      const { rows } = await pool.query<Record<string, unknown>>(text, [...values]);
      return { rows };
    },
    close: () => kysely.destroy(),
  };
}

function kyselyOn(dialect: ConstructorParameters<typeof Kysely>[0]['dialect']): Kysely<Tables> {
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true }), new CleanText()];
  return new Kysely<Tables>({ dialect, plugins }).withSchema(SCHEMA);
}

function parts(kysely: Kysely<Tables>): Pick<Database, 'kysely' | 'doorbell' | 'inside'> {
  return { kysely, doorbell: doorbell(), inside: new AsyncLocalStorage() };
}
