import type { ByteStream } from '../../model/bytes.ts';
import type { Entry } from '../../model/entry.ts';
import { ByteReader } from '../byte-reader.ts';
import { noteOfFailure } from '../failures.ts';
import type { ZipOptions } from './body.ts';
import { admit, bodyOf, entryOf, isDescribed } from './entries.ts';
import { CountedExtent, DescribedExtent, type Extent } from './extent.ts';
import { HeldFiles } from './held.ts';
import { readMember, type ZipMember } from './member.ts';
import { isEncrypted } from './methods.ts';
import { CENTRAL_BYTES, centralFields, LOCAL_BYTES, localFields } from './records.ts';
import { ZipTally } from './refusals.ts';
import { siblingFinder } from './sibling.ts';
import { ZipTrail } from './trail.ts';

/**
 * Reads a zip as it streams by, from its local headers. Content is never thrown for, with three exceptions: an archive
 * of which nothing can be read because it is encrypted, packed by methods we do not know, or split.
 *
 * What only the directory at the end tells comes late: links are handed out there. A member whose size stands behind it
 * has none before it was read. Where such a member holds bytes that look like its own end, they are taken for it; a
 * reader of the directory is not misled by them.
 */
export async function* readZipStream(source: ByteStream, options: ZipOptions): AsyncGenerator<Entry, void, undefined> {
  const reader = new ByteReader(source);
  try {
    yield* new ZipReader(reader, options).entries();
  } finally {
    await reader.close();
  }
}

class ZipReader {
  readonly #reader: ByteReader;
  readonly #options: ZipOptions;
  readonly #tally = new ZipTally();
  readonly #held: HeldFiles;
  readonly #trail: ZipTrail;
  /** No more members are to be read: there are too many, or too large ones. */
  #isEnough = false;
  /** Where the stream stopped inside something. */
  #cut: { readonly path?: string; readonly detail: string } | undefined;

  constructor(reader: ByteReader, options: ZipOptions) {
    this.#reader = reader;
    this.#options = options;
    this.#held = new HeldFiles(options.limits);
    this.#trail = new ZipTrail(reader, options);
  }

  async *entries(): AsyncGenerator<Entry, void, undefined> {
    await this.#trail.begin();
    while (!this.#isEnough && this.#cut === undefined) {
      const record = await this.#trail.next();
      if (record === undefined) break;
      if (record.kind === 'local') yield* this.#member(record.head);
      else yield* this.#record(record.head);
    }
    yield* this.#held.rest();
    this.#conclude();
  }

  async *#member(head: Uint8Array): AsyncGenerator<Entry, void, undefined> {
    const fields = localFields(head);
    await this.#reader.skip(LOCAL_BYTES);
    const member = await readMember(this.#reader, fields, this.#options.limits);
    if (member === undefined) {
      this.#cut = { detail: 'the archive ends inside a header' };
      return;
    }
    const extent = this.#extentOf(member);
    const body = bodyOf(member, extent, this.#options, false);
    const verdict = admit(member, this.#options, this.#tally);
    if (verdict === 'yes') {
      const earlier = this.#held.release(member.path, false);
      if (earlier !== undefined) yield earlier;
      const isHeld = extent instanceof CountedExtent && this.#held.isCandidate(member);
      const entry = isHeld ? await this.#held.hold(member, body) : entryOf(member, body);
      if (entry !== undefined) yield entry;
    }
    this.#isEnough = verdict === 'enough' || body.exhausted;
    if (!this.#isEnough) await this.#finish(member, extent, () => body.discard());
  }

  #extentOf(member: ZipMember): Extent {
    const { storedBytes, isFolder, path } = member;
    if (!isDescribed(member)) return new CountedExtent(this.#reader, storedBytes);
    return new DescribedExtent(
      this.#reader,
      siblingFinder(path),
      storedBytes > 0 || isFolder ? storedBytes : undefined,
    );
  }

  async #finish({ path }: ZipMember, extent: Extent, discard: () => Promise<void>): Promise<void> {
    await discard();
    const { lack } = extent;
    const named = path === undefined || path === '' ? {} : { path };
    if (lack?.how === 'cut') this.#cut = { ...named, detail: lack.detail };
  }

  /** A record of the directory: what is held under its name is handed out. */
  async *#record(head: Uint8Array): AsyncGenerator<Entry, void, undefined> {
    await this.#reader.skip(CENTRAL_BYTES);
    const member = await readMember(this.#reader, centralFields(head), this.#options.limits);
    if (member === undefined) {
      this.#cut = { detail: 'the archive ends inside its directory' };
      return;
    }
    this.#trail.record(member);
    const { path, isSymlink } = member;
    const entry = this.#held.release(path, isSymlink);
    if (entry !== undefined) yield entry;
    else if (isSymlink && path !== undefined && !isEncrypted(member)) {
      this.#options.note({ code: 'skipped', path, detail: 'a link that was read as a file: only the directory tells' });
    }
  }

  #conclude(): void {
    const { note } = this.#options;
    const { failure } = this.#reader;
    if (!this.#isEnough && !this.#trail.isEnough) {
      if (failure !== undefined) {
        const named = this.#cut?.path === undefined ? {} : { path: this.#cut.path };
        note({ ...noteOfFailure(failure, this.#trail.isEnded), ...named });
      } else if (this.#cut !== undefined) note({ code: 'truncated', ...this.#cut });
      else this.#trail.conclude();
    }
    this.#tally.check();
  }
}
