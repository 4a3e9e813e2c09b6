import type { GeneratedAlways, JSONColumnType } from 'kysely';
import type { VerdictStatus } from '../../core/model/diagnosis.ts';
import type { Locale } from '../../core/model/locale.ts';
import type {
  AnalysisState,
  BundleRole,
  CaseEvent,
  CaseState,
  Progress,
  Role,
  UploadState,
} from '../../cases/ports/records.ts';

/** Everything of ours is in one schema of this name, beside whatever else the database holds. */
export const SCHEMA = 'unhang';

/** The tables as the newest migration leaves them. Columns are in snake_case there; times are ISO 8601 in UTC here. */
export interface Tables {
  migrations: { name: string; appliedAt: GeneratedAlways<string> };
  organisations: OrganisationRow;
  cases: CaseRow;
  uploads: UploadRow;
  bundles: BundleRow;
  analyses: AnalysisRow;
  diagnoses: DiagnosisRow;
  events: EventRow;
  audit: AuditRow;
  apiKeys: KeyRow;
}

export interface OrganisationRow {
  id: string;
  name: string;
  createdAt: string;
  bundleDays: number;
  diagnosisDays: number;
  maxStoredBytes: number;
}

export interface CaseRow {
  id: string;
  organisationId: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  expiresAt: string;
  createdBy: string;
  state: CaseState;
  title: string | null;
  ticket: string | null;
  customer: string | null;
  owner: string | null;
  labels: string[];
  verdict: VerdictStatus | null;
  rule: string | null;
  headlineEn: string | null;
  headlineZh: string | null;
  host: string | null;
  os: string | null;
  kernel: string | null;
  mountTypes: string[];
  fingerprint: string | null;
  /** A tsvector of the words that full text finds. */
  search: string;
  /** The id of the newest event. */
  lastEvent: number;
}

export interface UploadRow {
  id: string;
  organisationId: string;
  caseId: string;
  state: UploadState;
  role: BundleRole;
  fileName: string;
  bytes: number;
  partBytes: number;
  sha256: string | null;
  key: string;
  partsId: string;
  createdAt: string;
  expiresAt: string;
}

export interface BundleRow {
  id: string;
  organisationId: string;
  caseId: string;
  role: BundleRole;
  fileName: string;
  bytes: number;
  sha256: string | null;
  declaredSha256: string | null;
  key: string;
  createdAt: string;
  removedAt: string | null;
}

export interface AnalysisRow {
  id: string;
  organisationId: string;
  caseId: string;
  bundleId: string;
  state: AnalysisState;
  catalog: string | null;
  attempt: number;
  phase: Progress['phase'];
  readBytes: number;
  totalBytes: number;
  failureCode: string | null;
  failureMessage: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

interface DiagnosisRow {
  organisationId: string;
  bundleId: string;
  catalog: string;
  locale: Locale;
  document: Uint8Array;
}

interface EventRow {
  organisationId: string;
  caseId: string;
  id: number;
  at: string;
  type: CaseEvent['type'];
  data: JSONColumnType<Record<string, unknown>>;
}

interface AuditRow {
  id: GeneratedAlways<number>;
  organisationId: string;
  at: string;
  actor: string;
  action: string;
  target: string;
  requestId: string | null;
}

export interface KeyRow {
  id: string;
  organisationId: string;
  name: string;
  role: Role;
  prefix: string;
  hash: string;
  createdAt: string;
  createdBy: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}
