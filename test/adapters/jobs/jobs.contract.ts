import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doorbell } from '../../../src/adapters/jobs/doorbell.ts';
import { type JobsSettings, pgJobs } from '../../../src/adapters/jobs/jobs.ts';
import { bossOn, QUEUE } from '../../../src/adapters/jobs/queue.ts';
import type { Database } from '../../../src/adapters/postgres/database.ts';
import { pgRecords } from '../../../src/adapters/postgres/records.ts';
import type { JobContext, Work, Worker } from '../../../src/cases/ports/jobs.ts';
import type { Job } from '../../../src/cases/ports/records.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { organisationRow } from '../../support/record-rows.ts';

const LONG = 60_000;
/** A worker that does nothing by itself but what a test waits for. */
const QUICK: Partial<JobsSettings> = { pollMs: 5, upkeepMs: 50 };

/** What every queue behind the port has to do. It tries a job twice, at once. */
export function jobsContract(place: TestDatabase): void {
  let org: string;
  let database: Database;
  const workers: Worker[] = [];
  beforeEach(async () => {
    database = place.database;
    org = `org_${randomUUID()}`;
    await pgRecords(database).system.addOrganisation(organisationRow(org));
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop(0);
    await sql`delete from unhang_jobs.job`.execute(database.kysely);
  });

  const analyse = (analysisId: string): Job => ({ name: 'analyse', organisation: org, analysisId });
  const enqueue = (...jobs: readonly Job[]): Promise<void> =>
    pgRecords(database).within(org, async (rows) => {
      for (const job of jobs) await rows.enqueue(job);
    });
  const start = async (
    work: Work,
    {
      on = database,
      concurrency = 1,
      ...settings
    }: Partial<JobsSettings> & { on?: Database; concurrency?: number } = QUICK,
  ): Promise<Worker> => {
    const worker = await pgJobs(on, { ...QUICK, ...settings }).start(work, { concurrency });
    workers.push(worker);
    return worker;
  };
  const depth = (): Promise<unknown> => pgJobs(database).depth();
  const dead = async (): Promise<unknown> => (await pgJobs(database).dead(9)).map(({ job, reason }) => [job, reason]);
  /** As if so many seconds had passed since somebody was heard of. */
  const age = (seconds: number): Promise<unknown> =>
    sql`update unhang_jobs.job set started_on = started_on - make_interval(secs => ${seconds})`.execute(
      database.kysely,
    );

  test('a job is done once, and is what was put in', async () => {
    const job: Job = { name: 'remove-objects', organisation: org, keys: ['a/b', 'c\ud800'] };
    const done = collect(1);
    await start(done.work);
    await enqueue(job);
    await done.all;
    expect(done.seen).toMatchObject([{ job: { ...job, keys: ['a/b', 'c\uFFFD'] }, attempt: 1, last: false }]);
    await until(async () => expect(await depth()).toEqual({ waiting: 0, running: 0 }));
    expect(done.seen).toHaveLength(1);
  });

  test('jobs are begun in the order they came', async () => {
    for (const id of ['1', '2', '3']) await enqueue(analyse(id));
    const done = collect(3);
    await start(done.work);
    await done.all;
    expect(done.ids()).toEqual(['1', '2', '3']);
  });

  test('a worker of this process hears of a job at once', async () => {
    const done = collect(1);
    await start(done.work, { pollMs: LONG });
    await enqueue(analyse('1'));
    await done.all;
  });

  test('a worker finds jobs that another process left', async () => {
    const done = collect(1);
    // Its bell is another one.
    await start(done.work, { on: { ...database, doorbell: doorbell() } });
    await enqueue(analyse('1'));
    await done.all;
  });

  test('so many at once, and no more', async () => {
    await enqueue(...['1', '2', '3', '4'].map(analyse));
    const held = hold();
    await start(held.work, { concurrency: 3 });
    await until(() => expect(held.contexts.size).toBe(3));
    expect(await depth()).toEqual({ waiting: 1, running: 3 });
    held.letGo();
    await until(async () => expect(await depth()).toEqual({ waiting: 0, running: 0 }));
    expect(held.most()).toBe(3);
  });

  test('several workers share: each job is with one of them', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => String(index));
    await enqueue(...ids.map(analyse));
    const done = collect(20);
    await start(done.work, { concurrency: 3 });
    await start(done.work, { concurrency: 3, on: await place.another() });
    await done.all;
    await until(async () => expect(await depth()).toEqual({ waiting: 0, running: 0 }));
    expect(done.ids().sort()).toEqual(ids.sort());
  });

  describe('a job that fails', () => {
    test('is tried again, and told that no further try comes', async () => {
      const done = collect(2, ({ attempt }) => {
        if (attempt === 1) throw new Error('not yet');
      });
      await start(done.work);
      await enqueue(analyse('1'));
      await done.all;
      expect(done.seen).toMatchObject([
        { attempt: 1, last: false },
        { attempt: 2, last: true },
      ]);
      await until(async () => expect(await depth()).toEqual({ waiting: 0, running: 0 }));
      expect(await dead()).toEqual([]);
    });

    test('each time goes to the dead letters, with the reason', async () => {
      const done = collect(2, ({ attempt }) => {
        throw new Error(`no ${attempt}: \0 \ud800 '"`);
      });
      await start(done.work);
      await enqueue(analyse('1'));
      await until(async () => expect(await dead()).toEqual([[analyse('1'), `no 2: \uFFFD \uFFFD '"`]]));
      expect(done.seen).toHaveLength(2);
      expect(await depth()).toEqual({ waiting: 0, running: 0 });
    });

    test('by throwing what is no error', async () => {
      const done = collect(2, () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a library may do
        throw 'words';
      });
      await start(done.work);
      await enqueue(analyse('1'));
      await until(async () => expect(await dead()).toEqual([[analyse('1'), 'words']]));
    });
  });

  describe('a worker that is gone', () => {
    const takeAway = async (): Promise<void> => {
      // The first worker of a process takes over what is left in an embedded database.
      await (await start(collect(0).work)).stop(0);
      await enqueue(analyse('1'));
      expect(await bossOn(database).fetch(QUEUE)).toHaveLength(1);
    };

    test('keeps its job for the time of the lease', async () => {
      await takeAway();
      await age(100);
      const done = collect(1);
      await start(done.work);
      await bossOn(database).maintain();
      expect(done.seen).toEqual([]);
      expect(await depth()).toEqual({ waiting: 0, running: 1 });
    });

    test('loses it afterwards to another', async () => {
      await takeAway();
      await age(121);
      const done = collect(1);
      await start(done.work);
      await done.all;
      expect(done.seen).toMatchObject([{ attempt: 2, last: true }]);
    });

    test('and the last one too: the job is dead', async () => {
      for (let attempt = 0; attempt < 2; attempt++) {
        if (attempt === 0) await takeAway();
        else expect(await bossOn(database).fetch(QUEUE)).toHaveLength(1);
        await age(121);
        await bossOn(database).maintain();
      }
      expect(await dead()).toEqual([[analyse('1'), 'job failed by timeout in active state']]);
    });
  });

  test('a lease is renewed while the work goes on', async () => {
    const held = hold();
    await start(held.work);
    await enqueue(analyse('1'));
    await until(() => expect(held.contexts.size).toBe(1));
    await age(100);
    await until(async () => expect(await heldFor(database)).toBeLessThan(60));
    held.letGo();
    await until(async () => expect(await depth()).toEqual({ waiting: 0, running: 0 }));
  });

  test('a worker that lost its job hears of it, and leaves it to the other', async () => {
    const slow = hold();
    await start(slow.work, { upkeepMs: 20 });
    await enqueue(analyse('1'));
    await until(() => expect(slow.contexts.size).toBe(1));
    await sql`update unhang_jobs.job set retry_count = retry_count + 1`.execute(database.kysely);
    const [context] = slow.contexts;
    await until(() => expect(context?.signal.aborted).toBe(true));
    slow.letGo();
    await workers.splice(0)[0]?.stop(1000);
    expect(await depth()).toEqual({ waiting: 0, running: 1 });
  });

  describe('a worker that stops', () => {
    test('lets its jobs end, and begins no more', async () => {
      await enqueue(analyse('1'), analyse('2'));
      const held = hold();
      const worker = await start(held.work);
      await until(() => expect(held.contexts.size).toBe(1));
      const stopped = worker.stop(LONG);
      held.letGo();
      await stopped;
      expect(await depth()).toEqual({ waiting: 1, running: 0 });
    });

    test('hands back what did not end, and no try is counted', async () => {
      await enqueue(analyse('1'));
      const aborted = collect(1, ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', reject)));
      const worker = await start(aborted.work);
      await aborted.all;
      await worker.stop(0);
      expect(await depth()).toEqual({ waiting: 1, running: 0 });
      const done = collect(1);
      await start(done.work);
      await done.all;
      expect(done.seen).toMatchObject([{ attempt: 1, last: false }]);
    });

    test('counts what ends after all as done', async () => {
      await enqueue(analyse('1'));
      const held = collect(
        1,
        ({ signal }) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
      );
      const worker = await start(held.work);
      await held.all;
      await worker.stop(0);
      expect(await depth()).toEqual({ waiting: 0, running: 0 });
    });
  });
}

