import { type Kysely, sql } from 'kysely';
import { UnhangError } from '../../core/model/errors.ts';
import { codeOf } from './failures.ts';
import type { Tables } from './tables.ts';

/** What an organisation's rows are read and written as. It may not log in, and row security binds it. */
export const TENANT = 'unhang_tenant';

/** Roles belong to the whole server, and another database's unhang may be making the same one at this moment. */
const RACED = /^(?:23505|42710|XX000)$/;
const REFUSED = '42501';

/** Sees to it that there is the role, and that we may become it; without superuser that takes CREATEROLE, once. */
export async function ensureTenantRole(db: Kysely<Tables>): Promise<void> {
  if (await mayBecome(db)) return;
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      if (!(await exists(db))) await sql.raw(`create role ${TENANT} nologin`).execute(db);
      // From PostgreSQL 16 on, whoever makes a role does not belong to it by that.
      await sql.raw(`grant ${TENANT} to current_user`).execute(db);
      break;
    } catch (error) {
      if (codeOf(error) === REFUSED) throw await notAllowed(db, error);
      if (!RACED.test(codeOf(error)) || attempt === 4) throw error;
    }
  }
  if (!(await mayBecome(db))) throw await notAllowed(db, undefined);
}

async function exists(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select from pg_catalog.pg_roles where rolname = ${TENANT}`.execute(db);
  return rows.length > 0;
}

/** By trying: what a membership allows has changed from release to release. */
async function mayBecome(db: Kysely<Tables>): Promise<boolean> {
  try {
    await db.transaction().execute((tx) => sql`select set_config('role', ${TENANT}, true)`.execute(tx));
    return true;
  } catch (error) {
    // No such role, or not ours to become.
    if (['22023', REFUSED, '42704'].includes(codeOf(error))) return false;
    throw error;
  }
}

async function notAllowed(db: Kysely<Tables>, cause: unknown): Promise<UnhangError> {
  const { rows } = await sql<{ me: string }>`select quote_ident(current_user) as me`.execute(db);
  const me = rows[0]?.me ?? 'unhang';
  return new UnhangError(
    'BAD_CONFIG',
    `The database user ${me} may not make or become the role ${TENANT}, which keeps organisations apart. Once, as a superuser: CREATE ROLE ${TENANT} NOLOGIN; GRANT ${TENANT} TO ${me};`,
    { cause },
  );
}
