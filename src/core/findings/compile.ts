import { UnhangError } from '../model/errors.ts';
import type { Kind } from '../model/fact.ts';
import { LOCALES, type Words } from '../model/locale.ts';
import type { RuleSource, SignalSource } from '../model/rule.ts';
import { type Expression, ExpressionError, type Expressions } from './expressions.ts';
import type { KindView } from './kind-views.ts';
import { placeholders } from './templates.ts';

/** Where in a rule file something is: keys and indexes from the top, and characters into the text there. */
export interface RuleProblem {
  readonly rule: string;
  readonly at: readonly (string | number)[];
  readonly offset: number;
  readonly message: string;
}

export interface CompiledSignal {
  readonly name: string;
  readonly source: SignalSource;
  readonly see: Expression;
  readonly kind: Kind;
}

/** A rule that is ready to run. Truths are looked up by their text. */
export interface CompiledRule {
  readonly source: RuleSource;
  readonly signals: readonly CompiledSignal[];
  readonly values: ReadonlyMap<string, Expression>;
  readonly truths: ReadonlyMap<string, Expression>;
}

/** What a step's `when` can ask beside the signals: false where the host is at risk and nothing hangs. */
export const HANGING = 'hanging';

/** Compiles one rule; throws `UnhangError('INVALID_RULE')` that lists every problem. */
export function compileRule(source: RuleSource, expressions: Expressions): CompiledRule {
  const problems: RuleProblem[] = [];
  const compiler = new Compiler(source, expressions, problems);
  const rule = compiler.compile();
  if (problems.length > 0) throw invalidRule(problems);
  return rule;
}

export class InvalidRule extends UnhangError {
  readonly problems: readonly RuleProblem[];

  constructor(problems: readonly RuleProblem[]) {
    const lines = problems.map(
      ({ rule, at, offset, message }) => `${rule}: ${at.join('.')}, character ${offset + 1}: ${message}`,
    );
    super('INVALID_RULE', lines.join('\n'));
    this.problems = problems;
  }
}

function invalidRule(problems: readonly RuleProblem[]): InvalidRule {
  return new InvalidRule(problems);
}

class Compiler {
  readonly #source: RuleSource;
  readonly #expressions: Expressions;
  readonly #problems: RuleProblem[];
  readonly #truths = new Map<string, Expression>();

  constructor(source: RuleSource, expressions: Expressions, problems: RuleProblem[]) {
    this.#source = source;
    this.#expressions = expressions;
    this.#problems = problems;
  }

  compile(): CompiledRule {
    const signals = Object.entries(this.#source.signals).flatMap(([name, signal]) => this.#signal(name, signal));
    const values = new Map<string, Expression>();
    for (const [name, { see }] of Object.entries(this.#source.values ?? {})) {
      const expression = this.#overFacts(see, ['values', name, 'see']);
      if (expression === undefined) continue;
      if (!/^list<(?:string|int)>$/.test(expression.type)) {
        this.#problem(['values', name, 'see'], 0, `yields ${expression.type}, not a list of strings or integers`);
      }
      values.set(name, expression);
    }
    this.#needs();
    this.#allTruths();
    this.#allWords();
    return { source: this.#source, signals, values, truths: this.#truths };
  }

  #signal(name: string, source: SignalSource): CompiledSignal[] {
    const at = ['signals', name];
    const see = this.#overFacts(source.see, [...at, 'see']);
    if (see === undefined) return [];
    const view = this.#kindOf(see.type);
    if (view === undefined) {
      this.#problem([...at, 'see'], 0, `yields ${see.type}; a signal yields a list of facts`);
      return [];
    }
    const { fields } = view.kind;
    if (source.cite !== undefined && fields[source.cite] !== 'origins') {
      this.#problem([...at, 'cite'], 0, `${view.kind.name} has no field ${source.cite} of further lines`);
    }
    this.#words(source.says, [...at, 'says'], new Set(Object.keys(fields)));
    return [{ name, source, see, kind: view.kind }];
  }

  #kindOf(type: string): KindView | undefined {
    return this.#expressions.kinds.find((view) => type === `list<${view.type}>`);
  }

  #needs(): void {
    const known = new Set(this.#expressions.kinds.map(({ kind }) => kind.name));
    this.#source.needs.forEach(({ any }, index) => {
      for (const name of any) if (!known.has(name)) this.#problem(['needs', index, 'any'], 0, `no such kind: ${name}`);
    });
  }

  #allTruths(): void {
    const { holds, ruledOut, chain, missing, atRisk } = this.#source;
    for (const [outcome, text] of Object.entries(holds)) this.#truth(text, ['holds', outcome]);
    ruledOut.forEach(({ when }, index) => {
      this.#truth(when, ['ruledOut', index, 'when']);
    });
    chain.forEach(({ observed, inferred }, index) => {
      this.#truth(observed, ['chain', index, 'observed']);
      if (inferred !== undefined) this.#truth(inferred, ['chain', index, 'inferred']);
    });
    if ((holds['at-risk'] === undefined) !== (atRisk === undefined))
      this.#problem(['holds'], 0, 'holds.at-risk and atRisk go together');
    atRisk?.chain.forEach(({ observed, inferred }, index) => {
      this.#truth(observed, ['atRisk', 'chain', index, 'observed']);
      if (inferred !== undefined) this.#truth(inferred, ['atRisk', 'chain', index, 'inferred']);
    });
    missing?.forEach(({ unless }, index) => {
      this.#truth(unless, ['missing', index, 'unless']);
    });
    for (const list of ['reproduce', 'workarounds', 'fix', 'verify'] as const) {
      this.#source[list].forEach(({ when }, index) => {
        if (when !== undefined) this.#truth(when, [list, index, 'when'], [HANGING]);
      });
    }
  }

  #allWords(): void {
    const names = new Set(Object.keys(this.#source.values ?? {}));
    eachText(this.#source, [], (text, at) => {
      if (at[0] === 'signals') return;
      for (const name of placeholders(text)) {
        if (!names.has(name)) this.#problem(at, text.indexOf(`{{${name}`), `no such value: ${name}`);
      }
    });
  }

  #words(words: Words, at: readonly (string | number)[], names: ReadonlySet<string>): void {
    for (const locale of LOCALES) {
      for (const name of placeholders(words[locale])) {
        if (!names.has(name))
          this.#problem([...at, locale], words[locale].indexOf(`{{${name}`), `no such field: ${name}`);
      }
    }
  }

  #overFacts(text: string, at: readonly (string | number)[]): Expression | undefined {
    return this.#try(at, () => this.#expressions.overFacts(text));
  }

  #truth(text: string, at: readonly (string | number)[], more: readonly string[] = []): void {
    const names = [...Object.keys(this.#source.signals), ...more];
    const expression = this.#try(at, () => this.#expressions.overNames(text, names));
    if (expression === undefined) return;
    if (expression.type !== 'bool') this.#problem(at, 0, `yields ${expression.type}, not a truth`);
    this.#truths.set(text, expression);
  }

  #try(at: readonly (string | number)[], compile: () => Expression): Expression | undefined {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#problem(at, error.offset, error.message);
      return undefined;
    }
  }

  #problem(at: readonly (string | number)[], offset: number, message: string): void {
    this.#problems.push({ rule: this.#source.id, at, offset, message });
  }
}

/** Visits every text of a rule. */
function eachText(
  value: unknown,
  at: readonly (string | number)[],
  visit: (text: string, at: readonly (string | number)[]) => void,
): void {
  if (typeof value === 'string') visit(value, at);
  else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      eachText(item, [...at, index], visit);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) eachText(item, [...at, key], visit);
  }
}
