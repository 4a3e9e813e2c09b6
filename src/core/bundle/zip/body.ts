import type { Decoders } from '../../model/bytes.ts';
import type { UnhangError } from '../../model/errors.ts';
import type { Note } from '../../model/note.ts';
import { isContentFailure, noteOfFailure } from '../failures.ts';
import type { ReadOptions } from '../tar/read-tar.ts';
import { crc32 } from './crc32.ts';
import { type Extent, Raw } from './extent.ts';
import { decoderOf } from './methods.ts';

export interface ZipOptions extends ReadOptions {
  readonly decoders: Decoders;
}

export interface BodyFields {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  /** What the header declares; `undefined` where only a descriptor does so behind the data. */
  readonly declared: Declared | undefined;
  /** More bytes than these are not handed out. */
  readonly mostBytes: number;
}

export interface Declared {
  readonly size: number;
  readonly crc: number;
}

/**
 * A member's bytes, decoded and checked while somebody reads them. Whatever is wrong with them is a note, and they end
 * there. They can be read once; what nobody read is passed over.
 */
export class ZipBody implements AsyncIterable<Uint8Array> {
  /** A limit was hit that allows no member any more. */
  exhausted = false;
  /** It was read, and is not what it should be. */
  failed = false;
  readonly #fields: BodyFields;
  readonly #extent: Extent;
  readonly #options: ZipOptions;
  readonly #raw: Raw;
  #source: AsyncIterator<Uint8Array> | undefined;
  #taken = false;
  #dropped = false;
  #bytes = 0;
  #crc = 0;
  #failure: UnhangError | undefined;

  constructor(fields: BodyFields, extent: Extent, options: ZipOptions) {
    this.#fields = fields;
    this.#extent = extent;
    this.#options = options;
    this.#raw = new Raw(extent);
  }

  /** Bytes as the header declares them; 0 where it does not. */
  get size(): number {
    return this.#fields.declared?.size ?? 0;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#taken) return;
    this.#taken = true;
    this.#source = this.#decoded();
    try {
      for (let part = await this.#next(); part !== undefined; part = await this.#next()) yield part;
    } finally {
      await this.#close();
    }
    if (this.#dropped) return;
    await this.#extent.pass();
    this.#judge();
  }

  /** Passes over what is unread; whoever still reads it gets nothing more. */
  async discard(): Promise<void> {
    this.#taken = true;
    this.#dropped = true;
    await this.#close();
    await this.#extent.pass();
  }

  #decoded(): AsyncIterator<Uint8Array> {
    const { decoders, budget } = this.#options;
    const { flags, method, declared } = this.#fields;
    const decode = decoderOf({ flags, method, size: declared?.size }, decoders);
    return decode === undefined ? this.#raw : budget.expanded(decode(this.#raw))[Symbol.asyncIterator]();
  }

  /** The next piece, counted and summed; never more than was declared. */
  async #next(): Promise<Uint8Array | undefined> {
    const most = this.#fields.mostBytes;
    if (this.#bytes > most) return undefined;
    try {
      const next = await this.#source?.next();
      if (next === undefined || next.done === true) return undefined;
      const part = next.value.length > most - this.#bytes ? next.value.subarray(0, most - this.#bytes) : next.value;
      this.#crc = crc32(part, this.#crc);
      this.#bytes += next.value.length;
      return part;
    } catch (error) {
      if (!isContentFailure(error)) throw error;
      this.#failure = error;
      return undefined;
    }
  }

  async #close(): Promise<void> {
    const source = this.#source;
    this.#source = undefined;
    await source?.return?.();
    await this.#raw.stop();
  }

  #declared(): Declared | undefined {
    return this.#extent.descriptor ?? this.#fields.declared;
  }

  #judge(): void {
    this.exhausted = this.#failure?.code === 'TOO_LARGE';
    const wrong = this.#wrong();
    const isCut = this.#extent.lack?.how === 'cut';
    this.failed = isCut || wrong !== undefined;
    // A cut is for the reader of the archive to tell.
    if (wrong !== undefined && (!isCut || this.exhausted)) {
      this.#options.note({ ...wrong, path: this.#fields.path });
    }
  }

  #wrong(): Note | undefined {
    if (this.#failure?.code === 'TOO_LARGE') return noteOfFailure(this.#failure, false);
    if (this.#extent.lack !== undefined) return { code: 'damaged', detail: this.#extent.lack.detail };
    if (this.#failure !== undefined) return { ...noteOfFailure(this.#failure, false), code: 'damaged' };
    const declared = this.#declared();
    if (declared === undefined || (declared.size === this.#bytes && declared.crc === this.#crc)) return undefined;
    return { code: 'damaged', detail: this.#difference(declared.size) };
  }

  #difference(size: number): string {
    if (this.#bytes > size) return `it holds more than the ${size} bytes that it declares`;
    if (this.#bytes < size) return `it holds ${this.#bytes} of the ${size} bytes that it declares`;
    return 'its checksum does not fit its bytes';
  }
}
