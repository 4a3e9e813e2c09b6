import type { Parser } from '../model/parser.ts';

/** A parser that wants a member, and how good a home the member's path is (0 is the best). */
export interface Claim {
  readonly parser: Parser;
  readonly rank: number;
}

/** Answers, for a path relative to some root, which parsers read it. */
export class ClaimTable {
  readonly #literal = new Map<string, Claim[]>();
  /** By the number of names, then by the first and by the second of them; `*` where that has a wildcard itself. */
  readonly #wild = new Map<number, Map<string, Map<string, WildClaim[]>>>();

  constructor(parsers: readonly Parser[]) {
    for (const parser of parsers) {
      parser.from.forEach((path, rank) => {
        this.#add(path, { parser, rank });
      });
    }
  }

  of(path: string): readonly Claim[] {
    return this.ofNames(path, path.split('/'));
  }

  /** The same, where the path's folders and its name are known already. */
  ofNames(path: string, names: readonly string[]): readonly Claim[] {
    const literal = this.#literal.get(path);
    const claims = literal === undefined ? [] : [...literal];
    const [first = '', second = ''] = names;
    const ofLength = this.#wild.get(names.length);
    for (const ofFirst of [ofLength?.get(first), ofLength?.get('*')]) {
      for (const wild of [ofFirst?.get(second), ofFirst?.get('*')]) {
        for (const { fits, claim } of wild ?? []) if (fits(names)) claims.push(claim);
      }
    }
    return claims.length > 1 ? best(claims) : claims;
  }

  /** Every path that is named without a wildcard. */
  literals(): IterableIterator<string> {
    return this.#literal.keys();
  }

  #add(path: string, claim: Claim): void {
    if (!path.includes('*')) {
      push(this.#literal, path, claim);
      return;
    }
    const names = path.split('/');
    const [first = '', second = ''] = names.map((name) => (name.includes('*') ? '*' : name));
    const ofLength = this.#wild.get(names.length) ?? new Map<string, Map<string, WildClaim[]>>();
    this.#wild.set(names.length, ofLength);
    const ofFirst = ofLength.get(first) ?? new Map<string, WildClaim[]>();
    ofLength.set(first, ofFirst);
    push(ofFirst, second, { fits: fitsNames(path), claim });
  }
}

interface WildClaim {
  readonly fits: Fits;
  readonly claim: Claim;
}

/** Do these folders and this name fit? */
type Fits = (names: readonly string[]) => boolean;

/** One claim a parser: the one with the best rank. */
function best(claims: readonly Claim[]): readonly Claim[] {
  const byParser = new Map<Parser, Claim>();
  for (const claim of claims) {
    const known = byParser.get(claim.parser);
    if (known === undefined || claim.rank < known.rank) byParser.set(claim.parser, claim);
  }
  return [...byParser.values()];
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/**
 * Does a path fit one with wildcards? Folder by folder, and in each the parts between the wildcards from left to right,
 * as early as they fit: no bundle can make that slow with its names, as it could a regular expression with several `*`.
 */
export function wildcard(pattern: string): (path: string) => boolean {
  const fits = fitsNames(pattern);
  return (path) => fits(path.split('/'));
}

function fitsNames(pattern: string): Fits {
  const folders = pattern.split('/').map((folder) => folder.split('*'));
  return (names) => names.length === folders.length && folders.every((parts, at) => fitsName(parts, names[at] ?? ''));
}

function fitsName(parts: readonly string[], name: string): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  for (const part of others) {
    const found = name.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return from + last.length <= name.length;
}

/** How deep below the archive's top a bundle's root folder is looked for: re-packed bundles add parent folders. */
export const MAX_ROOT_DEPTH = 4;

/**
 * Splits a member's path into a root folder and a path that some parser reads; the shallowest such root. In an archive
 * inside the bundle (`within` is its path) it is looked for from there on.
 */
export function splitRoot(
  path: string,
  claims: ClaimTable,
  within?: string,
): { root: string; path: string; claims: readonly Claim[] } | undefined {
  let from = within === undefined ? 0 : within.length + 1;
  const names = path.slice(from).split('/');
  for (let depth = 0; depth <= MAX_ROOT_DEPTH; depth += 1) {
    const inner = path.slice(from);
    const found = claims.ofNames(inner, depth === 0 ? names : names.slice(depth));
    if (found.length > 0) return { root: path.slice(0, Math.max(from - 1, 0)), path: inner, claims: found };
    const slash = path.indexOf('/', from);
    if (slash < 0) return undefined;
    from = slash + 1;
  }
  return undefined;
}
