import type { ASTNode } from '@marcbachmann/cel-js';
import { children } from './ast.ts';
import { type Buckets, HAVING } from './joins.ts';
import { LOOPS } from './loops.ts';

/** Steps one expression may take at most: about 0.2 s, at 17 ns a step (measured on Node 20 over 200,000 processes). */
export const MAX_COST = 10_000_000;

/** Steps that all expressions of one rule may take together. */
export const MAX_RULE_COST = 30_000_000;

/** Steps that all rules may take on all hosts of one bundle together: 5 s. */
export const MAX_ALL_COST = 300_000_000;

/** What searching one character costs, in steps. */
const STEPS_PER_CHARACTER = 3;

/** What is left for all rules. A rule for which it does not suffice is not assessed. */
export class CostPool {
  #left: number;

  constructor(left = MAX_ALL_COST) {
    this.#left = left;
  }

  has(cost: number): boolean {
    return cost <= this.#left;
  }

  take(cost: number, searched: number): void {
    this.#left -= cost + STEPS_PER_CHARACTER * searched;
  }
}

/** Characters that `.re()` may search in one evaluation: 0.2 s at 20 million a second, the slowest of our patterns. */
export const MAX_SEARCHED = 4_000_000;

/** What it costs to look up the facts that have a value. */
const STEPS_PER_LOOKUP = 8;

/** Length assumed for a list of which nothing is known. */
const SOME_LIST = 32;

export type Variables = Readonly<Record<string, unknown>>;

/**
 * An upper bound of the steps, from the lengths of the lists that are looped over. It must never be too low: nothing
 * ends an evaluation that has begun.
 */
export function estimateCost(node: ASTNode, variables: Variables): number {
  return cost(node, new Lengths(variables), []);
}

export interface JoinedCost {
  /** Beside what is looked up: how much that is shows only while the expression runs. */
  readonly cost: number;
  /** For each place that looks up, the steps that one fact found there costs. */
  readonly each: readonly number[];
}

/** Of an expression that looks facts up (`withJoins`); `sites` are the lists in which it does. */
export function estimateJoined(
  node: ASTNode,
  variables: Variables,
  sites: readonly string[],
  buckets: Buckets,
): JoinedCost {
  const each = sites.map(() => 0);
  const lengths = new Lengths(variables, { buckets, each });
  const sorting = sites.reduce((sum, name) => sum + lengths.ofList(name), 0);
  return { cost: sorting + cost(node, lengths, []), each };
}

function cost(node: ASTNode, lengths: Lengths, bound: readonly string[]): number {
  if (node.op === 'rcall' && node.args[0] === HAVING) {
    const [, receiver, [, key]] = node.args;
    return STEPS_PER_LOOKUP + cost(receiver, lengths, bound) + (key === undefined ? 0 : cost(key, lengths, bound));
  }
  if (node.op !== 'rcall' || !LOOPS.has(node.args[0])) {
    const looked = node.op === 'in' ? lengths.of(node.args[1], bound) : 0;
    return 1 + looked + children(node).reduce((sum, child) => sum + cost(child, lengths, bound), 0);
  }
  const [, receiver, args] = node.args;
  const [name, ...body] = args;
  const inner = name?.op === 'id' ? [...bound, name.args] : bound;
  const once = 1 + body.reduce((sum, part) => sum + cost(part, lengths, inner), 0);
  const times = lengths.isLookup(receiver, once) ? 0 : lengths.of(receiver, bound);
  return 1 + cost(receiver, lengths, bound) + times * once;
}

interface Lookups {
  readonly buckets: Buckets;
  /** Written by number of the place. */
  readonly each: number[];
}

/** How long the lists are that an expression can get at. */
class Lengths {
  readonly #variables: Variables;
  readonly #lookups: Lookups | undefined;
  readonly #fields = new Map<string, FieldLength>();
  #longest: number | undefined;

  constructor(variables: Variables, lookups?: Lookups) {
    this.#variables = variables;
    this.#lookups = lookups;
  }

