import type { Needs as AnalysisNeeds } from '../diagnose-bundle.ts';
import type { KeySecrets } from '../ports/keys.ts';
import type { Objects } from '../ports/objects.ts';
import type { Packing } from '../ports/packing.ts';
import type { Records } from '../ports/records.ts';

/** What ids begin with. */
export type IdKind = 'org' | 'case' | 'upl' | 'bdl' | 'ana' | 'key';

/** What the case service needs, once composed. */
export interface ServiceNeeds {
  readonly records: Records;
  readonly objects: Objects;
  readonly packing: Packing;
  readonly analysis: AnalysisNeeds;
  readonly keys: KeySecrets;
  /** ISO 8601, UTC, with milliseconds. */
  readonly now: () => string;
  /** `case_01J…`: sorts by the moment it was made. */
  readonly id: (kind: IdKind) => string;
  readonly limits: ServiceLimits;
}

export interface ServiceLimits {
  /** Bytes of one bundle. */
  readonly bundleBytes: number;
  /** Hours that an upload may take. */
  readonly uploadHours: number;
  /** Seconds that a signed address is good for. */
  readonly partSeconds: number;
  readonly downloadSeconds: number;
}

export const SERVICE_LIMITS: Omit<ServiceLimits, 'bundleBytes'> = {
  uploadHours: 48,
  partSeconds: 900,
  downloadSeconds: 60,
};

/** Object keys of a case; whoever removes the case removes all below it. */
export const caseKey = (organisation: string, caseId: string): string => `${organisation}/${caseId}/`;

export const bundleKey = (organisation: string, caseId: string, bundleId: string): string =>
  `${caseKey(organisation, caseId)}${bundleId}/bundle`;

/** What was read of a bundle, as `keptLines` writes it. */
export const readingKey = (organisation: string, caseId: string, bundleId: string): string =>
  `${caseKey(organisation, caseId)}${bundleId}/reading`;
