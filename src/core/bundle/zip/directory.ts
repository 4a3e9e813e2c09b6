import type { RandomAccess } from '../../model/bytes.ts';
import type { Entry } from '../../model/entry.ts';
import { ByteReader } from '../byte-reader.ts';
import type { Limits } from '../limits.ts';
import type { ZipBody } from './body.ts';
import { type ZipOptions } from './body.ts';
import { findEnd, rangeOf, type ZipEnd } from './end.ts';
import { admit, bodyOf, entryOf, linkOf } from './entries.ts';
import { readMember, type ZipMember } from './member.ts';
import { isReadable, isStored } from './methods.ts';
import { decodeZipName } from './name.ts';
import { areAsTheySay, findOverlaps } from './overlaps.ts';
import { PlacedExtent } from './placed.ts';
import { areSizesPossible, CENTRAL_BYTES, centralFields, SIGNATURE, u32 } from './records.ts';
import { declaredTooLarge, splitZip, ZipTally } from './refusals.ts';

/** A directory is held whole; one that is longer than this times `metadataBytes` is not. */
const DIRECTORY_FACTOR = 64;

interface Directory {
  /** As they lie in the archive. */
  readonly members: readonly ZipMember[];
  readonly end: ZipEnd;
  /** There are more of them than are read. */
  readonly isMore: boolean;
  readonly overlaps: ReadonlySet<ZipMember>;
}

/**
 * Reads a zip by its directory: a member that nobody reads costs nothing. `undefined` where the directory is missing,
 * damaged or too long to be held; the local headers still tell the members then (`readZipStream`). Throws for a split
 * archive, for one that declares more than the limits allow, and, as `readZipStream` does, where nothing can be read.
 * That the source's bytes were sent is for its owner to count, before the first body is read.
 */
export async function readZipDirectory(
  random: RandomAccess,
  options: ZipOptions,
): Promise<AsyncGenerator<Entry, void, undefined> | undefined> {
  const directory = await readDirectory(random, options.limits);
  if (directory === undefined) return undefined;
  const { members } = directory;
  const declared = members.reduce((sum, member) => sum + expandedBytes(member), 0);
  const refused = declaredTooLarge(declared, random.size, options.limits);
  if (refused !== undefined) throw refused;
  return entriesOf(random, directory, options);
}

/** What is stored as it is does not expand; what cannot be decoded will not be. */
function expandedBytes(member: ZipMember): number {
  return isStored(member) || !isReadable(member) ? 0 : member.size;
}

async function readDirectory(random: RandomAccess, limits: Limits): Promise<Directory | undefined> {
  const end = await findEnd(random);
  if (end === undefined || end.bytes > DIRECTORY_FACTOR * limits.metadataBytes) return undefined;
  const reader = new ByteReader(rangeOf(random, end.from, end.from + end.bytes));
  const members: ZipMember[] = [];
  try {
    while (reader.offset < end.bytes && members.length < limits.entries) {
      const member = await readRecord(reader, limits);
      if (member === undefined) break;
      members.push({ ...member, offset: member.offset + end.shift });
    }
  } finally {
    await reader.close();
  }
  members.sort((a, b) => a.offset - b.offset);
  const isMore = members.length === limits.entries && reader.offset < end.bytes;
  if (!isMore && !hasCount(members.length, end)) return undefined;
  if (end.disk !== 0 && members.some(({ disk }) => disk !== 0)) throw splitZip();
  if (!(await isShiftRight(random, members, end))) return undefined;
  const overlaps = findOverlaps(members, end.from);
  return (await areAsTheySay(random, overlaps)) ? { members, end, isMore, overlaps } : undefined;
}

/** Bytes in front of an archive and a wrong bit in its end record look alike, until one looks at a member. */
async function isShiftRight(random: RandomAccess, members: readonly ZipMember[], { shift }: ZipEnd): Promise<boolean> {
  if (shift === 0) return true;
  for (const { offset } of members.slice(0, 2)) {
    if (offset < random.size && u32(await random.read(offset, 4), 0) === SIGNATURE.local) return true;
  }
  return false;
}

function hasCount(count: number, end: ZipEnd): boolean {
  return count === end.count || (!end.isExact && count % 0x10000 === end.count);
}

async function readRecord(reader: ByteReader, limits: Limits): Promise<ZipMember | undefined> {
  const head = await reader.peek(CENTRAL_BYTES);
  if (head.length < CENTRAL_BYTES || u32(head, 0) !== SIGNATURE.central) return undefined;
  const fields = centralFields(head);
  await reader.skip(CENTRAL_BYTES);
  const member = await readMember(reader, fields, limits);
  return member !== undefined && areSizesPossible(member) ? member : undefined;
}

async function* entriesOf(
  random: RandomAccess,
  { members, end, isMore, overlaps }: Directory,
  options: ZipOptions,
): AsyncGenerator<Entry, void, undefined> {
  const { limits, note } = options;
  const tally = new ZipTally();
  let isEnough = false;
  for (const [index, member] of members.entries()) {
    if (overlaps.has(member)) {
      tally.overlapping();
      const named = member.path === undefined ? {} : { path: member.path };
      note({ code: 'damaged', ...named, detail: 'its bytes lie over those of another member or of the directory' });
      continue;
    }
    const verdict = admit(member, options, tally);
    isEnough = verdict === 'enough';
    if (isEnough) break;
    if (verdict === 'no') continue;
    const to = members[index + 1]?.offset ?? end.from;
    const body = bodyOf(member, new PlacedExtent({ random, member, to, limits, note }), options, true);
    yield member.isSymlink ? await readLink(member, body, limits) : entryOf(member, body);
    await body.discard();
    isEnough = body.exhausted;
    if (isEnough) break;
  }
  if (isMore && !isEnough) note({ code: 'too-large', detail: `more than ${limits.entries} members` });
  if (end.trailing > 0) note({ code: 'trailing', detail: `${end.trailing} bytes behind the end of the archive` });
  tally.check();
}

/** A target too long to be one is not read. */
async function readLink(member: ZipMember, body: ZipBody, limits: Limits): Promise<Entry> {
  if (member.size > limits.nameBytes) return linkOf(member, '');
  const bytes = new Uint8Array(member.size);
  let at = 0;
  for await (const part of body) {
    bytes.set(part, at);
    at += part.length;
  }
  return linkOf(member, at < member.size ? '' : decodeZipName(bytes, false));
}
