import type { RandomAccess } from '../../model/bytes.ts';
import type { ZipMember } from './member.ts';
import { FLAG, IN_ZIP64, LOCAL_BYTES, localFields, SIGNATURE, u32 } from './records.ts';

/**
 * Members whose bytes lie over those of another one, or over the directory: in zip bombs a thousand members share the
 * same bytes (Fifield, "A better zip bomb", 2019). `members` as they lie in the archive. A header's name and extra
 * fields are not counted here, whose length the directory does not know; bytes are never read beyond the next member.
 */
export function findOverlaps(members: readonly ZipMember[], directoryFrom: number): ReadonlySet<ZipMember> {
  const overlaps = new Set<ZipMember>();
  let last: { readonly member: ZipMember; readonly end: number } | undefined;
  for (const member of members) {
    const end = member.offset + LOCAL_BYTES + member.storedBytes;
    if (end > directoryFrom) overlaps.add(member);
    if (last !== undefined && member.offset < last.end) overlaps.add(member).add(last.member);
    if (last === undefined || end > last.end) last = { member, end };
  }
  return overlaps;
}

/** In a bomb the first ones tell it already. */
const LOOKED_AT = 8;

/**
 * Do members that overlap have headers that agree with the directory? A wrong bit in a place or a size makes an honest
 * member lie over others as well; then it is the directory that is damaged, and the headers are right.
 */
export async function areAsTheySay(random: RandomAccess, overlaps: ReadonlySet<ZipMember>): Promise<boolean> {
  for (const member of [...overlaps].slice(0, LOOKED_AT)) {
    // A place may be any number of 64 bits, which no source has to take.
    if (member.offset + LOCAL_BYTES > random.size) return false;
    const head = await random.read(member.offset, LOCAL_BYTES);
    if (u32(head, 0) !== SIGNATURE.local) return false;
    const { flags, storedBytes } = localFields(head);
    const isKnown = (flags & FLAG.descriptor) === 0 && storedBytes !== IN_ZIP64;
    if (isKnown && storedBytes !== member.storedBytes) return false;
  }
  return true;
}
