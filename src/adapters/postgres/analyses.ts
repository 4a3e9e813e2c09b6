import type { Analysis, OrganisationRecords } from '../../cases/ports/records.ts';
import { owned, stored, type Tenant } from './rows.ts';
import type { AnalysisRow } from './tables.ts';

export function analyses({
  tx,
  organisation,
}: Tenant): Pick<OrganisationRecords, 'addAnalysis' | 'analysis' | 'analysesOf' | 'changeAnalysis'> {
  const all = () => tx.selectFrom('analyses').selectAll().where('organisationId', '=', organisation);
  return {
    addAnalysis: async (row) => {
      const { progress, failure, ...rest } = stored(row);
      await tx
        .insertInto('analyses')
        .values({ ...rest, ...progress, ...(failure && failed(failure)) })
        .execute();
    },
    analysis: async (id) => {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && analysisOf(row);
    },
    analysesOf: async (caseId) => {
      const rows = await all()
        .where('caseId', '=', caseId)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(analysisOf);
    },
    changeAnalysis: async (id, from, { progress, failure, ...change }) => {
      if (from.length === 0) return false;
      const { numUpdatedRows } = await tx
        .updateTable('analyses')
        .set((eb) => ({ state: eb.ref('state'), ...told(change), ...progress, ...(failure && failed(failure)) }))
        .where('organisationId', '=', organisation)
        .where('id', '=', id)
        .where('state', 'in', from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

/** Absent and undefined alike leave the column as it is. */
function told<T extends object>(change: T): Partial<T> {
  // Entries keep their keys.
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function failed({
  code,
  message,
}: NonNullable<Analysis['failure']>): Pick<AnalysisRow, 'failureCode' | 'failureMessage'> {
  return { failureCode: code, failureMessage: message };
}

function analysisOf({ phase, readBytes, totalBytes, failureCode, failureMessage, ...row }: AnalysisRow): Analysis {
  return {
    ...owned(row),
    progress: { phase, readBytes, totalBytes },
    ...(failureCode !== null && { failure: { code: failureCode, message: failureMessage ?? '' } }),
  };
}
