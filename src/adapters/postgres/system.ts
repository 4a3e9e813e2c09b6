import { type Kysely, sql } from 'kysely';
import type { SystemRecords } from '../../cases/ports/records.ts';
import { owned } from './rows.ts';
import type { Tables } from './tables.ts';

/** Runs each as the owner of the tables, whom row security does not bind. */
export function systemRecords(asked: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>): SystemRecords {
  return {
    addOrganisation: (row) =>
      asked(async (db) => {
        await db.insertInto('organisations').values(row).execute();
      }),
    organisations: () => asked((db) => db.selectFrom('organisations').selectAll().orderBy('id').execute()),
    keyByHash: (hash) =>
      asked(async (db) => {
        const row = await db.selectFrom('apiKeys').selectAll().where('hash', '=', hash).executeTakeFirst();
        return row && owned(row);
      }),
    keyUsed: (id, at) =>
      asked(async (db) => {
        await db.updateTable('apiKeys').set({ lastUsedAt: at }).where('id', '=', id).execute();
      }),
    expiredUploads: (now, limit) =>
      asked(async (db) => {
        const rows = await db
          .selectFrom('uploads')
          .selectAll()
          .where('state', '=', sql.lit('open'))
          .where('expiresAt', '<=', now)
          .orderBy('expiresAt')
          .limit(limit)
          .execute();
        return rows.map(owned);
      }),
    expiredCases: (now, limit) =>
      asked(async (db) => {
        const rows = await db
          .selectFrom('cases')
          .select(['id', 'organisationId'])
          .where('expiresAt', '<=', now)
          .orderBy('expiresAt')
          .limit(limit)
          .execute();
        return rows.map(owned);
      }),
    expiredBundles: (now, limit) =>
      asked(async (db) => {
        const rows = await db
          .selectFrom('bundles as b')
          .innerJoin('organisations as o', 'o.id', 'b.organisationId')
          .selectAll('b')
          .where('b.removedAt', 'is', null)
          .where((eb) =>
            eb('b.createdAt', '<', sql<string>`${now}::timestamptz - make_interval(days => ${eb.ref('o.bundleDays')})`),
          )
          .orderBy('b.createdAt')
          .limit(limit)
          .execute();
        return rows.map(owned);
      }),
  };
}
