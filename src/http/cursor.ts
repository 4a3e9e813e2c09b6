import type { Case, CasePage } from '../cases/ports/records.ts';
import { UnhangError } from '../core/model/errors.ts';

type Order = Pick<CasePage, 'sort' | 'descending'>;
type Place = NonNullable<CasePage['after']>;

/** Where a page ended: base64url of JSON, for us alone to read. It holds nothing that the page did not show. */
export function cursorBehind(row: Case, { sort, descending }: Order): string {
  return Buffer.from(JSON.stringify([sort, descending, row[sort], row.id])).toString('base64url');
}

/** Refuses what we did not make, and a cursor of another order: it would skip cases and show others twice. */
export function placeOf(cursor: string, { sort, descending }: Order): Place {
  const [ofSort, ofDescending, at, id] = parsed(cursor);
  if (ofSort === sort && ofDescending === descending && isMoment(at) && isId(id)) return { at, id };
  throw new UnhangError('USAGE', 'The cursor is none of this list. Begin again without one, or send it with its sort.');
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const isMoment = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z]{2,8}_[0-9A-Za-z]{1,40}$/.test(value);
