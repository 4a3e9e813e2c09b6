import type { RandomAccess } from '../../model/bytes.ts';
import type { Note } from '../../model/note.ts';
import { ByteReader } from '../byte-reader.ts';
import type { Limits } from '../limits.ts';
import { rangeOf } from './end.ts';
import { CountedExtent, type Extent, type Lack } from './extent.ts';
import { readMember, type ZipMember } from './member.ts';
import { LOCAL_BYTES, localFields, SIGNATURE, u32 } from './records.ts';

/** More than a header with its name and extra fields commonly has: both come with the first bytes of the member. */
const HEADER_GUESS = 512;

export interface Place {
  readonly random: RandomAccess;
  readonly member: ZipMember;
  /** Where the next member begins, or the directory. */
  readonly to: number;
  readonly limits: Limits;
  readonly note: (note: Note) => void;
}

/** A member's bytes where the directory says that they are. Nothing is read before they are asked for. */
export class PlacedExtent implements Extent {
  /** The directory's word counts. */
  readonly descriptor = undefined;
  lack: Lack | undefined;
  readonly #place: Place;
  #reader: ByteReader | undefined;
  #counted: Extent | undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  async next(): Promise<Uint8Array | undefined> {
    if (this.#reader === undefined) await this.#open();
    const part = await this.#counted?.next();
    const { lack } = this.#counted ?? {};
    if (lack !== undefined) this.lack = { how: 'damaged', detail: lack.detail };
    return part;
  }

  async pass(): Promise<void> {
    this.#counted = undefined;
    await this.#reader?.close();
  }

  async #open(): Promise<void> {
    const { random, member, to, limits } = this.#place;
    const first = HEADER_GUESS + member.storedBytes;
    this.#reader = new ByteReader(rangeOf(random, member.offset, to, first));
    const head = await this.#reader.peek(LOCAL_BYTES);
    const isHeader = head.length === LOCAL_BYTES && u32(head, 0) === SIGNATURE.local;
    const fields = localFields(head);
    await this.#reader.skip(head.length);
    const local = isHeader ? await readMember(this.#reader, fields, limits) : undefined;
    if (local === undefined) {
      this.lack = { how: 'damaged', detail: 'it does not begin where the directory says' };
      return;
    }
    this.#compare(local);
    this.#counted = new CountedExtent(this.#reader, member.storedBytes);
  }

  #compare(local: ZipMember): void {
    const { member, note } = this.#place;
    const path = member.path ?? '';
    if (local.path !== path) note({ code: 'damaged', path, detail: 'its own header has another name' });
  }
}
