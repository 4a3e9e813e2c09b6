import { UnhangError } from '../../core/model/errors.ts';
import type { AuditEntry, Organisation } from '../ports/records.ts';
import { note } from './audit.ts';
import { allow, type Caller } from './caller.ts';
import type { ServiceNeeds } from './needs.ts';

const MAX_DAYS = 3650;
const MAX_AUDIT = 500;

/** What a new organisation begins with. */
export const ORGANISATION_DEFAULTS = { bundleDays: 30, diagnosisDays: 730, maxStoredBytes: 1024 ** 4 } as const;

export async function organisationOf(
  caller: Caller,
  { records }: ServiceNeeds,
): Promise<Organisation & { readonly storedBytes: number }> {
  allow(caller, 'read');
  return records.within(caller.organisation, async (rows) => ({
    ...(await rows.organisation()),
    storedBytes: await rows.storedBytes(),
  }));
}

export async function changeOrganisation(
  caller: Caller,
  change: Partial<Pick<Organisation, 'name' | 'bundleDays' | 'diagnosisDays'>>,
  { records, now }: ServiceNeeds,
): Promise<Organisation> {
  allow(caller, 'manage');
  return records.within(caller.organisation, async (rows) => {
    const { bundleDays, diagnosisDays } = { ...(await rows.organisation()), ...change };
    const days = [bundleDays, diagnosisDays];
    if (days.some((count) => !Number.isInteger(count) || count < 1 || count > MAX_DAYS) || bundleDays > diagnosisDays) {
      throw new UnhangError(
        'USAGE',
        `bundleDays and diagnosisDays are whole numbers from 1 to ${MAX_DAYS}, and a bundle is kept no longer than its diagnosis.`,
      );
    }
    await note(rows, caller, now(), 'organisation.change', caller.organisation);
    return rows.changeOrganisation(change);
  });
}

export async function auditOf(
  caller: Caller,
  page: { readonly limit: number; readonly before?: string; readonly target?: string },
  { records }: ServiceNeeds,
): Promise<readonly AuditEntry[]> {
  allow(caller, 'manage');
  if (page.limit < 1 || page.limit > MAX_AUDIT) throw new UnhangError('USAGE', `A page has 1 to ${MAX_AUDIT} entries.`);
  return records.within(caller.organisation, (rows) => rows.audit(page));
}
