import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { olderThan } from '../model/versions.ts';
import type { Facts, Kind } from '../model/fact.ts';
import { UnhangError } from '../model/errors.ts';
import { children, fieldsReadOf, identifiers } from './ast.ts';
import { estimateCost, estimateJoined, MAX_COST, MAX_SEARCHED } from './cost.ts';
import { asExpressionError, ExpressionError } from './expression-error.ts';
import { Buckets, HAVING, withJoins } from './joins.ts';
import { LOOPS } from './loops.ts';
import { FRAME_FIELDS, FrameView, type FactView, type KindView, kindView } from './kind-views.ts';

export interface Expression {
  readonly source: string;
  /** CEL type of the result, `list<FuseWaiters>`. */
  readonly type: string;
  /** Names of the variables it reads. */
  readonly reads: readonly string[];
  readonly ast: ASTNode;
  /** Values of an earlier bundle that it reads, as `before.NAME`. */
  readonly before: readonly string[];
  /** Steps it may take on these facts, at most. */
  cost(variables: Readonly<Record<string, unknown>>): number;
  /** Throws `UnhangError('TOO_SLOW')` where the facts are so many, or so long, that it costs too much. */
  evaluate(variables: Readonly<Record<string, unknown>>): unknown;
}

/** The variable that holds the values of an earlier bundle. */
export const BEFORE = 'before';

/** Steps above which it pays to look facts up by what they must equal, instead of at each of them. */
const WORTH_JOINING = 100_000;

const MAX_SOURCE = 2048;
const MAX_PATTERN = 200;
const MAX_NESTING = 2;

/**
 * What a rule may call. Of what else the library has, `matches` may take exponential time, `dyn` hides types from the
 * check, and `cel.bind` is not CEL everywhere.
 */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...LOOPS,
  ...['size', 'contains', 'startsWith', 'endsWith', 're', 'olderThan', 'string', 'int'],
]);

/** Compiles expressions over the facts of the given kinds, and over named truths. */
export class Expressions {
  readonly kinds: readonly KindView[];
  readonly #environment: Environment;
  /** Knows the types of facts, and takes any name for a variable: what is parsed here was checked before. */
  readonly #anyNames: Environment;
  readonly #patterns = new Map<string, RE2JS>();
  readonly #variables = new WeakMap<Facts, Record<string, readonly FactView[]>>();
  /** The latest one: a rule's truths are all over the same names, and to make it takes longer than to use it. */
  #overNames: { readonly key: string; readonly environment: Environment } | undefined;
  readonly #buckets = new Buckets();
  readonly #lists: ReadonlySet<string>;
  #searched = 0;
  /** Steps for facts that were looked up, and how many steps one costs, by place. */
  #joined = 0;
  #each: readonly number[] = [];

  constructor(kinds: readonly Kind[]) {
    this.kinds = kinds.map(kindView);
    this.#lists = new Set(this.kinds.map(({ variable }) => variable));
    this.#environment = this.#build(new Environment({ limits: LIMITS }));
    this.#anyNames = this.#build(new Environment({ limits: LIMITS, unlistedVariablesAreDyn: true }));
  }

  /** Characters that `.re()` searched in the latest evaluation. */
  get searched(): number {
    return this.#searched;
  }

  /** Steps that the latest evaluation took beyond its cost, for facts that it looked up. */
  get joined(): number {
    return this.#joined;
  }

  /**
   * Variables for `evaluate`: one list of views a kind, empty where the kind is unknown. Made once for all rules: by
   * the time a rule is asked, the facts are complete. A list is made when it is first read, since there are kinds with
   * 200,000 facts that no rule reads.
   */
  variables(facts: Facts): Record<string, readonly FactView[]> {
    const known = this.#variables.get(facts) ?? this.#views(facts);
    this.#variables.set(facts, known);
    return known;
  }

