import type { Entry } from '../model/entry.ts';
import { UnhangError } from '../model/errors.ts';
import type { Note } from '../model/note.ts';
import { type ContainerOptions, CONTAINERS, type ContainerKind, isContainer } from './containers.ts';
import { isContentFailure, noteOfFailure } from './failures.ts';
import { mayBePacked, PACKED_HEAD_BYTES, type PackedFolder, packedFolder } from './packed.ts';
import { formatName, peel, type Peeled } from './peel.ts';
import type { ByteStream } from '../model/bytes.ts';

export interface UnfoldOptions extends ContainerOptions {
  /** Told the path and the format of each archive that is opened. */
  readonly opened: (path: string, format: string) => void;
}

/** Where members come from. */
interface Place {
  /** Path of the archive that holds them, which their own begin with; the bundle itself has none. */
  readonly prefix?: string;
  /** The same, but of one that is a bundle's folder the archive around that bundle. */
  readonly within?: string;
  /** Where they would lie if nobody had packed their folder. */
  readonly home?: PackedFolder['place'];
  /** Archives around them, the bundle included. */
  readonly archives: number;
  /** Compressions around them. */
  readonly layers: number;
}

/**
 * A bundle holds other bundles near its top: `sos collect` puts them into its own folder, mail and helpdesks add one or
 * two. Deeper, an archive is somebody's file, and there are too many files to look into each.
 */
const MAX_FOLDERS = 2;

/**
 * Looks into the archives among the members, and undoes the compression of single ones (`messages-20140318.gz`), both by
 * content. What is broken inside is a note, and the members around it stay.
 */
export async function* unfold(
  entries: AsyncIterable<Entry>,
  options: UnfoldOptions,
  layers = 0,
): AsyncGenerator<Entry, void, undefined> {
  yield* unfoldAt(entries, options, { archives: 1, layers });
}

async function* unfoldAt(
  entries: AsyncIterable<Entry>,
  options: UnfoldOptions,
  place: Place,
): AsyncGenerator<Entry, void, undefined> {
  for await (const found of entries) {
    const entry = put(found, place);
    const path = place.home === undefined ? found.path : (place.home(found.path) ?? entry.path);
    if (entry.type !== 'file') yield entry;
    else if (isNearTop(path) || mayBePacked(path)) yield* lookInto(entry, path, options, place);
    else yield decodedWhenRead(entry, options, place);
  }
}

function put(entry: Entry, { prefix, within, home }: Place): Entry {
  if (prefix === undefined) return entry;
  const inside = within === undefined ? {} : { within };
  const path = `${prefix}/${entry.path}`;
  if (home === undefined) return { ...entry, path, ...inside };
  const place = home(entry.path);
  // A hard link tells its target from the top of its archive, and that is now the one around the bundle.
  const target = entry.type === 'hardlink' ? { target: home(entry.target ?? '') ?? '' } : {};
  if (place === undefined) return { ...entry, path, ...inside, ...target };
  return { ...entry, path, ...inside, ...target, home: within === undefined ? place : `${within}/${place}` };
}

function isNearTop(path: string): boolean {
  let folders = 0;
  for (let at = path.indexOf('/'); at >= 0 && folders <= MAX_FOLDERS; at = path.indexOf('/', at + 1)) folders += 1;
  return folders <= MAX_FOLDERS;
}

/** `path`: the member's own from the top of the archive that it belongs to, as if nothing was packed. */
async function* lookInto(
  entry: Entry,
  path: string,
  options: UnfoldOptions,
  place: Place,
): AsyncGenerator<Entry, void, undefined> {
  const peeled = await peelMember(entry, options, place);
  if (peeled === undefined) {
    yield { ...entry, body: nothing(), failed: () => true };
    return;
  }
  const { sniffed, peeked, layers } = peeled;
  try {
    const inside = await placeInside(entry, path, peeled, place);
    if (inside !== undefined && isContainer(sniffed.kind)) {
      yield* openArchive(entry, peeled, sniffed.kind, options, inside);
    } else {
      if (sniffed.kind === 'encrypted') options.note({ code: 'encrypted', path: entry.path, detail: sniffed.what });
      yield readable(entry, peeked.stream, layers.length > 0, options);
    }
  } finally {
    if (layers.length > 0) await peeked.close();
  }
}

