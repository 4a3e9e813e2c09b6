import type { Operation } from './operation.ts';
import { createDiagnosis } from './routes/create-diagnosis.ts';
import { createSelfCheck } from './routes/create-self-check.ts';
import { getDocs } from './routes/get-docs.ts';
import { getLiveness } from './routes/get-liveness.ts';
import { getMetrics } from './routes/get-metrics.ts';
import { getOpenapi } from './routes/get-openapi.ts';
import { getProblem } from './routes/get-problem.ts';
import { getReadiness } from './routes/get-readiness.ts';
import { getRule } from './routes/get-rule.ts';
import { listRules } from './routes/list-rules.ts';
import type { OperationId } from './spec.ts';

/** By operation id. One that the contract has and we have not, or the other way round, does not compile. */
export const OPERATIONS: Readonly<Record<OperationId, Operation>> = {
  createDiagnosis,
  createSelfCheck,
  getDocs,
  getLiveness,
  getMetrics,
  getOpenapi,
  getProblem,
  getReadiness,
  getRule,
  listRules,
};
