import { sql, type Transaction } from 'kysely';
import type { OrganisationRecords, Records } from '../../cases/ports/records.ts';
import { enqueue } from '../jobs/queue.ts';
import { analyses } from './analyses.ts';
import { audit } from './audit.ts';
import { bundles } from './bundles.ts';
import { caseSearch } from './case-search.ts';
import { cases } from './cases.ts';
import type { Database } from './database.ts';
import { diagnoses } from './diagnoses.ts';
import { events } from './events.ts';
import { answering } from './failures.ts';
import { keys } from './keys.ts';
import { organisations } from './organisations.ts';
import type { Tenant } from './rows.ts';
import { systemRecords } from './system.ts';
import type { Tables } from './tables.ts';
import { TENANT } from './tenant-role.ts';
import { uploads } from './uploads.ts';

/** Longer than any statement of ours takes, and than a transaction of ours does nothing. */
const STATEMENT = '30s';
const IDLE = '60s';

/** The rows of a database that was opened and migrated. */
export function pgRecords(database: Database): Records {
  const { kysely } = database;
  const outside = <T>(work: () => Promise<T>): Promise<T> => {
    refuseInside(database);
    return answering(work);
  };
  return {
    within: (organisation, work) =>
      outside(async () => {
        let rung = false;
        const result = await kysely.transaction().execute(async (tx) => {
          await become(tx, organisation);
          const records = recordsOf({ tx, organisation }, async (job) => {
            if (job.organisation !== organisation) throw new Error('A job of another organisation');
            await asOwner(tx, () => enqueue(tx, job));
            rung = true;
          });
          return inside(database, () => work(records));
        });
        if (rung) database.doorbell.ring();
        return result;
      }),
    system: systemRecords((work) => outside(() => work(kysely))),
    check: () =>
      outside(async () => {
        // Written and not only read: a disk that is full, or a server that follows another, still answers.
        await kysely
          .updateTable('migrations')
          .set((eb) => ({ name: eb.ref('name') }))
          .execute();
      }),
    close: () => database.close(),
  };
}

function recordsOf(tenant: Tenant, add: OrganisationRecords['enqueue']): OrganisationRecords {
  return {
    ...organisations(tenant),
    ...cases(tenant),
    ...caseSearch(tenant),
    ...uploads(tenant),
    ...bundles(tenant),
    ...analyses(tenant),
    ...diagnoses(tenant),
    ...events(tenant),
    ...audit(tenant),
    ...keys(tenant),
    enqueue: add,
  };
}

/** Until the transaction ends: `set_config` with `true` is SET LOCAL, in one round trip. */
async function become(tx: Transaction<Tables>, organisation: string): Promise<void> {
  await sql`select
    set_config('unhang.organisation', ${organisation}, true),
    set_config('statement_timeout', ${STATEMENT}, true),
    set_config('idle_in_transaction_session_timeout', ${IDLE}, true),
    set_config('role', ${TENANT}, true)`.execute(tx);
}

/** The queue is no organisation's, and its tables are not for the tenant's role. */
async function asOwner(tx: Transaction<Tables>, work: () => Promise<void>): Promise<void> {
  await sql`select set_config('role', 'none', true)`.execute(tx);
  await work();
  await sql`select set_config('role', ${TENANT}, true)`.execute(tx);
}

/** The embedded database has one connection: whoever holds it in a transaction and asks for another would wait forever. */
function refuseInside({ inside: store }: Database): void {
  if (store.getStore()?.open === true) {
    throw new Error('Inside a transaction of within(), only the records that it hands over can be asked');
  }
}

async function inside<T>({ inside: store }: Database, work: () => Promise<T>): Promise<T> {
  const mark = { open: true };
  try {
    return await store.run(mark, work);
  } finally {
    mark.open = false;
  }
}
