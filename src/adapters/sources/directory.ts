import { constants } from 'node:fs';
import { lstat, open, readdir, readlink, realpath } from 'node:fs/promises';
import type { OpenBundle } from '../../core/model/bundle.ts';
import type { Entry } from '../../core/model/entry.ts';
import { UnhangError } from '../../core/model/errors.ts';
import type { Note, NoteCode } from '../../core/model/note.ts';
import { sayFailure, unreadable } from './fs-failure.ts';

export interface DirectoryOptions {
  readonly limits: { readonly entries: number; readonly depth: number };
  readonly signal?: AbortSignal;
}

const READ_BYTES = 256 * 1024;

/** Beyond, notes of one code are only counted: one line a file would bury the diagnosis. */
const NOTES_KEPT = 1000;
const SLASH = Buffer.from('/');
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * An unpacked bundle. Members come sorted by the bytes of their names, a folder's own behind it. Symbolic links are
 * members and never followed; what cannot be read is a note.
 */
export async function openDirectory(path: string, options: DirectoryOptions): Promise<OpenBundle> {
  const root = await realpath(path, 'buffer').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const names = await readdir(root, { encoding: 'buffer' }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (names.length === 0) throw new UnhangError('EMPTY', `${path} is an empty directory.`);
  const walk = new Walk(options);
  return { format: 'directory', entries: walk.entries(root), notes: walk.notes, count: () => walk.count };
}

class Walk {
  readonly notes: Note[] = [];
  count = 0;
  readonly #noted = new Map<NoteCode, number>();
  readonly #options: DirectoryOptions;
  readonly #buffer = new Uint8Array(READ_BYTES);

  constructor(options: DirectoryOptions) {
    this.#options = options;
  }

  async *entries(root: Buffer): AsyncGenerator<Entry, void, undefined> {
    yield* this.#below(root, [], 1);
    for (const [code, noted] of this.#noted) {
      if (noted > NOTES_KEPT) this.notes.push({ code, detail: 'more of the same kind', count: noted - NOTES_KEPT });
    }
  }

  async *#below(folder: Buffer, above: readonly string[], depth: number): AsyncGenerator<Entry, boolean, undefined> {
    for (const name of await this.#namesOf(folder, above.join('/'))) {
      this.#goOn();
      const place = Buffer.concat([folder, SLASH, name]);
      const parts = [...above, utf8.decode(name)];
      const entry = await this.#entry(place, parts.join('/'));
      if (entry === undefined) continue;
      if (!this.#take()) return false;
      yield entry;
      if (entry.type !== 'directory') continue;
      if (depth >= this.#options.limits.depth)
        this.#note({ code: 'too-large', path: entry.path, detail: `more than ${depth} folders deep` });
      else if (!(yield* this.#below(place, parts, depth + 1))) return false;
    }
    return true;
  }

  #take(): boolean {
    if (this.count < this.#options.limits.entries) {
      this.count += 1;
      return true;
    }
    this.#note({ code: 'too-large', detail: `more than ${this.#options.limits.entries} members` });
    return false;
  }

  async #namesOf(folder: Buffer, path: string): Promise<Buffer[]> {
    try {
      return (await readdir(folder, { encoding: 'buffer' })).sort((a, b) => Buffer.compare(a, b));
    } catch (error) {
      this.#unreadable(path, error);
      return [];
    }
  }

  async #entry(place: Buffer, path: string): Promise<Entry | undefined> {
    try {
      const stat = await lstat(place);
      const common = { path, size: 0, modifiedAt: Math.floor(stat.mtimeMs / 1000), body: nothing() };
      if (stat.isSymbolicLink()) {
        return { ...common, type: 'symlink', target: utf8.decode(await readlink(place, { encoding: 'buffer' })) };
      }
      if (stat.isDirectory()) return { ...common, type: 'directory' };
      if (!stat.isFile()) {
        this.#note({ code: 'skipped', path, detail: 'neither file nor folder nor link' });
        return { ...common, type: 'other' };
      }
      return { ...common, type: 'file', size: stat.size, body: this.#body(place, path) };
    } catch (error) {
      this.#unreadable(path, error);
      return undefined;
    }
  }

  /** Opened so that no link, FIFO or device put there meanwhile can divert or block us. */
  async *#body(place: Buffer, path: string): AsyncGenerator<Uint8Array, void, undefined> {
    const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
      (error: unknown) => {
        this.#unreadable(path, error);
      },
    );
    if (file === undefined) return;
    try {
      if (!(await file.stat()).isFile()) {
        this.#note({ code: 'damaged', path, detail: 'it was replaced while it was read' });
        return;
      }
      for (;;) {
        this.#goOn();
        const { bytesRead } = await file.read(this.#buffer, 0, this.#buffer.length, null);
        if (bytesRead === 0) return;
        yield this.#buffer.subarray(0, bytesRead);
      }
    } catch (error) {
      if (error instanceof UnhangError) throw error;
      this.#unreadable(path, error);
    } finally {
      await file.close();
    }
  }

  #unreadable(path: string, error: unknown): void {
    this.#note({ code: 'damaged', ...(path === '' ? {} : { path }), detail: sayFailure(error) });
  }

  #note(note: Note): void {
    const before = this.#noted.get(note.code) ?? 0;
    this.#noted.set(note.code, before + 1);
    if (before < NOTES_KEPT) this.notes.push(note);
  }

  #goOn(): void {
    if (this.#options.signal?.aborted === true) throw new UnhangError('ABORTED', 'The reading was called off.');
  }
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {
  // A member without a body.
}
