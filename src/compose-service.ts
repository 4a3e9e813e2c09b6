import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import { pgJobs } from './adapters/jobs/jobs.ts';
import { keySecrets } from './adapters/key-secrets.ts';
import { folderObjects } from './adapters/objects/folder-objects.ts';
import { s3Objects } from './adapters/objects/s3-objects.ts';
import { gzipPacking } from './adapters/packing.ts';
import { type Database, openDatabase } from './adapters/postgres/database.ts';
import { migrate } from './adapters/postgres/migrate.ts';
import { pgRecords } from './adapters/postgres/records.ts';
import type { Needs } from './cases/diagnose-bundle.ts';
import type { Worker } from './cases/ports/jobs.ts';
import type { Objects } from './cases/ports/objects.ts';
import { bindService, bindWork } from './cases/service/bind.ts';
import { ownerKey } from './cases/service/keys.ts';
import { SERVICE_LIMITS, type ServiceNeeds } from './cases/service/needs.ts';
import { sweep } from './cases/service/retention.ts';
import type { CaseService } from './cases/service/service.ts';
import type { Config } from './config.ts';

/** The case service with its stores open. */
export interface RunningService {
  readonly service: CaseService;
  /** An owner's key, where there was none yet or a new one is wanted: shown once, and kept nowhere. */
  ownerKey(wanted: boolean): Promise<string | undefined>;
  /** Begins to work on what waits, and to end what nobody ended. */
  startWork(onError: (error: unknown) => void): Promise<void>;
  /** Hands back what is not done within `graceMs`, and closes the stores. */
  close(graceMs: number): Promise<void>;
}

const SWEEP_EVERY_MS = 10 * 60_000;
const SECRET_BYTES = 32;

/** Opens stores and database as configured, and brings the database up to date. `baseUrl` is asked for when an address is signed. */
export async function composeService(config: Config, analysis: Needs, baseUrl: () => string): Promise<RunningService> {
  const { database } = await openMigrated(config);
  try {
    const objects = await openObjects(config, baseUrl);
    const ulid = monotonicFactory();
    const needs: ServiceNeeds = {
      records: pgRecords(database),
      objects,
      packing: gzipPacking,
      keys: keySecrets,
      analysis,
      now: () => new Date().toISOString(),
      id: (kind) => `${kind}_${ulid()}`,
      limits: { ...SERVICE_LIMITS, bundleBytes: config.maxBytes },
    };
    return {
      service: bindService(needs),
      ownerKey: (wanted) => ownerKey(wanted, needs),
      ...work(config, needs, database),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The database as configured, with the names of the steps that brought it up to date. */
export async function openMigrated({
  data,
  databaseUrl,
}: Pick<Config, 'data' | 'databaseUrl'>): Promise<{ readonly database: Database; readonly taken: string[] }> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const folder = join(data, 'database');
  const database = await openDatabase({ folder, ...(databaseUrl !== undefined && { url: databaseUrl }) });
  try {
    return { database, taken: await migrate(database) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function work(
  { workers }: Config,
  needs: ServiceNeeds,
  database: Database,
): Pick<RunningService, 'startWork' | 'close'> {
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<unknown> = Promise.resolve();
  return {
    async startWork(onError) {
      if (workers === 0) return;
      const jobs = pgJobs(database, { onError });
      worker = await jobs.start(bindWork(needs), { concurrency: workers });
      const clean = (): void => {
        sweeping = sweeping.then(() => sweep(needs, jobs)).catch(onError);
      };
      clean();
      timer = setInterval(clean, SWEEP_EVERY_MS);
      timer.unref();
    },
    async close(graceMs) {
      clearInterval(timer);
      await Promise.all([worker?.stop(graceMs), sweeping]);
      await needs.records.close();
    },
  };
}

async function openObjects({ s3, data, publicUrl }: Config, baseUrl: () => string): Promise<Objects> {
  if (s3 !== undefined) return s3Objects(s3);
  const secret = await secretIn(data);
  return folderObjects({ folder: join(data, 'objects'), secret, baseUrl: () => publicUrl ?? baseUrl(), now: Date.now });
}

/** What signs addresses: made once, and the same after each start, so that an upload goes on behind a restart. */
async function secretIn(data: string): Promise<Uint8Array> {
  const path = join(data, 'secret');
  try {
    await writeFile(path, randomBytes(SECRET_BYTES), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(path);
}
