/** A line of the bundle as it stands, decoded. */
export interface Excerpt {
  readonly text: string;
  /** Only the head of a long line is kept. */
  readonly cut?: true;
  /** Some bytes fit no encoding and stand as U+FFFD. */
  readonly lossy?: true;
}

/**
 * Where a fact was read. `path` is relative to the bundle's root with links resolved, `line` is 1-based. Line 0 means
 * the member itself (a link has no lines); such an origin can never stand as evidence.
 */
export interface Origin extends Excerpt {
  readonly path: string;
  readonly line: number;
}

/** A typed record read from a bundle. An absent field is unknown. */
export interface Fact {
  readonly source: Origin;
}

/** One frame of a kernel stack, innermost first. `reliable` is false for the unwinder's `?` leftovers. */
export interface Frame {
  /** Without `.isra.0`, `.part.0`, `.constprop.0`, `.cold`, `.llvm.1`, and without the leading dot of old ppc64. */
  readonly function: string;
  readonly offset?: number;
  readonly module?: string;
  readonly reliable: boolean;
  readonly source: Origin;
}

/** The types a field of a fact can have; `?` marks a field that may be unknown. */
export type FieldType = Plain | `${Plain}?`;
type Plain = 'string' | 'int' | 'bool' | 'strings' | 'frames' | 'origins';

export type Fields = Readonly<Record<string, FieldType>>;

interface Values {
  string: string;
  int: number;
  bool: boolean;
  strings: readonly string[];
  frames: readonly Frame[];
  /** Further lines that belong to the same record, evidence like its own source. */
  origins: readonly Origin[];
}

type Value<T extends FieldType> = T extends `${infer P extends Plain}?`
  ? Values[P]
  : T extends Plain
    ? Values[T]
    : never;

export type FactOf<F extends Fields> = Fact & {
  readonly [K in keyof F as F[K] extends Plain ? K : never]: Value<F[K]>;
} & { readonly [K in keyof F as F[K] extends Plain ? never : K]?: Value<F[K]> };

/** A kind of fact: its name in the contract, its fields as data (rules are type-checked against them), its meaning. */
export interface Kind<F extends Fields = Fields> {
  readonly name: string;
  readonly fields: F;
  readonly about: string;
}

export function defineKind<const F extends Fields>(name: string, about: string, fields: F): Kind<F> {
  return { name, about, fields };
}

export type FactOfKind<K extends Kind> = K extends Kind<infer F> ? FactOf<F> : never;

/**
 * All facts of one bundle. A kind that is `undefined` is unknown: nothing in the bundle could have told. A kind that
 * is an empty list was looked at and is empty.
 */
export class Facts {
  readonly #byKind = new Map<string, readonly Fact[]>();

  of<F extends Fields>(kind: Kind<F>): readonly FactOf<F>[] | undefined {
    // Only `set` writes, and it takes the kind and its facts together.
    return this.#byKind.get(kind.name) as readonly FactOf<F>[] | undefined;
  }

  set<F extends Fields>(kind: Kind<F>, facts: readonly FactOf<F>[]): void {
    this.#byKind.set(kind.name, facts);
  }

  named(name: string): readonly Fact[] | undefined {
    return this.#byKind.get(name);
  }

  names(): string[] {
    return [...this.#byKind.keys()].sort();
  }
}
