import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../../src/adapters/postgres/migrate.ts';
import { type Migration, MIGRATIONS } from '../../../src/adapters/postgres/migrations/list.ts';
import { pgRecords } from '../../../src/adapters/postgres/records.ts';
import { DATABASES, testDatabase } from '../../support/databases.ts';
import { organisationRow } from '../../support/record-rows.ts';

const NAMES = MIGRATIONS.map(({ name }) => name);
const next: Migration = { name: '900-next', up: (run) => run('create table unhang.next (id text)') };

test('migrations stand in the order of their names', () => {
  expect(NAMES).toEqual([...NAMES].sort());
});

describe.each(DATABASES)('migrations, %s', (kind) => {
  const place = testDatabase(kind);
  const tables = async (): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = 'unhang'`.execute(place.database.kysely);
    return rows.map(({ name }) => name);
  };
  beforeEach(async () => {
    for (const schema of ['unhang', 'unhang_jobs']) {
      await sql`drop schema if exists ${sql.ref(schema)} cascade`.execute(place.database.kysely);
    }
  });

  test('are taken once', async () => {
    expect(await migrate(place.database)).toEqual(NAMES);
    await pgRecords(place.database).system.addOrganisation(organisationRow('org_1'));
    expect(await migrate(place.database)).toEqual([]);
    expect(await pgRecords(place.database).system.organisations()).toHaveLength(1);
  });

  test('are taken once by many at once', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map(async () => migrate(await place.another())));
    expect(all.flat()).toEqual(NAMES);
  });

  test('go on from where a release before ended', async () => {
    await migrate(place.database);
    expect(await migrate(place.database, { migrations: [...MIGRATIONS, next] })).toEqual(['900-next']);
    expect(await tables()).toContain('next');
  });

  test('that fail leave nothing, and are taken again', async () => {
    const broken: Migration = {
      name: next.name,
      up: async (run) => {
        await next.up(run);
        await run('select 1/0');
      },
    };
    await expect(migrate(place.database, { migrations: [...MIGRATIONS, broken] })).rejects.toThrow();
    expect(await tables()).not.toContain('next');
    expect(await migrate(place.database, { migrations: [...MIGRATIONS, next] })).toEqual(['900-next']);
  });

  test('of a newer program are refused, by an older one', async () => {
    await migrate(place.database, { migrations: [...MIGRATIONS, next] });
    await expect(migrate(place.database)).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringMatching(/newer unhang: it is at 900-next, and this one knows up to 001-/) as unknown,
    });
  });
});
