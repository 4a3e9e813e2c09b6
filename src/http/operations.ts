import type { Operation } from './operation.ts';
import { abortUpload } from './routes/abort-upload.ts';
import { cancelAnalysis } from './routes/cancel-analysis.ts';
import { changeCase } from './routes/change-case.ts';
import { changeOrganisation } from './routes/change-organisation.ts';
import { completeUpload } from './routes/complete-upload.ts';
import { createAnalysis } from './routes/create-analysis.ts';
import { createCase } from './routes/create-case.ts';
import { createDiagnosis } from './routes/create-diagnosis.ts';
import { createKey } from './routes/create-key.ts';
import { createSelfCheck } from './routes/create-self-check.ts';
import { createUpload } from './routes/create-upload.ts';
import { getAnalysis } from './routes/get-analysis.ts';
import { getBundle } from './routes/get-bundle.ts';
import { getCaseVerification } from './routes/get-case-verification.ts';
import { getCase } from './routes/get-case.ts';
import { getCaseDiagnosis } from './routes/get-case-diagnosis.ts';
import { getDocs } from './routes/get-docs.ts';
import { getLiveness } from './routes/get-liveness.ts';
import { getMetrics } from './routes/get-metrics.ts';
import { getObject } from './routes/get-object.ts';
import { getOpenapi } from './routes/get-openapi.ts';
import { getOrganisation } from './routes/get-organisation.ts';
import { getProblem } from './routes/get-problem.ts';
import { getReadiness } from './routes/get-readiness.ts';
import { getRule } from './routes/get-rule.ts';
import { getUpload } from './routes/get-upload.ts';
import { listAudit } from './routes/list-audit.ts';
import { listCaseEvents } from './routes/list-case-events.ts';
import { listCaseGroups } from './routes/list-case-groups.ts';
import { listCaseWeeks } from './routes/list-case-weeks.ts';
import { listCases } from './routes/list-cases.ts';
import { listKeys } from './routes/list-keys.ts';
import { listRules } from './routes/list-rules.ts';
import { putObject } from './routes/put-object.ts';
import { receiveBundle } from './routes/receive-bundle.ts';
import { removeBundle } from './routes/remove-bundle.ts';
import { removeCase } from './routes/remove-case.ts';
import { revokeKey } from './routes/revoke-key.ts';
import { signUploadParts } from './routes/sign-upload-parts.ts';
import type { OperationId } from './spec.ts';

/** By operation id. One that the contract has and we have not, or the other way round, does not compile. */
export const OPERATIONS: Readonly<Record<OperationId, Operation>> = {
  abortUpload,
  cancelAnalysis,
  changeCase,
  changeOrganisation,
  completeUpload,
  createAnalysis,
  createCase,
  createDiagnosis,
  createKey,
  createSelfCheck,
  createUpload,
  getAnalysis,
  getBundle,
  getCase,
  getCaseDiagnosis,
  getCaseVerification,
  getDocs,
  getLiveness,
  getMetrics,
  getObject,
  getOpenapi,
  getOrganisation,
  getProblem,
  getReadiness,
  getRule,
  getUpload,
  listAudit,
  listCaseEvents,
  listCaseGroups,
  listCaseWeeks,
  listCases,
  listKeys,
  listRules,
  putObject,
  receiveBundle,
  removeBundle,
  removeCase,
  revokeKey,
  signUploadParts,
};
