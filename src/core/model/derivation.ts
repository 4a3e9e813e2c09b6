import type { FactOf, Facts, Fields, Kind } from './fact.ts';

/** Facts that need several kinds at once. Pure; its records keep the origins of what they were made from. */
export interface Derivation<F extends Fields = Fields> {
  readonly kind: Kind<F>;
  /** Derivations whose kinds must be there first. */
  readonly after: readonly Kind[];
  /** `undefined` where the bundle lacks what would tell. The result replaces what the kind held. */
  derive(facts: Facts): readonly FactOf<F>[] | undefined;
}

export function defineDerivation<F extends Fields>(derivation: Derivation<F>): Derivation {
  // Derivations are listed together; each one's own kind and result stay paired inside it.
  return derivation as unknown as Derivation;
}
