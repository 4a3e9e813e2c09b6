import type { OrganisationRecords } from '../../cases/ports/records.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Tenant } from './rows.ts';

export function events({ tx, organisation }: Tenant): Pick<OrganisationRecords, 'addEvent' | 'eventsAfter'> {
  return {
    addEvent: async ({ caseId, data, ...event }) => {
      // Counted in the case's row, which is locked by that until the transaction ends: whoever has read up to an id never
      // finds a lower one later.
      const counted = await tx
        .updateTable('cases')
        .set((eb) => ({ lastEvent: eb('lastEvent', '+', 1) }))
        .where('organisationId', '=', organisation)
        .where('id', '=', caseId)
        .returning('lastEvent')
        .executeTakeFirst();
      if (counted === undefined) throw new UnhangError('NOT_FOUND', `There is no case ${caseId}.`);
      await tx
        .insertInto('events')
        .values({
          ...event,
          organisationId: organisation,
          caseId,
          id: counted.lastEvent,
          data: JSON.stringify(data),
        })
        .execute();
    },
    eventsAfter: async (caseId, id, limit) =>
      tx
        .selectFrom('events')
        .select(['id', 'caseId', 'at', 'type', 'data'])
        .where('organisationId', '=', organisation)
        .where('caseId', '=', caseId)
        .where('id', '>', id)
        .orderBy('id')
        .limit(limit)
        .execute(),
  };
}
