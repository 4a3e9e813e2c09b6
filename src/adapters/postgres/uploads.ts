import type { OrganisationRecords } from '../../cases/ports/records.ts';
import { owned, stored, type Tenant } from './rows.ts';

export function uploads({ tx, organisation }: Tenant): Pick<OrganisationRecords, 'addUpload' | 'upload' | 'endUpload'> {
  return {
    addUpload: async (row) => {
      await tx.insertInto('uploads').values(stored(row)).execute();
    },
    upload: async (id) => {
      const row = await tx
        .selectFrom('uploads')
        .selectAll()
        .where('organisationId', '=', organisation)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && owned(row);
    },
    endUpload: async (id, state) => {
      const { numUpdatedRows } = await tx
        .updateTable('uploads')
        .set({ state })
        .where('organisationId', '=', organisation)
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
