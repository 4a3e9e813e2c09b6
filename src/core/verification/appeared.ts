import { FindingWriter } from '../diagnosis/finding.ts';
import type { Locale } from '../model/locale.ts';
import type { Appeared } from '../model/verification.ts';
import { causesIn, hangs, relationOf, targetsOf } from './causes.ts';
import type { Examined } from './examined.ts';
import { fewOf } from './sides.ts';

/**
 * Causes that hold now and did not before, or that hang now and were a risk before. One that is merely possible on a mount
 * that hung already is not new: a bundle that tells less leaves more of the family open.
 */
export function appearedIn(before: Examined, after: Examined, locale: Locale): Appeared[] {
  const earlier = new Map(before.diagnosis.findings.map(({ rule, status }) => [rule, status]));
  const later = new Map(after.assessments.map((assessment) => [assessment.rule.source.id, assessment]));
  const hung = causesIn(before).filter(hangs).flatMap(targetsOf);
  return after.diagnosis.findings.flatMap(({ rule, status, title, evidence }): Appeared[] => {
    const [was, now] = [earlier.get(rule), later.get(rule)];
    if (now === undefined || (was !== undefined && !(was === 'at-risk' && hangs(now)))) return [];
    if (now.status === 'possible' && relationOf(hung, targetsOf(now)) === 'shared') return [];
    const headline = new FindingWriter(now, locale, new Map()).headline();
    return [{ rule, status, title, headline, evidence: fewOf(evidence) }];
  });
}
