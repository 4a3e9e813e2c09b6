import { type Kysely, sql, type Transaction } from 'kysely';
import { UnhangError } from '../../core/model/errors.ts';
import { installQueue, QUEUE_SCHEMA, type QueueSettings, setQueue } from '../jobs/queue.ts';
import type { Database } from './database.ts';
import { answering, codeOf } from './failures.ts';
import { type Migration, MIGRATIONS } from './migrations/list.ts';
import { SCHEMA, type Tables } from './tables.ts';
import { ensureTenantRole } from './tenant-role.ts';

/** Any number will do, as long as nobody else in the database takes it: the letters of "unhang". */
const LOCK = 0x756e68616e67;
/** As long as a migration of another process may take before we give up. */
const PATIENCE = '5min';

export interface MigrateOptions {
  readonly migrations?: readonly Migration[];
  readonly queue?: Partial<QueueSettings>;
}

/**
 * Brings the schema to what this program needs, and answers the names of the steps that it took. Run it at every start, by
 * as many processes at once as there are. A database that a newer program has changed is refused with `BAD_CONFIG`.
 */
export async function migrate(
  database: Database,
  { migrations = MIGRATIONS, queue = {} }: MigrateOptions = {},
): Promise<string[]> {
  const { kysely } = database;
  return answering(async () => {
    await ensureTenantRole(kysely);
    await locked(kysely, prepare);
    const taken: string[] = [];
    for (const migration of migrations) {
      const took = await locked(kysely, (tx) => step(tx, migration, migrations));
      if (took) taken.push(migration.name);
    }
    await installQueue(database);
    await locked(kysely, (tx) => setQueue(tx, queue));
    return taken;
  });
}

/** One transaction, and nobody else in it meanwhile. The lock ends with it, whatever becomes of the connection. */
function locked<T>(kysely: Kysely<Tables>, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return kysely.transaction().execute(async (tx) => {
    await sql`select set_config('lock_timeout', ${PATIENCE}, true)`.execute(tx);
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    return work(tx);
  });
}

/** The queue's schema as well: pg-boss does the rest of its own under a lock, but not this. */
async function prepare(tx: Transaction<Tables>): Promise<void> {
  for (const schema of [SCHEMA, QUEUE_SCHEMA]) await makeSchema(tx, schema);
  await sql`create table if not exists unhang.migrations (
    name text collate "C" primary key,
    applied_at timestamptz not null default now()
  )`.execute(tx);
}

async function makeSchema(tx: Transaction<Tables>, schema: string): Promise<void> {
  const { rows } = await sql`select from pg_catalog.pg_namespace where nspname = ${schema}`.execute(tx);
  if (rows.length > 0) return;
  try {
    await sql`create schema ${sql.ref(schema)}`.execute(tx);
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new UnhangError(
      'BAD_CONFIG',
      `The database user may not make the schemas "${SCHEMA}" and "${QUEUE_SCHEMA}". Make it the owner of the database, or grant it CREATE on it.`,
      { cause: error },
    );
  }
}

/** Checked under the lock each time, so that whoever comes second finds it done. */
async function step(tx: Transaction<Tables>, { name, up }: Migration, known: readonly Migration[]): Promise<boolean> {
  const rows = await tx.selectFrom('migrations').select('name').orderBy('name').execute();
  const done = rows.map((row) => row.name);
  const unknown = done.find((one) => !known.some((migration) => migration.name === one));
  if (unknown !== undefined) throw newer(unknown, known);
  if (done.includes(name)) return false;
  await up(async (statement) => {
    await sql.raw(statement).execute(tx);
  });
  await tx.insertInto('migrations').values({ name }).execute();
  return true;
}

function newer(unknown: string, known: readonly Migration[]): UnhangError {
  const last = known.at(-1)?.name ?? 'nothing';
  return new UnhangError(
    'BAD_CONFIG',
    `The database was changed by a newer unhang: it is at ${unknown}, and this one knows up to ${last}. Install the newer release, or restore the backup from before the upgrade.`,
  );
}
