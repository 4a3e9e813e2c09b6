import { crc32 } from './crc32.ts';
import { type FixedFields, IN_ZIP64, u16, u32, u64 } from './records.ts';

/** What the extra fields of one record tell (APPNOTE 4.5, and Info-ZIP's own in `extrafld.txt`). */
export interface Extra {
  readonly storedBytes: number;
  readonly size: number;
  /** Of a directory record: where its local header stands. */
  readonly offset: number;
  /** Name in UTF-8, where the header's is in another encoding. */
  readonly utf8Name: Uint8Array | undefined;
  /** Seconds since 1970. */
  readonly modifiedAt: number | undefined;
}

const ZIP64 = 0x0001;
const EXTENDED_TIMESTAMP = 0x5455;
const UNICODE_PATH = 0x7075;

/** Reads them all; fields that are no fields, as aligning tools leave them, end the reading. */
export function parseExtra(
  extra: Uint8Array,
  fields: FixedFields & { readonly offset?: number },
  name: Uint8Array,
): Extra {
  let found = { storedBytes: fields.storedBytes, size: fields.size, offset: fields.offset ?? 0 };
  let utf8Name: Uint8Array | undefined;
  let modifiedAt: number | undefined;
  for (let at = 0; at + 4 <= extra.length; at += 4 + u16(extra, at + 2)) {
    const data = extra.subarray(at + 4, at + 4 + u16(extra, at + 2));
    const id = u16(extra, at);
    if (id === ZIP64) found = fromZip64(data, found);
    else if (id === UNICODE_PATH) utf8Name = unicodePath(data, name) ?? utf8Name;
    else if (id === EXTENDED_TIMESTAMP) modifiedAt = timestamp(data) ?? modifiedAt;
  }
  return { ...found, utf8Name, modifiedAt };
}

/** Only those that do not fit the header, in this order (4.5.3); a local header has both sizes in any case. */
function fromZip64<T extends { storedBytes: number; size: number; offset: number }>(data: Uint8Array, fields: T): T {
  let at = 0;
  const take = (value: number): number => {
    if (value !== IN_ZIP64 || at + 8 > data.length) return value;
    at += 8;
    return u64(data, at - 8);
  };
  const size = take(fields.size);
  const storedBytes = take(fields.storedBytes);
  return { ...fields, size, storedBytes, offset: take(fields.offset) };
}

/** Holds only for the name it was made for: who renames a member may not know the field (4.6.9). */
function unicodePath(data: Uint8Array, name: Uint8Array): Uint8Array | undefined {
  if (data.length < 6 || data[0] !== 1 || u32(data, 1) !== crc32(name)) return undefined;
  return data.subarray(5);
}

/** Bit 0: the time of the last change is there; it comes first. */
function timestamp(data: Uint8Array): number | undefined {
  return data.length >= 5 && ((data[0] ?? 0) & 1) === 1 ? u32(data, 1) | 0 : undefined;
}
