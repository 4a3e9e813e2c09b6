import { END_BYTES, isRecordOf, LOCAL_BYTES, localFields, SIGNATURE, u16, u32 } from './records.ts';

const P = 0x50;

/** Where the next record begins in bytes that are none; one that is not whole in them is not found. */
export function findRecord(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(P, from); at >= 0; at = bytes.indexOf(P, at + 1)) {
    if (u16(bytes, at) === 0x4b50 && isRecordAt(bytes, at)) return at;
  }
  return undefined;
}

function isRecordAt(bytes: Uint8Array, at: number): boolean {
  if (isRecordOf('local', bytes, at) || isRecordOf('central', bytes, at)) return true;
  return u32(bytes, at) === SIGNATURE.end && at + END_BYTES <= bytes.length && isEndSound(bytes, at);
}

/** One disk, and as many members in all as on it. */
export function isEndSound(bytes: Uint8Array, at = 0): boolean {
  return u32(bytes, at + 4) === 0 && u16(bytes, at + 8) === u16(bytes, at + 10);
}

/** A longer name is none that a program gave. */
const COMMON_NAME = 255;
/** So much of a header's end is looked at. */
export const HEADER_LOOK = 1024;

/**
 * Is this header's end what it says? A wrong bit in the length of its name or of its extra fields makes it swallow the
 * members behind it: then there are other headers in it, or a name with NUL. `bytes`: the header, up to `HEADER_LOOK`.
 */
export function isHeaderSound(bytes: Uint8Array): boolean {
  const { nameBytes } = localFields(bytes);
  const rest = bytes.subarray(LOCAL_BYTES);
  if (nameBytes > COMMON_NAME && rest.subarray(0, nameBytes).includes(0)) return false;
  return findRecord(rest, 0) === undefined;
}
