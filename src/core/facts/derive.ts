import type { Derivation } from '../model/derivation.ts';
import type { Facts } from '../model/fact.ts';
import type { Note } from '../model/note.ts';

/** Adds every derived kind, in the order of what they need; the notes are about limits that were reached. */
export function derive(facts: Facts, derivations: readonly Derivation[]): readonly Note[] {
  const notes: Note[] = [];
  for (const derivation of inOrder(derivations)) {
    const derived = derivation.derive(facts, (note) => notes.push(note));
    if (derived !== undefined) facts.set(derivation.kind, derived);
  }
  return notes;
}

function inOrder(derivations: readonly Derivation[]): readonly Derivation[] {
  const ordered: Derivation[] = [];
  let rest = [...derivations];
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ kind }) => kind));
    const ready = rest.filter(({ after }) => !after.some((kind) => waiting.has(kind)));
    if (ready.length === 0)
      throw new Error(`derivations need each other: ${rest.map(({ kind }) => kind.name).join(', ')}`);
    ordered.push(...ready);
    rest = rest.filter((derivation) => !ready.includes(derivation));
  }
  return ordered;
}
