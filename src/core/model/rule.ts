import type { HeldOutcome, Reference, Severity } from './diagnosis.ts';
import type { Words } from './locale.ts';

/**
 * One cause, as data: the content of one YAML file. Texts may hold `{{name}}`: in `says` a field of the matched fact,
 * elsewhere one of the rule's `values`. Expressions are CEL.
 */
export interface RuleSource {
  /** The file's name without `.yaml`. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Words;
  /** One sentence for the verdict: what hangs, where, and why. */
  readonly headline: Words;
  readonly summary: Words;
  /** Rules whose causes make what this one sees: where both hold with the same word, they come first. */
  readonly behind?: readonly string[];
  /** Without these nothing can be said: each names kinds of which one at least must be known. */
  readonly needs: readonly NeedSource[];
  readonly values?: Readonly<Record<string, ValueSource>>;
  readonly signals: Readonly<Record<string, SignalSource>>;
  /** Boolean expressions over the names of signals, tried from `confirmed` to `at-risk`. */
  readonly holds: Readonly<Partial<Record<HeldOutcome, string>>>;
  /** What is said instead where the host is at risk and nothing hangs; goes with `holds.at-risk`. */
  readonly atRisk?: AtRiskSource;
  /** Tried first, in order; the first that is true rules the cause out, and the signals it names are cited. */
  readonly ruledOut: readonly RulingSource[];
  readonly chain: readonly ChainSource[];
  readonly missing?: readonly MissingSource[];
  readonly reproduce: readonly ReproductionSource[];
  readonly workarounds: readonly WorkaroundSource[];
  readonly fix: readonly FixSource[];
  readonly verify: readonly CheckSource[];
  /**
   * Signals that `unhang verify` looks for in the bundle made after the fix, for `held` and `broken` of `verify`. They
   * read the facts of that bundle, and in `before.NAME` the rule's `values` as the bundle made before it gave them.
   */
  readonly after?: Readonly<Record<string, SignalSource>>;
  readonly references: readonly Reference[];
}

export interface AtRiskSource {
  readonly headline: Words;
  readonly summary: Words;
  readonly chain: readonly ChainSource[];
}

export interface NeedSource {
  readonly any: readonly string[];
  readonly fact: Words;
  readonly why: Words;
  readonly command?: string;
}

export interface ValueSource {
  /** An expression that yields a list of strings or integers; the first is used, or all with `{{name*}}`. */
  readonly see: string;
  /** Stands in a command where the bundle has no usable value; never quoted. */
  readonly default: string;
}

export interface SignalSource {
  /** An expression that yields a list of facts. */
  readonly see: string;
  readonly says: Words;
  /** A field of `origins` to cite in place of each fact's own source. */
  readonly cite?: string;
  /** `for` (default) and `against` are shown as such; `context` only where an expression names it. */
  readonly role?: 'for' | 'against' | 'context';
  /** Facts cited at most. */
  readonly limit?: number;
}

export interface RulingSource {
  readonly when: string;
  readonly because: Words;
  /** True where the reason is that something was not found: in an incomplete bundle that proves nothing. */
  readonly byAbsence?: boolean;
}

export interface ChainSource {
  readonly claim: Words;
  /** Where this is true the claim was observed, and the signals it names are its evidence. */
  readonly observed: string;
  /** Where this is true the claim follows from what was observed; else it is `missing`. */
  readonly inferred?: string;
}

export interface MissingSource {
  /** The fact is asked for unless this is true. */
  readonly unless: string;
  readonly fact: Words;
  readonly why: Words;
  readonly command?: string;
}

export interface StepSource {
  readonly do: Words;
  readonly run?: string;
  /** Shown only where this is true: a truth over signals, and over `hanging`, which is false where a host is at risk. */
  readonly when?: string;
}

export interface ReproductionSource extends StepSource {
  /** It puts back what the others did. `unhang reproduce` never prints those without it. */
  readonly cleansUp?: boolean;
}

export interface WorkaroundSource extends StepSource {
  readonly risk: 'none' | 'low' | 'medium' | 'high';
  readonly undo?: Words;
}

export interface FixSource extends StepSource {
  /** Name of a file in `rules/patches/`. */
  readonly patch?: string;
  readonly since?: Words;
}

/** What a bundle cannot show has neither `held` nor `broken`: it takes the command. */
export interface CheckSource extends StepSource {
  readonly expect: Words;
  /** A truth over the rule's signals and those of `after`, asked of the later bundle: true proves that the step holds. */
  readonly held?: string;
  /** Tried first: true proves that it does not. */
  readonly broken?: string;
}
