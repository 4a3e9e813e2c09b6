import type { ObjectInfo, Part, SignedRequest } from '../../../src/cases/ports/objects.ts';
import type {
  Analysis,
  ApiKey,
  AuditEntry,
  Bundle,
  Case,
  CaseEvent,
  Organisation,
  Upload,
} from '../../../src/cases/ports/records.ts';
import type { Caller } from '../../../src/cases/service/caller.ts';
import type { CaseService, Duplicate, Reanalysis, UploadStatus } from '../../../src/cases/service/service.ts';
import { type ErrorCode, UnhangError } from '../../../src/core/model/errors.ts';

import { sampleDiagnosis } from './sample-diagnosis.ts';
import { sampleVerification } from './sample-verification.ts';

export const OUR_KEY = 'uh_ours';
export const THEIR_KEY = 'uh_theirs';

const organisation = 'org_ours';
const at = '2026-11-24T08:00:00.000Z';
const sha256 = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';

// Rows in which every optional field occurs, so that the contract has to know it.
export const CASE: Case = {
  id: 'case_1',
  organisation,
  version: 3,
  createdAt: at,
  updatedAt: at,
  expiresAt: at,
  createdBy: 'key:key_1',
  state: 'diagnosed',
  title: 'df hangs',
  ticket: 'INC-4711',
  customer: 'Example Ltd',
  owner: 'ada',
  labels: ['df'],
  verdict: 'confirmed',
  rule: 'fuse-init-audit',
  headline: { en: 'A FUSE mount was made twice', 'zh-CN': '同一个 FUSE 被挂载了两次' },
  host: 'host-of-ours',
  os: 'Red Hat Enterprise Linux 6.5',
  kernel: '2.6.32-431.el6.x86_64',
  mountTypes: ['ext4', 'fuse'],
  fingerprint: 'f00f',
};

export const BUNDLE: Bundle = {
  id: 'bdl_1',
  organisation,
  caseId: CASE.id,
  role: 'before',
  fileName: 'sosreport-host01.tar.xz',
  bytes: 940856,
  sha256,
  declaredSha256: sha256,
  key: 'org_ours/case_1/bdl_1/bundle',
  createdAt: at,
  removedAt: at,
};

export const ANALYSIS: Analysis = {
  id: 'ana_1',
  organisation,
  caseId: CASE.id,
  bundleId: BUNDLE.id,
  state: 'failed',
  catalog: '1',
  attempt: 2,
  progress: { phase: 'reading', readBytes: 7, totalBytes: 940856 },
  failure: { code: 'DAMAGED', message: 'The bundle is damaged.' },
  createdAt: at,
  startedAt: at,
  finishedAt: at,
};

export const RUNNING: Analysis = {
  id: 'ana_2',
  organisation,
  caseId: CASE.id,
  bundleId: BUNDLE.id,
  state: 'running',
  attempt: 1,
  progress: { phase: 'reading', readBytes: 7, totalBytes: 940856 },
  createdAt: at,
  startedAt: at,
};

export const UPLOAD: Upload = {
  id: 'upl_1',
  organisation,
  caseId: CASE.id,
  state: 'open',
  role: 'before',
  fileName: 'sosreport-host01.tar.xz',
  bytes: 940856,
  partBytes: 16 * 1024 * 1024,
  sha256,
  key: 'org_ours/case_1/bdl_1/bundle',
  partsId: 'parts-of-the-store',
  createdAt: at,
  expiresAt: at,
};

export const PART: Part = { number: 1, etag: 'e7a9', bytes: 940856 };

export const KEY: ApiKey = {
  id: 'key_1',
  organisation,
  name: 'helpdesk',
  role: 'engineer',
  prefix: 'uh_live_0123',
  hash: 'hash-of-the-key',
  createdAt: at,
  createdBy: 'bootstrap',
  expiresAt: at,
  lastUsedAt: at,
  revokedAt: at,
};

