import type { OpenBundle } from '../model/bundle.ts';
import type { ByteStream, Decoders, RandomAccess } from '../model/bytes.ts';
import type { Entry } from '../model/entry.ts';
import { UnhangError } from '../model/errors.ts';
import { INCOMPLETE } from '../model/note.ts';
import type { Watch } from '../model/watch.ts';
import { Budget } from './budget.ts';
import { CONTAINERS } from './containers.ts';
import { isContentFailure, noteOfFailure } from './failures.ts';
import type { Limits } from './limits.ts';
import { NoteBook } from './note-book.ts';
import type { Peeked } from './peek.ts';
import { formatName, peel, type Peeled } from './peel.ts';
import { asSentence, nothingReadable, refusal } from './refusals.ts';
import { readText } from './single-text.ts';
import type { Refused } from './sniff.ts';
import { SourceTap } from './source-tap.ts';
import { unfold, type UnfoldOptions } from './unfold.ts';
import { readZipDirectory } from './zip/directory.ts';

export interface OpenOptions {
  readonly decoders: Decoders;
  readonly limits: Limits;
  /** What the bundle is called; a single text becomes a member of this name. */
  readonly name: string;
  readonly signal?: AbortSignal;
  readonly watch?: Watch;
  /** The same bytes, where they can be read at any place. */
  readonly random?: RandomAccess;
}

/**
 * Bytes to members, streaming; what the bytes are is told by the bytes. Archives inside the archive are opened, and
 * members that are compressed by themselves are read as what is in them. Throws `UnhangError` for what is no bundle:
 * `EMPTY`, `ENCRYPTED`, `UNSUPPORTED`, `NOT_A_BUNDLE`, or `DAMAGED` and `TOO_LARGE` where nothing could be read. Once a
 * member was read, a cut, damage or a limit is a note, and the members stay.
 */
export async function openBundle(source: ByteStream, options: OpenOptions): Promise<OpenBundle> {
  const { decoders, limits } = options;
  const budget = new Budget(limits, options.watch);
  const tap = new SourceTap(source, budget, options.signal);
  const book = new NoteBook();
  const nested = new Map<string, string>();
  const opened = (path: string, format: string): void => {
    nested.set(path, format);
  };
  try {
    const peeled = await peel(tap.stream, { decoders, limits, budget });
    const reading = { limits, budget, note: book.add, decoders, opened };
    const { format, members } = await membersOf(peeled, reading, tap, options);
    return {
      format,
      entries: supervised(members, tap, budget, book),
      notes: book.notes,
      count: () => budget.entries,
      nested,
    };
  } catch (error) {
    await tap.close();
    throw error;
  }
}

interface Members {
  readonly format: string;
  readonly members: AsyncIterable<Entry>;
}

async function membersOf(
  { sniffed, peeked, layers }: Peeled,
  reading: UnfoldOptions,
  tap: SourceTap,
  { name, random }: Pick<OpenOptions, 'name' | 'random'>,
): Promise<Members> {
  const { kind } = sniffed;
  if (kind === 'text') return { format: 'file', members: readText(peeked.stream, reading, name) };
  if (kind !== 'tar' && kind !== 'zip') throw await refuse(sniffed, peeked, layers);
  const bare = kind === 'zip' && layers.length === 0 && random !== undefined;
  const byDirectory = bare ? await readZipDirectory(random, reading) : undefined;
  // First the checksum over the whole source, and the bytes that its expansion is judged by.
  if (byDirectory !== undefined) await tap.drain();
  const members = byDirectory ?? CONTAINERS[kind](peeked.stream, reading);
  return { format: formatName(kind, layers), members: unfold(members, reading, layers.length) };
}

async function refuse(sniffed: Refused, peeked: Peeked, layers: readonly string[]): Promise<UnhangError> {
  await peeked.close();
  if (peeked.failure?.code === 'DAMAGED') return nothingReadable(peeked.failure);
  if (peeked.failure !== undefined) return asSentence(peeked.failure);
  return refusal(sniffed, layers.length === 0 ? 'This' : `What is inside the ${layers.join(', ')} compression`);
}

/** Hands the members on, and sees to it that the source is drained or closed, and that nothing read is an error. */
async function* supervised(
  entries: AsyncIterable<Entry>,
  tap: SourceTap,
  budget: Budget,
  book: NoteBook,
): AsyncGenerator<Entry, void, undefined> {
  try {
    yield* entries;
    refuseNothing(budget, book);
    if (!book.notes.some(({ code }) => code === 'too-large')) await drain(tap, book);
  } finally {
    book.close();
    await tap.close();
  }
}

/** Reads what the decoders left, so that a checksum over the source is one over all of it. */
async function drain(tap: SourceTap, book: NoteBook): Promise<void> {
  try {
    await tap.drain();
  } catch (error) {
    if (!isContentFailure(error)) throw error;
    book.add(noteOfFailure(error, true));
  }
}

function refuseNothing(budget: Budget, book: NoteBook): void {
  if (budget.entries > 0) return;
  const note = book.notes.find(({ code }) => INCOMPLETE.has(code));
  if (note?.code === 'too-large')
    throw new UnhangError('TOO_LARGE', `Nothing of the bundle was read: ${note.detail ?? ''}.`);
  if (note !== undefined) throw nothingReadable(undefined);
}
