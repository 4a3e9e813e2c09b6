import type { Assessment } from '../findings/assess.ts';
import { fillCommand, fillWords, wordsIn } from '../findings/templates.ts';
import type {
  ChainLink,
  Check,
  Finding,
  Fix,
  HeldOutcome,
  MissingFact,
  ReproductionStep,
  Ruling,
  Step,
  Workaround,
} from '../model/diagnosis.ts';
import type { Locale, Words } from '../model/locale.ts';
import type { AtRiskSource, MissingSource, NeedSource, StepSource } from '../model/rule.ts';
import { citeRole, citeSignals, EvidenceBook } from './evidence.ts';
import { BECAUSE } from './phrases.ts';

/** Writes down in one language what a rule found. */
export class FindingWriter {
  readonly #assessment: Assessment;
  readonly #locale: Locale;
  readonly #patches: ReadonlyMap<string, string>;

  constructor(assessment: Assessment, locale: Locale, patches: ReadonlyMap<string, string>) {
    this.#assessment = assessment;
    this.#locale = locale;
    this.#patches = patches;
  }

  headline(): string {
    return this.#words(this.#atRisk?.headline ?? this.#assessment.rule.source.headline);
  }

  get #atRisk(): AtRiskSource | undefined {
    const { status, rule } = this.#assessment;
    return status === 'at-risk' ? rule.source.atRisk : undefined;
  }

  finding(status: HeldOutcome): Finding {
    const { source } = this.#assessment.rule;
    const book = new EvidenceBook(this.#locale);
    const shown = citeRole(this.#assessment, 'for', book);
    const against = citeRole(this.#assessment, 'against', book);
    const context = citeSignals(this.#assessment, this.#contextOf(status), book);
    const evidence = [...shown, ...context.filter((one) => !shown.includes(one) && !against.includes(one))];
    return {
      rule: source.id,
      status,
      title: this.#words(source.title),
      summary: this.#words(this.#atRisk?.summary ?? source.summary),
      severity: source.severity,
      chain: this.#chain(book),
      evidence,
      against,
      missing: this.#missing(),
      reproduce: this.#applicable(source.reproduce).map(
        (step): ReproductionStep =>
          step.cleansUp === true ? { ...this.#step(step), cleansUp: true } : this.#step(step),
      ),
      workarounds: this.#applicable(source.workarounds).map(
        (step): Workaround => ({ ...this.#step(step), risk: step.risk, undo: this.#undo(step.undo) }),
      ),
      fix: this.#applicable(source.fix).map(
        (step): Fix => ({
          ...this.#step(step),
          patch: step.patch === undefined ? undefined : this.#patches.get(step.patch),
          since: this.#optional(step.since),
        }),
      ),
      verify: this.#applicable(source.verify).map(
        (step): Check => ({ ...this.#step(step), expect: this.#words(step.expect) }),
      ),
      references: source.references.map(({ title, url }) => ({ title, url })),
    };
  }

  /** Signals that are not shown for their own sake, but on which the outcome or a claim of the chain rests. */
  #contextOf(status: HeldOutcome): string[] {
    const { rule, chain } = this.#assessment;
    const truths = [
      rule.source.holds[status],
      ...chain.map(({ link, basis }) => (basis === 'missing' ? undefined : link[basis])),
    ];
    const named = truths.flatMap((truth) => this.#readsOf(truth));
    return rule.signals
      .filter(({ name, source }) => source.role === 'context' && named.includes(name))
      .map(({ name }) => name);
  }

  #readsOf(truth: string | undefined): readonly string[] {
    return truth === undefined ? [] : (this.#assessment.rule.truths.get(truth)?.reads ?? []);
  }

  /** For a rule that did not hold. */
  ruling(complete: boolean): Ruling {
    const { rule, ruling } = this.#assessment;
    const book = new EvidenceBook(this.#locale);
    const names = this.#readsOf(ruling?.when);
    return {
      rule: rule.source.id,
      title: this.#words(rule.source.title),
      status: ruling === undefined ? 'not-assessable' : 'ruled-out',
      because: ruling === undefined ? this.#whyNot(complete) : this.#words(ruling.because),
      evidence: citeSignals(this.#assessment, names, book),
      missing: ruling === undefined ? this.#missing() : [],
    };
  }

  #whyNot(complete: boolean): string {
    if (this.#assessment.failed) return BECAUSE.failed[this.#locale];
    if (this.#assessment.lacking.length > 0) return BECAUSE.lacking[this.#locale];
    return complete ? BECAUSE.undecided[this.#locale] : BECAUSE.incomplete[this.#locale];
  }

  #chain(book: EvidenceBook): ChainLink[] {
    return this.#assessment.chain.map(({ link, basis }) => {
      const names = this.#readsOf(basis === 'missing' ? undefined : link[basis]);
      return { claim: this.#words(link.claim), basis, evidence: book.idsOf(names) };
    });
  }

  #missing(): MissingFact[] {
    return [...this.#assessment.lacking, ...this.#assessment.missing].map((lack: NeedSource | MissingSource) => ({
      fact: this.#words(lack.fact),
      why: this.#words(lack.why),
      command: this.#command(lack.command),
    }));
  }

  #applicable<S extends StepSource>(steps: readonly S[]): S[] {
    return steps.filter(({ when }) => when === undefined || this.#assessment.holds(when));
  }

  #step(step: StepSource): Step {
    return { do: this.#words(step.do), run: this.#command(step.run) };
  }

  #words(words: Words): string {
    return fillWords(words, this.#locale, this.#assessment.values);
  }

  #optional(words: Words | undefined): string | undefined {
    return words === undefined ? undefined : this.#words(words);
  }

  /** Words in which a command may stand: what is filled in is quoted as in a command. */
  #undo(words: Words | undefined): string | undefined {
    return words === undefined ? undefined : this.#command(wordsIn(words, this.#locale));
  }

  #command(text: string | undefined): string | undefined {
    return text === undefined ? undefined : fillCommand(text.trimEnd(), this.#assessment.values);
  }
}
