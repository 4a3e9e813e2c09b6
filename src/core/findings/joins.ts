import type { ASTNode } from '@marcbachmann/cel-js';
import { children } from './ast.ts';
import { LOOPS } from './loops.ts';

/** What a list of facts is narrowed by; no rule can call it. */
export const HAVING = 'having';

/** Loops whose result is no list: of what they loop over, nobody else needs the length. */
const ASKING: ReadonlySet<string> = new Set(['exists', 'exists_one']);

export interface Joined {
  readonly source: string;
  /** The list that each place narrows, by its number. */
  readonly sites: readonly string[];
}

interface Term {
  readonly field: string;
  /** As it stands in the source. */
  readonly key: string;
  readonly literal: boolean;
}

/**
 * Where a loop over the facts of a kind asks for equality, `waits.exists(w, w.pid == t.pid && …)`, only those that are
 * equal need to be looked at: `waits.having('pid', t.pid, 0).exists(w, …)`. Of thousands of facts on either side, the
 * one takes as many steps as there are pairs, the other as there are facts. `lists` are the variables that hold facts.
 */
export function withJoins(source: string, ast: ASTNode, lists: ReadonlySet<string>): Joined | undefined {
  const sites: string[] = [];
  const inserted: { readonly at: number; readonly text: string }[] = [];
  const narrow = ({ name, receiver, variable, body }: Loop, bound: readonly string[]): void => {
    if (!NARROWABLE.has(name) || receiver.op !== 'id' || !lists.has(receiver.args)) return;
    if (bound.includes(receiver.args)) return;
    const terms = termsOf(body, variable, bound, source);
    const literals = terms.filter(({ literal }) => literal);
    const given = ASKING.has(name) ? terms.filter(({ literal }) => !literal).slice(0, 1) : [];
    for (const { field, key } of [...literals, ...given]) {
      inserted.push({ at: receiver.end, text: `.${HAVING}('${field}', ${key}, ${sites.length})` });
      sites.push(receiver.args);
    }
  };
  const visit = (node: ASTNode, bound: readonly string[]): void => {
    const loop = loopOf(node);
    if (loop === undefined) {
      for (const child of children(node)) visit(child, bound);
      return;
    }
    narrow(loop, bound);
    visit(loop.receiver, bound);
    for (const part of loop.parts) visit(part, [...bound, loop.variable]);
  };
  visit(ast, []);
  return sites.length === 0 ? undefined : { source: insert(source, inserted), sites };
}

interface Loop {
  readonly name: string;
  readonly receiver: ASTNode;
  readonly variable: string;
  /** What must hold of an item. */
  readonly body: ASTNode;
  readonly parts: readonly ASTNode[];
}

const NARROWABLE: ReadonlySet<string> = new Set(['filter', ...ASKING]);

function loopOf(node: ASTNode): Loop | undefined {
  if (node.op !== 'rcall') return undefined;
  const [name, receiver, args] = node.args;
  const [variable, ...parts] = args;
  const [body] = parts;
  if (!LOOPS.has(name) || variable?.op !== 'id' || body === undefined) return undefined;
  return { name, receiver, variable: variable.args, body, parts };
}

/** Equalities that must hold, whatever else must. */
function termsOf(body: ASTNode, variable: string, bound: readonly string[], source: string): Term[] {
  return conjuncts(body).flatMap((node): Term[] => {
    if (node.op !== '==') return [];
    const [a, b] = node.args;
    return termOf(a, b, variable, bound, source) ?? termOf(b, a, variable, bound, source) ?? [];
  });
}

function termOf(
  own: ASTNode,
  other: ASTNode,
  variable: string,
  bound: readonly string[],
  source: string,
): Term[] | undefined {
  const field = fieldOf(own);
  if (field?.owner !== variable) return undefined;
  const key = source.slice(other.start, other.end);
  if (other.op === 'value' && typeof other.args === 'string') return [{ field: field.name, key, literal: true }];
  const given = fieldOf(other);
  if (given === undefined || given.owner === variable || !bound.includes(given.owner)) return undefined;
  return [{ field: field.name, key, literal: false }];
}

function fieldOf(node: ASTNode): { readonly owner: string; readonly name: string } | undefined {
  if (node.op !== '.') return undefined;
  const [owner, name] = node.args;
  return owner.op === 'id' ? { owner: owner.args, name } : undefined;
}

function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === '&&' ? node.args.flatMap(conjuncts) : [node];
}

/** Texts at one place stand in the order they came in. */
function insert(source: string, inserted: readonly { readonly at: number; readonly text: string }[]): string {
  const sorted = [...inserted].sort((a, b) => a.at - b.at);
  let done = 0;
  let text = '';
  for (const one of sorted) {
    text += source.slice(done, one.at) + one.text;
    done = one.at;
  }
  return text + source.slice(done);
}

/** Facts by the value of a field, made once for each list and field. */
export class Buckets {
  readonly #lists = new WeakMap<readonly unknown[], Map<string, ReadonlyMap<unknown, readonly unknown[]>>>();

  /** All of the list where the value is none to tell facts apart by (1 equals 1.0 in CEL), or the facts have no such field. */
  of(list: readonly unknown[], field: string, key: unknown): readonly unknown[] {
    const [first] = list;
    if (typeof first !== 'object' || first === null || !(field in first)) return list;
    if (typeof key !== 'string' && typeof key !== 'bigint' && typeof key !== 'boolean') return list;
    const fields = this.#lists.get(list) ?? new Map<string, ReadonlyMap<unknown, readonly unknown[]>>();
    this.#lists.set(list, fields);
    const known = fields.get(field) ?? bucketsBy(list, field);
    fields.set(field, known);
    return known.get(key) ?? NONE;
  }
}

const NONE: readonly unknown[] = [];

function bucketsBy(list: readonly unknown[], field: string): ReadonlyMap<unknown, readonly unknown[]> {
  const buckets = new Map<unknown, unknown[]>();
  for (const fact of list) {
    const value: unknown = typeof fact === 'object' && fact !== null ? Reflect.get(fact, field) : undefined;
    const bucket = buckets.get(value);
    if (bucket === undefined) buckets.set(value, [fact]);
    else bucket.push(fact);
  }
  return buckets;
}
