import type { InjectOptions } from 'fastify';

import type { OperationId } from '../../../src/http/spec.ts';

import { OUR_KEY } from './fake-service.ts';

/** Operations that keep nothing, for whoever reaches the server; contract.test.ts is about them. */
type Open =
  | 'createDiagnosis'
  | 'createSelfCheck'
  | 'listRules'
  | 'getRule'
  | 'getLiveness'
  | 'getReadiness'
  | 'getMetrics'
  | 'getOpenapi'
  | 'getDocs'
  | 'getProblem';

export type ServiceOperation = Exclude<OperationId, Open>;

export interface Sample {
  readonly status: number;
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly json?: object;
  readonly bytes?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const SAW = { 'if-match': '"3"' };

/** A valid request to each operation, and what it is answered with. A new operation without one does not compile. */
export const SAMPLES: Readonly<Record<ServiceOperation, Sample>> = {
  createUpload: { status: 201, method: 'POST', url: '/v1/uploads', json: { fileName: 'a.tar.xz', bytes: 7 } },
  getUpload: { status: 200, method: 'GET', url: '/v1/uploads/upl_1' },
  abortUpload: { status: 204, method: 'DELETE', url: '/v1/uploads/upl_1' },
  signUploadParts: { status: 200, method: 'POST', url: '/v1/uploads/upl_1/parts', json: { numbers: [1, 2] } },
  completeUpload: {
    status: 202,
    method: 'POST',
    url: '/v1/uploads/upl_1/complete',
    json: { parts: [{ number: 1, etag: 'e7a9' }] },
  },
  receiveBundle: { status: 202, method: 'PUT', url: '/v1/bundles/a.tar.xz?caseId=case_1', bytes: 'hello world' },
  putObject: { status: 200, method: 'PUT', url: '/v1/objects/token-1', bytes: 'hello' },
  getObject: { status: 200, method: 'GET', url: '/v1/objects/token-1' },
  createCase: { status: 201, method: 'POST', url: '/v1/cases', json: { ticket: 'INC-4711', labels: ['df'] } },
  listCases: { status: 200, method: 'GET', url: '/v1/cases' },
  getCase: { status: 200, method: 'GET', url: '/v1/cases/case_1' },
  changeCase: { status: 200, method: 'PATCH', url: '/v1/cases/case_1', json: { owner: null }, headers: SAW },
  removeCase: { status: 200, method: 'DELETE', url: '/v1/cases/case_1', headers: SAW },
  removeBundle: { status: 204, method: 'DELETE', url: '/v1/cases/case_1/bundles/bdl_1' },
  getBundle: { status: 307, method: 'GET', url: '/v1/cases/case_1/bundles/bdl_1/content' },
  getCaseDiagnosis: { status: 200, method: 'GET', url: '/v1/cases/case_1/diagnosis' },
  getCaseVerification: { status: 200, method: 'GET', url: '/v1/cases/case_1/verification' },
  createAnalysis: { status: 200, method: 'POST', url: '/v1/cases/case_1/analyses' },
  listCaseEvents: { status: 200, method: 'GET', url: '/v1/cases/case_1/events' },
  listCaseGroups: { status: 200, method: 'GET', url: '/v1/case-groups' },
  listCaseWeeks: { status: 200, method: 'GET', url: '/v1/case-weeks' },
  getAnalysis: { status: 200, method: 'GET', url: '/v1/analyses/ana_1' },
  cancelAnalysis: { status: 200, method: 'POST', url: '/v1/analyses/ana_1/cancel' },
  getOrganisation: { status: 200, method: 'GET', url: '/v1/organisation' },
  changeOrganisation: { status: 200, method: 'PATCH', url: '/v1/organisation', json: { bundleDays: 14 } },
  listKeys: { status: 200, method: 'GET', url: '/v1/keys' },
  createKey: { status: 201, method: 'POST', url: '/v1/keys', json: { name: 'helpdesk', role: 'viewer' } },
  revokeKey: { status: 204, method: 'DELETE', url: '/v1/keys/key_1' },
  listAudit: { status: 200, method: 'GET', url: '/v1/audit' },
};

export const SERVICE_OPERATIONS = Object.keys(SAMPLES) as readonly ServiceOperation[]; // the keys of a constant

/** The sample as it goes over the line, with our key or another one. */
export function requestOf(sample: Sample, key: string | undefined = OUR_KEY): InjectOptions {
  const { method, url, json, bytes, headers } = sample;
  return {
    method,
    url,
    payload: json ?? bytes,
    headers: { ...(key !== undefined && key !== '' && { authorization: `Bearer ${key}` }), ...headers },
  };
}
