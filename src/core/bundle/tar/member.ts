import type { Entry } from '../../model/entry.ts';
import type { Note } from '../../model/note.ts';
import type { ByteReader } from '../byte-reader.ts';
import { isLongerThan, normaliseName } from '../entry-name.ts';
import type { Limits } from '../limits.ts';
import type { Extension } from './extensions.ts';
import { BLOCK, isZeroBlock, parseHeader, type Segment, type TarHeader } from './header.ts';
import { decimal, seconds } from './pax.ts';
import { sparseMap } from './sparse.ts';

/** A member as its headers describe it. */
export interface Member {
  /** `undefined` where we refuse the name; empty for the top folder itself. */
  readonly path: string | undefined;
  readonly type: Entry['type'];
  readonly size: number;
  /** Bytes that follow in the archive before the next header, padding apart. */
  readonly storedBytes: number;
  /** Where the stored bytes belong, in a file with holes. */
  readonly segments: readonly Segment[] | undefined;
  readonly modifiedAt: number | undefined;
  readonly target: string | undefined;
  readonly note: Note | undefined;
}

const TYPES: ReadonlyMap<string, Entry['type']> = new Map<string, Entry['type']>([
  ['0', 'file'],
  // GNU, with holes.
  ['S', 'file'],
  // A "contiguous file"; systems without such a thing treat it as a file (POSIX.1).
  ['7', 'file'],
  ['1', 'hardlink'],
  ['2', 'symlink'],
  ['5', 'directory'],
  // GNU, incremental backup: a folder whose body lists its names.
  ['D', 'directory'],
]);

/** Links, devices, folders and FIFOs have no body, whatever their size field says (POSIX.1, `pax` interchange format). */
const BODILESS = '23456';

/** Everything that is known about a member once its headers are read; the reader then stands at its body. */
export async function memberOf(
  header: TarHeader,
  extension: Extension,
  reader: ByteReader,
  limits: Pick<Limits, 'nameBytes' | 'depth' | 'metadataBytes'>,
): Promise<Member> {
  const { pax } = extension;
  const map = await sparseMap(header, pax, reader, limits);
  // GNU hides a sparse file behind a made-up path, so that other readers do not take the map for content.
  const name = pax.get('sparseName') || pax.get('path') || extension.longName || header.name;
  const path = extension.refused ? undefined : normaliseName(name, limits);
  const isBroken = map !== undefined && map.segments === undefined;
  const type = isBroken ? 'other' : typeOf(header, name);
  const storedBytes = Math.max(0, (await storedBytesOf(header, extension, reader)) - (map?.mapBytes ?? 0));
  const target = type === 'symlink' || type === 'hardlink' ? targetOf(header, extension, limits) : undefined;
  const note = noteOf(path, type, isBroken);
  const modifiedAt = modifiedAtOf(header, extension);
  return { path, type, size: storedBytes, storedBytes, segments: map?.segments, modifiedAt, target, note };
}

/** v7 has no type for folders: their names end in a slash. */
function typeOf(header: TarHeader, name: string): Entry['type'] {
  const type = TYPES.get(header.type) ?? 'other';
  return type === 'file' && name.endsWith('/') ? 'directory' : type;
}

/**
 * Pax puts a hard link's data behind the link where it has any; older writers repeat the file's size without data.
 * Where a header or the end already follows, there is none.
 */
async function storedBytesOf(header: TarHeader, extension: Extension, reader: ByteReader): Promise<number> {
  if (BODILESS.includes(header.type)) return 0;
  const size = decimal(extension.pax.get('size') ?? '') ?? header.size;
  if (header.type !== '1' || size === 0 || extension.hasPax) return size;
  const next = await reader.peek(BLOCK);
  return parseHeader(next) !== undefined || isZeroBlock(next) ? 0 : size;
}

function targetOf(header: TarHeader, extension: Extension, limits: Pick<Limits, 'nameBytes'>): string | undefined {
  const target = extension.pax.get('linkpath') || extension.longLink || header.linkName;
  return target === '' || isLongerThan(target, limits.nameBytes) ? undefined : target;
}

function modifiedAtOf(header: TarHeader, extension: Extension): number | undefined {
  const mtime = extension.pax.get('mtime');
  return mtime === undefined ? header.modifiedAt : (seconds(mtime) ?? header.modifiedAt);
}

function noteOf(path: string | undefined, type: Entry['type'], brokenMap: boolean): Note | undefined {
  if (path === undefined)
    return { code: 'bad-name', detail: 'a member whose name is too long, too deep, or leads out' };
  if (brokenMap) return { code: 'damaged', path, detail: 'a sparse file whose map makes no sense' };
  if (type === 'other') return { code: 'skipped', path, detail: 'neither file nor folder nor link' };
  return undefined;
}