  ofList(name: string): number {
    return this.#variable(name, []);
  }

  /** Does it look up what an outer loop gives? Then what is done to each is charged while it runs. */
  isLookup(node: ASTNode, once: number): boolean {
    if (this.#lookups === undefined || node.op !== 'rcall' || node.args[0] !== HAVING) return false;
    const [, key, site] = node.args[2];
    if (key === undefined || key.op === 'value' || site?.op !== 'value') return false;
    this.#lookups.each[Number(site.args)] = once;
    return true;
  }

  of(node: ASTNode, bound: readonly string[]): number {
    switch (node.op) {
      case 'id':
        return this.#variable(node.args, bound);
      case 'list':
        return node.args.length;
      case '+':
        return this.of(node.args[0], bound) + this.of(node.args[1], bound);
      case '?:':
        return Math.max(this.of(node.args[1], bound), this.of(node.args[2], bound));
      case 'rcall':
        if (node.args[0] === HAVING) return this.#narrowed(node)?.length ?? this.of(node.args[1], bound);
        return LOOPS.has(node.args[0]) ? this.of(node.args[1], bound) : this.#anything();
      case '.': {
        const [owner, name] = node.args;
        const given = owner.op === 'id' && !bound.includes(owner.args) ? this.#given(owner.args, name) : undefined;
        if (given !== undefined) return given;
        const { mean, total } = this.#field(name);
        // Whoever loops over all facts of a kind meets each one's list once; of a fact picked out, the length is open.
        return owner.op === 'id' && bound.includes(owner.args) ? mean : total;
      }
      default:
        return this.#anything();
    }
  }

  /** What literals leave of a list. */
  #narrowed(node: ASTNode): readonly unknown[] | undefined {
    if (node.op === 'id') {
      const list = this.#variables[node.args];
      return Array.isArray(list) ? (list as readonly unknown[]) : undefined;
    }
    if (this.#lookups === undefined || node.op !== 'rcall' || node.args[0] !== HAVING) return undefined;
    const [, receiver, [field, key]] = node.args;
    const list = this.#narrowed(receiver);
    if (list === undefined || field?.op !== 'value' || typeof field.args !== 'string' || key?.op !== 'value')
      return list;
    return this.#lookups.buckets.of(list, field.args, key.args);
  }

  #variable(name: string, bound: readonly string[]): number {
    const value = bound.includes(name) ? undefined : this.#variables[name];
    return Array.isArray(value) ? value.length : this.#anything();
  }

  /** Of a list in a variable that is a record and no list of facts: `before.target`. */
  #given(name: string, field: string): number | undefined {
    const record = this.#variables[name];
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return undefined;
    return lengthOfField(record, field);
  }

  /** The longest list there is, for what an index or a call gives. */
  #anything(): number {
    this.#longest ??= Object.values(this.#variables).reduce<number>(
      (longest, value) => (Array.isArray(value) ? Math.max(longest, value.length) : longest),
      SOME_LIST,
    );
    return this.#longest;
  }

  #field(name: string): FieldLength {
    const known = this.#fields.get(name) ?? fieldLength(name, this.#variables);
    this.#fields.set(name, known);
    return known;
  }
}

interface FieldLength {
  /** Of one fact, on average, rounded up; of the kind where they are longest. */
  readonly mean: number;
  readonly total: number;
}

function fieldLength(name: string, variables: Variables): FieldLength {
  let mean = 1;
  let total = 1;
  for (const list of Object.values(variables)) {
    if (!Array.isArray(list)) continue;
    const sum = list.reduce<number>((length, fact: unknown) => length + lengthOfField(fact, name), 0);
    mean = Math.max(mean, Math.ceil(sum / Math.max(list.length, 1)));
    total = Math.max(total, sum);
  }
  return { mean, total };
}

function lengthOfField(fact: unknown, name: string): number {
  const value: unknown = typeof fact === 'object' && fact !== null ? Reflect.get(fact, name) : undefined;
  return Array.isArray(value) ? value.length : 0;
}
