import { UnhangError } from '../../core/model/errors.ts';
import type { SignedRequest } from '../ports/objects.ts';
import type {
  Case,
  CaseEvent,
  CaseFilter,
  CaseGroup,
  CasePage,
  OrganisationRecords,
  WeekCount,
} from '../ports/records.ts';
import { note } from './audit.ts';
import { allow, type Caller } from './caller.ts';
import type { ServiceNeeds } from './needs.ts';
import { newCase } from './new-case.ts';
import { found } from './not-found.ts';
import { keysOf } from './object-keys.ts';
import type { CaseDetail, CaseWords, Removal } from './service.ts';
import { checkWords } from './words.ts';

const MAX_PAGE = 200;
const MAX_GROUPS = 200;
const MAX_EVENTS = 500;
const MAX_WEEKS = 104;
const WEEK_MS = 7 * 86_400_000;

export async function createCase(caller: Caller, words: CaseWords, needs: ServiceNeeds): Promise<Case> {
  allow(caller, 'write');
  checkWords(words);
  return needs.records.within(caller.organisation, async (rows) => {
    const row = newCase(caller, words, await rows.organisation(), needs);
    await rows.addCase(row);
    await note(rows, caller, row.createdAt, 'case.create', row.id);
    return row;
  });
}

export async function listCases(caller: Caller, page: CasePage, { records }: ServiceNeeds): Promise<readonly Case[]> {
  allow(caller, 'read');
  if (page.limit < 1 || page.limit > MAX_PAGE) {
    throw new UnhangError('USAGE', `A page has 1 to ${MAX_PAGE} cases.`);
  }
  return records.within(caller.organisation, (rows) => rows.cases(page));
}

export async function caseGroups(
  caller: Caller,
  filter: CaseFilter,
  { records }: ServiceNeeds,
): Promise<readonly CaseGroup[]> {
  allow(caller, 'read');
  return records.within(caller.organisation, (rows) => rows.caseGroups(filter, MAX_GROUPS));
}

export async function casesPerWeek(
  caller: Caller,
  weeks: number,
  { records, now }: ServiceNeeds,
): Promise<readonly WeekCount[]> {
  allow(caller, 'read');
  if (weeks < 1 || weeks > MAX_WEEKS) throw new UnhangError('USAGE', `Ask for 1 to ${MAX_WEEKS} weeks.`);
  const from = new Date(Date.parse(now()) - weeks * WEEK_MS).toISOString();
  return records.within(caller.organisation, (rows) => rows.casesPerWeek(from));
}

export async function caseDetail(caller: Caller, id: string, { records, now }: ServiceNeeds): Promise<CaseDetail> {
  allow(caller, 'read');
  return records.within(caller.organisation, async (rows) => {
    const row = found(await rows.case(id), 'case', id);
    await note(rows, caller, now(), 'case.read', id);
    return { case: row, bundles: await rows.bundlesOf(id), analyses: await rows.analysesOf(id) };
  });
}

export async function changeCase(
  caller: Caller,
  id: string,
  version: number,
  change: { readonly [K in keyof CaseWords]?: CaseWords[K] | null },
  { records, now }: ServiceNeeds,
): Promise<Case> {
  allow(caller, 'write');
  checkWords(change);
  const { labels, ...words } = change;
  return records.within(caller.organisation, async (rows) => {
    found(await rows.case(id), 'case', id);
    const all = { ...words, ...(labels !== undefined && { labels: labels ?? [] }) };
    const changed = await rows.changeCase(id, all, now(), version);
    if (changed === undefined) throw changedMeanwhile(id);
    await note(rows, caller, now(), 'case.change', id);
    await rows.addEvent({
      caseId: id,
      at: now(),
      type: 'changed',
      data: { by: caller.actor, what: Object.keys(change) },
    });
    return changed;
  });
}

function changedMeanwhile(id: string): UnhangError {
  return new UnhangError('CHANGED', `The case ${id} was changed since you read it. Read it again.`);
}

export async function removeCase(caller: Caller, id: string, version: number, needs: ServiceNeeds): Promise<Removal> {
  allow(caller, 'write');
  return needs.records.within(caller.organisation, async (rows) => {
    const row = found(await rows.case(id), 'case', id);
    if (row.version !== version) throw changedMeanwhile(id);
    const at = needs.now();
    const removal = await removeWithAll(rows, row, at);
    await note(rows, caller, at, 'case.delete', id);
    return removal;
  });
}

/** The rows at once; the objects by a job, which is tried until they are gone. */
export async function removeWithAll(
  rows: OrganisationRecords,
  { id, organisation }: Pick<Case, 'id' | 'organisation'>,
  at: string,
): Promise<Removal> {
  const bundles = await rows.bundlesOf(id);
  const analyses = await rows.analysesOf(id);
  await rows.enqueue({ name: 'remove-objects', organisation, keys: bundles.flatMap(keysOf) });
  await rows.removeCase(id);
  return {
    id,
    removedAt: at,
    bundles: bundles.map(({ id: bundle, sha256, bytes }) => ({
      id: bundle,
      bytes,
      ...(sha256 !== undefined && { sha256 }),
    })),
    analyses: analyses.length,
  };
}

export async function removeBundle(
  caller: Caller,
  caseId: string,
  bundleId: string,
  { records, now }: ServiceNeeds,
): Promise<void> {
  allow(caller, 'write');
  const { organisation } = caller;
  await records.within(organisation, async (rows) => {
    const bundle = found(await rows.bundle(bundleId), 'bundle', bundleId);
    if (bundle.caseId !== caseId) found(undefined, 'bundle', bundleId);
    if (bundle.removedAt !== undefined) return;
    await rows.changeBundle(bundleId, { removedAt: now() });
    // So that its ETag is another one: the case is answered with its bundles.
    await rows.changeCase(caseId, {}, now());
    await rows.enqueue({ name: 'remove-objects', organisation, keys: keysOf(bundle) });
    await note(rows, caller, now(), 'bundle.delete', bundleId);
  });
}

export async function signBundle(
  caller: Caller,
  caseId: string,
  bundleId: string,
  { records, objects, now, limits }: ServiceNeeds,
): Promise<SignedRequest> {
  allow(caller, 'read');
  const bundle = await records.within(caller.organisation, async (rows) => {
    const row = found(await rows.bundle(bundleId), 'bundle', bundleId);
    if (row.caseId !== caseId) found(undefined, 'bundle', bundleId);
    if (row.removedAt !== undefined) {
      throw new UnhangError('GONE', `The bundle ${bundleId} was removed on ${row.removedAt.slice(0, 10)}.`);
    }
    await note(rows, caller, now(), 'bundle.read', bundleId);
    return row;
  });
  return objects.signGet(bundle.key, bundle.fileName, limits.downloadSeconds);
}

export async function eventsAfter(
  caller: Caller,
  caseId: string,
  after: number,
  { records }: ServiceNeeds,
): Promise<readonly CaseEvent[]> {
  allow(caller, 'read');
  return records.within(caller.organisation, async (rows) => {
    found(await rows.case(caseId), 'case', caseId);
    return rows.eventsAfter(caseId, after, MAX_EVENTS);
  });
}
