import type { VerdictStatus } from '../../core/model/diagnosis.ts';
import type { Locale } from '../../core/model/locale.ts';

/** Times are ISO 8601 in UTC with milliseconds; ids are `kind_ULID`, and so sort by the moment they were made. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** Days that bundles are kept. */
  readonly bundleDays: number;
  /** Days that cases with their diagnoses are kept; at least as long as bundles. */
  readonly diagnosisDays: number;
  /** Bytes of bundles that may be kept at once. */
  readonly maxStoredBytes: number;
}

export const ROLES = ['owner', 'engineer', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export interface ApiKey {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly role: Role;
  /** The first characters of the key, to know it by. */
  readonly prefix: string;
  /** SHA-256 of the whole key, hexadecimal. The key itself is kept nowhere. */
  readonly hash: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
  readonly revokedAt?: string;
}

/** Of a case, that of its newest analysis; `waiting` has no bundle yet. */
export type CaseState = 'waiting' | 'queued' | 'running' | 'diagnosed' | 'failed' | 'cancelled';

/** What of a diagnosis is searched and listed; cleaned of what PostgreSQL's text refuses. */
export interface CaseSummary {
  readonly verdict?: VerdictStatus;
  readonly rule?: string;
  readonly headline?: Readonly<Record<Locale, string>>;
  readonly host?: string;
  readonly os?: string;
  readonly kernel?: string;
  readonly mountTypes: readonly string[];
  /** The same for the same cause with the same stacks, on whatever host. */
  readonly fingerprint?: string;
}

export interface Case extends CaseSummary {
  readonly id: string;
  readonly organisation: string;
  /** Grows by one with every change; the case's `ETag`. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
  readonly createdBy: string;
  readonly state: CaseState;
  readonly title?: string;
  readonly ticket?: string;
  readonly customer?: string;
  readonly owner?: string;
  readonly labels: readonly string[];
}

/** `null` takes a value away; what is absent or undefined stays. */
export type CaseChange = Partial<
  { readonly [K in Exclude<keyof CaseSummary, 'mountTypes'>]: CaseSummary[K] | null } & Pick<
    Case,
    'state' | 'expiresAt' | 'labels' | 'mountTypes'
  > &
    Record<'title' | 'ticket' | 'customer' | 'owner', string | null>
>;

export type UploadState = 'open' | 'complete' | 'aborted';

export interface Upload {
  readonly id: string;
  readonly organisation: string;
  /** The case that the bundle is for; made when the upload is. */
  readonly caseId: string;
  readonly state: UploadState;
  readonly role: BundleRole;
  /** As it was sent; shown, and never used as a path. */
  readonly fileName: string;
  readonly bytes: number;
  readonly partBytes: number;
  /** Hexadecimal, as the sender told it. */
  readonly sha256?: string;
  readonly key: string;
  /** The object store's own id of an upload in parts. */
  readonly partsId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export const BUNDLE_ROLES = ['before', 'after', 'node'] as const;
export type BundleRole = (typeof BUNDLE_ROLES)[number];

export interface Bundle {
  readonly id: string;
  readonly organisation: string;
  readonly caseId: string;
  readonly role: BundleRole;
  readonly fileName: string;
  readonly bytes: number;
  /** Known once the worker read all of it. */
  readonly sha256?: string;
  /** As the sender told it; a different one is said in the analysis. */
  readonly declaredSha256?: string;
  readonly key: string;
  readonly createdAt: string;
  /** Set where the bundle is kept no more. */
  readonly removedAt?: string;
}

export type AnalysisState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

export interface Progress {
  readonly phase: 'received' | 'reading' | 'rules' | 'done';
  /** Bytes of the bundle as it was sent. */
  readonly readBytes: number;
  readonly totalBytes: number;
}

export interface Analysis {
  readonly id: string;
  readonly organisation: string;
  readonly caseId: string;
  readonly bundleId: string;
  readonly state: AnalysisState;
  /** Version of the rules; known once it ran. */
  readonly catalog?: string;
  readonly attempt: number;
  readonly progress: Progress;
  /** Code and words of the error that ended it. */
  readonly failure?: { readonly code: string; readonly message: string };
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

export type AnalysisChange = Partial<
  Pick<Analysis, 'state' | 'catalog' | 'attempt' | 'progress' | 'failure' | 'startedAt' | 'finishedAt'>
>;

export const EVENT_TYPES = ['phase', 'progress', 'warning', 'done', 'error', 'changed'] as const;

/** What happened to a case, in order; `id` grows within it. */
export interface CaseEvent {
  readonly id: number;
  readonly caseId: string;
  readonly at: string;
  readonly type: (typeof EVENT_TYPES)[number];
  readonly data: Readonly<Record<string, unknown>>;
}

/** Who did what; written in the transaction that did it. */
export interface AuditEntry {
  readonly at: string;
  readonly actor: string;
  /** `case.read`, `bundle.delete` … */
  readonly action: string;
  readonly target: string;
  readonly requestId?: string;
}

export const CASE_SORTS = ['createdAt', 'updatedAt'] as const;

export interface CaseFilter {
  readonly state?: readonly CaseState[];
  readonly verdict?: readonly VerdictStatus[];
  readonly rule?: readonly string[];
  readonly host?: string;
  readonly customer?: string;
  readonly ticket?: string;
  readonly owner?: string;
  readonly kernel?: string;
  /** All of them; of `mountType`, as of the other lists, any. */
  readonly label?: readonly string[];
  readonly mountType?: readonly string[];
  readonly fingerprint?: string;
  readonly createdFrom?: string;
  readonly createdTo?: string;
  /** Words that all have to stand in hosts, tickets, titles, customers or headlines; the last may be unfinished. */
  readonly text?: string;
}

export interface CasePage {
  readonly filter: CaseFilter;
  readonly sort: (typeof CASE_SORTS)[number];
  readonly descending: boolean;
  /** At most this many. */
  readonly limit: number;
  /** Those behind this one in the order that was asked for. */
  readonly after?: { readonly at: string; readonly id: string };
}

/** Cases of one cause with the same stacks. */
export interface CaseGroup {
  readonly fingerprint: string;
  readonly rule: string;
  readonly cases: number;
  readonly hosts: number;
  readonly lastAt: string;
}

export interface WeekCount {
  /** Monday, `YYYY-MM-DD`. */
  readonly week: string;
  readonly rule: string;
  readonly cases: number;
}

/** The rows of one organisation, inside one transaction. No other organisation's row can be seen or changed. */
export interface OrganisationRecords {
  organisation(): Promise<Organisation>;
  changeOrganisation(
    change: Partial<Pick<Organisation, 'name' | 'bundleDays' | 'diagnosisDays'>>,
  ): Promise<Organisation>;

  addCase(row: Case): Promise<void>;
  case(id: string): Promise<Case | undefined>;
  /** Changes it where it still has that version, and `undefined` where not. `null` takes a value away. */
  changeCase(id: string, change: CaseChange, at: string, version?: number): Promise<Case | undefined>;
  /** With all that belongs to it. */
  removeCase(id: string): Promise<void>;
  cases(page: CasePage): Promise<Case[]>;
  caseGroups(filter: CaseFilter, limit: number): Promise<CaseGroup[]>;
  casesPerWeek(from: string): Promise<WeekCount[]>;

  addUpload(row: Upload): Promise<void>;
  upload(id: string): Promise<Upload | undefined>;
  /** Only from `open`; `false` where it was no longer. */
  endUpload(id: string, state: Exclude<UploadState, 'open'>): Promise<boolean>;
  /** Bytes of bundles that are kept, and of uploads that are open. */
  storedBytes(): Promise<number>;

  addBundle(row: Bundle): Promise<void>;
  bundle(id: string): Promise<Bundle | undefined>;
  bundlesOf(caseId: string): Promise<Bundle[]>;
  /** Kept ones with that checksum, newest first. */
  bundlesBySha256(sha256: string): Promise<Bundle[]>;
  changeBundle(id: string, change: Partial<Pick<Bundle, 'sha256' | 'removedAt'>>): Promise<void>;

  addAnalysis(row: Analysis): Promise<void>;
  analysis(id: string): Promise<Analysis | undefined>;
  /** Newest first. */
  analysesOf(caseId: string): Promise<Analysis[]>;
  /** Only from one of these states; `false` where it was in another. */
  changeAnalysis(id: string, from: readonly AnalysisState[], change: AnalysisChange): Promise<boolean>;
  /** Documents by locale, compressed JSON as it is answered. Of one bundle and one catalog there is one, the last. */
  saveDiagnosis(analysisId: string, documents: Readonly<Record<Locale, Uint8Array>>): Promise<void>;
  diagnosis(analysisId: string, locale: Locale): Promise<Uint8Array | undefined>;

  addEvent(event: Omit<CaseEvent, 'id'>): Promise<void>;
  eventsAfter(caseId: string, id: number, limit: number): Promise<CaseEvent[]>;
  addAudit(entry: AuditEntry): Promise<void>;
  audit(page: { readonly limit: number; readonly before?: string; readonly target?: string }): Promise<AuditEntry[]>;

  addKey(row: ApiKey): Promise<void>;
  keys(): Promise<ApiKey[]>;
  revokeKey(id: string, at: string): Promise<boolean>;

  /** Rings the worker in the same transaction: without its rows there is no job, and the other way round. */
  enqueue(job: Job): Promise<void>;
}

export type Job =
  | { readonly name: 'analyse'; readonly organisation: string; readonly analysisId: string }
  | { readonly name: 'remove-objects'; readonly organisation: string; readonly keys: readonly string[] };

/** What goes across organisations; never reached with an id that a client sent, but for the hash of a key. */
export interface SystemRecords {
  addOrganisation(row: Organisation): Promise<void>;
  organisations(): Promise<Organisation[]>;
  /** By SHA-256 of the key; neither revoked nor expired ones are left out here. */
  keyByHash(hash: string): Promise<ApiKey | undefined>;
  keyUsed(id: string, at: string): Promise<void>;
  /** Open uploads whose time is over. */
  expiredUploads(now: string, limit: number): Promise<Upload[]>;
  /** Cases whose time is over. */
  expiredCases(now: string, limit: number): Promise<Pick<Case, 'id' | 'organisation'>[]>;
  /** Kept bundles older than their organisation keeps them. */
  expiredBundles(now: string, limit: number): Promise<Bundle[]>;
}

export interface Records {
  within<T>(organisation: string, work: (records: OrganisationRecords) => Promise<T>): Promise<T>;
  readonly system: SystemRecords;
  /** Throws where the database cannot be asked now. */
  check(): Promise<void>;
  close(): Promise<void>;
}
