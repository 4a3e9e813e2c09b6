/** Records by a key, keys in the order of the first record that has each. */
export function groupBy<K, T>(records: readonly T[], keyOf: (record: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const record of records) {
    const key = keyOf(record);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [record]);
    else known.push(record);
  }
  return groups;
}

/** A device and a mount point as one key. The length keeps them apart: both may hold any character but NUL. */
export function placeKey({ device, target }: { readonly device: string; readonly target: string }): string {
  return `${target.length} ${target}${device}`;
}
