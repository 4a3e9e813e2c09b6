import type { Analysis, ApiKey, Bundle, Case, Organisation, Upload } from '../../src/cases/ports/records.ts';

/** Rows as the use cases write them; a test says what matters to it. */

export const AT = '2026-11-24T10:00:00.000Z';

/** A moment so many minutes after `AT`. */
export const minutes = (count: number): string => new Date(Date.parse(AT) + count * 60_000).toISOString();

export function organisationRow(id: string, row: Partial<Organisation> = {}): Organisation {
  return { id, name: 'ACME', createdAt: AT, bundleDays: 30, diagnosisDays: 365, maxStoredBytes: 1_000_000, ...row };
}

export function caseRow(organisation: string, id: string, row: Partial<Case> = {}): Case {
  return {
    id,
    organisation,
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    expiresAt: minutes(525_600),
    createdBy: 'key_1',
    state: 'waiting',
    labels: [],
    mountTypes: [],
    ...row,
  };
}

export function uploadRow(organisation: string, caseId: string, id: string, row: Partial<Upload> = {}): Upload {
  return {
    id,
    organisation,
    caseId,
    state: 'open',
    role: 'before',
    fileName: 'sosreport-web01.tar.xz',
    bytes: 1_000,
    partBytes: 16_777_216,
    key: `${organisation}/${caseId}/${id}`,
    partsId: 'parts-1',
    createdAt: AT,
    expiresAt: minutes(60),
    ...row,
  };
}

export function bundleRow(organisation: string, caseId: string, id: string, row: Partial<Bundle> = {}): Bundle {
  return {
    id,
    organisation,
    caseId,
    role: 'before',
    fileName: 'sosreport-web01.tar.xz',
    bytes: 1_000,
    key: `${organisation}/${caseId}/${id}`,
    createdAt: AT,
    ...row,
  };
}

export function analysisRow(
  organisation: string,
  caseId: string,
  bundleId: string,
  id: string,
  row: Partial<Analysis> = {},
): Analysis {
  return {
    id,
    organisation,
    caseId,
    bundleId,
    state: 'queued',
    attempt: 0,
    progress: { phase: 'received', readBytes: 0, totalBytes: 1_000 },
    createdAt: AT,
    ...row,
  };
}

export function keyRow(organisation: string, id: string, row: Partial<ApiKey> = {}): ApiKey {
  return {
    id,
    organisation,
    name: 'ci',
    role: 'engineer',
    prefix: 'uh_abcd',
    hash: id.padEnd(64, '0'),
    createdAt: AT,
    createdBy: 'key_0',
    ...row,
  };
}
