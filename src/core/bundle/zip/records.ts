/**
 * The records of a zip archive as they stand; section numbers are those of PKWARE's APPNOTE.TXT 6.3.10. All of them
 * begin with `PK`, and numbers are little-endian.
 */
export const SIGNATURE = {
  /** 4.3.7 */
  local: 0x04034b50,
  /** 4.3.9; at the very beginning it marks a part of a split archive (8.5.3). */
  descriptor: 0x08074b50,
  /** 8.5.4: it was to be split, and then was not. */
  unsplit: 0x30304b50,
  /** 4.3.11 */
  extraData: 0x08064b50,
  /** 4.3.12 */
  central: 0x02014b50,
  /** 4.3.13 */
  digital: 0x05054b50,
  /** 4.3.14 */
  end64: 0x06064b50,
  /** 4.3.15 */
  locator64: 0x07064b50,
  /** 4.3.16 */
  end: 0x06054b50,
} as const;

export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
export const END64_BYTES = 56;
export const LOCATOR64_BYTES = 20;

/** A size or a place that stands in the zip64 extra field (4.5.3). */
export const IN_ZIP64 = 0xffffffff;

/** Bits of the general purpose flag, 4.4.4. */
export const FLAG = {
  encrypted: 1 << 0,
  /** With LZMA: its data ends with a marker of its own. */
  endMarker: 1 << 1,
  /** Checksum and sizes stand behind the data. */
  descriptor: 1 << 3,
  stronglyEncrypted: 1 << 6,
  utf8: 1 << 11,
  /** The directory is encrypted, and the local headers are masked. */
  masked: 1 << 13,
} as const;

export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
}

/** Above 2^53 no longer exact, which is more than any archive holds. */
export function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) + u32(bytes, at + 4) * 2 ** 32;
}

/** What a local header and a directory record both say, in fields of fixed size. */
export interface FixedFields {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** Bytes in the archive; `IN_ZIP64` where they stand elsewhere. */
  readonly storedBytes: number;
  /** Bytes of the member itself; as above. */
  readonly size: number;
  readonly nameBytes: number;
  readonly extraBytes: number;
}

export interface CentralFields extends FixedFields {
  readonly commentBytes: number;
  readonly disk: number;
  /** Where the local header stands. */
  readonly offset: number;
  readonly isSymlink: boolean;
}

/** The fields of the local header that stands here, of which at least `LOCAL_BYTES` are there. */
export function localFields(bytes: Uint8Array, at = 0): FixedFields {
  return fixedFields(bytes, at + 6);
}

/** The fields of the directory record that stands here, of which at least `CENTRAL_BYTES` are there. */
export function centralFields(bytes: Uint8Array): CentralFields {
  return {
    ...fixedFields(bytes, 8),
    commentBytes: u16(bytes, 32),
    disk: u16(bytes, 34),
    offset: u32(bytes, 42),
    isSymlink: isUnix(bytes[5] ?? 0) && (u16(bytes, 40) & 0xf000) === 0xa000,
  };
}

/** Is there a record of this kind that could ever have been written? */
export function isRecordOf(kind: 'local' | 'central', bytes: Uint8Array, at = 0): boolean {
  const needed = kind === 'local' ? LOCAL_BYTES : CENTRAL_BYTES;
  if (at + needed > bytes.length || u32(bytes, at) !== SIGNATURE[kind]) return false;
  return isPossible(fixedFields(bytes, at + (kind === 'local' ? 6 : 8)));
}

/** From the flags on both records are laid out alike. */
function fixedFields(bytes: Uint8Array, at: number): FixedFields {
  return {
    flags: u16(bytes, at),
    method: u16(bytes, at + 2),
    crc: u32(bytes, at + 8),
    storedBytes: u32(bytes, at + 12),
    size: u32(bytes, at + 16),
    nameBytes: u16(bytes, at + 20),
    extraBytes: u16(bytes, at + 22),
  };
}

/** "Version made by", 4.4.2: on Unix (3) and OS X (19) the upper half of the attributes is a file's mode. */
function isUnix(madeBy: number): boolean {
  return madeBy === 3 || madeBy === 19;
}

const METHODS_KNOWN_TO_ANYBODY = 100;

/** Asked where a record is searched for, and where one stands in the right place but may be damaged. */
function isPossible(fields: FixedFields): boolean {
  if (fields.method >= METHODS_KNOWN_TO_ANYBODY || fields.nameBytes === 0) return false;
  const isElsewhere = fields.storedBytes === IN_ZIP64 || fields.size === IN_ZIP64;
  return isElsewhere || (fields.flags & FLAG.descriptor) !== 0 || areSizesPossible(fields);
}

/**
 * Deflate makes bytes grow by a few per thousand, or where it is flushed after each of few bytes, by a few times;
 * encryption adds a few dozen. It makes them shrink by 1032 times at the most.
 */
export function areSizesPossible(fields: Pick<FixedFields, 'flags' | 'method' | 'storedBytes' | 'size'>): boolean {
  const { flags, method, storedBytes, size } = fields;
  if (method === 0 && (flags & FLAG.encrypted) === 0) return storedBytes === size;
  if (method === 8 && size > 1032 * storedBytes + 1024) return false;
  return storedBytes <= 16 * size + 1024;
}
