import type { Assessment } from '../findings/assess.ts';
import type { Locale } from '../model/locale.ts';
import type { CheckOutcome, Verification } from '../model/verification.ts';
import { hangs } from './causes.ts';
import { HEADLINES } from './phrases.ts';
import { say } from './sides.ts';

type Verdict = Verification['verdict'];

/** All that is said of one pair of bundles, or of several. */
export type Part = Pick<Verification, 'cautions' | 'checks' | 'fixes' | 'changes' | 'appeared'>;

/** With these, nothing that the checks say is about a fix. */
const VOID = ['same-bundle', 'wrong-order'] as const;

/** The worst of the checks. A step that a bundle cannot show is open to whoever runs its command, and decides nothing. */
export function verdictOf(part: Part, causes: readonly Assessment[], locale: Locale): Verdict {
  const { cautions, checks } = part;
  const none = cautions.find(({ code }) => VOID.some((one) => one === code));
  if (none !== undefined) return told('cannot-tell', none.text, locale);
  const ofCauses = checks.filter(({ step }) => step === 'cause');
  if (ofCauses.length === 0) return { outcome: 'cannot-tell', headline: HEADLINES.nothing[locale] };
  const broken = [...ofCauses, ...checks].find(({ outcome }) => outcome === 'not-held');
  if (broken !== undefined) {
    const because = broken.step === 'cause' ? broken.because : `${broken.do} ${broken.because}`;
    return told('not-held', because, locale);
  }
  const open = ofCauses.find(({ outcome }) => outcome !== 'held');
  if (open !== undefined) return told('cannot-tell', open.because, locale);
  return { outcome: 'held', headline: withAppeared(heldHeadline(part, causes, locale), part, locale) };
}

function told(outcome: Exclude<CheckOutcome, 'held'>, because: string, locale: Locale): Verdict {
  return { outcome, headline: say(HEADLINES[outcome], locale, { because }) };
}

function heldHeadline({ cautions }: Part, causes: readonly Assessment[], locale: Locale): string {
  if (!causes.some(hangs)) return HEADLINES.heldAtRisk[locale];
  const but = cautions.filter(({ code }) => code === 'rebooted' || code === 'mount-gone').map(({ text }) => text);
  if (but.length === 0) return HEADLINES.held[locale];
  return say(HEADLINES.heldBut, locale, { but: but.join(locale === 'en' ? ' ' : '') });
}

function withAppeared(headline: string, { appeared }: Part, locale: Locale): string {
  if (appeared.length === 0) return headline;
  return say(HEADLINES.appeared, locale, { headline, titles: appeared.map(({ title }) => title) });
}
