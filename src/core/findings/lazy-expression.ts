import type { ASTNode } from '@marcbachmann/cel-js';
import type { Expression } from './expressions.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * An expression whose check is known to have passed. It is parsed when there is anything to ask it: of the kinds of facts
 * that rules look at, most bundles have few, and what filters an empty list needs no parsing to be empty.
 */
export class LazyExpression implements Expression {
  readonly source: string;
  readonly #parse: () => Expression;
  readonly #filtered: string | undefined;
  #parsed: Expression | undefined;

  constructor(source: string, parse: () => Expression) {
    this.source = source;
    this.#parse = parse;
    this.#filtered = filteredList(source);
  }

  get type(): string {
    return this.#expression.type;
  }

  get reads(): readonly string[] {
    return this.#expression.reads;
  }

  get before(): readonly string[] {
    return this.#expression.before;
  }

  get ast(): ASTNode {
    return this.#expression.ast;
  }

  cost(variables: Variables): number {
    return this.#isEmpty(variables) ? 1 : this.#expression.cost(variables);
  }

  evaluate(variables: Variables): unknown {
    return this.#isEmpty(variables) ? [] : this.#expression.evaluate(variables);
  }

  get #expression(): Expression {
    this.#parsed ??= this.#parse();
    return this.#parsed;
  }

  #isEmpty(variables: Variables): boolean {
    if (this.#filtered === undefined || !Object.hasOwn(variables, this.#filtered)) return false;
    const list = variables[this.#filtered];
    return Array.isArray(list) && list.length === 0;
  }
}

/** The variable of an expression that is nothing but `variable.filter(…)`, or that with `.filter(…)` and `.map(…)` behind. */
export function filteredList(source: string): string | undefined {
  const [head, variable] = /^\s*(\w{1,60})\.(?:filter|map)\(/.exec(source) ?? [];
  if (head === undefined) return undefined;
  let rest = source.slice(head.length);
  for (;;) {
    const end = closing(rest);
    if (end === undefined) return undefined;
    rest = rest.slice(end + 1);
    if (rest.trim() === '') return variable;
    const next = /^\s*\.(?:filter|map)\(/.exec(rest);
    if (next === null) return undefined;
    rest = rest.slice(next[0].length);
  }
}

/** Where the parenthesis is closed that was open before the text began. */
function closing(text: string): number | undefined {
  let depth = 1;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"' || letter === "'") {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      at = end;
    } else if (letter === '(') depth += 1;
    else if (letter === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}

/** The quote that ends the string which begins at `start`. Triple quotes and raw strings are left to the parser. */
function endOfString(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  if (text.startsWith(quote.repeat(3), start) || /[rRbB]/.test(text.charAt(start - 1))) return undefined;
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === quote) return at;
  }
  return undefined;
}
