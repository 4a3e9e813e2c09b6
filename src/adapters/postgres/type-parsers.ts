/** Object ids of PostgreSQL's own types, the same in every database: src/include/catalog/pg_type.dat. */
const BYTEA = 17;
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** `2026-11-24 18:54:08.12+00`: sessions run in UTC, and PostgreSQL leaves out trailing zeros. */
export function isoTime(text: string): string {
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
}

/** How values read from the text that PostgreSQL sends, where the libraries differ or lose something. */
export const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  // Bytes that we count stay far below 2^53.
  [INT8]: Number,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: isoTime,
  [BYTEA]: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
};
