import type { ASTNode } from '@marcbachmann/cel-js';
import { children } from './ast.ts';

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

/** The macros that loop. */
export const LOOPS: ReadonlySet<string> = new Set(['filter', 'map', 'exists', 'exists_one', 'all']);

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

function cost(node: ASTNode, lengths: Lengths, bound: readonly string[]): number {
  if (node.op !== 'rcall' || !LOOPS.has(node.args[0])) {
    const looked = node.op === 'in' ? lengths.of(node.args[1], bound) : 0;
    return 1 + looked + children(node).reduce((sum, child) => sum + cost(child, lengths, bound), 0);
  }
  const [, receiver, args] = node.args;
  const [name, ...body] = args;
  const inner = name?.op === 'id' ? [...bound, name.args] : bound;
  const once = 1 + body.reduce((sum, part) => sum + cost(part, lengths, inner), 0);
  return 1 + cost(receiver, lengths, bound) + lengths.of(receiver, bound) * once;
}

/** How long the lists are that an expression can get at. */
class Lengths {
  readonly #variables: Variables;
  readonly #fields = new Map<string, FieldLength>();
  #longest: number | undefined;

  constructor(variables: Variables) {
    this.#variables = variables;
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
