import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** One transaction in which one organisation's rows are all there are. */
export interface Tenant {
  readonly tx: Transaction<Tables>;
  readonly organisation: string;
}

type Nullable<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T];
/** The same row where what is null is absent. */
export type Present<T> = Omit<T, Nullable<T>> & { [K in Nullable<T>]?: NonNullable<T[K]> };

export function present<T extends object>(row: T): Present<T> {
  // Entries keep their keys; only those of null are gone.
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<T>;
}

/** A row of an organisation as the use cases know it. */
export function owned<T extends { organisationId: string }>({
  organisationId,
  ...row
}: T): Present<Omit<T, 'organisationId'>> & { organisation: string } {
  return { ...present(row), organisation: organisationId };
}

/** The same for the table. What is absent is null there, by its default. */
export function stored<T extends { readonly organisation: string }>({
  organisation,
  ...row
}: T): Omit<T, 'organisation'> & { organisationId: string } {
  return { ...row, organisationId: organisation };
}
