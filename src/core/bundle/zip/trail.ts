import type { Note } from '../../model/note.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { ReadOptions } from '../tar/read-tar.ts';
import type { ZipMember } from './member.ts';
import { findRecord, HEADER_LOOK, isEndSound, isHeaderSound } from './resync.ts';
import {
  CENTRAL_BYTES,
  END_BYTES,
  END64_BYTES,
  IN_ZIP64,
  isRecordOf,
  LOCAL_BYTES,
  localFields,
  LOCATOR64_BYTES,
  SIGNATURE,
  u16,
  u32,
  u64,
} from './records.ts';
import { splitZip } from './refusals.ts';

const FIRST_LOOK = 512;
const LONGEST_LOOK = 16 * 1024;
/** More than any fixed part of a record. */
const HELD_BACK = 64;

/** Bytes of an end record of version 1 that its own size field does not count (4.3.14.1). */
const UNCOUNTED = 12;

/** Follows a zip from record to record, finds its end, and passes over what is no record until one comes. */
export class ZipTrail {
  /** The archive's end was seen, and no record since. */
  isEnded = false;
  /** There are more records than any archive within the limits has. */
  isEnough = false;
  /** Members, their records, and what lies between them. */
  readonly #most: number;
  #steps = 0;
  readonly #reader: ByteReader;
  readonly #note: (note: Note) => void;
  /** Members met, less those that the directory has named. */
  #unnamed = 0;
  /** Bytes before the first record: another program's, as long as the directory does not say that something is lost. */
  #leading = 0;
  #isBegun = false;
  #junkFrom: number | undefined;
  #look = FIRST_LOOK;
  #isCut = false;
  /** Where the directory began that is being read. */
  #directoryFrom: number | undefined;
  /** Where a zip64's own end record says that it begins. */
  #declared64: number | undefined;
  /** Where the directory says that the first member stands. */
  #firstOffset = Infinity;
  #isSplit = false;

  constructor(reader: ByteReader, { limits, note }: ReadOptions) {
    this.#reader = reader;
    this.#note = note;
    this.#most = 4 * limits.entries + 1000;
  }

  async begin(): Promise<void> {
    const head = await this.#reader.peek(8);
    if (u32(head, 0) === SIGNATURE.descriptor && u32(head, 4) === SIGNATURE.local) throw splitZip();
    if (u32(head, 0) === SIGNATURE.unsplit) await this.#reader.skip(4);
  }

