import { FindingWriter } from '../diagnosis/finding.ts';
import type { Assessment } from '../findings/assess.ts';
import { taskOverviews } from '../facts/kinds/task-overviews.ts';
import type { Evidence, MissingFact, Outcome } from '../model/diagnosis.ts';
import type { Locale, Words } from '../model/locale.ts';
import type { CheckOutcome, VerificationCheck } from '../model/verification.ts';
import type { Examined } from './examined.ts';
import { BECAUSE } from './phrases.ts';
import { fewOf, say } from './sides.ts';

/** Statuses under which something hangs. */
const HANGING: ReadonlySet<Outcome> = new Set(['confirmed', 'probable', 'possible']);

export function hangs({ status }: Assessment): boolean {
  return HANGING.has(status);
}

/** What is to be verified: what hung or, where nothing did, what could have. */
export function causesIn(before: Examined): readonly Assessment[] {
  const held = inOrder(before).filter(({ status }) => HANGING.has(status) || status === 'at-risk');
  const hanging = held.filter(hangs);
  return hanging.length > 0 ? hanging : held;
}

/** Best first, as the diagnosis has them. */
function inOrder({ diagnosis, assessments }: Examined): Assessment[] {
  const byRule = new Map(assessments.map((assessment) => [assessment.rule.source.id, assessment]));
  return diagnosis.findings.flatMap(({ rule }) => byRule.get(rule) ?? []);
}

/** Mounts that a cause is about: the value `target` of its rule. */
export function targetsOf({ values }: Assessment): readonly string[] {
  return (values.get('target')?.all ?? []).map(String);
}

interface Answer {
  readonly outcome: CheckOutcome;
  readonly because: string;
  readonly after: readonly Evidence[];
  readonly missing: readonly MissingFact[];
}

/** Is this cause of the earlier bundle gone in the later one? */
export class CauseCheck {
  readonly #after: Examined;
  readonly #locale: Locale;

  constructor(after: Examined, locale: Locale) {
    this.#after = after;
    this.#locale = locale;
  }

  of(cause: Assessment, before: Examined): VerificationCheck {
    const { id } = cause.rule.source;
    const finding = before.diagnosis.findings.find(({ rule }) => rule === id);
    const { outcome, because, after, missing } = this.#answer(cause);
    return {
      rule: id,
      step: 'cause',
      do: finding?.title ?? id,
      outcome,
      because,
      evidence: { before: fewOf(finding?.evidence ?? []), after: fewOf(after) },
      missing,
    };
  }

  #answer(cause: Assessment): Answer {
    const now = this.#after.assessments.find(({ rule }) => rule.source.id === cause.rule.source.id);
    if (now === undefined || now.status === 'not-assessable') return this.#untold(cause);
    if (hangs(now)) return this.#there(cause, now);
    if (now.status === 'at-risk') {
      return hangs(cause)
        ? this.#shown('cannot-tell', BECAUSE.conditions, now)
        : this.#shown('not-held', BECAUSE.stillAtRisk, now);
    }
    return this.#elsewhere(cause) ?? this.#gone(cause);
  }

  #there(cause: Assessment, now: Assessment): Answer {
    if (now.status === 'possible') return this.#shown('cannot-tell', BECAUSE.maybe, now);
    const [before, after] = [targetsOf(cause), targetsOf(now)];
    if (relationOf(before, after) === 'apart') return this.#shown('not-held', BECAUSE.moved, now, { before, after });
    return this.#shown('not-held', BECAUSE.still, now);
  }

  /** The cause is out, yet its mount hangs: another one, or one that nobody knows. */
  #elsewhere(cause: Assessment): Answer | undefined {
    const others = inOrder(this.#after).filter(hangs);
    const here = targetsOf(cause);
    const same = others.find((other) => relationOf(here, targetsOf(other)) === 'shared');
    if (same !== undefined && same.status !== 'possible')
      return this.#shown('not-held', BECAUSE.otherCause, same, { target: here.slice(0, 1) });
    const maybe = same ?? others.find((other) => relationOf(here, targetsOf(other)) === 'unknown');
    if (maybe !== undefined) return this.#shown('cannot-tell', BECAUSE.perhapsOtherCause, maybe);
    const { symptoms } = this.#after;
    if (others.length > 0 || symptoms.length === 0) return undefined;
    const named = symptoms.map(({ who, where }) => `${who}: ${where}`);
    const because = say(BECAUSE.unexplained, this.#locale, { symptoms: named });
    return { outcome: 'cannot-tell', because, after: [], missing: [] };
  }

  /** Ruled out; whether that is the whole answer depends on who could have looked. */
  #gone(cause: Assessment): Answer {
    const ruling = this.#rulingOf(cause);
    const { complete } = this.#after.diagnosis.bundle;
    const looked = (this.#after.facts.of(taskOverviews) ?? []).length > 0;
    const words = !complete ? BECAUSE.incomplete : looked ? BECAUSE.gone : BECAUSE.unlooked;
    return {
      outcome: complete && looked ? 'held' : 'cannot-tell',
      because: say(words, this.#locale, { because: unended(ruling?.because ?? '', words === BECAUSE.gone) }),
      after: ruling?.evidence ?? [],
      missing: complete && !looked ? this.#needsOf(cause) : [],
    };
  }

  #untold(cause: Assessment): Answer {
    const ruling = this.#rulingOf(cause);
    const because = say(BECAUSE.untold, this.#locale, { because: ruling?.because ?? '?' });
    return { outcome: 'cannot-tell', because, after: ruling?.evidence ?? [], missing: ruling?.missing ?? [] };
  }

  #shown(
    outcome: CheckOutcome,
    words: Words,
    now: Assessment,
    values: Readonly<Record<string, readonly string[]>> = {},
  ): Answer {
    const headline = new FindingWriter(now, this.#locale, NO_PATCHES).headline();
    const finding = this.#after.diagnosis.findings.find(({ rule }) => rule === now.rule.source.id);
    const title = finding?.title ?? now.rule.source.id;
    const because = say(words, this.#locale, { ...values, headline, title });
    return { outcome, because, after: finding?.evidence ?? [], missing: finding?.missing ?? [] };
  }

  #rulingOf({ rule }: Assessment) {
    return this.#after.diagnosis.differential.find((ruling) => ruling.rule === rule.source.id);
  }

  #needsOf({ rule }: Assessment): MissingFact[] {
    return rule.source.needs.map(({ fact, why, command }) => ({
      fact: say(fact, this.#locale),
      why: say(why, this.#locale),
      command,
    }));
  }
}

const NO_PATCHES: ReadonlyMap<string, string> = new Map();

export function relationOf(before: readonly string[], after: readonly string[]): 'shared' | 'apart' | 'unknown' {
  if (before.length === 0 || after.length === 0) return 'unknown';
  const known = new Set(before);
  return after.some((target) => known.has(target)) ? 'shared' : 'apart';
}

/** In brackets a sentence goes without its full stop. */
function unended(text: string, isSentence: boolean): string {
  return isSentence ? text : text.replace(/[.。]$/, '');
}
