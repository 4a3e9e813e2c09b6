import type { Case, CaseChange } from '../../cases/ports/records.ts';
import { owned } from './rows.ts';
import type { CaseRow } from './tables.ts';
import { searchable } from './words.ts';

/** A B-tree refuses entries over 2,704 bytes, and what a bundle says of itself may be of any length. */
const MAX_INDEXED = 500;
const MAX_WORDS = 2_000;
const MAX_LIST = 100;

/** What of a text is kept in an indexed column, and asked for in it. */
export const indexed = (text: string): string => text.slice(0, MAX_INDEXED);

/** A case's own columns; the words for full text are made of them. */
type Columns = Omit<CaseRow, 'search' | 'lastEvent'>;

export function caseOf({ headlineEn, headlineZh, search: _search, lastEvent: _last, ...row }: CaseRow): Case {
  return {
    ...owned(row),
    ...(headlineEn !== null && headlineZh !== null && { headline: { en: headlineEn, 'zh-CN': headlineZh } }),
  };
}

export function columnsOf({ organisation, headline, ...row }: Case): Columns {
  return {
    ...row,
    organisationId: organisation,
    title: clipped(row.title, MAX_WORDS),
    ticket: clipped(row.ticket),
    customer: clipped(row.customer),
    owner: clipped(row.owner),
    labels: list(row.labels),
    verdict: row.verdict ?? null,
    rule: clipped(row.rule),
    headlineEn: clipped(headline?.en, MAX_WORDS),
    headlineZh: clipped(headline?.['zh-CN'], MAX_WORDS),
    host: clipped(row.host),
    os: clipped(row.os),
    kernel: clipped(row.kernel),
    mountTypes: list(row.mountTypes),
    fingerprint: clipped(row.fingerprint),
  };
}

/** The case as it is after a change. `null` takes away; what is absent or undefined stays. */
export function changed(row: Case, change: CaseChange, updatedAt: string): Case {
  const merged = { ...row, ...told(change), version: row.version + 1, updatedAt };
  // Without the nulls it has the form of a case again.
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)) as unknown as Case;
}

function told(change: CaseChange): CaseChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

export function wordsOf(row: Columns): string[] {
  const { host, ticket, title, customer, owner, labels, headlineEn, headlineZh, rule } = row;
  return searchable([host, ticket, title, customer, owner, ...labels, headlineEn, headlineZh, rule]);
}

function clipped(text: string | undefined, most = MAX_INDEXED): string | null {
  return text?.slice(0, most) ?? null;
}

function list(texts: readonly string[]): string[] {
  return texts.slice(0, MAX_LIST).map(indexed);
}
