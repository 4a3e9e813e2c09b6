import type { Work } from '../ports/jobs.ts';
import { analyse } from './analyse.ts';
import { analysisOf, cancelAnalysis, diagnosisOf, reanalyse } from './analyses.ts';
import * as cases from './cases.ts';
import * as keys from './keys.ts';
import type { ServiceNeeds } from './needs.ts';
import { auditOf, changeOrganisation, organisationOf } from './organisations.ts';
import { receiveBundle } from './receive.ts';
import { removeObjects } from './retention.ts';
import type { CaseService } from './service.ts';
import * as uploads from './uploads.ts';
import { verificationOf } from './verification.ts';

/** The use cases, with their needs bound. */
export function bindService(needs: ServiceNeeds): CaseService {
  return {
    authenticate: (key, requestId) => keys.authenticate(key, requestId, needs),
    createUpload: (caller, upload) => uploads.createUpload(caller, upload, needs),
    upload: (caller, id) => uploads.uploadStatus(caller, id, needs),
    signParts: (caller, id, numbers) => uploads.signParts(caller, id, numbers, needs),
    completeUpload: (caller, id, parts) => uploads.completeUpload(caller, id, parts, needs),
    abortUpload: (caller, id) => uploads.abortUpload(caller, id, needs),
    receiveBundle: (caller, upload, body) => receiveBundle(caller, upload, body, needs),
    createCase: (caller, words) => cases.createCase(caller, words, needs),
    cases: (caller, page) => cases.listCases(caller, page, needs),
    caseGroups: (caller, filter) => cases.caseGroups(caller, filter, needs),
    casesPerWeek: (caller, weeks) => cases.casesPerWeek(caller, weeks, needs),
    case: (caller, id) => cases.caseDetail(caller, id, needs),
    changeCase: (caller, id, version, change) => cases.changeCase(caller, id, version, change, needs),
    removeCase: (caller, id, version) => cases.removeCase(caller, id, version, needs),
    removeBundle: (caller, caseId, bundleId) => cases.removeBundle(caller, caseId, bundleId, needs),
    signBundle: (caller, caseId, bundleId) => cases.signBundle(caller, caseId, bundleId, needs),
    diagnosis: (caller, caseId, options) => diagnosisOf(caller, caseId, options, needs),
    verification: (caller, caseId, options) => verificationOf(caller, caseId, options, needs),
    analysis: (caller, id) => analysisOf(caller, id, needs),
    reanalyse: (caller, caseId, bundleId) => reanalyse(caller, caseId, bundleId, needs),
    cancelAnalysis: (caller, id) => cancelAnalysis(caller, id, needs),
    events: (caller, caseId, after) => cases.eventsAfter(caller, caseId, after, needs),
    organisation: (caller) => organisationOf(caller, needs),
    changeOrganisation: (caller, change) => changeOrganisation(caller, change, needs),
    keys: (caller) => keys.listKeys(caller, needs),
    createKey: (caller, key) => keys.createKey(caller, key, needs),
    revokeKey: (caller, id) => keys.revokeKey(caller, id, needs),
    audit: (caller, page) => auditOf(caller, page, needs),
    ...(needs.objects.door !== undefined && { door: needs.objects.door }),
    check: async () => {
      await Promise.all([needs.records.check(), needs.objects.check()]);
    },
  };
}

/** What a worker does with each job. */
export function bindWork(needs: ServiceNeeds): Work {
  return (job, context) => (job.name === 'analyse' ? analyse(job, context, needs) : removeObjects(job, needs));
}
