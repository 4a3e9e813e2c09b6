import { decodeName } from '../entry-name.ts';

/** Keywords we read; everything else in a pax header passes unseen. An empty value takes back a global one. */
export type PaxKey = 'path' | 'linkpath' | 'size' | 'mtime' | 'sparseMap' | 'sparseMajor' | 'sparseName';
export type Pax = ReadonlyMap<PaxKey, string>;

const KEYS: ReadonlyMap<string, PaxKey> = new Map<string, PaxKey>([
  ['path', 'path'],
  ['linkpath', 'linkpath'],
  ['size', 'size'],
  ['mtime', 'mtime'],
  ['GNU.sparse.map', 'sparseMap'],
  ['GNU.sparse.offset', 'sparseMap'],
  ['GNU.sparse.numbytes', 'sparseMap'],
  ['GNU.sparse.major', 'sparseMajor'],
  ['GNU.sparse.name', 'sparseName'],
]);

const SPACE = 0x20;
const NEWLINE = 0x0a;
const EQUALS = 0x3d;

/** Reads the records `LENGTH KEY=VALUE\n` of a pax header (POSIX.1-2001); `whole` is false where they broke off. */
export function parsePax(body: Uint8Array): { readonly pax: Pax; readonly whole: boolean } {
  const pax = new Map<PaxKey, string>();
  let at = 0;
  // Some writers pad the body with NUL.
  while (at < body.length && body[at] !== 0) {
    const space = body.indexOf(SPACE, at);
    const length = space < 0 || space - at > 8 ? undefined : decimal(decodeName(body.subarray(at, space)));
    if (length === undefined || length < space - at + 3 || body[at + length - 1] !== NEWLINE)
      return { pax, whole: false };
    const record = body.subarray(space + 1, at + length - 1);
    const equals = record.indexOf(EQUALS);
    const key = equals < 0 ? undefined : KEYS.get(decodeName(record.subarray(0, equals)));
    if (key !== undefined) add(pax, key, decodeName(record.subarray(equals + 1)));
    at += length;
  }
  return { pax, whole: true };
}

/** Version 0.0 of GNU's sparse format repeats a record for each number, where 0.1 has one with all of them. */
function add(pax: Map<PaxKey, string>, key: PaxKey, value: string): void {
  const known = key === 'sparseMap' ? pax.get(key) : undefined;
  pax.set(key, known === undefined ? value : `${known},${value}`);
}

/** A non-negative integer written in decimal digits alone: no sign, fraction, exponent or hex, at most 2^53-1. */
export function decimal(text: string): number | undefined {
  if (!/^[0-9]{1,16}$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Whole seconds, which may lie before 1970. A fraction is dropped as text: as a number it could round up. */
export function seconds(text: string): number | undefined {
  const [, sign, whole, fraction = ''] = /^(-?)([0-9]{1,12})(?:\.([0-9]{0,32}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  if (sign === '') return Number(whole);
  return 0 - Number(whole) - (/[1-9]/.test(fraction) ? 1 : 0);
}