  /** The kind of the record at which the reader stands now; `undefined` at the end. `head`: at least its fixed part. */
  async next(): Promise<{ readonly kind: 'local' | 'central'; readonly head: Uint8Array } | undefined> {
    for (;;) {
      const head = await this.#reader.peek(CENTRAL_BYTES);
      if (head.length === 0 || this.#isTooMuch()) return undefined;
      const kind = kindOf(head);
      if (kind !== undefined && (await this.#isSound(kind, head))) {
        this.#found(kind);
        return { kind, head: await this.#reader.peek(CENTRAL_BYTES) };
      }
      if (isPartOfRecord(head)) {
        this.#isCut = this.#junkFrom === undefined;
        return undefined;
      }
      if (await this.#passRecord(head)) return undefined;
    }
  }

  #isTooMuch(): boolean {
    this.#steps += 1;
    this.isEnough = this.#steps > this.#most;
    if (this.isEnough) this.#note({ code: 'too-large', detail: `more than ${this.#most} records` });
    return this.isEnough;
  }

  /** A record of the directory was read. */
  record({ offset, disk }: ZipMember): void {
    this.#unnamed -= 1;
    this.#firstOffset = Math.min(this.#firstOffset, offset);
    if (disk !== 0) this.#isSplit = true;
  }

  /** What is to be said of the archive's end, where the stream broke off by itself. */
  conclude(): void {
    if (this.#isCut) this.#note({ code: 'truncated', detail: 'the archive ends inside a header' });
    else if (this.#junkFrom !== undefined) this.#note(this.#junk(this.#junkFrom));
    else if (!this.isEnded) this.#note({ code: 'truncated', detail: 'the archive has no end record' });
    if (this.#leading > 0) this.#note(passedOver(0, this.#leading));
    if (this.#isSplit) {
      this.#note({ code: 'truncated', detail: 'it is one part of a split archive; the others are missing' });
    }
  }

  async #isSound(kind: 'local' | 'central', head: Uint8Array): Promise<boolean> {
    if (kind === 'central') return true;
    const { nameBytes, extraBytes } = localFields(head);
    return isHeaderSound(await this.#reader.peek(Math.min(LOCAL_BYTES + nameBytes + extraBytes, HEADER_LOOK)));
  }

  #found(kind: 'local' | 'central'): void {
    const at = this.#reader.offset;
    if (this.#junkFrom !== undefined) {
      if (this.#isBegun) this.#note(passedOver(this.#junkFrom, at - this.#junkFrom));
      else this.#leading = at - this.#junkFrom;
    }
    this.#junkFrom = undefined;
    this.#isBegun = true;
    this.isEnded = false;
    if (kind === 'local') {
      this.#unnamed += 1;
      this.#directoryFrom = undefined;
    } else this.#directoryFrom ??= at;
  }

  /** Passes over one record of the end, or over junk; true where nothing more is to come. */
  async #passRecord(head: Uint8Array): Promise<boolean> {
    switch (u32(head, 0)) {
      case SIGNATURE.end64:
        return this.#passEnd64();
      case SIGNATURE.locator64:
        await this.#reader.skip(LOCATOR64_BYTES);
        return false;
      case SIGNATURE.digital:
        await this.#reader.skip(6 + u16(head, 4));
        return false;
      case SIGNATURE.end:
        if (isEndSound(head)) return this.#passEnd(head);
        await this.#passJunk();
        return false;
      default:
        await this.#passJunk();
        return false;
    }
  }

  async #passEnd64(): Promise<boolean> {
    // An empty directory would begin here.
    this.#directoryFrom ??= this.#reader.offset;
    const record = await this.#reader.peek(END64_BYTES);
    this.#declared64 = u64(record, 48);
    // Version 2 adds fields of any length; where that makes no sense, it is passed over as junk.
    const size = Math.min(u64(record, 4) + UNCOUNTED, 64 * 1024);
    await this.#reader.skip(Math.max(size, END64_BYTES));
    return false;
  }

  /**
   * The end record belongs to this archive where the directory stands as far from the beginning as it says, bytes in
   * front of the archive apart. Any other one is that of a zip inside a member that was lost.
   */
  async #passEnd(head: Uint8Array): Promise<boolean> {
    const from = this.#directoryFrom ?? this.#reader.offset;
    // Info-ZIP 3.0 writes no zip64 record where it packs into a pipe with -fz, but refers to it.
    const declared = u32(head, 16) === IN_ZIP64 ? (this.#declared64 ?? from) : u32(head, 16);
    const shift = from - declared;
    const isPrefixed = this.#firstOffset + shift === this.#leading;
    if (this.#junkFrom !== undefined && this.#isBegun)
      this.#note(passedOver(this.#junkFrom, this.#reader.offset - this.#junkFrom));
    this.#junkFrom = undefined;
    this.isEnded = true;
    if (shift !== 0 && !isPrefixed) {
      if (this.#directoryFrom === undefined) this.#note({ code: 'damaged', detail: 'the directory is missing' });
      await this.#reader.skip(END_BYTES);
      return false;
    }
    if (isPrefixed) this.#leading = 0;
    if (this.#unnamed < 0)
      this.#note({ code: 'damaged', detail: 'members that the directory names were not found', count: -this.#unnamed });
    await this.#reader.skip(END_BYTES + u16(head, 20));
    const trailing = await this.#reader.skip(Infinity);
    if (trailing > 0) this.#note(behind(trailing));
    return true;
  }

  async #passJunk(): Promise<void> {
    this.#junkFrom ??= this.#reader.offset;
    const bytes = await this.#reader.peek(this.#look);
    const at = findRecord(bytes, 1);
    const isLast = bytes.length < this.#look;
    await this.#reader.skip(at ?? (isLast ? bytes.length : bytes.length - HELD_BACK));
    // What is looked at may have to be copied, and records may be many and small.
    this.#look = at === undefined ? Math.min(2 * this.#look, LONGEST_LOOK) : FIRST_LOOK;
  }

  /** Bytes up to the end in which no record was found. */
  #junk(from: number): Note {
    const bytes = this.#reader.offset - from;
    if (this.isEnded) return behind(bytes);
    return { code: 'damaged', detail: `no header at byte ${from} nor behind it` };
  }
}

function kindOf(head: Uint8Array): 'local' | 'central' | undefined {
  if (isRecordOf('local', head)) return 'local';
  return isRecordOf('central', head) ? 'central' : undefined;
}

/** The stream ends with the beginning of a record. */
function isPartOfRecord(head: Uint8Array): boolean {
  const signature = Uint8Array.of(0x50, 0x4b);
  if (head.length < 4) return signature.every((byte, index) => index >= head.length || head[index] === byte);
  const needed = NEEDED.get(u32(head, 0));
  return needed !== undefined && head.length < needed;
}

const NEEDED: ReadonlyMap<number, number> = new Map([
  [SIGNATURE.local, LOCAL_BYTES],
  [SIGNATURE.central, CENTRAL_BYTES],
  [SIGNATURE.end, END_BYTES],
  [SIGNATURE.locator64, LOCATOR64_BYTES],
]);

function passedOver(from: number, bytes: number): Note {
  return { code: 'damaged', detail: `no header at byte ${from}; ${bytes} bytes passed over` };
}

function behind(bytes: number): Note {
  return { code: 'trailing', detail: `${bytes} bytes behind the end of the archive` };
}
