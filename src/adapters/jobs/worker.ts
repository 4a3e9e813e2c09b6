import type { Work, Worker } from '../../cases/ports/jobs.ts';
import type { Job } from '../../cases/ports/records.ts';
import { clean } from '../postgres/clean.ts';
import type { Database } from '../postgres/database.ts';
import type { JobsSettings } from './jobs.ts';
import { handBack, type Held, renew, takeOver } from './lease.ts';
import { bossOn, QUEUE } from './queue.ts';

/** What a worker that was told to stop gets to put things away, after the time that it had to end. */
const SETTLE_MS = 2_000;

interface Settings extends JobsSettings {
  readonly concurrency: number;
}

interface Running extends Held {
  readonly stop: AbortController;
  /** Another worker has it. */
  lost: boolean;
  ended: Promise<void>;
}

/** Looks for jobs and does them, until it is stopped. pg-boss's own `work` loses the errors of its last statement. */
export async function startWorker(database: Database, work: Work, settings: Settings): Promise<Worker> {
  const { pollMs, upkeepMs, concurrency, onError } = settings;
  const boss = bossOn(database);
  const running = new Map<string, Running>();
  const stopping = new AbortController();
  await takeOver(database);

  const begin = (job: { id: string; data: Job; retryCount: number; retryLimit: number }): void => {
    const { id, retryCount } = job;
    const one: Running = { id, retryCount, stop: new AbortController(), lost: false, ended: Promise.resolve() };
    running.set(id, one);
    one.ended = run(one, job)
      .catch(onError)
      .finally(() => {
        running.delete(id);
        database.doorbell.ring();
      });
  };

  const run = async (one: Running, { data, retryLimit }: { data: Job; retryLimit: number }): Promise<void> => {
    const { id, retryCount, stop } = one;
    const last = retryCount >= retryLimit;
    try {
      await work(data, { attempt: retryCount + 1, last, signal: stop.signal });
    } catch (error) {
      if (one.lost) return;
      if (stop.signal.aborted) await handBack(database, one);
      else await boss.fail(QUEUE, id, { message: reasonOf(error) });
      return;
    }
    if (!one.lost) await boss.complete(QUEUE, id);
  };

  const look = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const heard = database.doorbell.rings();
      const free = concurrency - running.size;
      const jobs = free === 0 ? [] : await boss.fetch<Job>(QUEUE, { batchSize: free, includeMetadata: true });
      for (const job of jobs) begin(job);
      if (jobs.length === 0) await database.doorbell.wait(heard, pollMs, stopping.signal);
    }
  };

  const upkeep = async (): Promise<void> => {
    const held = [...running.values()];
    if (held.length > 0) {
      const ours = await renew(database, held);
      for (const one of held) if (running.has(one.id) && !ours.has(one.id)) lose(one);
    }
    await boss.maintain();
    database.doorbell.ring();
  };
  const looking = look().catch(onError);
  const timer = everySoOften(upkeepMs, () => upkeep().catch(onError));

  return {
    stop: async (graceMs) => {
      stopping.abort();
      await looking;
      const all = (): Promise<unknown> => Promise.all([...running.values()].map(({ ended }) => ended));
      await within(graceMs, all());
      for (const { stop } of running.values()) stop.abort();
      await within(SETTLE_MS, all());
      timer.stop();
      for (const one of running.values()) {
        one.lost = true;
        await handBack(database, one).catch(onError);
      }
      await timer.idle();
    },
  };
}

/** JSON of PostgreSQL refuses what its text does. */
function reasonOf(error: unknown): string {
  return clean(error instanceof Error ? error.message : String(error));
}

function lose(one: Running): void {
  one.lost = true;
  one.stop.abort();
}

/** Ends with the promise, or after so long. */
async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, over]);
  clearTimeout(timer);
}

/** One run at a time; `idle` once none is under way. */
function everySoOften(ms: number, act: () => Promise<void>): { stop(): void; idle(): Promise<void> } {
  let current: Promise<void> | undefined;
  const timer = setInterval(() => {
    current ??= act().finally(() => {
      current = undefined;
    });
  }, ms);
  return {
    stop: () => clearInterval(timer),
    idle: async () => current,
  };
}
