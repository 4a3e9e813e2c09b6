import { sql } from 'kysely';
import type { DeadJob, Jobs } from '../../cases/ports/jobs.ts';
import type { Job } from '../../cases/ports/records.ts';
import type { Database } from '../postgres/database.ts';
import { answering } from '../postgres/failures.ts';
import { DEAD, QUEUE } from './queue.ts';
import { startWorker } from './worker.ts';

export interface JobsSettings {
  /** How often a worker looks for jobs of other processes; it hears of those of its own at once. */
  readonly pollMs: number;
  /** How often leases are renewed, and what lost its worker is given to another. */
  readonly upkeepMs: number;
  /** Told what goes wrong between jobs, such as a database that does not answer. */
  readonly onError: (error: unknown) => void;
}

const SETTINGS: JobsSettings = { pollMs: 1000, upkeepMs: 30_000, onError: () => undefined };

/** The queue of a database that was opened and migrated. */
export function pgJobs(database: Database, settings: Partial<JobsSettings> = {}): Jobs {
  return {
    start: (work, { concurrency }) => startWorker(database, work, { ...SETTINGS, ...settings, concurrency }),
    dead: (limit) => answering(() => deadJobs(database, limit)),
    depth: () =>
      answering(async () => {
        const { rows } = await sql<{ waiting: number; running: number }>`select
          count(*) filter (where state < 'active') as waiting,
          count(*) filter (where state = 'active') as running
          from unhang_jobs.job where name = ${QUEUE}`.execute(database.kysely);
        return rows[0] ?? { waiting: 0, running: 0 };
      }),
  };
}

/** Newest first. */
async function deadJobs({ kysely }: Database, limit: number): Promise<DeadJob[]> {
  const { rows } = await sql<{ job: Job; at: string; reason: string | null }>`select
    data as job, created_on as at, coalesce(output->>'message', output->'value'->>'message') as reason
    from unhang_jobs.job where name = ${DEAD} order by created_on desc, id limit ${limit}`.execute(kysely);
  return rows.map(({ job, at, reason }) => ({ job, at, reason: reason ?? 'no reason was given' }));
}
