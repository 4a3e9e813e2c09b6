import { CompiledQuery, type Transaction } from 'kysely';
import PgBoss from 'pg-boss';
import type { Job } from '../../cases/ports/records.ts';
import { clean } from '../postgres/clean.ts';
import type { Database } from '../postgres/database.ts';
import type { Tables } from '../postgres/tables.ts';

/** pg-boss makes and migrates its tables in a schema of its own. */
export const QUEUE_SCHEMA = 'unhang_jobs';
export const QUEUE = 'work';
export const DEAD = 'dead';

export interface QueueSettings {
  /** How often a job is tried in all. */
  readonly tries: number;
  /** Before the second try; twice as long before each further one. 0: at once, each time. */
  readonly retrySeconds: number;
  /** A worker that says nothing for so long has lost its job. */
  readonly leaseSeconds: number;
  /** As long as a job may wait, and about as long as a dead one is kept. */
  readonly keepDays: number;
}

const SETTINGS: QueueSettings = { tries: 5, retrySeconds: 5, leaseSeconds: 120, keepDays: 30 };

type Execute = Database['execute'];

/** pg-boss's own tables, made or migrated under a lock of its own. */
export async function installQueue(database: Database): Promise<void> {
  const boss = bossOn(database);
  await boss.start();
  await boss.stop({ graceful: false });
}

/**
 * Makes the queue, or brings it to these settings; jobs that are in it already keep theirs. Two at once lock each other
 * out, so there is one transaction at a time.
 */
export async function setQueue(tx: Transaction<Tables>, settings: Partial<QueueSettings> = {}): Promise<void> {
  const { tries, retrySeconds, leaseSeconds, keepDays } = { ...SETTINGS, ...settings };
  const boss = bossOn({ execute: executeIn(tx) });
  await boss.createQueue(DEAD);
  const options: PgBoss.Queue = {
    name: QUEUE,
    retryLimit: tries - 1,
    retryDelay: retrySeconds,
    retryBackoff: retrySeconds > 0,
    expireInSeconds: leaseSeconds,
    retentionMinutes: keepDays * 24 * 60,
    deadLetter: DEAD,
  };
  await boss.createQueue(QUEUE, options);
  await boss.updateQueue(QUEUE, options);
}

/** pg-boss as a set of statements on our database; whatever runs by itself in it is off. */
export function bossOn({ execute }: Pick<Database, 'execute'>): PgBoss {
  return new PgBoss({ schema: QUEUE_SCHEMA, supervise: false, schedule: false, db: { executeSql: execute } });
}

/** Sends nothing by itself: each job goes through the transaction that it is given. */
const sender = bossOn({ execute: () => Promise.reject(new Error('A job goes into the queue with a transaction')) });

function executeIn(tx: Transaction<Tables>): Execute {
  return async (text, values = []) => {
    const { rows } = await tx.executeQuery(CompiledQuery.raw(text, [...values]));
    return { rows: [...rows] };
  };
}

/** Adds a job in this transaction. */
export async function enqueue(tx: Transaction<Tables>, job: Job): Promise<void> {
  // JSON of PostgreSQL refuses what its text does.
  const data = JSON.parse(JSON.stringify(job), (_key, value: unknown) =>
    typeof value === 'string' ? clean(value) : value,
  ) as Job; // the same with other texts
  const id = await sender.send(QUEUE, data, { db: { executeSql: executeIn(tx) } });
  if (id === null) throw new Error(`The queue "${QUEUE}" is not there: the database was not migrated`);
}
