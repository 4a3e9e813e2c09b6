import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import { pgJobs } from '../../../../src/adapters/jobs/jobs.ts';
import { keySecrets } from '../../../../src/adapters/key-secrets.ts';
import { folderObjects } from '../../../../src/adapters/objects/folder-objects.ts';
import { gzipPacking } from '../../../../src/adapters/packing.ts';
import { s3Objects } from '../../../../src/adapters/objects/s3-objects.ts';
import { type Database, openDatabase } from '../../../../src/adapters/postgres/database.ts';
import { migrate } from '../../../../src/adapters/postgres/migrate.ts';
import { pgRecords } from '../../../../src/adapters/postgres/records.ts';
import type { Jobs } from '../../../../src/cases/ports/jobs.ts';
import type { Objects } from '../../../../src/cases/ports/objects.ts';
import type { Role } from '../../../../src/cases/ports/records.ts';
import type { Caller } from '../../../../src/cases/service/caller.ts';
import { bindService, bindWork } from '../../../../src/cases/service/bind.ts';
import { SERVICE_LIMITS, type ServiceNeeds } from '../../../../src/cases/service/needs.ts';
import { ORGANISATION_DEFAULTS } from '../../../../src/cases/service/organisations.ts';
import type { Received, CaseService } from '../../../../src/cases/service/service.ts';
import { composeNeeds } from '../../../../src/compose.ts';
import type { ByteStream } from '../../../../src/core/model/bytes.ts';
import { embeddedInto } from '../../../support/databases.ts';
import { startPostgres } from '../../../support/postgres-server.ts';
import { S3Server } from '../../../support/s3-server.ts';

/** The case service, with a clock that tests set forward. */
export interface ServiceBench {
  readonly needs: ServiceNeeds;
  readonly service: CaseService;
  readonly objects: Objects;
  readonly jobs: Jobs;
  /** A new organisation, and somebody in it. */
  newCaller(role?: Role): Promise<Caller>;
  forward(ms: number): void;
  /** Works on all that waits, and comes back when nothing does. */
  workOff(): Promise<void>;
  close(): Promise<void>;
}

/** Where the service is tested: with nothing but Node, and beside a PostgreSQL and a store with the protocol of S3. */
export const STORES = ['embedded', 'beside'] as const;
export type Stores = (typeof STORES)[number];

interface Opened {
  readonly database: Database;
  readonly objects: Objects;
  close(): Promise<void>;
}

async function openStores(stores: Stores, folder: string, now: () => number): Promise<Opened> {
  if (stores === 'embedded') {
    await embeddedInto(join(folder, 'database'));
    const secret = new Uint8Array(32).fill(7);
    return {
      database: await openDatabase({ folder: join(folder, 'database') }),
      objects: folderObjects({ folder: join(folder, 'objects'), secret, baseUrl: 'http://unhang.test', now }),
      close: () => Promise.resolve(),
    };
  }
  const [postgres, s3] = await Promise.all([startPostgres(), S3Server.start()]);
  const { endpoint, region, name: bucket, credentials } = s3;
  return {
    database: await openDatabase({ url: await postgres.newDatabase(), folder }),
    objects: s3Objects({ endpoint, region, bucket, credentials, pathStyle: true, checksums: 'when-required' }),
    close: async () => {
      await Promise.all([postgres.stop(), s3.stop()]);
    },
  };
}

export async function serviceBench(stores: Stores = 'embedded'): Promise<ServiceBench> {
  const folder = mkdtempSync(join(tmpdir(), 'unhang-service-'));
  let ahead = 0;
  const nowMs = (): number => Date.now() + ahead;
  const opened = await openStores(stores, folder, nowMs);
  const { database, objects } = opened;
  await migrate(database, { queue: { retrySeconds: 0 } });
  const ulid = monotonicFactory();
  const needs: ServiceNeeds = {
    records: pgRecords(database),
    objects,
    packing: gzipPacking,
    keys: keySecrets,
    analysis: composeNeeds({ decoders: 'auto', maxBytes: 64 * 1024 * 1024 }),
    now: () => new Date(nowMs()).toISOString(),
    id: (kind) => `${kind}_${ulid()}`,
    limits: { ...SERVICE_LIMITS, bundleBytes: 64 * 1024 * 1024 },
  };
  const jobs = pgJobs(database, { pollMs: 50 });
  return {
    needs,
    objects,
    jobs,
    service: bindService(needs),
    async newCaller(role = 'engineer') {
      const organisation = needs.id('org');
      await needs.records.system.addOrganisation({
        ...ORGANISATION_DEFAULTS,
        id: organisation,
        name: 'A hotline',
        createdAt: needs.now(),
      });
      return { organisation, role, actor: 'key:key_test', requestId: 'r1' };
    },
    forward: (ms) => {
      ahead += ms;
    },
    async workOff() {
      const worker = await jobs.start(bindWork(needs), { concurrency: 2 });
      for (;;) {
        const { waiting, running } = await jobs.depth();
        if (waiting + running === 0) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await worker.stop(1000);
    },
    async close() {
      await needs.records.close();
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function* streamOf(bytes: Uint8Array): ByteStream {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** A bundle in one piece, for a case of its own unless `more` says otherwise. */
export function send(
  service: CaseService,
  caller: Caller,
  bytes: Uint8Array,
  more: Partial<Parameters<CaseService['receiveBundle']>[1]> = {},
): Promise<Received> {
  return service.receiveBundle(caller, { fileName: 'sosreport.tar.xz', ...more }, streamOf(bytes));
}
