import { sql } from 'kysely';
import type { Case, OrganisationRecords } from '../../cases/ports/records.ts';
import { caseOf, changed, columnsOf, wordsOf } from './case-row.ts';
import type { Tenant } from './rows.ts';

export function cases({
  tx,
  organisation,
}: Tenant): Pick<OrganisationRecords, 'addCase' | 'case' | 'changeCase' | 'removeCase'> {
  const one = (id: string) =>
    tx.selectFrom('cases').selectAll().where('organisationId', '=', organisation).where('id', '=', id);
  return {
    addCase: async (row) => {
      await tx
        .insertInto('cases')
        .values({ ...withWords(row), lastEvent: 0 })
        .execute();
    },
    case: async (id) => {
      const row = await one(id).executeTakeFirst();
      return row && caseOf(row);
    },
    changeCase: async (id, change, at, version) => {
      const row = await one(id).forNoKeyUpdate().executeTakeFirst();
      if (row === undefined || (version !== undefined && row.version !== version)) return undefined;
      const next = await tx
        .updateTable('cases')
        .set(withWords(changed(caseOf(row), change, at)))
        .where('organisationId', '=', organisation)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return next && caseOf(next);
    },
    removeCase: async (id) => {
      await tx.deleteFrom('cases').where('organisationId', '=', organisation).where('id', '=', id).execute();
    },
  };
}

function withWords(row: Case) {
  const columns = columnsOf(row);
  return { ...columns, search: sql<string>`array_to_tsvector(${wordsOf(columns)}::text[])` };
}
