import type { ByteReader } from '../byte-reader.ts';
import { type Descriptor, findDataEnd, isRecord } from './descriptor.ts';
import { u32 } from './records.ts';

/** A member's bytes as they lie in the archive, piece by piece. */
export interface Extent {
  /** The next piece, valid until the next one is asked for; `undefined` behind the last. */
  next(): Promise<Uint8Array | undefined>;
  /** Passes over all that is left, after which the next record can be read. */
  pass(): Promise<void>;
  /** What stood behind the bytes, once they are over. */
  readonly descriptor: Descriptor | undefined;
  /** How they broke off, in plain English; a member that is whole has none. */
  readonly lack: Lack | undefined;
}

export interface Lack {
  /** `cut`: the archive ended first; `damaged`: it goes on behind. */
  readonly how: 'cut' | 'damaged';
  readonly detail: string;
}

/** Bytes whose number the header tells. */
export class CountedExtent implements Extent {
  readonly descriptor = undefined;
  lack: Lack | undefined;
  readonly #reader: ByteReader;
  readonly #size: number;
  #left: number;

  constructor(reader: ByteReader, size: number) {
    this.#reader = reader;
    this.#size = size;
    this.#left = size;
  }

  async next(): Promise<Uint8Array | undefined> {
    if (this.#left === 0) return undefined;
    const part = await this.#reader.take(this.#left);
    this.#left -= part?.length ?? 0;
    if (part === undefined) this.lack = { how: 'cut', detail: `${this.#left} of ${this.#size} bytes are missing` };
    return part;
  }

  pass(): Promise<void> {
    return passAll(this);
  }
}

async function passAll(extent: Extent): Promise<void> {
  for (let part = await extent.next(); part !== undefined; ) part = await extent.next();
}

/** What has to stay unread, so that a descriptor or a sibling's header is seen together with what stands around it. */
const HELD_BACK = 320;
const FIRST_LOOK = 512;
/** Looking grows up to this; a member may be tiny, and bytes that are looked at may have to be copied. */
const LONGEST_LOOK = 16 * 1024;

/**
 * Where another member of the same archive begins in these bytes, although no descriptor was seen. `isStart`: the
 * member's data begins with them.
 */
export type FindSibling = (bytes: Uint8Array, isStart: boolean) => number | undefined;

/** Bytes whose end is only told by the descriptor behind them. */
export class DescribedExtent implements Extent {
  descriptor: Descriptor | undefined;
  lack: Lack | undefined;
  readonly #reader: ByteReader;
  readonly #findSibling: FindSibling;
  readonly #hint: number | undefined;
  /** Bytes of the member that were handed out. */
  #given = 0;
  /** Bytes at hand that surely belong to it. */
  #sure = 0;
  #over = false;
  /** The descriptor is consumed. */
  #isPassed = false;
  #look = FIRST_LOOK;

  /** `hint`: how many bytes there may be. Some writers set the flag, and write no descriptor where they need none. */
  constructor(reader: ByteReader, findSibling: FindSibling, hint: number | undefined) {
    this.#reader = reader;
    this.#findSibling = findSibling;
    this.#hint = hint;
  }

  async next(): Promise<Uint8Array | undefined> {
    if (this.#sure === 0 && !this.#over) await this.#search();
    const part = this.#sure > 0 ? await this.#reader.take(this.#sure) : undefined;
    this.#sure -= part?.length ?? 0;
    this.#given += part?.length ?? 0;
    if (part === undefined) await this.#passDescriptor();
    return part;
  }

  pass(): Promise<void> {
    return passAll(this);
  }

  async #search(): Promise<void> {
    const bytes = await this.#reader.peek(this.#look);
    const isLast = bytes.length < this.#look;
    const end = this.#endIn(bytes, isLast);
    this.#over = isLast || end !== undefined;
    this.descriptor = end?.descriptor;
    if (end?.isLost === true) this.lack = { how: 'damaged', detail: 'its end is not marked as its beginning says' };
    else if (isLast && end === undefined) this.lack = { how: 'cut', detail: 'the archive ends inside it' };
    this.#sure = end?.at ?? (isLast ? bytes.length : bytes.length - HELD_BACK);
    this.#look = Math.min(2 * this.#look, LONGEST_LOOK);
  }

  /** The first place where the member can end. */
  #endIn(bytes: Uint8Array, isLast: boolean): End | undefined {
    const ends: End[] = [];
    const described = findDataEnd(bytes, this.#given, isLast);
    if (described !== undefined) ends.push(described);
    const hinted = (this.#hint ?? NaN) - this.#given;
    if (hinted >= 0 && isRecord(u32(bytes, hinted))) ends.push({ at: hinted });
    const sibling = this.#findSibling(bytes, this.#given === 0);
    if (sibling !== undefined) ends.push({ at: sibling, isLost: true });
    return ends.reduce<End | undefined>(
      (first, end) => (first === undefined || end.at < first.at ? end : first),
      undefined,
    );
  }

  async #passDescriptor(): Promise<void> {
    if (this.#isPassed) return;
    this.#isPassed = true;
    await this.#reader.skip(this.descriptor?.bytes ?? 0);
  }
}

interface End {
  readonly at: number;
  readonly descriptor?: Descriptor;
  /** The next member begins here, but this one did not end as it should. */
  readonly isLost?: true;
}

/** An extent as a stream for a decoder, which may go on asking after its member is of no more interest. */
export class Raw implements AsyncIterable<Uint8Array>, AsyncIterator<Uint8Array> {
  readonly #extent: Extent;
  #asked: Promise<Uint8Array | undefined> | undefined;
  #stopped = false;

  constructor(extent: Extent) {
    this.#extent = extent;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this;
  }

  async next(): Promise<IteratorResult<Uint8Array>> {
    if (this.#stopped) return { done: true, value: undefined };
    this.#asked = this.#extent.next();
    const value = await this.#asked;
    return value === undefined ? { done: true, value } : { done: false, value };
  }

  async return(): Promise<IteratorResult<Uint8Array>> {
    await this.stop();
    return { done: true, value: undefined };
  }

  /** Hands out nothing more, and waits until nobody uses the source any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#asked?.catch(() => undefined);
  }
}