interface Seen {
  readonly job: Job;
  readonly attempt: number;
  readonly last: boolean;
}

/** Work that writes down what it was given; `all` once it was given so many. */
function collect(count: number, act: (context: JobContext) => unknown = () => undefined) {
  const seen: Seen[] = [];
  let reached: () => void;
  const all = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const work: Work = async (job, context) => {
    seen.push({ job, attempt: context.attempt, last: context.last });
    if (seen.length >= count) reached();
    await act(context);
  };
  return { work, seen, all, ids: () => seen.map(({ job }) => (job.name === 'analyse' ? job.analysisId : job.name)) };
}

/** Work that does not end before it is let go. */
function hold() {
  const contexts = new Set<JobContext>();
  let most = 0;
  let letGo: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const work: Work = async (_job, context) => {
    contexts.add(context);
    most = Math.max(most, contexts.size);
    await released;
    contexts.delete(context);
  };
  return { work, contexts, letGo, most: () => most };
}

/** Tries until it holds, however slow the machine is; the test's own time-out ends it. */
async function until(check: () => unknown): Promise<void> {
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'AssertionError') throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

async function heldFor({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`select extract(epoch from now() - started_on)::int as seconds
    from unhang_jobs.job where state = 'active'`.execute(kysely);
  return rows[0]?.seconds ?? Infinity;
}
