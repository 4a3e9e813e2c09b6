import type { ByteStream } from '../../model/bytes.ts';
import type { Entry } from '../../model/entry.ts';
import type { Note } from '../../model/note.ts';
import { Body } from '../body.ts';
import type { Budget } from '../budget.ts';
import { ByteReader } from '../byte-reader.ts';
import { noteOfFailure } from '../failures.ts';
import type { Limits } from '../limits.ts';
import { TarExtensions } from './extensions.ts';
import { BLOCK, findHeader, isZeroBlock, parseHeader, type TarHeader } from './header.ts';
import { memberOf, type Member } from './member.ts';
import { sparseBody } from './sparse.ts';
import { isTooLarge } from '../too-large.ts';

/** Searched at once for a header behind damage. */
const WINDOW = 64 * 1024;

export interface ReadOptions {
  readonly limits: Limits;
  readonly budget: Budget;
  readonly note: (note: Note) => void;
}

/**
 * Reads a tar as it streams by. Never throws for content: a cut, a broken header or a failing decompressor underneath
 * becomes a note, and the members before it stay. Only what `source` throws beyond that goes up.
 */
export async function* readTar(source: ByteStream, options: ReadOptions): AsyncGenerator<Entry, void, undefined> {
  const reader = new ByteReader(source);
  try {
    yield* new TarReader(reader, options).entries();
  } finally {
    await reader.close();
  }
}

class TarReader {
  readonly #reader: ByteReader;
  readonly #options: ReadOptions;
  readonly #extensions: TarExtensions;
  /** An end marker, or at least its first block, was seen, and no member since. */
  #ended = false;
  /** Where the stream stopped inside something. */
  #cut: { readonly path?: string; readonly detail: string } | undefined;
  /** The stream failed, and that was said. */
  #failed = false;
  /** The limit of members was reached. */
  #full = false;
  /** Where bytes began that are no header although one was due. */
  #junkFrom: number | undefined;

  constructor(reader: ByteReader, options: ReadOptions) {
    this.#reader = reader;
    this.#options = options;
    this.#extensions = new TarExtensions(reader, options);
  }

  async *entries(): AsyncGenerator<Entry, void, undefined> {
    do {
      yield* this.#members();
    } while (await this.#goesOn());
    this.#conclude();
  }

  /** Up to the end of the stream, or to where it failed. */
  async *#members(): AsyncGenerator<Entry, void, undefined> {
    for (let header = await this.#header(); header !== undefined; header = await this.#header()) {
      if (this.#extensions.isExtension(header)) {
        if (!(await this.#extensions.read(header))) this.#cut = { detail: 'the archive ends inside a header' };
        continue;
      }
      const { limits, budget, note } = this.#options;
      const member = await memberOf(header, this.#extensions.take(), this.#reader, limits);
      const body = new Body(this.#reader, member.storedBytes);
      if (member.note !== undefined) note(member.note);
      if (member.path !== undefined && member.path !== '') {
        if (!budget.takeEntry()) {
          note({ code: 'too-large', detail: `more than ${limits.entries} members` });
          this.#full = true;
          return;
        }
        yield entryOf(
          member,
          member.path,
          member.segments === undefined ? body : sparseBody(body, member.segments, this.#options),
        );
      }
      await this.#finish(member, body);
    }
  }

  /** Says why the stream failed, if it did, and goes on behind the damage where its decoder can. */
  async #goesOn(): Promise<boolean> {
    while (!this.#full && this.#reader.failure !== undefined) {
      const { failure } = this.#reader;
      this.#failed = true;
      const path = this.#cut?.path;
      this.#options.note({ ...noteOfFailure(failure, this.#ended), ...(path === undefined ? {} : { path }) });
      this.#cut = undefined;
      this.#junkFrom = undefined;
      // What was said about a member that is lost must not name the next one.
      this.#extensions.take();
      // What a limit ended does not go on.
      if (isTooLarge(failure)) return false;
      if (await this.#reader.resume()) {
        await this.#seekHeader();
        return true;
      }
    }
    return false;
  }

  /** A gap is of any length, so what comes behind it is not aligned. */
  async #seekHeader(): Promise<void> {
    for (;;) {
      const window = await this.#reader.peek(WINDOW);
      const at = findHeader(window);
      if (at !== undefined || window.length < WINDOW) {
        await this.#reader.skip(at ?? window.length);
        return;
      }
      await this.#reader.skip(WINDOW - BLOCK + 1);
    }
  }

  /**
   * The next header. Zero blocks mark an end, but another tar may follow (`cat a.tar b.tar`). What is no header is
   * passed over until one comes: then it was damage.
   */
  async #header(): Promise<TarHeader | undefined> {
    while (this.#cut === undefined) {
      const block = await this.#reader.peek(BLOCK);
      if (block.length === 0) return undefined;
      const header = parseHeader(block);
      if (header !== undefined) this.#found();
      else this.#passOver(block);
      await this.#reader.skip(block.length);
      if (header !== undefined) return header;
    }
    return undefined;
  }

  #found(): void {
    this.#ended = false;
    if (this.#junkFrom === undefined) return;
    const bytes = this.#reader.offset - this.#junkFrom;
    this.#options.note({ code: 'damaged', detail: `no header at byte ${this.#junkFrom}; ${bytes} bytes passed over` });
    this.#junkFrom = undefined;
    // What was said about a member that is lost must not name the next one.
    this.#extensions.take();
  }

  #passOver(block: Uint8Array): void {
    if (this.#junkFrom !== undefined) return;
    if (isZeroBlock(block)) {
      this.#ended = true;
      this.#extensions.forget();
    } else this.#junkFrom = this.#reader.offset;
  }

  async #finish(member: Member, body: Body): Promise<void> {
    const missing = await body.discard();
    if (missing > 0) {
      const detail = `${missing} of ${member.storedBytes} bytes are missing`;
      this.#cut = { ...(member.path ? { path: member.path } : {}), detail };
      return;
    }
    // Padding that is missing is no loss.
    await this.#reader.skip((BLOCK - (member.storedBytes % BLOCK)) % BLOCK);
  }

  #conclude(): void {
    const { note } = this.#options;
    if (this.#full) return;
    if (this.#cut !== undefined) note({ code: 'truncated', ...this.#cut });
    else if (this.#failed) return;
    else if (this.#junkFrom !== undefined) note(this.#junk(this.#junkFrom));
    else if (!this.#ended) note({ code: 'truncated', detail: 'the archive has no end marker' });
  }

  /** Bytes up to the end in which no header was found. */
  #junk(from: number): Note {
    const bytes = this.#reader.offset - from;
    if (this.#ended) return { code: 'trailing', detail: `${bytes} bytes behind the end of the archive` };
    if (bytes < BLOCK) return { code: 'truncated', detail: 'the archive ends inside a header' };
    return { code: 'damaged', detail: `no header at byte ${from} nor behind it` };
  }
}

function entryOf(member: Member, path: string, body: ByteStream): Entry {
  const { type, size, modifiedAt, target } = member;
  return {
    path,
    type,
    size,
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    ...(target === undefined ? {} : { target }),
    body,
  };
}