/** Where the members of this archive lie; undefined for one that is not looked into. */
async function placeInside(
  { path: prefix }: Entry,
  path: string,
  { sniffed, peeked, layers }: Peeled,
  around: Place,
): Promise<Place | undefined> {
  const depth = { archives: around.archives + 1, layers: around.layers + layers.length };
  if (sniffed.kind === 'tar' && layers.length === 0 && mayBePacked(path)) {
    const packed = packedFolder(path, await peeked.further(PACKED_HEAD_BYTES));
    if (packed !== undefined) return { ...around, ...depth, prefix, home: packed.place };
  }
  return isNearTop(path) ? { ...depth, prefix, within: prefix } : undefined;
}

async function* openArchive(
  entry: Entry,
  { peeked, layers }: Peeled,
  kind: ContainerKind,
  options: UnfoldOptions,
  inside: Place,
): AsyncGenerator<Entry, void, undefined> {
  const { path } = entry;
  const { archiveLayers } = options.limits;
  if (inside.archives > archiveLayers) {
    options.note({ code: 'too-large', path, detail: `more than ${archiveLayers} archives inside one another` });
    yield { ...entry, body: nothing(), failed: () => true };
    return;
  }
  options.opened(path, formatName(kind, layers));
  const note = (inner: Note): void => {
    options.note({ ...inner, path: inner.path === undefined ? path : `${path}/${inner.path}` });
  };
  try {
    yield* unfoldAt(CONTAINERS[kind](peeked.stream, { ...options, note }), options, inside);
  } catch (error) {
    // A whole archive that is refused (encrypted, split) is only a part here.
    const isEncrypted = error instanceof UnhangError && error.code === 'ENCRYPTED';
    if (!isEncrypted && !isContentFailure(error)) throw error;
    options.note({ ...noteOfFailure(error, false), ...(isEncrypted ? { code: 'encrypted' as const } : {}), path });
  }
}

/** Most members are never read, so that nothing is peeled before somebody asks. */
function decodedWhenRead(entry: Entry, options: UnfoldOptions, place: Place): Entry {
  let failed = false;
  async function* body(): AsyncGenerator<Uint8Array, void, undefined> {
    const peeled = await peelMember(entry, options, place);
    failed = peeled === undefined;
    if (peeled === undefined) return;
    const read = readable(entry, peeled.peeked.stream, peeled.layers.length > 0, options);
    try {
      yield* read.body;
    } finally {
      failed = read.failed?.() === true;
      if (peeled.layers.length > 0) await peeled.peeked.close();
    }
  }
  return { ...entry, body: body(), failed: () => failed };
}

async function peelMember(entry: Entry, options: UnfoldOptions, place: Place): Promise<Peeled | undefined> {
  try {
    return await peel(entry.body, options, place.layers);
  } catch (error) {
    if (!isContentFailure(error)) throw error;
    options.note({ ...noteOfFailure(error, false), path: entry.path });
    return undefined;
  }
}

/** The member with a body that ends early, and says so, where its content is at fault or bytes of it are missing. */
function readable(entry: Entry, stream: ByteStream, isDecoded: boolean, { note }: UnfoldOptions): Entry {
  let failed = false;
  async function* body(): AsyncGenerator<Uint8Array, void, undefined> {
    let bytes = 0;
    try {
      for await (const chunk of stream) {
        bytes += chunk.length;
        yield chunk;
      }
      // How long it is once decoded, nobody declared.
      failed = entry.failed === undefined ? !isDecoded && bytes < entry.size : entry.failed();
    } catch (error) {
      if (!isContentFailure(error)) throw error;
      failed = true;
      note({ ...noteOfFailure(error, false), path: entry.path });
    }
  }
  return { ...entry, body: body(), failed: () => failed };
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {
  // A body that could not be opened.
}
