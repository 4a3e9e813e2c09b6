import type { OrganisationRecords } from '../../cases/ports/records.ts';
import { LOCALES } from '../../core/model/locale.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Tenant } from './rows.ts';

/**
 * Diagnoses belong to a bundle and a catalog, so that a job that ran twice leaves one. An older analysis with the same
 * catalog reads what the last one wrote.
 */
export function diagnoses({ tx, organisation }: Tenant): Pick<OrganisationRecords, 'saveDiagnosis' | 'diagnosis'> {
  return {
    saveDiagnosis: async (analysisId, documents) => {
      const { bundleId, catalog } = await analysisOf({ tx, organisation }, analysisId);
      await tx
        .insertInto('diagnoses')
        .values(
          LOCALES.map((locale) => ({
            organisationId: organisation,
            bundleId,
            catalog,
            locale,
            document: documents[locale],
          })),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['organisationId', 'bundleId', 'catalog', 'locale'])
            .doUpdateSet((eb) => ({ document: eb.ref('excluded.document') })),
        )
        .execute();
    },
    diagnosis: async (analysisId, locale) => {
      const row = await tx
        .selectFrom('analyses as a')
        .innerJoin('diagnoses as d', (join) =>
          join
            .onRef('d.organisationId', '=', 'a.organisationId')
            .onRef('d.bundleId', '=', 'a.bundleId')
            .onRef('d.catalog', '=', 'a.catalog'),
        )
        .select('d.document')
        .where('a.organisationId', '=', organisation)
        .where('a.id', '=', analysisId)
        .where('d.locale', '=', locale)
        .executeTakeFirst();
      return row?.document;
    },
  };
}

async function analysisOf(
  { tx, organisation }: Tenant,
  id: string,
): Promise<{ readonly bundleId: string; readonly catalog: string }> {
  const row = await tx
    .selectFrom('analyses')
    .select(['bundleId', 'catalog'])
    .where('organisationId', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new UnhangError('NOT_FOUND', `There is no analysis ${id}.`);
  const { bundleId, catalog } = row;
  if (catalog === null) throw new Error(`The analysis ${id} has no catalog yet, and its diagnosis has nowhere to be`);
  return { bundleId, catalog };
}
