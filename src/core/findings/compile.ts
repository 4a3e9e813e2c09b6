import { UnhangError } from '../model/errors.ts';
import type { Fields, Kind } from '../model/fact.ts';
import { LOCALES, type Words } from '../model/locale.ts';
import type { RuleSource, SignalSource } from '../model/rule.ts';
import { checkTexts } from './check-texts.ts';
import { ExpressionError } from './expression-error.ts';
import type { Expression, Expressions } from './expressions.ts';
import type { KindView } from './kind-views.ts';
import { placeholdersIn } from './templates.ts';

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
  /** What is looked for in a later bundle, to verify a fix. */
  readonly after: readonly CompiledSignal[];
  /** The truths of `verify` about that bundle, by their text. */
  readonly laterTruths: ReadonlyMap<string, Expression>;
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
  readonly #laterTruths = new Map<string, Expression>();
  /** Those that can stand in a truth. */
  readonly #signalNames: string[] = [];
  readonly #laterNames: string[] = [];

  constructor(source: RuleSource, expressions: Expressions, problems: RuleProblem[]) {
    this.#source = source;
    this.#expressions = expressions;
    this.#problems = problems;
  }

  compile(): CompiledRule {
    const signals = Object.entries(this.#source.signals).flatMap(([name, signal]) =>
      this.#signal(['signals', name], signal, (text, at) => this.#overFacts(text, at)),
    );
    const values = new Map<string, Expression>();
    for (const [name, { see }] of Object.entries(this.#source.values ?? {})) {
      const expression = this.#overFacts(see, ['values', name, 'see']);
      if (expression === undefined) continue;
      if (!/^list<(?:string|int)>$/.test(expression.type)) {
        this.#problem(['values', name, 'see'], 0, `yields ${expression.type}, not a list of strings or integers`);
      }
      values.set(name, expression);
    }
    const after = this.#after(values);
    this.#names();
    this.#needs();
    this.#allTruths();
    this.#allLaterTruths();
    this.#allWords();
    const [truths, laterTruths] = [this.#truths, this.#laterTruths];
    return { source: this.#source, signals, values, truths, after, laterTruths };
  }

  #after(values: ReadonlyMap<string, Expression>): CompiledSignal[] {
    const before = Object.fromEntries([...values].map(([name, { type }]) => [name, type]));
    return Object.entries(this.#source.after ?? {}).flatMap(([name, signal]) =>
      this.#signal(['after', name], signal, (text, at) =>
        this.#try(at, () => this.#expressions.overLaterFacts(text, before)),
      ),
    );
  }

  #signal(
    at: readonly [list: 'signals' | 'after', name: string],
    source: SignalSource,
    compile: (text: string, at: readonly string[]) => Expression | undefined,
  ): CompiledSignal[] {
    const see = compile(source.see, [...at, 'see']);
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
    this.#says(source.says, [...at, 'says'], fields);
    return [{ name: at[1], source, see, kind: view.kind }];
  }

  #kindOf(type: string): KindView | undefined {
    return this.#expressions.kinds.find((view) => type === `list<${view.type}>`);
  }

  #names(): void {
    for (const name of Object.keys(this.#source.signals)) {
      if (name !== HANGING && this.#expressions.canBeName(name)) this.#signalNames.push(name);
      else this.#problem(['signals', name], 0, 'is a word of the language: choose another name');
    }
    for (const name of Object.keys(this.#source.after ?? {})) {
      if (Object.hasOwn(this.#source.signals, name)) this.#problem(['after', name], 0, 'is the name of a signal');
      else if (name !== HANGING && this.#expressions.canBeName(name)) this.#laterNames.push(name);
      else this.#problem(['after', name], 0, 'is a word of the language: choose another name');
    }
  }

  #needs(): void {
    const known = new Set(this.#expressions.kinds.map(({ kind }) => kind.name));
    this.#source.needs.forEach(({ any }, index) => {
      for (const name of any) if (!known.has(name)) this.#problem(['needs', index, 'any'], 0, `no such kind: ${name}`);
    });
  }

  #allTruths(): void {
    const { holds, ruledOut, chain, missing, atRisk } = this.#source;
    for (const [outcome, text] of Object.entries(holds)) {
      this.#claim(text, ['holds', outcome]);
    }
    ruledOut.forEach(({ when, byAbsence }, index) => {
      if (byAbsence === true) this.#truth(when, ['ruledOut', index, 'when']);
      else this.#claim(when, ['ruledOut', index, 'when']);
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

  #allLaterTruths(): void {
    this.#source.verify.forEach((step, index) => {
      for (const key of ['held', 'broken'] as const) {
        const text = step[key];
        if (text !== undefined) this.#laterTruth(text, ['verify', index, key]);
      }
    });
    // Where a fix is called for no longer, it is in place.
    for (const { when = '' } of this.#source.fix) {
      const truth = this.#truths.get(when);
      if (truth !== undefined && !truth.reads.includes(HANGING)) this.#laterTruths.set(when, truth);
    }
  }

  #laterTruth(text: string, at: readonly (string | number)[]): void {
    const names = [...this.#signalNames, ...this.#laterNames];
    const expression = this.#compileTruth(text, at, names);
    if (expression === undefined) return;
    this.#laterTruths.set(text, expression);
    this.#mustSee(expression, names, at);
  }

  #allWords(): void {
    for (const { at, offset, message } of checkTexts(this.#source)) this.#problem(at, offset, message);
  }

  /** `says` is filled with fields of the fact: those that are one word or one number. */
  #says(words: Words, at: readonly (string | number)[], fields: Fields): void {
    for (const locale of LOCALES) {
      for (const { name, offset } of placeholdersIn(words[locale] ?? '')) {
        const type = Object.hasOwn(fields, name) ? fields[name]?.replace('?', '') : undefined;
        if (type === undefined) this.#problem([...at, locale], offset, `no such field: ${name}`);
        else if (type !== 'string' && type !== 'int')
          this.#problem([...at, locale], offset, `${name} is of type ${type}, and cannot be written into a text`);
      }
    }
  }

  #overFacts(text: string, at: readonly (string | number)[]): Expression | undefined {
    return this.#try(at, () => this.#expressions.overFacts(text));
  }

  #truth(text: string, at: readonly (string | number)[], more: readonly string[] = []): void {
    const expression = this.#compileTruth(text, at, [...this.#signalNames, ...more]);
    if (expression !== undefined) this.#truths.set(text, expression);
  }

  #claim(text: string, at: readonly (string | number)[]): void {
    this.#truth(text, at);
    const truth = this.#truths.get(text);
    if (truth !== undefined) this.#mustSee(truth, this.#signalNames, at);
  }

  #compileTruth(text: string, at: readonly (string | number)[], names: readonly string[]): Expression | undefined {
    const expression = this.#try(at, () => this.#expressions.overNames(text, names));
    if (expression !== undefined && expression.type !== 'bool')
      this.#problem(at, 0, `yields ${expression.type}, not a truth`);
    return expression;
  }

  /** A claim needs a line to cite: it may not be true of a bundle in which nothing was seen. */
  #mustSee(truth: Expression, names: readonly string[], at: readonly (string | number)[]): void {
    if (truth.type !== 'bool') return;
    const nothing = Object.fromEntries(names.map((name) => [name, false]));
    try {
      if (truth.evaluate(nothing) === true) this.#problem(at, 0, 'is true where no signal is seen');
    } catch {
      this.#problem(at, 0, 'cannot be evaluated where no signal is seen');
    }
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