  #views(facts: Facts): Record<string, readonly FactView[]> {
    const variables: Record<string, readonly FactView[]> = {};
    for (const { variable, kind, constructor: View } of this.kinds) {
      let list: readonly FactView[] | undefined;
      const get = (): readonly FactView[] => (list ??= (facts.named(kind.name) ?? []).map((fact) => new View(fact)));
      Object.defineProperty(variables, variable, { enumerable: true, get });
    }
    return variables;
  }

  overFacts(source: string): Expression {
    return this.#compile(source, this.#environment);
  }

  /** As `overFacts`, with the values of an earlier bundle as well: `before.NAME`, of the types given. */
  overLaterFacts(source: string, before: Readonly<Record<string, string>>): Expression {
    const environment = this.#environment.clone().registerVariable({ name: BEFORE, schema: { ...before } });
    const compiled = this.#compile(source, environment);
    const places = compiled.reads.includes(BEFORE) ? placesOf(BEFORE, environment.parse(source).ast) : 0;
    // Read in any other way, nobody could tell which values the answer rests on.
    if (places !== compiled.before.length)
      throw new ExpressionError(`the values of ${BEFORE} are read as ${BEFORE}.NAME`, 0);
    return compiled;
  }

  /** A truth about signals: each name is a bool. */
  overNames(source: string, names: readonly string[]): Expression {
    const key = names.join(' ');
    const environment = this.#overNames?.key === key ? this.#overNames.environment : environmentOf(names);
    this.#overNames = { key, environment };
    return this.#compile(source, environment);
  }

  /** As `overFacts` and `overLaterFacts`, of what is known to pass their check. */
  unchecked(source: string): Expression {
    return this.#expression(source, parse(source, this.#anyNames));
  }

  /** As `overNames`, of what is known to pass its check. */
  uncheckedTruth(source: string): Expression {
    return this.#expression(source, parse(source, this.#anyNames), 'bool');
  }

  /** Words of CEL cannot name a signal: `true`, `in`, `function`, `list`. */
  canBeName(name: string): boolean {
    try {
      return this.overNames(name, [name]).reads.includes(name);
    } catch {
      return false;
    }
  }

  #compile(source: string, environment: Environment): Expression {
    if (source.length > MAX_SOURCE) throw new ExpressionError(`longer than ${MAX_SOURCE} characters`, 0);
    const parsed = parse(source, environment);
    const checked = parsed.check();
    if (!checked.valid) throw asExpressionError(checked.error);
    this.#inspect(parsed.ast, 0);
    return this.#expression(source, parsed, checked.type);
  }

  #expression(source: string, parsed: Parsed, type = 'dyn'): Expression {
    const { ast } = parsed;
    const reads = [...new Set(identifiers(ast))];
    const plans = new WeakMap<object, Plan>();
    const plan = (variables: Readonly<Record<string, unknown>>): Plan => {
      const known = plans.get(variables) ?? this.#plan(source, parsed, only(reads, variables));
      plans.set(variables, known);
      return known;
    };
    return {
      source,
      type,
      reads,
      before: reads.includes(BEFORE) ? fieldsReadOf(BEFORE, ast) : [],
      ast,
      cost: (variables) => plan(variables).cost,
      evaluate: (variables) => this.#evaluate(plan(variables), only(reads, variables)),
    };
  }

  #plan(source: string, parsed: Parsed, variables: Readonly<Record<string, unknown>>): Plan {
    const cost = estimateCost(parsed.ast, variables);
    const plain = { run: parsed, cost, each: [] };
    const joined = cost < WORTH_JOINING ? undefined : withJoins(source, parsed.ast, this.#lists);
    if (joined === undefined) return plain;
    const run = parse(joined.source, this.#anyNames);
    return { run, ...estimateJoined(run.ast, variables, joined.sites, this.#buckets) };
  }

  #evaluate({ run, cost, each }: Plan, variables: Readonly<Record<string, unknown>>): unknown {
    this.#searched = 0;
    this.#joined = 0;
    if (cost > MAX_COST)
      throw new UnhangError('TOO_SLOW', `the expression would cost ${cost} steps`, { details: { cost } });
    this.#each = each;
    const result = run(variables);
    // Judged here and not in `re`: CEL lets `exists` and `||` swallow what is thrown inside them.
    if (this.#searched > MAX_SEARCHED)
      throw new UnhangError('TOO_SLOW', `\`.re()\` would have to search more than ${MAX_SEARCHED} characters`);
    if (this.#joined > MAX_COST) throw new UnhangError('TOO_SLOW', `the expression took more than ${MAX_COST} steps`);
    return result;
  }

  /** Nothing more is found once it took too long; `#evaluate` then throws. */
  #having(list: readonly unknown[], field: string, key: unknown, site: number): readonly unknown[] {
    const found = this.#buckets.of(list, field, key);
    this.#joined += found.length * (this.#each[site] ?? 0);
    return this.#joined > MAX_COST ? [] : found;
  }

  /** Refuses what could take long, and compiles the patterns. */
  #inspect(node: ASTNode, nesting: number): void {
    if (node.op === 'rcall' || node.op === 'call') refuseFunction(node.args[0], node.start);
    if (node.op === 'rcall') {
      const [name, receiver, args] = node.args;
      if (name === 're') this.#pattern(args[0] ?? node);
      const inner = LOOPS.has(name) ? nesting + 1 : nesting;
      if (inner > MAX_NESTING) throw new ExpressionError(`macros nest deeper than ${MAX_NESTING}`, node.start);
      this.#inspect(receiver, nesting);
      for (const arg of args) this.#inspect(arg, inner);
      return;
    }
    for (const child of children(node)) this.#inspect(child, nesting);
  }

  #pattern(node: ASTNode): void {
    const value = node.op === 'value' ? node.args : undefined;
    if (typeof value !== 'string') throw new ExpressionError('the pattern of `.re()` must be a literal', node.start);
    if (value.length > MAX_PATTERN)
      throw new ExpressionError(`the pattern is longer than ${MAX_PATTERN} characters`, node.start);
    try {
      this.#patterns.set(value, RE2JS.compile(value));
    } catch (error) {
      throw new ExpressionError(error instanceof Error ? error.message : 'bad pattern', node.start);
    }
  }

  #search(text: string, pattern: string): boolean {
    this.#searched += text.length;
    if (this.#searched > MAX_SEARCHED) return false;
    const compiled = this.#patterns.get(pattern) ?? RE2JS.compile(pattern);
    this.#patterns.set(pattern, compiled);
    return compiled.matcher(text).find();
  }

  #build(environment: Environment): Environment {
    environment.registerType('Frame', { ctor: FrameView, fields: FRAME_FIELDS });
    for (const { type, constructor, celFields, variable } of this.kinds) {
      environment.registerType(type, { ctor: constructor, fields: celFields });
      environment.registerVariable(variable, `list<${type}>`);
    }
    environment.registerFunction('string.re(string): bool', (text: string, pattern: string) =>
      this.#search(text, pattern),
    );
    environment.registerFunction('string.olderThan(string): bool', (version: string, than: string) =>
      olderThan(version, than),
    );
    environment.registerFunction(
      `list.${HAVING}(string, dyn, int): list`,
      (list: readonly unknown[], field: string, key: unknown, site: bigint) =>
        this.#having(list, field, key, Number(site)),
    );
    return environment;
  }
}

/** How an expression is run on the facts of one host. */
interface Plan {
  readonly run: (variables: Record<string, unknown>) => unknown;
  readonly cost: number;
  readonly each: readonly number[];
}

const LIMITS = { maxAstNodes: 500, maxDepth: 64, maxListElements: 64, maxMapEntries: 16, maxCallArguments: 8 };

function environmentOf(names: readonly string[]): Environment {
  const environment = new Environment({ limits: LIMITS });
  for (const name of names) environment.registerVariable(name, 'bool');
  return environment;
}

type Parsed = ReturnType<Environment['parse']>;

function parse(source: string, environment: Environment): Parsed {
  try {
    return environment.parse(source);
  } catch (error) {
    throw asExpressionError(error);
  }
}

/** Those variables that are read; the others may be lists that nobody has made yet. */
function only(reads: readonly string[], variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    reads.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  );
}

function placesOf(name: string, node: ASTNode): number {
  return identifiers(node).filter((found) => found === name).length;
}

function refuseFunction(name: string, start: number): void {
  if (FUNCTIONS.has(name)) return;
  const advice =
    name === 'matches' ? '`matches` may take exponential time; use `.re(pattern)`' : `no such function here: ${name}`;
  throw new ExpressionError(advice, start);
}
