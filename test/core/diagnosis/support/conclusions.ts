import { conclude, type Container } from '../../../../src/core/diagnosis/conclude.ts';
import { assess } from '../../../../src/core/findings/assess.ts';
import type { Diagnosis } from '../../../../src/core/model/diagnosis.ts';
import { Facts } from '../../../../src/core/model/fact.ts';
import type { Locale } from '../../../../src/core/model/locale.ts';
import type { Note } from '../../../../src/core/model/note.ts';
import type { RuleSource } from '../../../../src/core/model/rule.ts';
import type { Summary, Symptom } from '../../../../src/core/model/summary.ts';
import { compiled, expressions, line, thing, things, type Thing, words } from '../../findings/support/rules.ts';

export interface Situation {
  readonly rules?: readonly Partial<RuleSource>[];
  /** Facts of the kind `things`; its lines are cited. */
  readonly facts?: readonly Partial<Thing>[];
  readonly notes?: readonly Note[];
  readonly symptoms?: readonly Symptom[];
  readonly timeline?: Summary['timeline'];
  readonly moreMoments?: number;
  readonly hangs?: Summary['hangs'];
  readonly container?: Partial<Container>;
  readonly patches?: ReadonlyMap<string, string>;
  readonly locale?: Locale;
}

/** A diagnosis of made-up facts by made-up rules. */
export function diagnosisOf(situation: Situation = {}): Diagnosis {
  const { rules = [{}], facts: rows = [], notes = [], symptoms = [], timeline = [], locale = 'en' } = situation;
  const facts = new Facts();
  facts.set(
    things,
    rows.map((row, index) => thing({ source: line(index + 1), ...row })),
  );
  const complete = !notes.some(({ code }) => code === 'truncated');
  return conclude(
    {
      assessments: rules.map((rule) => assess(compiled(rule), facts, expressions, complete)),
      patches: situation.patches ?? new Map(),
      container: { format: 'tar', root: '', entries: rows.length, notes, ...situation.container },
      summary: { symptoms, timeline, moreMoments: situation.moreMoments, hangs: situation.hangs },
      factCounts: { things: rows.length },
      engine: { version: '1.2.3', catalog: 'c' },
    },
    locale,
  );
}

/** A rule that ends as it is told to, with one line to cite. */
export function ending(status: string, id: string, more: Partial<RuleSource> = {}): Partial<RuleSource> {
  const see = 'someThings.filter(t, true)';
  const base: Partial<RuleSource> = {
    id,
    headline: words(`headline of ${id}`),
    signals: { any: { see, says: words('seen') } },
  };
  if (status === 'not-assessable') return { ...base, holds: { confirmed: 'any && !any' }, ...more };
  if (status === 'ruled-out')
    return { ...base, holds: { confirmed: 'any' }, ruledOut: [{ when: 'any', because: words('ruled out') }], ...more };
  const atRisk = { headline: words(`${id} at risk`), summary: words('Not yet'), chain: [] };
  return { ...base, holds: { [status]: 'any' }, ...(status === 'at-risk' ? { atRisk } : {}), ...more };
}
