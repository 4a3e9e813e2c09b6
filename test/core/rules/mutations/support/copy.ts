import { type Fact, Facts } from '../../../../../src/core/model/fact.ts';

/** The same facts, and room for others. */
export function copyOf(facts: Facts): Facts {
  const copy = new Facts();
  for (const name of facts.names()) put(copy, name, facts.named(name));
  return copy;
}

/** By the name of the kind alone, which is how `Facts` keeps them. */
export function put(facts: Facts, name: string, list: readonly Fact[] | undefined): void {
  if (list !== undefined) facts.set({ name, fields: {}, about: '' }, list);
}
