/** Records of one process together, in the order of the first that names it. */
export function byPid<T extends { readonly pid: number }>(records: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const map = new Map<number, T[]>();
  for (const record of records) {
    const known = map.get(record.pid);
    if (known === undefined) map.set(record.pid, [record]);
    else known.push(record);
  }
  return map;
}
