import type { ByteStream, RandomAccess } from '../../model/bytes.ts';
import { END_BYTES, END64_BYTES, IN_ZIP64, LOCATOR64_BYTES, SIGNATURE, u16, u32, u64 } from './records.ts';
import { splitZip } from './refusals.ts';

/** Where the directory lies, as the record at the archive's end tells. */
export interface ZipEnd {
  readonly from: number;
  readonly bytes: number;
  readonly count: number;
  /** Without zip64 some writers let the count overflow at 65,536 instead of failing. */
  readonly isExact: boolean;
  /** Bytes in front of the archive, by which all its places are off: a program that unpacks it, or a mail's junk. */
  readonly shift: number;
  /** Bytes behind the archive. */
  readonly trailing: number;
  readonly disk: number;
}

/** The comment behind the end record has at most so many bytes. */
const LONGEST_COMMENT = 0xffff;
/** End records that are looked into: a comment may hold what looks like one. */
const TRIES = 16;

/** Finds the end record whose directory is where it says; `undefined` where the archive is cut or damaged there. */
export async function findEnd(random: RandomAccess): Promise<ZipEnd | undefined> {
  const tailFrom = Math.max(0, random.size - END_BYTES - LONGEST_COMMENT - LOCATOR64_BYTES - END64_BYTES);
  const tail = await random.read(tailFrom, random.size - tailFrom);
  let isSplit = false;
  for (const at of candidates(tail)) {
    const end = await resolve(random, tail, at, tailFrom);
    if (end !== undefined && (await hasDirectory(random, end))) return end;
    if (u16(tail, at + 4) !== 0 && u16(tail, at + 4) !== 0xffff) isSplit = true;
  }
  if (isSplit) throw splitZip();
  return undefined;
}

/** Places of end records, likeliest first: the one whose comment ends with the file, then the last one. */
function candidates(tail: Uint8Array): number[] {
  const exact: number[] = [];
  const others: number[] = [];
  for (let at = tail.lastIndexOf(0x50); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(0x50, at - 1)) {
    if (u32(tail, at) !== SIGNATURE.end) continue;
    const end = at + END_BYTES + u16(tail, at + 20);
    if (end === tail.length) exact.push(at);
    else if (end < tail.length) others.push(at);
    if (exact.length + others.length === TRIES) break;
  }
  return [...exact, ...others];
}

async function resolve(
  random: RandomAccess,
  tail: Uint8Array,
  at: number,
  tailFrom: number,
): Promise<ZipEnd | undefined> {
  const trailing = tail.length - at - END_BYTES - u16(tail, at + 20);
  const locator = at >= LOCATOR64_BYTES ? tail.subarray(at - LOCATOR64_BYTES, at) : new Uint8Array(0);
  if (u32(locator, 0) !== SIGNATURE.locator64) {
    const fields = { count: u16(tail, at + 10), bytes: u32(tail, at + 12), declared: u32(tail, at + 16) };
    return place({ ...fields, isExact: false, trailing, disk: u16(tail, at + 4) }, tailFrom + at);
  }
  // The record lies right before its locator, whatever stands in front of the archive, unless it is one of version 2.
  for (const from of [tailFrom + at - LOCATOR64_BYTES - END64_BYTES, u64(locator, 8)]) {
    if (from < 0 || from + END64_BYTES > random.size) continue;
    const record = await random.read(from, END64_BYTES);
    if (u32(record, 0) !== SIGNATURE.end64) continue;
    const fields = { count: u64(record, 32), bytes: u64(record, 40), declared: u64(record, 48) };
    return place({ ...fields, isExact: true, trailing, disk: u32(record, 16) }, from);
  }
  return undefined;
}

/** The directory ends where the end record begins. */
function place(
  { declared, ...end }: Omit<ZipEnd, 'from' | 'shift'> & { readonly declared: number },
  endsAt: number,
): ZipEnd | undefined {
  const from = endsAt - end.bytes;
  // Info-ZIP 3.0 writes so, and no zip64 record, where it packs into a pipe with -fz.
  const shift = declared === IN_ZIP64 ? 0 : from - declared;
  return from < 0 || shift < 0 ? undefined : { ...end, from, shift };
}

/**
 * An empty archive is nothing but its end record; behind other bytes it is more likely part of a comment. Nor is an
 * archive what stands in front of one: then it is the archive that is cut, and the end is that of a zip inside it.
 */
async function hasDirectory(random: RandomAccess, { from, count, bytes, shift }: ZipEnd): Promise<boolean> {
  if (count === 0) return bytes === 0 && shift === 0;
  if (shift > 0 && u32(await random.read(0, 4), 0) === SIGNATURE.local) return false;
  return u32(await random.read(from, 4), 0) === SIGNATURE.central;
}

/** So much is read at once; more for each request would only delay the first bytes. */
const PIECE = 256 * 1024;

/** The bytes from `from` to `to` as a stream; its first piece can be small, where more may not be wanted. */
export async function* rangeOf(random: RandomAccess, from: number, to: number, first = PIECE): ByteStream {
  let piece = Math.min(first, PIECE);
  for (let at = from; at < to; piece = PIECE) {
    const bytes = await random.read(at, Math.min(piece, to - at));
    if (bytes.length === 0) return;
    yield bytes;
    at += bytes.length;
  }
}
