import { readingOf } from '../../core/keep-reading.ts';
import type { Diagnosis } from '../../core/model/diagnosis.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Locale } from '../../core/model/locale.ts';
import type { Analysis, Bundle, OrganisationRecords } from '../ports/records.ts';
import { queueAnalysis } from './add-bundle.ts';
import { note } from './audit.ts';
import { allow, type Caller } from './caller.ts';
import { readingKey, type ServiceNeeds } from './needs.ts';
import { found } from './not-found.ts';
import { resultOf } from './result.ts';
import { saveResult } from './save-result.ts';
import type { Reanalysis, RuleChange } from './service.ts';

export async function diagnosisOf(
  caller: Caller,
  caseId: string,
  {
    locale,
    analysisId,
    bundleId,
  }: { readonly locale: Locale; readonly analysisId?: string; readonly bundleId?: string },
  { records, packing, now }: ServiceNeeds,
): Promise<{ readonly analysis: Analysis; readonly diagnosis: Diagnosis }> {
  allow(caller, 'read');
  const { analysis, packed } = await records.within(caller.organisation, async (rows) => {
    found(await rows.case(caseId), 'case', caseId);
    const all = await rows.analysesOf(caseId);
    const one = all.find(
      ({ id, state, bundleId: of }) => state === 'succeeded' && (analysisId ?? id) === id && (bundleId ?? of) === of,
    );
    if (one === undefined) throw none(caseId, all[0]);
    await note(rows, caller, now(), 'diagnosis.read', one.id);
    return { analysis: one, packed: await rows.diagnosis(one.id, locale) };
  });
  const text = await packing.unpack(found(packed, 'diagnosis of analysis', analysis.id));
  return { analysis, diagnosis: JSON.parse(text) as Diagnosis }; // ours: `saveResult` wrote it
}

function none(caseId: string, newest: Analysis | undefined): UnhangError {
  if (newest?.failure !== undefined) {
    return new UnhangError('NOT_FOUND', `The case ${caseId} has no diagnosis: ${newest.failure.message}`);
  }
  const state = newest === undefined ? 'no bundle has arrived' : `its analysis is ${newest.state}`;
  return new UnhangError('NOT_FOUND', `The case ${caseId} has no such diagnosis yet: ${state}.`);
}

export async function analysisOf(caller: Caller, id: string, { records }: ServiceNeeds): Promise<Analysis> {
  allow(caller, 'read');
  return records.within(caller.organisation, async (rows) => found(await rows.analysis(id), 'analysis', id));
}

/** With today's rules: from what was kept, in milliseconds, or else from the bundle, in the background. */
export async function reanalyse(
  caller: Caller,
  caseId: string,
  bundleId: string | undefined,
  needs: ServiceNeeds,
): Promise<Reanalysis> {
  allow(caller, 'write');
  const { records, objects, packing, now } = needs;
  const { organisation } = caller;
  const { bundle, before } = await records.within(organisation, async (rows) => {
    const chosen = await bundleToRead(rows, caseId, bundleId);
    return { bundle: chosen, before: await lastDocument(rows, chosen) };
  });
  const kept = await objects.get(readingKey(organisation, caseId, bundle.id));
  if (kept === undefined) {
    if (bundle.removedAt !== undefined) {
      throw new UnhangError('GONE', `Of the bundle ${bundle.id} nothing is kept to analyse. Upload it again.`);
    }
    const analysis = await records.within(organisation, async (rows) => {
      await rows.changeCase(caseId, { state: 'queued' }, now());
      await note(rows, caller, now(), 'analysis.create', caseId);
      return queueAnalysis(rows, bundle, needs);
    });
    return { analysis };
  }
  const result = resultOf(readingOf(await packing.unpackLines(kept.body)), needs);
  const row = runningNow(bundle, needs);
  await records.within(organisation, async (rows) => {
    await rows.addAnalysis(row);
    await note(rows, caller, now(), 'analysis.create', row.id);
  });
  await saveResult(row, bundle, result, needs);
  const earlier = before === undefined ? undefined : (JSON.parse(await packing.unpack(before)) as Diagnosis);
  return {
    analysis: await analysisOf(caller, row.id, needs),
    changes: changesBetween(earlier, result.documents.en),
  };
}

/** The bundle that was asked for, or the newest of the case. */
async function bundleToRead(rows: OrganisationRecords, caseId: string, bundleId: string | undefined): Promise<Bundle> {
  found(await rows.case(caseId), 'case', caseId);
  const bundles = await rows.bundlesOf(caseId);
  const bundle = bundleId === undefined ? bundles.at(-1) : bundles.find(({ id }) => id === bundleId);
  return found(bundle, 'bundle', bundleId ?? `of case ${caseId}`);
}

async function lastDocument(rows: OrganisationRecords, { caseId, id }: Bundle): Promise<Uint8Array | undefined> {
  const analyses = await rows.analysesOf(caseId);
  const last = analyses.find(({ bundleId, state }) => bundleId === id && state === 'succeeded');
  return last === undefined ? undefined : rows.diagnosis(last.id, 'en');
}

function runningNow({ id: bundleId, caseId, organisation, bytes }: Bundle, { id, now }: ServiceNeeds): Analysis {
  const at = now();
  return {
    id: id('ana'),
    organisation,
    caseId,
    bundleId,
    state: 'running',
    attempt: 1,
    progress: { phase: 'rules', readBytes: bytes, totalBytes: bytes },
    createdAt: at,
    startedAt: at,
  };
}

function changesBetween(before: Diagnosis | undefined, after: Diagnosis): RuleChange[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((rule) => ({ rule, before: old.get(rule) ?? 'unknown', after: now.get(rule) ?? 'unknown' }))
    .filter((change) => change.before !== change.after);
}

function wordsOf(document: Diagnosis | undefined): Map<string, string> {
  const all = [...(document?.findings ?? []), ...(document?.differential ?? [])];
  return new Map(all.map(({ rule, status }) => [rule, status]));
}

export async function cancelAnalysis(caller: Caller, id: string, { records, now }: ServiceNeeds): Promise<Analysis> {
  allow(caller, 'write');
  return records.within(caller.organisation, async (rows) => {
    const { state, caseId } = found(await rows.analysis(id), 'analysis', id);
    const at = now();
    if (!(await rows.changeAnalysis(id, ['queued', 'running'], { state: 'cancelled', finishedAt: at }))) {
      throw new UnhangError('CONFLICT', `The analysis ${id} has ended already: it is ${state}.`);
    }
    await rows.changeCase(caseId, { state: 'cancelled' }, at);
    await rows.addEvent({ caseId, at, type: 'done', data: { analysis: id, cancelled: true } });
    await note(rows, caller, at, 'analysis.cancel', id);
    return found(await rows.analysis(id), 'analysis', id);
  });
}
