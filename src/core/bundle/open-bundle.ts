import type { OpenBundle } from '../model/bundle.ts';
import type { ByteStream, Compression, Decoders } from '../model/bytes.ts';
import type { Entry } from '../model/entry.ts';
import { UnhangError } from '../model/errors.ts';
import { INCOMPLETE } from '../model/note.ts';
import { Budget } from './budget.ts';
import { isContentFailure, noteOfFailure } from './failures.ts';
import type { Limits } from './limits.ts';
import { NoteBook } from './note-book.ts';
import { peek, type Peeked } from './peek.ts';
import { nothingReadable, refusal, tooManyLayers } from './refusals.ts';
import { readText } from './single-text.ts';
import { sniff, SNIFF_BYTES, type Sniffed } from './sniff.ts';
import { SourceTap } from './source-tap.ts';
import { BLOCK } from './tar-header.ts';
import { readTar, type ReadOptions } from './tar.ts';

export interface OpenOptions {
  readonly decoders: Decoders;
  readonly limits: Limits;
  /** What the bundle is called; a single text becomes a member of this name. */
  readonly name: string;
  readonly signal?: AbortSignal;
}

type Container = (source: ByteStream, options: ReadOptions, name: string) => AsyncIterable<Entry>;

/** Everything that members can come from. */
const CONTAINERS = { tar: readTar, text: readText } satisfies Partial<Record<Sniffed['kind'], Container>>;

const SUFFIX: Readonly<Record<Compression, string>> = { xz: 'xz', gzip: 'gz', bzip2: 'bz2', zstd: 'zst' };

/**
 * Bytes to members, streaming; what the bytes are is told by the bytes. Throws `UnhangError` for what is no bundle:
 * `EMPTY`, `ENCRYPTED`, `UNSUPPORTED`, `NOT_A_BUNDLE`, or `DAMAGED` and `TOO_LARGE` where nothing could be read. Once a
 * member was read, a cut, damage or a limit is a note, and the members stay.
 */
export async function openBundle(source: ByteStream, options: OpenOptions): Promise<OpenBundle> {
  const budget = new Budget(options.limits);
  const tap = new SourceTap(source, budget, options.signal);
  try {
    const inner = await peel(tap.stream, options, budget);
    const book = new NoteBook();
    const container: Container = CONTAINERS[inner.kind];
    const read = container(inner.stream, { limits: options.limits, budget, note: book.add }, options.name);
    return {
      format: formatOf(inner),
      entries: supervised(read, tap, budget, book),
      notes: book.notes,
      count: () => budget.entries,
    };
  } catch (error) {
    await tap.close();
    throw error;
  }
}

interface Inner {
  readonly kind: keyof typeof CONTAINERS;
  readonly stream: ByteStream;
  /** Outermost first. */
  readonly layers: readonly Compression[];
}

/** Undoes one compression after the other until a container comes out. */
async function peel(source: ByteStream, options: OpenOptions, budget: Budget): Promise<Inner> {
  const layers: Compression[] = [];
  let peeked = await peek(source, SNIFF_BYTES);
  for (;;) {
    const sniffed = sniff(peeked.head);
    if (endedEarly(peeked)) throw await refuse(peeked, { kind: 'empty' }, layers);
    if (sniffed.kind === 'tar' || sniffed.kind === 'text') return { kind: sniffed.kind, stream: peeked.stream, layers };
    if (sniffed.kind !== 'compressed') throw await refuse(peeked, sniffed, layers);
    if (layers.length === options.limits.compressionLayers) {
      await peeked.close();
      throw tooManyLayers(options.limits.compressionLayers);
    }
    layers.push(sniffed.compression);
    peeked = await peek(budget.expanded(options.decoders[sniffed.compression](peeked.stream)), SNIFF_BYTES);
  }
}

/** Cut within the first block: too little to tell text from the name of a tar's first member. */
function endedEarly({ head, failure }: Peeked): boolean {
  return head.length < BLOCK && failure?.details['reason'] === 'truncated';
}

async function refuse(
  peeked: Peeked,
  sniffed: Parameters<typeof refusal>[0],
  layers: readonly string[],
): Promise<UnhangError> {
  await peeked.close();
  if (peeked.failure?.code === 'DAMAGED') return nothingReadable(peeked.failure);
  if (peeked.failure !== undefined) return peeked.failure;
  return refusal(sniffed, layers.length === 0 ? 'This' : `What is inside the ${layers.join(', ')} compression`);
}

function formatOf({ kind, layers }: Inner): string {
  if (kind === 'text') return 'file';
  return ['tar', ...layers.toReversed().map((layer) => SUFFIX[layer])].join('.');
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
