import type { ByteStream } from '../../core/model/bytes.ts';
import type { Diagnosis } from '../../core/model/diagnosis.ts';
import type { Locale } from '../../core/model/locale.ts';
import type { Verification } from '../../core/model/verification.ts';
import type { ObjectDoor, Part, SignedRequest } from '../ports/objects.ts';
import type {
  Analysis,
  ApiKey,
  AuditEntry,
  Bundle,
  BundleRole,
  Case,
  CaseEvent,
  CaseFilter,
  CaseGroup,
  CasePage,
  Organisation,
  Role,
  Upload,
  WeekCount,
} from '../ports/records.ts';
import type { Caller } from './caller.ts';

/** What a person may say of a case. */
export interface CaseWords {
  readonly title?: string;
  readonly ticket?: string;
  readonly customer?: string;
  readonly owner?: string;
  readonly labels?: readonly string[];
}

export interface NewUpload {
  readonly fileName: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256?: string;
  /** Another bundle of a case that is there; without it a case is made. */
  readonly caseId?: string;
  /** `before` unless told. */
  readonly role?: BundleRole;
  readonly words?: CaseWords;
}

/** A bundle with that checksum is kept already: nothing has to be sent. */
export interface Duplicate {
  readonly duplicateOf: Bundle;
}

export interface UploadStatus {
  readonly upload: Upload;
  /** Those that arrived. */
  readonly parts: readonly Part[];
}

/** A bundle that arrived, and the analysis that waits for a worker. */
export interface Received {
  readonly case: Case;
  readonly bundle: Bundle;
  readonly analysis: Analysis;
}

export interface CaseDetail {
  readonly case: Case;
  readonly bundles: readonly Bundle[];
  /** Newest first. */
  readonly analyses: readonly Analysis[];
}

export interface Removal {
  readonly id: string;
  readonly removedAt: string;
  readonly bundles: readonly Pick<Bundle, 'id' | 'sha256' | 'bytes'>[];
  readonly analyses: number;
}

/** A rule whose word is another one than before. */
export interface RuleChange {
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}

export interface Reanalysis {
  readonly analysis: Analysis;
  /** Absent where the bundle itself has to be read again, in the background. */
  readonly changes?: readonly RuleChange[];
}

/**
 * The case service. Each call is about the caller's organisation alone: what belongs to another one is `NOT_FOUND`, as if
 * it were not there. Refusals are `UnhangError`s.
 */
export interface CaseService {
  /** Who has that key? `UNAUTHENTICATED` for one that is none, revoked, or expired. */
  authenticate(key: string, requestId?: string): Promise<Caller>;

  createUpload(caller: Caller, upload: NewUpload): Promise<UploadStatus | Duplicate>;
  upload(caller: Caller, id: string): Promise<UploadStatus>;
  /** One address for each part's number; at most 100 at once. */
  signParts(caller: Caller, id: string, numbers: readonly number[]): Promise<readonly SignedRequest[]>;
  /** Told again, it answers the same. */
  completeUpload(caller: Caller, id: string, parts: readonly Pick<Part, 'number' | 'etag'>[]): Promise<Received>;
  abortUpload(caller: Caller, id: string): Promise<void>;
  /** A bundle in one piece. `bytes` is its length where the sender tells it. */
  receiveBundle(
    caller: Caller,
    upload: Omit<NewUpload, 'bytes'> & { readonly bytes?: number },
    body: ByteStream,
  ): Promise<Received>;

  createCase(caller: Caller, words: CaseWords): Promise<Case>;
  cases(caller: Caller, page: CasePage): Promise<readonly Case[]>;
  caseGroups(caller: Caller, filter: CaseFilter): Promise<readonly CaseGroup[]>;
  casesPerWeek(caller: Caller, weeks: number): Promise<readonly WeekCount[]>;
  case(caller: Caller, id: string): Promise<CaseDetail>;
  /** `version` is the one that the caller saw: `CHANGED` where it is another one by now. `null` takes a value away. */
  changeCase(
    caller: Caller,
    id: string,
    version: number,
    change: { readonly [K in keyof CaseWords]?: CaseWords[K] | null },
  ): Promise<Case>;
  /** With its bundles, and with all that was made of them. */
  removeCase(caller: Caller, id: string, version: number): Promise<Removal>;
  /** The bundle alone; diagnoses stay. */
  removeBundle(caller: Caller, caseId: string, bundleId: string): Promise<void>;
  /** An address to fetch the bundle from, for a minute. */
  signBundle(caller: Caller, caseId: string, bundleId: string): Promise<SignedRequest>;

  /** Of the newest analysis that succeeded, or of that one; `NOT_FOUND` while there is none. */
  diagnosis(
    caller: Caller,
    caseId: string,
    options: { readonly locale: Locale; readonly analysisId?: string; readonly bundleId?: string },
  ): Promise<{ readonly analysis: Analysis; readonly diagnosis: Diagnosis }>;
  /** Did the fix hold? Of the newest bundles made before and after it. `OTHER_HOST` for two hosts, unless told. */
  verification(
    caller: Caller,
    caseId: string,
    options: { readonly locale: Locale; readonly otherHost: boolean },
  ): Promise<Verification>;
  analysis(caller: Caller, id: string): Promise<Analysis>;
  /** With today's rules: at once from what was kept of the bundle, and in the background where that is not there. */
  reanalyse(caller: Caller, caseId: string, bundleId?: string): Promise<Reanalysis>;
  /** `CONFLICT` for one that has ended. */
  cancelAnalysis(caller: Caller, id: string): Promise<Analysis>;
  /** Those behind `id`; at most 500. */
  events(caller: Caller, caseId: string, after: number): Promise<readonly CaseEvent[]>;

  organisation(caller: Caller): Promise<Organisation & { readonly storedBytes: number }>;
  changeOrganisation(
    caller: Caller,
    change: Partial<Pick<Organisation, 'name' | 'bundleDays' | 'diagnosisDays'>>,
  ): Promise<Organisation>;
  keys(caller: Caller): Promise<readonly ApiKey[]>;
  /** `key` is shown this once. */
  createKey(
    caller: Caller,
    key: { readonly name: string; readonly role: Role; readonly expiresAt?: string },
  ): Promise<{ readonly row: ApiKey; readonly key: string }>;
  revokeKey(caller: Caller, id: string): Promise<void>;
  audit(
    caller: Caller,
    page: { readonly limit: number; readonly before?: string; readonly target?: string },
  ): Promise<readonly AuditEntry[]>;

  /** Of stores without a door of their own. */
  readonly door?: ObjectDoor;
  /** Throws where database or store cannot be reached. */
  check(): Promise<void>;
}
