import type { Case, Organisation } from '../ports/records.ts';
import type { Caller } from './caller.ts';
import type { ServiceNeeds } from './needs.ts';
import type { CaseWords } from './service.ts';

const DAY_MS = 86_400_000;

export const daysLater = (at: string, days: number): string => new Date(Date.parse(at) + days * DAY_MS).toISOString();

/** A case without a bundle, not written yet. */
export function newCase(
  { organisation, actor }: Caller,
  words: CaseWords,
  kept: Pick<Organisation, 'diagnosisDays'>,
  { id, now }: Pick<ServiceNeeds, 'id' | 'now'>,
): Case {
  const at = now();
  return {
    ...words,
    id: id('case'),
    organisation,
    version: 1,
    createdAt: at,
    updatedAt: at,
    expiresAt: daysLater(at, kept.diagnosisDays),
    createdBy: actor,
    state: 'waiting',
    labels: words.labels ?? [],
    mountTypes: [],
  };
}
