import type { Pool } from 'pg';
import { UnhangError } from '../../core/model/errors.ts';
import { failureOf } from './failures.ts';
import { PARSERS } from './type-parsers.ts';

/** The oldest PostgreSQL that its makers still mend at the time of writing. */
const OLDEST = 14;
const CONNECT_MS = 10_000;
const CONNECTIONS = 10;

/** A pool of connections to a server; one that is too old, or does not let us in, is refused at once. */
export async function openServer(url: string): Promise<Pool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'unhang',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    // Values are read from their text, whose form a server's settings may change.
    verify: (client, done) => {
      client.query(`set timezone = 'UTC'; set datestyle = 'ISO'; set bytea_output = 'hex'`, (error) => {
        // Its type knows no null, which is what there is without an error.
        done((error as Error | null) ?? undefined);
      });
    },
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary'): ((text: string) => unknown) =>
        (format === 'binary' ? undefined : PARSERS[id]) ??
        (pg.types.getTypeParser(id, format) as (text: string) => unknown),
    },
  });
  // A connection that breaks while nobody uses it: the pool makes another.
  pool.on('error', () => undefined);
  // One that breaks between two statements of a transaction: the next statement fails. Unheard, it would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  try {
    const { rows } = await pool.query<{ version: string }>("select current_setting('server_version') as version");
    refuseOld(rows[0]?.version ?? '');
    return pool;
  } catch (error) {
    await pool.end();
    throw refusal(error);
  }
}

export function refuseOld(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new UnhangError(
    'BAD_CONFIG',
    `DATABASE_URL leads to PostgreSQL ${version}, and unhang needs ${OLDEST} or newer. Upgrade the server, or leave DATABASE_URL out for the embedded database.`,
  );
}

/** The message of `pg` names host, user or database, and never the password. */
function refusal(error: unknown): unknown {
  const told = failureOf(error);
  if (!(told instanceof Error) || (told instanceof UnhangError && told.code === 'BAD_CONFIG')) return told;
  const { message } = error instanceof Error ? error : told;
  return new UnhangError(
    told instanceof UnhangError ? told.code : 'BAD_CONFIG',
    `The database of DATABASE_URL does not let us in: ${message}.`,
    { cause: error },
  );
}
