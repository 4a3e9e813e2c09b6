import type { OrganisationRecords } from '../../cases/ports/records.ts';
import { owned, stored, type Tenant } from './rows.ts';

export function bundles({
  tx,
  organisation,
}: Tenant): Pick<OrganisationRecords, 'addBundle' | 'bundle' | 'bundlesOf' | 'bundlesBySha256' | 'changeBundle'> {
  const all = () => tx.selectFrom('bundles').selectAll().where('organisationId', '=', organisation);
  return {
    addBundle: async (row) => {
      await tx.insertInto('bundles').values(stored(row)).execute();
    },
    bundle: async (id) => {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && owned(row);
    },
    bundlesOf: async (caseId) => {
      const rows = await all().where('caseId', '=', caseId).orderBy('createdAt').orderBy('id').execute();
      return rows.map(owned);
    },
    bundlesBySha256: async (sha256) => {
      const rows = await all()
        .where('sha256', '=', sha256)
        .where('removedAt', 'is', null)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(owned);
    },
    changeBundle: async (id, { sha256, removedAt }) => {
      await tx
        .updateTable('bundles')
        .set((eb) => ({ sha256: sha256 ?? eb.ref('sha256'), removedAt: removedAt ?? eb.ref('removedAt') }))
        .where('organisationId', '=', organisation)
        .where('id', '=', id)
        .execute();
    },
  };
}
