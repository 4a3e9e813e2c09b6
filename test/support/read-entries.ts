import { Budget } from '../../src/core/bundle/budget.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/core/bundle/limits.ts';
import { readTar } from '../../src/core/bundle/tar/read-tar.ts';
import type { ByteStream } from '../../src/core/model/bytes.ts';
import type { Entry } from '../../src/core/model/entry.ts';
import type { Note } from '../../src/core/model/note.ts';
import { collect, whole } from './streams.ts';

/** An entry whose body has been read. */
export interface ReadEntry extends Omit<Entry, 'body' | 'failed'> {
  readonly bytes: Uint8Array;
}

export interface ReadArchive {
  readonly entries: readonly ReadEntry[];
  readonly notes: readonly Note[];
  /** What was thrown, if anything was. */
  readonly error: unknown;
}

/** Reads entries and all their bodies. */
export async function readEntries(entries: AsyncIterable<Entry>, into: ReadEntry[] = []): Promise<ReadEntry[]> {
  for await (const { body, failed: _, ...entry } of entries) {
    const { bytes, error } = await collect(body);
    if (error !== undefined) throw error;
    into.push({ ...entry, bytes });
  }
  return into;
}

/** Reads a tar as `openBundle` would, without anything around it. */
export async function readArchive(source: Uint8Array | ByteStream, limits: Partial<Limits> = {}): Promise<ReadArchive> {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const notes: Note[] = [];
  const entries: ReadEntry[] = [];
  const stream = source instanceof Uint8Array ? whole(source) : source;
  let error: unknown;
  try {
    await readEntries(
      readTar(stream, { limits: all, budget: new Budget(all), note: (note) => notes.push(note) }),
      entries,
    );
  } catch (thrown) {
    error = thrown;
  }
  return { entries, notes, error };
}

/** Every path with its body as text. */
export function textsOf(archive: Pick<ReadArchive, 'entries'>): [path: string, text: string][] {
  return archive.entries.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]);
}

export function pathsOf(archive: Pick<ReadArchive, 'entries'>): string[] {
  return archive.entries.map(({ path }) => path);
}

export function codesOf(archive: Pick<ReadArchive, 'notes'>): string[] {
  return archive.notes.map(({ code }) => code);
}
