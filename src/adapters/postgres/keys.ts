import type { OrganisationRecords } from '../../cases/ports/records.ts';
import { owned, stored, type Tenant } from './rows.ts';

export function keys({ tx, organisation }: Tenant): Pick<OrganisationRecords, 'addKey' | 'keys' | 'revokeKey'> {
  return {
    addKey: async (row) => {
      await tx.insertInto('apiKeys').values(stored(row)).execute();
    },
    keys: async () => {
      const rows = await tx
        .selectFrom('apiKeys')
        .selectAll()
        .where('organisationId', '=', organisation)
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
      return rows.map(owned);
    },
    revokeKey: async (id, at) => {
      const { numUpdatedRows } = await tx
        .updateTable('apiKeys')
        .set({ revokedAt: at })
        .where('organisationId', '=', organisation)
        .where('id', '=', id)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
