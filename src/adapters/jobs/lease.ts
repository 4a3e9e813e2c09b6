import { sql } from 'kysely';
import type { Database } from '../postgres/database.ts';
import { bossOn, QUEUE } from './queue.ts';

/** A job in the hands of a worker. Another one that has it since holds it at a higher count. */
export interface Held {
  readonly id: string;
  readonly retryCount: number;
}

/** Begins the lease anew; answers the ids of those that are still ours. */
export async function renew({ kysely }: Database, held: readonly Held[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`update unhang_jobs.job j set started_on = now()
    from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ retryCount }) => retryCount)}::int[]) as h (id, tries)
    where j.name = ${QUEUE} and j.state = 'active' and j.id = h.id and j.retry_count = h.tries
    returning j.id`.execute(kysely);
  return new Set(rows.map(({ id }) => id));
}

/** For another worker, at once. Without its start the try does not count: nothing was wrong with the job. */
export async function handBack({ kysely, doorbell }: Database, { id, retryCount }: Held): Promise<void> {
  await sql`update unhang_jobs.job set state = 'retry', started_on = null, start_after = now()
    where name = ${QUEUE} and state = 'active' and id = ${id} and retry_count = ${retryCount}`.execute(kysely);
  doorbell.ring();
}

const swept = new WeakSet<Database['kysely']>();

/**
 * The embedded database has one process. What somebody works on there before the first worker of this process starts was
 * left by one that was killed, and need not wait for the end of its lease. The try counts: it may be what killed it.
 */
export async function takeOver(database: Database): Promise<void> {
  if (!database.embedded || swept.has(database.kysely)) return;
  swept.add(database.kysely);
  const { rows } = await sql<{ id: string }>`select id from unhang_jobs.job
    where name = ${QUEUE} and state = 'active'`.execute(database.kysely);
  const ids = rows.map(({ id }) => id);
  // Its type takes no reason with several ids.
  for (const id of ids) await bossOn(database).fail(QUEUE, id, { message: 'The process that worked on it was killed' });
}
