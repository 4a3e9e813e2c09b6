import type { Assessment } from '../findings/assess.ts';
import type { CompiledSignal } from '../findings/compile.ts';
import { fieldOf, originsOf } from '../findings/kind-views.ts';
import { fillWords, type Values } from '../findings/templates.ts';
import type { Evidence } from '../model/diagnosis.ts';
import type { Fact, Origin } from '../model/fact.ts';
import type { Locale } from '../model/locale.ts';

/** Facts of one signal that are cited, unless the rule says otherwise. */
const CITED = 4;

/** Further lines of one fact that are cited: a table that a bundle repeats would fill the document. */
const FURTHER = 8;

/**
 * Numbers the cited lines of one finding: `e1`, `e2`, …. A line that two signals cite is one piece of evidence, unless
 * one of them speaks against the cause: then each says its own.
 */
export class EvidenceBook {
  readonly #locale: Locale;
  readonly #byLine = new Map<string, Evidence>();
  readonly #bySignal = new Map<string, string[]>();

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  /** Cites what a signal matched; signals that were not seen cite nothing. */
  cite(signal: CompiledSignal, facts: readonly Fact[] | undefined): Evidence[] {
    const cited = (facts ?? []).slice(0, signal.source.limit ?? CITED).flatMap((fact) => {
      const origins = signal.source.cite === undefined ? [fact.source] : originsOf(fact, signal.source.cite);
      const citable = origins.filter(({ line }) => line > 0).slice(0, FURTHER);
      return citable.map((origin) => this.#line(signal, fact, origin));
    });
    this.#bySignal.set(signal.name, [...new Set(cited.map(({ id }) => id))]);
    return cited;
  }

  /** In the order of their numbers. */
  idsOf(signals: readonly string[]): string[] {
    const wanted = new Set(signals.flatMap((name) => this.#bySignal.get(name) ?? []));
    return [...this.#byLine.values()].map(({ id }) => id).filter((id) => wanted.has(id));
  }

  #line(signal: CompiledSignal, fact: Fact, origin: Origin): Evidence {
    const key = `${origin.path}\0${origin.line}\0${signal.source.role === 'against' ? 'against' : 'for'}`;
    const known = this.#byLine.get(key);
    if (known !== undefined) return known;
    const evidence: Evidence = {
      id: `e${this.#byLine.size + 1}`,
      signal: signal.name,
      path: origin.path,
      line: origin.line,
      excerpt: origin.text,
      ...(origin.cut ? { excerptCut: true as const } : {}),
      ...(origin.lossy ? { excerptLossy: true as const } : {}),
      says: fillWords(signal.source.says, this.#locale, fieldsOf(fact, signal)),
    };
    this.#byLine.set(key, evidence);
    return evidence;
  }
}

function fieldsOf(fact: Fact, signal: CompiledSignal): ReadonlyMap<string, Values> {
  return new Map(
    Object.keys(signal.kind.fields).map((name) => {
      const value = fieldOf(fact, name);
      const known = typeof value === 'string' || typeof value === 'number' ? [value] : [];
      return [name, { all: known, fallback: '?' }] as const;
    }),
  );
}

/** Distinct evidence of the signals with a role, in the order of the rule. */
export function citeRole(assessment: Assessment, role: 'for' | 'against', book: EvidenceBook): Evidence[] {
  const signals = assessment.rule.signals.filter(({ source }) => (source.role ?? 'for') === role);
  return distinct(signals.flatMap((signal) => book.cite(signal, assessment.seen.get(signal.name))));
}

export function citeSignals(assessment: Assessment, names: readonly string[], book: EvidenceBook): Evidence[] {
  const signals = assessment.rule.signals.filter(({ name }) => names.includes(name));
  return distinct(signals.flatMap((signal) => book.cite(signal, assessment.seen.get(signal.name))));
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [one.id, one])).values()];
}
