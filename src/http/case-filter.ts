import type { CaseFilter } from '../cases/ports/records.ts';

import { momentOf } from './moment.ts';
import type { operations } from './openapi.gen.d.ts';

type Query = NonNullable<operations['listCaseGroups']['parameters']['query']>;

/** Which cases a list is about. */
export function filterOf({ createdFrom, createdTo, q, ...same }: Query): CaseFilter {
  const { state, verdict, rule, host, customer, ticket, owner, kernel, label, mountType, fingerprint } = same;
  const filter: CaseFilter = {
    state,
    verdict,
    rule,
    host,
    customer,
    ticket,
    owner,
    kernel,
    label,
    mountType,
    fingerprint,
    createdFrom: createdFrom === undefined ? undefined : momentOf(createdFrom, 'createdFrom'),
    createdTo: createdTo === undefined ? undefined : momentOf(createdTo, 'createdTo'),
    text: q,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as CaseFilter; // fewer keys of the same
}
