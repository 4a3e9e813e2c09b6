import type { Organisation, OrganisationRecords } from '../../cases/ports/records.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Tenant } from './rows.ts';

export function organisations({
  tx,
  organisation: id,
}: Tenant): Pick<OrganisationRecords, 'organisation' | 'changeOrganisation' | 'storedBytes'> {
  const found = (row: Organisation | undefined): Organisation => {
    if (row !== undefined) return row;
    throw new UnhangError('NOT_FOUND', `There is no organisation ${id}.`);
  };
  return {
    organisation: async () =>
      found(await tx.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst()),
    changeOrganisation: async ({ name, bundleDays, diagnosisDays }) =>
      found(
        await tx
          .updateTable('organisations')
          // With itself where nothing is to change: an update has to set something.
          .set((eb) => ({ name: name ?? eb.ref('name'), bundleDays, diagnosisDays }))
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst(),
      ),
    storedBytes: async () => {
      // Whoever else wants to know waits for this transaction's end: two that both see the last free bytes cannot both
      // have them.
      await tx.selectFrom('organisations').select('id').where('id', '=', id).forNoKeyUpdate().execute();
      const { bundles, uploads } = await tx
        .selectNoFrom((eb) => [
          eb
            .selectFrom('bundles')
            .select(({ fn }) => fn.coalesce(fn.sum<number>('bytes'), eb.lit(0)).as('bytes'))
            .where('organisationId', '=', id)
            .where('removedAt', 'is', null)
            .as('bundles'),
          eb
            .selectFrom('uploads')
            .select(({ fn }) => fn.coalesce(fn.sum<number>('bytes'), eb.lit(0)).as('bytes'))
            .where('organisationId', '=', id)
            .where('state', '=', 'open')
            .as('uploads'),
        ])
        .executeTakeFirstOrThrow();
      return Number(bundles) + Number(uploads);
    },
  };
}
