import { SIGNATURE, u16, u32, u64 } from './records.ts';

/** What stands behind a member's data where its header could not know it (APPNOTE 4.3.9). */
export interface Descriptor {
  readonly crc: number;
  readonly size: number;
  /** Its own length, 12 to 24. */
  readonly bytes: number;
}

/** Where data ends, counted from the beginning of the bytes searched, and what follows it. */
export interface DataEnd {
  readonly at: number;
  readonly descriptor: Descriptor;
}

/** The longest descriptor, and the next record's signature: so much must lie behind a place to judge it. */
export const AHEAD = 28;
/** The longest descriptor without a signature, which is only recognised by the record behind it. */
export const BEHIND = 20;

const P = 0x50;

/**
 * Finds where a member's data ends. `before`: bytes of the data in front of these. A descriptor is one whose size is the
 * number of bytes since the data began, so that zips inside zips are told apart: their sizes count from further on.
 */
export function findDataEnd(bytes: Uint8Array, before: number, isFinal: boolean): DataEnd | undefined {
  for (let at = bytes.indexOf(P); at >= 0; at = bytes.indexOf(P, at + 1)) {
    if (at + AHEAD > bytes.length && !isFinal) return undefined;
    const signature = u32(bytes, at);
    if (signature === SIGNATURE.descriptor) {
      const descriptor = fitting(bytes, at + 4, before + at);
      if (descriptor !== undefined) return { at, descriptor: { ...descriptor, bytes: descriptor.bytes + 4 } };
    } else if (isRecord(signature)) {
      const end = unsigned(bytes, at, before);
      if (end !== undefined) return end;
    }
  }
  return undefined;
}

/** One without a signature ends where a record begins; sizes of 4 bytes are the usual ones. */
function unsigned(bytes: Uint8Array, at: number, before: number): DataEnd | undefined {
  for (const length of [12, BEHIND]) {
    const start = at - length;
    if (start < 0) continue;
    const descriptor = fitting(bytes, start, before + start);
    if (descriptor?.bytes === length) return { at: start, descriptor };
  }
  return undefined;
}

/** No packing of nothing takes more bytes. */
const PACKED_NOTHING = 64;

/**
 * Sizes have 8 bytes where the archive is a zip64; which it is only shows by what fits, and by what follows. Cut
 * behind its first size, a long one looks like a short one, of a member that is empty.
 */
function fitting(bytes: Uint8Array, at: number, storedBytes: number): Descriptor | undefined {
  const crc = u32(bytes, at);
  const size = u32(bytes, at + 8);
  const isCut = size === 0 && storedBytes > PACKED_NOTHING;
  const isShort = at + 12 <= bytes.length && u32(bytes, at + 4) === storedBytes && !isCut;
  const isLong = at + 20 <= bytes.length && u64(bytes, at + 4) === storedBytes;
  if (isLong && (!isShort || (isP(bytes, at + 20) && !isP(bytes, at + 12)))) {
    return { crc, size: u64(bytes, at + 12), bytes: 20 };
  }
  return isShort ? { crc, size, bytes: 12 } : undefined;
}

function isP(bytes: Uint8Array, at: number): boolean {
  return u16(bytes, at) === 0x4b50;
}

/** What may follow a member: another one, or the directory, which may be preceded by one more record. */
export function isRecord(signature: number): boolean {
  return signature === SIGNATURE.local || signature === SIGNATURE.central || signature === SIGNATURE.extraData;
}
