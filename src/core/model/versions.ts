/** `2.6.32-431.el6.x86_64` → [2, 6, 32]: the dotted numbers at the start. */
function numbers(version: string): number[] {
  const dotted = /^\d{1,9}(?:\.\d{1,9}){0,5}/.exec(version)?.[0];
  return dotted === undefined ? [] : dotted.split('.').map(Number);
}

/**
 * Is `version` older than `than`, by upstream numbers? Missing places count as 0; false where `version` does not start
 * with a number. Vendor kernels keep old numbers over newer code: what a backport may have changed must be said aside.
 */
export function olderThan(version: string, than: string): boolean {
  const a = numbers(version);
  const b = numbers(than);
  if (a.length === 0) return false;
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
