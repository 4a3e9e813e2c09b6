import { records } from './001-records.ts';

/** Runs one statement in the migration's transaction, as it stands. */
export type Run = (statement: string) => Promise<void>;

/** One step of the schema. It runs once in its own transaction, and is never changed after a release that has it. */
export interface Migration {
  readonly name: string;
  readonly up: (run: Run) => Promise<void>;
}

/** In order; a new one goes to the end. */
export const MIGRATIONS: readonly Migration[] = [{ name: '001-records', up: records }];
