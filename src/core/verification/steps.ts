import { citeSignals, EvidenceBook } from '../diagnosis/evidence.ts';
import type { Assessment } from '../findings/assess.ts';
import type { LaterLook } from '../findings/look-later.ts';
import type { Evidence, Finding } from '../model/diagnosis.ts';
import type { Locale } from '../model/locale.ts';
import type { CheckSource, StepSource } from '../model/rule.ts';
import type { BothSides, FixCheck, VerificationCheck } from '../model/verification.ts';
import { BECAUSE } from './phrases.ts';
import { fewOf, say } from './sides.ts';

/** What the steps of one cause are asked of: the rule in the earlier bundle, its finding there, and a later look. */
export interface StepsBasis {
  readonly cause: Assessment;
  readonly finding: Finding;
  readonly look: LaterLook;
  readonly locale: Locale;
}

/** The rule's steps of verification, as far as the later bundle answers them. */
export function checkSteps(basis: StepsBasis): VerificationCheck[] {
  const { cause, finding } = basis;
  const steps = applicable(cause.rule.source.verify, cause);
  return finding.verify.map((said, index) => {
    const [outcome, because, truth] = answer(steps[index], basis.look);
    return {
      rule: finding.rule,
      step: 'verify',
      do: said.do,
      run: said.run,
      expect: said.expect,
      outcome,
      because: say(because, basis.locale),
      evidence: truth === undefined ? { before: [], after: [] } : evidenceOf(truth, basis),
      missing: [],
    };
  });
}

type Answer = readonly [VerificationCheck['outcome'], (typeof BECAUSE)[keyof typeof BECAUSE], truth?: string];

function answer(step: CheckSource | undefined, look: LaterLook): Answer {
  const { held, broken } = step ?? {};
  if (held === undefined && broken === undefined) return ['cannot-tell', BECAUSE.stepUntellable];
  if (broken !== undefined && look.certain(broken)) return ['not-held', BECAUSE.stepBroken, broken];
  if (held !== undefined && look.certain(held)) return ['held', BECAUSE.stepHeld, held];
  return ['cannot-tell', BECAUSE.stepUntold];
}

/** Fixes that a fact of the earlier bundle called for: does the same fact of the later one call for them still? */
export function checkFixes(basis: StepsBasis): FixCheck[] {
  const { cause, finding, look } = basis;
  const steps = applicable(cause.rule.source.fix, cause);
  return finding.fix.flatMap(({ do: what, run, since }, index): FixCheck[] => {
    const when = steps[index]?.when;
    if (when === undefined || !cause.rule.laterTruths.has(when)) return [];
    const outcome = look.certain(when) ? 'open' : look.possible(when) ? 'cannot-tell' : 'done';
    return [{ rule: finding.rule, do: what, run, since, outcome, evidence: evidenceOf(when, basis) }];
  });
}

/** The steps that a finding shows, in its order. */
function applicable<S extends StepSource>(steps: readonly S[], cause: Assessment): S[] {
  return steps.filter(({ when }) => when === undefined || cause.holds(when));
}

function evidenceOf(truth: string, { cause, finding, look, locale }: StepsBasis): BothSides {
  const names = cause.rule.laterTruths.get(truth)?.reads ?? [];
  const book = new EvidenceBook(locale);
  const after = look.signals
    .filter(({ name }) => names.includes(name))
    .flatMap((signal) => book.cite(signal, look.seen.get(signal.name)));
  const before = citeSignals(cause, names, new EvidenceBook(locale));
  return { before: fewOf(before.length > 0 ? before : finding.evidence), after: fewOf(distinct(after)) };
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [one.id, one])).values()];
}
