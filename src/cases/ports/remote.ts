import type { Diagnosis } from '../../core/model/diagnosis.ts';
import type { Locale } from '../../core/model/locale.ts';
import type { Part, SignedRequest } from './objects.ts';
import type { Analysis, BundleRole, Upload } from './records.ts';

export type RemoteUpload = Pick<Upload, 'id' | 'caseId' | 'state' | 'partBytes'> & { readonly parts: readonly Part[] };
export type RemoteAnalysis = Pick<Analysis, 'id' | 'caseId' | 'bundleId' | 'state' | 'progress' | 'failure'>;

export interface RemoteBundle {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly caseId?: string;
  readonly role?: BundleRole;
  readonly ticket?: string;
}

/**
 * A server of ours, as its client sees it. Refusals are `UnhangError`s with the server's words: `STORE_UNAVAILABLE` where
 * another try may help, with `retryAfterSeconds` in its details where the server says when.
 */
export interface Remote {
  createUpload(bundle: RemoteBundle): Promise<RemoteUpload | { readonly duplicateOf: { readonly caseId: string } }>;
  upload(id: string): Promise<RemoteUpload>;
  signPart(id: string, number: number): Promise<SignedRequest>;
  /** Its tag; an address that has expired is `FORBIDDEN`. */
  sendPart(signed: SignedRequest, bytes: Uint8Array): Promise<string>;
  completeUpload(id: string, parts: readonly Pick<Part, 'number' | 'etag'>[]): Promise<RemoteAnalysis>;
  /** The newest of a case. */
  newestAnalysis(caseId: string): Promise<RemoteAnalysis>;
  analysis(id: string): Promise<RemoteAnalysis & { readonly retryAfterSeconds: number }>;
  diagnosis(analysis: Pick<Analysis, 'id' | 'caseId'>, locale: Locale): Promise<Diagnosis>;
}

/** Which uploads were begun and not ended, across runs of the program. */
export interface UploadMemory {
  recall(bundle: string): Promise<string | undefined>;
  keep(bundle: string, uploadId: string): Promise<void>;
  forget(bundle: string): Promise<void>;
}

export interface Pauses {
  wait(ms: number): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}
