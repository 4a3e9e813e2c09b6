import { groupBy } from './group-by.ts';

/** Records of one process together, in the order of the first that names it. */
export function byPid<T extends { readonly pid: number }>(records: readonly T[]): ReadonlyMap<number, readonly T[]> {
  return groupBy(records, ({ pid }) => pid);
}