const ORGANISATION: Organisation = {
  id: organisation,
  name: 'Our organisation',
  createdAt: at,
  bundleDays: 30,
  diagnosisDays: 730,
  maxStoredBytes: 1024 ** 4,
};

const AUDIT: AuditEntry = { at, actor: 'key:key_1', action: 'case.read', target: CASE.id, requestId: 'r1' };

export const EVENT: CaseEvent = {
  id: 1,
  caseId: CASE.id,
  at,
  type: 'phase',
  data: { analysis: ANALYSIS.id, phase: 'received' },
};

const OBJECT: ObjectInfo = { key: BUNDLE.key, bytes: 5, etag: 'e7a9', modifiedAt: at };

export interface FakeService extends CaseService {
  /** What the last call was given, without its caller. */
  given: readonly unknown[];
  caller: Caller | undefined;
  /** Refuses every call with this code, or with a defect. */
  refuse: ErrorCode | 'crash' | undefined;
  /** Bytes of the last bundle or part, once it was read to its end. */
  received: Buffer | undefined;
  begun: UploadStatus | Duplicate;
  reanalysis: Reanalysis;
  row: Case;
  all: readonly Case[];
  analyses: readonly Analysis[];
  happened: CaseEvent[];
  fileName: string;
}

/** A service of one case, which belongs to the holder of `OUR_KEY`. It keeps nothing, and says what it was given. */
export function fakeService(): FakeService {
  const told = (...given: readonly unknown[]): void => {
    service.given = given;
    if (service.refuse === 'crash') throw new TypeError('secret text of a customer');
    if (service.refuse !== undefined) throw new UnhangError(service.refuse, `Refused: ${service.refuse}.`);
  };
  /** About nothing that has an id: another organisation has such things of its own. */
  const ask = (caller: Caller, ...given: readonly unknown[]): void => {
    service.caller = caller;
    told(...given);
  };
  /** About something that is ours. */
  const askFor = (caller: Caller, id: string, ...given: readonly unknown[]): void => {
    ask(caller, id, ...given);
    if (caller.organisation !== organisation) throw new UnhangError('NOT_FOUND', 'There is no such thing.');
  };
  const ours = <T>(caller: Caller, rows: readonly T[]): readonly T[] =>
    caller.organisation === organisation ? rows : [];
  const received = { case: CASE, bundle: BUNDLE, analysis: RUNNING };

  const service: FakeService = {
    given: [],
    caller: undefined,
    refuse: undefined,
    received: undefined,
    begun: { upload: UPLOAD, parts: [] },
    reanalysis: {
      analysis: ANALYSIS,
      changes: [{ rule: 'nfs-v3-server-gone', before: 'possible', after: 'ruled-out' }],
    },
    row: CASE,
    all: [CASE],
    analyses: [ANALYSIS],
    happened: [EVENT],
    fileName: 'sosreport-host01.tar.xz',

    async authenticate(key, requestId) {
      const whose = new Map([
        [OUR_KEY, organisation],
        [THEIR_KEY, 'org_theirs'],
      ]).get(key);
      if (whose === undefined) throw new UnhangError('UNAUTHENTICATED', 'This is no valid API key.');
      return { organisation: whose, actor: `key:${key}`, role: 'owner', ...(requestId !== undefined && { requestId }) };
    },
    async createUpload(caller, upload) {
      ask(caller, upload);
      return caller.organisation === organisation ? this.begun : { upload: { ...UPLOAD, id: 'upl_theirs' }, parts: [] };
    },
    async upload(caller, id) {
      askFor(caller, id);
      return { upload: UPLOAD, parts: [PART] };
    },
    async signParts(caller, id, numbers) {
      askFor(caller, id, numbers);
      return numbers.map(signed);
    },
    async completeUpload(caller, id, parts) {
      askFor(caller, id, parts);
      return received;
    },
    async abortUpload(caller, id) {
      askFor(caller, id);
    },
    async receiveBundle(caller, upload, body) {
      ask(caller, upload);
      if (upload.caseId !== undefined) askFor(caller, upload.caseId, upload);
      this.received = await collect(body);
      return received;
    },
    async createCase(caller, words) {
      ask(caller, words);
      return this.row;
    },
    async cases(caller, page) {
      ask(caller, page);
      return ours(caller, this.all);
    },
    async caseGroups(caller, filter) {
      ask(caller, filter);
      return ours(caller, [{ fingerprint: 'f00f', rule: 'fuse-init-audit', cases: 11, hosts: 9, lastAt: at }]);
    },
    async casesPerWeek(caller, weeks) {
      ask(caller, weeks);
      return ours(caller, [{ week: '2026-11-23', rule: 'fuse-init-audit', cases: 11 }]);
    },
    async case(caller, id) {
      askFor(caller, id);
      return { case: this.row, bundles: [BUNDLE], analyses: this.analyses };
    },
    async changeCase(caller, id, version, change) {
      askFor(caller, id, version, change);
      if (version !== this.row.version) throw new UnhangError('CHANGED', 'It was changed since.');
      return { ...this.row, version: version + 1 };
    },
    async removeCase(caller, id, version) {
      askFor(caller, id, version);
      if (version !== this.row.version) throw new UnhangError('CHANGED', 'It was changed since.');
      return { id, removedAt: at, bundles: [{ id: BUNDLE.id, sha256, bytes: BUNDLE.bytes }], analyses: 2 };
    },
    async removeBundle(caller, caseId, bundleId) {
      askFor(caller, caseId, bundleId);
    },
    async signBundle(caller, caseId, bundleId) {
      askFor(caller, caseId, bundleId);
      return { ...signed(1), method: 'GET' };
    },
    async diagnosis(caller, caseId, options) {
      askFor(caller, caseId, options);
      return { analysis: ANALYSIS, diagnosis: sampleDiagnosis(options.locale) };
    },
    async verification(caller, caseId, options) {
      askFor(caller, caseId, options);
      return sampleVerification(options.locale);
    },
    async analysis(caller, id) {
      askFor(caller, id);
      return this.analyses[0] ?? ANALYSIS;
    },
    async reanalyse(caller, caseId, bundleId) {
      askFor(caller, caseId, bundleId);
      return this.reanalysis;
    },
    async cancelAnalysis(caller, id) {
      askFor(caller, id);
      return ANALYSIS;
    },
    async events(caller, caseId, after) {
      askFor(caller, caseId, after);
      return this.happened.filter(({ id }) => id > after).slice(0, 500);
    },
    async organisation(caller) {
      ask(caller);
      const mine =
        caller.organisation === organisation ? ORGANISATION : { ...ORGANISATION, id: 'org_theirs', name: 'Theirs' };
      return { ...mine, storedBytes: 940856 };
    },
    async changeOrganisation(caller, change) {
      ask(caller, change);
      return { ...ORGANISATION, id: caller.organisation };
    },
    async keys(caller) {
      ask(caller);
      return ours(caller, [KEY]);
    },
    async createKey(caller, key) {
      ask(caller, key);
      return { row: { ...KEY, id: 'key_2' }, key: 'uh_new' };
    },
    async revokeKey(caller, id) {
      askFor(caller, id);
    },
    async audit(caller, page) {
      ask(caller, page);
      return ours(caller, [AUDIT]);
    },
    door: {
      put: async (token, body) => {
        told(token);
        service.received = await collect(body);
        return { etag: 'e7a9' };
      },
      get: async (token) => {
        told(token);
        return { info: OBJECT, fileName: service.fileName, body: bytesOf('hello') };
      },
    },
    check: async () => undefined,
  };
  return service;
}

function signed(number: number): SignedRequest {
  return { method: 'PUT', url: `/v1/objects/token-${number}`, headers: { 'content-type': 'x' }, expiresAt: at };
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
