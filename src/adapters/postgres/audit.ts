import type { OrganisationRecords } from '../../cases/ports/records.ts';
import { present, stored, type Tenant } from './rows.ts';

export function audit({ tx, organisation }: Tenant): Pick<OrganisationRecords, 'addAudit' | 'audit'> {
  return {
    addAudit: async (entry) => {
      await tx
        .insertInto('audit')
        .values(stored({ ...entry, organisation }))
        .execute();
    },
    audit: async ({ limit, before, target }) => {
      let query = tx
        .selectFrom('audit')
        .select(['at', 'actor', 'action', 'target', 'requestId'])
        .where('organisationId', '=', organisation);
      if (before !== undefined) query = query.where('at', '<', before);
      if (target !== undefined) query = query.where('target', '=', target);
      const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(present);
    },
  };
}
