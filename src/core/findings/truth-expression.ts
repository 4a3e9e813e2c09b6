import type { ASTNode } from '@marcbachmann/cel-js';
import type { Expression } from './expressions.ts';

type Variables = Readonly<Record<string, unknown>>;
type Ask = (variables: Variables) => boolean;

/**
 * A truth over names, read without the parser of CEL: names, `!`, `&&`, `||` and parentheses, as nearly all are. The
 * catalog has some 1,500 of them, and all are asked of every bundle.
 */
export class TruthExpression implements Expression {
  readonly source: string;
  readonly type = 'bool';
  readonly reads: readonly string[];
  readonly before: readonly string[] = [];
  readonly #ask: Ask;
  readonly #parse: () => Expression;

  private constructor(source: string, { ask, reads }: Read, parse: () => Expression) {
    this.source = source;
    this.reads = reads;
    this.#ask = ask;
    this.#parse = parse;
  }

  /** `parse` reads what is more than that. */
  static of(source: string, parse: () => Expression): Expression {
    const read = new TruthReader(source).whole();
    return read === undefined ? parse() : new TruthExpression(source, read, parse);
  }

  get ast(): ASTNode {
    return this.#parse().ast;
  }

  cost(): number {
    return this.reads.length;
  }

  evaluate(variables: Variables): unknown {
    return this.#ask(variables);
  }
}

interface Read {
  readonly ask: Ask;
  readonly reads: readonly string[];
}

const TOKEN = /\s*(?:([A-Za-z_]\w{0,60})|(&&|\|\||[!()]))/y;
/** Words of CEL that are no names. */
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in']);
const MAX_DEPTH = 64;

/** Descends through `||`, `&&` and `!`, which bind ever more tightly. */
class TruthReader {
  readonly #source: string;
  readonly #reads = new Set<string>();
  #at = 0;
  #token: string | undefined;

  constructor(source: string) {
    this.#source = source;
    this.#advance();
  }

  whole(): Read | undefined {
    const ask = this.#either(0);
    const isOver = this.#token === undefined && this.#source.slice(this.#at).trim() === '';
    return ask === undefined || !isOver ? undefined : { ask, reads: [...this.#reads] };
  }

  #either(depth: number): Ask | undefined {
    return this.#joined(
      '||',
      () => this.#both(depth),
      (asks) => (names) => asks.some((ask) => ask(names)),
    );
  }

  #both(depth: number): Ask | undefined {
    return this.#joined(
      '&&',
      () => this.#one(depth),
      (asks) => (names) => asks.every((ask) => ask(names)),
    );
  }

  #joined(sign: string, part: () => Ask | undefined, join: (asks: readonly Ask[]) => Ask): Ask | undefined {
    const asks: Ask[] = [];
    for (;;) {
      const ask = part();
      if (ask === undefined) return undefined;
      asks.push(ask);
      if (this.#token !== sign) return asks.length === 1 ? ask : join(asks);
      this.#advance();
    }
  }

  #one(depth: number): Ask | undefined {
    const token = this.#token;
    if (token === undefined || depth > MAX_DEPTH) return undefined;
    this.#advance();
    if (token === '!') {
      const ask = this.#one(depth + 1);
      return ask && ((names) => !ask(names));
    }
    if (token === '(') {
      const ask = this.#either(depth + 1);
      if (this.#token !== ')') return undefined;
      this.#advance();
      return ask;
    }
    if (!/^\w/.test(token) || WORDS.has(token)) return undefined;
    this.#reads.add(token);
    return (names) => names[token] === true;
  }

  #advance(): void {
    TOKEN.lastIndex = this.#at;
    const [all, name, sign] = TOKEN.exec(this.#source) ?? [];
    this.#token = name ?? sign;
    this.#at += all?.length ?? 0;
  }
}
