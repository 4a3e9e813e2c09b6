import type { Assessment } from '../findings/assess.ts';
import { OUTCOMES, type Severity } from '../model/diagnosis.ts';

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/**
 * Best outcome first; of one outcome the more severe first, but a cause that makes what another rule sees before that
 * other one (`behind`), so that a reader begins with what blocks the rest.
 */
export function ranked(assessments: readonly Assessment[]): readonly Assessment[] {
  const sorted = [...assessments].sort(byRank);
  const byId = new Map(sorted.map((assessment) => [assessment.rule.source.id, assessment]));
  const placed = new Set<Assessment>();
  const place = (assessment: Assessment): void => {
    if (placed.has(assessment)) return;
    // Noted before its causes are placed: rules of a person's own may name each other in a circle.
    placed.add(assessment);
    for (const id of assessment.rule.source.behind ?? []) {
      const cause = byId.get(id);
      if (cause?.status === assessment.status) place(cause);
    }
    order.push(assessment);
  };
  const order: Assessment[] = [];
  for (const assessment of sorted) place(assessment);
  return order;
}

/** What only looks like a hang, however sure, comes behind a hang that is at least probable: nobody waits for it. */
function outcomeRank({ status, rule }: Assessment): number {
  const place = OUTCOMES.indexOf(status);
  const isAside = rule.source.severity === 'low' && place < OUTCOMES.indexOf('possible');
  return isAside ? OUTCOMES.indexOf('possible') - 0.5 : place;
}

function byRank(a: Assessment, b: Assessment): number {
  return (
    outcomeRank(a) - outcomeRank(b) ||
    OUTCOMES.indexOf(a.status) - OUTCOMES.indexOf(b.status) ||
    SEVERITIES.indexOf(a.rule.source.severity) - SEVERITIES.indexOf(b.rule.source.severity) ||
    (a.rule.source.id < b.rule.source.id ? -1 : 1)
  );
}
