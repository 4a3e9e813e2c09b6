import { Budget } from '../../src/core/bundle/budget.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/core/bundle/limits.ts';
import type { ZipOptions } from '../../src/core/bundle/zip/body.ts';
import { readZipDirectory } from '../../src/core/bundle/zip/directory.ts';
import { readZipStream } from '../../src/core/bundle/zip/stream.ts';
import type { ByteStream, Decoders, RandomAccess } from '../../src/core/model/bytes.ts';
import type { Entry } from '../../src/core/model/entry.ts';
import { UnhangError } from '../../src/core/model/errors.ts';
import type { Note } from '../../src/core/model/note.ts';
import { nodeDecoders } from '../../src/adapters/decoders/node-decoders.ts';
import { type ReadArchive, type ReadEntry, readEntries } from './read-entries.ts';
import { chunked, whole } from './streams.ts';

export interface ReadZipOptions {
  readonly limits?: Partial<Limits>;
  readonly decoders?: Partial<Decoders>;
}

export interface ReadZip extends ReadArchive {
  readonly error: UnhangError | undefined;
}

/** Reads a zip from its local headers, as it streams by. */
export async function readStreamed(source: Uint8Array | ByteStream, options: ReadZipOptions = {}): Promise<ReadZip> {
  const stream = source instanceof Uint8Array ? whole(source) : source;
  return gather(options, (given) => Promise.resolve(readZipStream(stream, given)));
}

/** Reads a zip by its directory; `undefined` where it has none that can be used. */
export async function readPlaced(
  source: Uint8Array | RandomAccess,
  options: ReadZipOptions = {},
): Promise<ReadZip | undefined> {
  const random = source instanceof Uint8Array ? inMemory(source) : source;
  let isReadable = true;
  const read = await gather(options, async (given) => {
    const entries = await readZipDirectory(random, given);
    given.budget.takeSent(random.size);
    isReadable = entries !== undefined;
    return entries ?? nothing();
  });
  return isReadable ? read : undefined;
}

type Open = (options: ZipOptions) => Promise<AsyncIterable<Entry>>;

/** Anything thrown that is no `UnhangError` is thrown on. */
async function gather({ limits, decoders }: ReadZipOptions, open: Open): Promise<ReadZip> {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const notes: Note[] = [];
  const entries: ReadEntry[] = [];
  let error: UnhangError | undefined;
  try {
    const opened = await open({
      limits: all,
      budget: new Budget(all),
      note: (note) => notes.push(note),
      decoders: { ...nodeDecoders(), ...decoders },
    });
    await readEntries(opened, entries);
  } catch (thrown) {
    if (!(thrown instanceof UnhangError)) throw thrown;
    error = thrown;
  }
  return { entries, notes, error };
}

/** A zip's entries from its local headers, as they come. */
export function openStreamed(bytes: Uint8Array, note: (note: Note) => void = () => undefined): AsyncGenerator<Entry> {
  const options = { limits: DEFAULT_LIMITS, budget: new Budget(DEFAULT_LIMITS), decoders: nodeDecoders(), note };
  return readZipStream(chunked(bytes, 4096), options);
}

/** A zip's entries by its directory, as they come. */
export async function openPlaced(random: RandomAccess): Promise<AsyncIterable<Entry>> {
  const options = { limits: DEFAULT_LIMITS, budget: new Budget(DEFAULT_LIMITS), decoders: nodeDecoders() };
  return (await readZipDirectory(random, { ...options, note: () => undefined })) ?? nothing();
}

async function* nothing(): AsyncGenerator<Entry> {
  // No archive, no entries.
}

export function inMemory(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: async (offset, length) => bytes.slice(offset, offset + length) };
}

/** Paths, types, targets and bodies in one order: the directory tells links late to whoever streams. */
export function sorted({ entries }: Pick<ReadArchive, 'entries'>): unknown[] {
  return entries
    .map(({ path, type, target, modifiedAt, bytes }) => ({
      path,
      type,
      target,
      modifiedAt,
      text: new TextDecoder('latin1').decode(bytes),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
