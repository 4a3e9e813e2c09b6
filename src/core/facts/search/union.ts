import type { Search } from '../../model/parser.ts';
import { Marks } from './marks.ts';

/** Made once for each set of parsers that read the same sort of member; there are few such sets. */
const known: { readonly parts: readonly Search[]; readonly union: Search }[] = [];

/** The literals of several sets as one: to search for all of them takes no longer than for one set. */
export function unionOf(parts: readonly Search[]): Search {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const found = known.find(
    (one) => one.parts.length === parts.length && one.parts.every((part, at) => part === parts[at]),
  );
  if (found !== undefined) return found.union;
  const union = new Marks([...new Set(parts.flatMap(({ literals }) => literals))]);
  known.push({ parts, union });
  return union;
}
