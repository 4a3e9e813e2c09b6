import type { OrganisationRecords } from '../ports/records.ts';
import type { Caller } from './caller.ts';

/** Writes down who did what, in the transaction that does it. */
export function note(
  records: OrganisationRecords,
  { actor, requestId }: Caller,
  at: string,
  action: string,
  target: string,
): Promise<void> {
  return records.addAudit({ at, actor, action, target, ...(requestId !== undefined && { requestId }) });
}
