import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pgJobs } from '../../../src/adapters/jobs/jobs.ts';
import { type Database, openDatabase } from '../../../src/adapters/postgres/database.ts';
import { migrate } from '../../../src/adapters/postgres/migrate.ts';
import { pgRecords } from '../../../src/adapters/postgres/records.ts';
import { refuseOld } from '../../../src/adapters/postgres/server.ts';
import type { Work } from '../../../src/cases/ports/jobs.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { AT, caseRow, organisationRow } from '../../support/record-rows.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server.stop());

const opened: Database[] = [];
const open = async (url: string): Promise<Database> => {
  const database = await openDatabase({ url, folder: '/nowhere' });
  opened.push(database);
  return database;
};
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

/** Writes and reads as an organisation. */
async function works(database: Database): Promise<void> {
  const records = pgRecords(database);
  await records.system.addOrganisation(organisationRow('org_1'));
  await records.within('org_1', async (rows) => {
    await rows.addCase(caseRow('org_1', 'case_1'));
    await rows.enqueue({ name: 'analyse', organisation: 'org_1', analysisId: 'ana_1' });
    expect(await rows.case('case_1')).toEqual(caseRow('org_1', 'case_1'));
  });
}

describe('the role that keeps organisations apart', () => {
  test('is made once by many databases of one server that begin at once', async () => {
    const databases = await Promise.all([1, 2, 3, 4].map(async () => open(await server.newDatabase())));
    await Promise.all(databases.map((database) => migrate(database)));
    for (const database of databases) await works(database);
  });

  test('can be made by a user who may make roles', async () => {
    await freshRole();
    await server.run('create role maker login createrole');
    const database = await open(await server.newDatabase('maker'));
    await migrate(database);
    await works(database);
  });

  test('is asked for in words where the user may not, and enough is what the words say', async () => {
    await freshRole();
    await server.run('create role "Plain User" login');
    const database = await open(
      await server.newDatabase('"Plain User"').then((url) => url.replace(/user=.*/, 'user=Plain%20User')),
    );
    const refused: unknown = await migrate(database).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'BAD_CONFIG' });
    const [, statements = ''] = /as a superuser: (.*)$/.exec((refused as Error).message) ?? [];
    await server.run(statements);
    await migrate(database);
    await works(database);
  });

  test('is not enough where the user may not make schemas', async () => {
    await server.run('create role guest login', 'grant unhang_tenant to guest');
    const url = await server.newDatabase();
    const database = await open(url.replace('user=postgres', 'user=guest'));
    await expect(migrate(database)).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining('CREATE') as unknown,
    });
  });

  /** As on a server that has never seen us: what earlier tests left to the role goes first. */
  async function freshRole(): Promise<void> {
    await server.dropDatabases();
    await server.run('drop role if exists unhang_tenant');
  }
});

describe('a server', () => {
  test.each([
    ['13.22', false],
    ['9.6.24', false],
    ['14.0', true],
    ['18.4 (Debian 18.4-1)', true],
    ['19beta1', true],
  ])('of version %s: %s', (version, taken) => {
    if (taken) expect(() => refuseOld(version)).not.toThrow();
    else expect(() => refuseOld(version)).toThrow(`leads to PostgreSQL ${version}, and unhang needs 14 or newer`);
  });

  test('that is not there is said to be so, and the password is not', async () => {
    const failure: unknown = await open('postgres://unhang:s3cret@127.0.0.1:1/unhang').catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('ECONNREFUSED') as unknown,
    });
    expect(String(failure)).not.toContain('s3cret');
  });

  test.each([
    ['has no such database', () => server.urlOf('nothing'), 'database "nothing" does not exist'],
    ['knows no such user', () => server.urlOf('postgres', 'nobody'), 'role "nobody" does not exist'],
    ['has an address that is none', () => 'postgres://[', 'DATABASE_URL'],
  ])('that %s is refused', async (_what, url, words) => {
    await expect(open(url())).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining(words) as unknown,
    });
  });

  test('may have settings of its own for how values are written', async () => {
    const url = await server.newDatabase();
    const [, name] = /\/\/\/(\w+)/.exec(url) ?? [];
    await server.run(
      `alter database ${name} set datestyle = 'German'`,
      `alter database ${name} set timezone = 'Asia/Kathmandu'`,
      `alter database ${name} set bytea_output = 'escape'`,
      `alter database ${name} set standard_conforming_strings = off`,
    );
    const database = await open(url);
    await migrate(database);
    await works(database);
  });

  test('that falls over and comes back has every row that was written, and is asked again', async () => {
    const database = await open(await server.newDatabase());
    await migrate(database);
    await works(database);
    const records = pgRecords(database);
    const held = records.within('org_1', async (rows) => {
      await rows.changeCase('case_1', { title: 'lost' }, AT);
      await server.crash();
      await rows.case('case_1');
    });
    await expect(held).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    // The pool may hold connections that it has not seen break.
    for (let tries = 0; tries < 20; tries++) await records.check().catch(() => undefined);
    await expect(records.check()).resolves.toBeUndefined();
    expect(await records.within('org_1', (rows) => rows.case('case_1'))).toEqual(caseRow('org_1', 'case_1'));
  });

  test('that falls over does not end the workers', async () => {
    const database = await open(await server.newDatabase());
    await migrate(database, { queue: { retrySeconds: 0 } });
    await works(database);
    let tries = 0;
    let done: () => void;
    const again = new Promise<void>((resolve) => {
      done = resolve;
    });
    const work: Work = async () => {
      if (++tries === 1) await server.crash();
      else done();
    };
    const worker = await pgJobs(database, { pollMs: 10, upkeepMs: 20 }).start(work, { concurrency: 1 });
    const records = pgRecords(database);
    const job = { name: 'analyse', organisation: 'org_1', analysisId: 'ana_2' } as const;
    const enqueued = (): Promise<boolean> =>
      records
        .within('org_1', (rows) => rows.enqueue(job))
        .then(
          () => tries > 0,
          () => false,
        );
    while (!(await enqueued()));
    await again;
    await worker.stop(10_000);
  });
});
