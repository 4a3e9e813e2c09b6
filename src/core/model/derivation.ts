import type { FactOf, Facts, Fields, Kind } from './fact.ts';
import type { Note } from './note.ts';

/** Facts that need several kinds at once. Pure; its records keep the origins of what they were made from. */
export interface Derivation<F extends Fields = Fields> {
  readonly kind: Kind<F>;
  /** Derivations whose kinds must be there first. */
  readonly after: readonly Kind[];
  /**
   * `undefined` where the bundle lacks what would tell. The result replaces what the kind held. `note` is told of a
   * limit that was reached.
   */
  derive(facts: Facts, note: (note: Note) => void): readonly FactOf<F>[] | undefined;
}

export function defineDerivation<F extends Fields>(derivation: Derivation<F>): Derivation {
  // Derivations are listed together; each one's own kind and result stay paired inside it.
  return derivation as unknown as Derivation;
}
