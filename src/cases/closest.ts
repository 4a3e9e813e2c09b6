/** The names that a person may have meant: those with a few letters wrong, and those that hold what was typed. */
export function closest(typed: string, names: readonly string[]): string[] {
  const wanted = typed.toLowerCase().slice(0, MAX_LENGTH);
  const allowed = Math.max(2, Math.floor(wanted.length / 4));
  return names
    .map((name) => ({ name, far: wanted !== '' && name.includes(wanted) ? 0 : distance(wanted, name) }))
    .filter(({ far }) => far <= allowed)
    .sort((a, b) => a.far - b.far)
    .slice(0, SHOWN)
    .map(({ name }) => name);
}

const SHOWN = 3;
const MAX_LENGTH = 64;

/** Letters to change, add or take away (Levenshtein), row by row. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
