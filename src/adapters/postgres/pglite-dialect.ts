import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** Kysely on an embedded PostgreSQL, which has one connection: whoever holds it makes the others wait. */
export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOf(pglite),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function driverOf(pglite: PGlite): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await pglite.query<R>(sql, [...parameters]);
      return { rows, ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }) };
    },
    streamQuery: () => {
      throw new Error('The embedded database does not stream');
    },
  };
  const run = (statement: string) => async (): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(statement));
  };
  const turns: (() => void)[] = [];
  let held = false;
  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      if (held) await new Promise<void>((turn) => turns.push(turn));
      held = true;
      return connection;
    },
    async releaseConnection() {
      const next = turns.shift();
      if (next === undefined) held = false;
      else next();
    },
    beginTransaction: run('begin'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    destroy: () => pglite.close(),
  };
}
