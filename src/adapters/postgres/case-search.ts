import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import type { CaseFilter, CasePage, OrganisationRecords } from '../../cases/ports/records.ts';
import { caseOf, indexed } from './case-row.ts';
import type { Tenant } from './rows.ts';
import type { Tables } from './tables.ts';
import { textQuery } from './words.ts';

/** Of an organisation's cases, the lists and the counts. */
export function caseSearch({
  tx,
  organisation,
}: Tenant): Pick<OrganisationRecords, 'cases' | 'caseGroups' | 'casesPerWeek'> {
  const those = (filter: CaseFilter) =>
    tx
      .selectFrom('cases')
      .where('organisationId', '=', organisation)
      .where((eb) => eb.and(conditions(eb, filter)));
  return {
    cases: async ({ filter, sort, descending, limit, after }) => {
      const direction = descending ? 'desc' : 'asc';
      let query = those(filter).selectAll();
      if (after !== undefined) query = query.where((eb) => behind(eb, sort, descending, after));
      const rows = await query.orderBy(sort, direction).orderBy('id', direction).limit(limit).execute();
      return rows.map(caseOf);
    },
    caseGroups: async (filter, limit) =>
      those(filter)
        .select((eb) => [
          'fingerprint',
          'rule',
          eb.fn.countAll<number>().as('cases'),
          eb.fn.count<number>('host').distinct().as('hosts'),
          eb.fn.max('createdAt').as('lastAt'),
        ])
        .where('fingerprint', 'is not', null)
        .where('rule', 'is not', null)
        .$narrowType<{ fingerprint: string; rule: string }>()
        .groupBy(['fingerprint', 'rule'])
        .orderBy('cases', 'desc')
        .orderBy('lastAt', 'desc')
        .orderBy('fingerprint')
        .limit(limit)
        .execute(),
    casesPerWeek: async (from) => {
      const week = sql<string>`date_trunc('week', created_at at time zone 'UTC')::date`;
      return those({ createdFrom: from })
        .select((eb) => [week.as('week'), 'rule', eb.fn.countAll<number>().as('cases')])
        .where('rule', 'is not', null)
        .$narrowType<{ rule: string }>()
        .groupBy([week, 'rule'])
        .orderBy('week')
        .orderBy('rule')
        .execute();
    },
  };
}

type Builder = ExpressionBuilder<Tables, 'cases'>;

const EQUAL = ['host', 'customer', 'ticket', 'owner', 'kernel', 'fingerprint'] as const;
const ANY_OF = ['state', 'verdict', 'rule'] as const;

function conditions(eb: Builder, filter: CaseFilter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [];
  for (const column of EQUAL) {
    const wanted = filter[column];
    if (wanted !== undefined) all.push(eb(column, '=', indexed(wanted)));
  }
  for (const column of ANY_OF) {
    const wanted = filter[column];
    if (wanted !== undefined) all.push(sql<SqlBool>`${eb.ref(column)} = any(${wanted.map(indexed)}::text[])`);
  }
  const { label, mountType, createdFrom, createdTo, text } = filter;
  if (label !== undefined) all.push(sql<SqlBool>`${eb.ref('labels')} @> ${label.map(indexed)}::text[]`);
  if (mountType !== undefined) all.push(sql<SqlBool>`${eb.ref('mountTypes')} && ${mountType.map(indexed)}::text[]`);
  if (createdFrom !== undefined) all.push(eb('createdAt', '>=', createdFrom));
  if (createdTo !== undefined) all.push(eb('createdAt', '<', createdTo));
  const words = text === undefined ? undefined : textQuery(text);
  if (words !== undefined) all.push(sql<SqlBool>`${eb.ref('search')} @@ ${words}::tsquery`);
  return all;
}

/** Compared as a pair, which is what the index holds: rows of one moment are told apart by their ids. */
function behind(
  eb: Builder,
  sort: CasePage['sort'],
  descending: boolean,
  { at, id }: { readonly at: string; readonly id: string },
): Expression<SqlBool> {
  const pair = sql`(${eb.ref(sort)}, ${eb.ref('id')})`;
  const cursor = sql`(${at}::timestamptz, ${id}::text collate "C")`;
  return descending ? sql<SqlBool>`${pair} < ${cursor}` : sql<SqlBool>`${pair} > ${cursor}`;
}
