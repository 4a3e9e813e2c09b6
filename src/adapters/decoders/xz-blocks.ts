import { crc32 } from '../../core/bundle/zip/crc32.ts';
import type { Failure } from './damage.ts';
import type { Input } from './input.ts';
import {
  checkBytes,
  checkOf,
  isFooter,
  mayBeStream,
  readBlockHeader,
  recordOf,
  STREAM_FOOTER_BYTES,
  STREAM_HEADER_BYTES,
  u32,
  type XzBlockHeader,
} from './xz-layout.ts';

/** The next block, and what its header says. */
export interface XzBlock extends XzBlockHeader {
  readonly check: number;
}

/** Where a block ended as it should: its size without padding, and that of what comes of it. Else: did it make no sense? */
export type XzBlockEnd = { readonly unpadded: number; readonly size: number } | { readonly broken: boolean };

type Where = 'between' | 'blocks' | 'inside' | 'lost';

/**
 * Walks over .xz data block by block without decoding it; blocks need nothing of one another. Every block's size is
 * known, from its header or because the chunks of LZMA2 name theirs.
 */
export class XzBlocks {
  readonly #input: Input;
  #where: Where = 'between';
  #streams = 0;
  #check = 0;
  #block: XzBlock | undefined;
  /** Of the current block: bytes of compressed data that were passed, and bytes that will come of them. */
  #passed = 0;
  #yields = 0;
  /** Of the current stream's blocks, to compare its index with. */
  #count = 0;
  #sum = 0;
  /** The block whose header was passed. */
  #open: XzBlock | undefined;
  /** Of the latest block that was read. */
  last: XzBlockEnd = { broken: false };

  constructor(input: Input) {
    this.#input = input;
  }

  /** Goes on to the next block. Said once, a failure is behind us with the next call, which may find nothing more. */
  async next(): Promise<XzBlock | Failure | 'end'> {
    for (;;) {
      const found = await this.#step();
      if (found !== undefined) return found;
    }
  }

  async #step(): Promise<XzBlock | Failure | 'end' | undefined> {
    if (this.#where === 'lost') return (await this.#findStream()) ? undefined : 'end';
    if (this.#where === 'between') return this.#streamHeader();
    // What nobody wanted to see of the last block.
    if (this.#where === 'inside') return this.#pass();
    if (this.#block !== undefined) return this.#block;
    const [size] = await this.#input.peek(1);
    if (size === undefined) return this.#lose('truncated');
    return size === 0 ? this.#index() : this.#blockHeader(4 * (size + 1));
  }

  /**
   * The bytes of the block that `next` has found. How it ended is told by `last` once they are over; left early, the rest
   * is passed over by `next`.
   */
  async *bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    const block = this.#block;
    if (block === undefined) return;
    this.#block = undefined;
    this.#where = 'inside';
    this.#open = block;
    this.last = { broken: false };
    yield new Uint8Array(await this.#input.peek(block.bytes));
    await this.#input.skip(block.bytes);
    const where = yield* this.#rest();
    if (where === 'blocks') this.last = { unpadded: this.#unpadded(block), size: this.#yields };
    else {
      // Whoever decodes it will tell.
      this.last = { broken: where === 'lost' };
      this.#where = 'lost';
    }
  }

  async #streamHeader(): Promise<Failure | 'end' | undefined> {
    if (this.#streams > 0) await this.#input.skipZeros();
    const header = await this.#input.peek(STREAM_HEADER_BYTES);
    if (header.length === 0 && this.#streams > 0) return 'end';
    if (!mayBeStream(header)) return this.#lose(this.#streams > 0 ? 'trailing' : 'corrupt');
    if (header.length < STREAM_HEADER_BYTES) return this.#lose('truncated');
    const check = checkOf(header);
    if (check === undefined) return this.#lose('corrupt');
    await this.#input.skip(STREAM_HEADER_BYTES);
    this.#check = check;
    [this.#where, this.#count, this.#sum] = ['blocks', 0, 0];
    this.#streams += 1;
    return undefined;
  }

  async #blockHeader(size: number): Promise<XzBlock | Failure> {
    const header = await this.#input.peek(size);
    if (header.length < size) return this.#lose('truncated');
    const read = readBlockHeader(header);
    if (read === undefined) return this.#lose('corrupt');
    [this.#passed, this.#yields] = [0, 0];
    this.#block = { ...read, check: this.#check };
    return this.#block;
  }

  async #pass(): Promise<Failure | undefined> {
    for await (const _ of this.#rest()) void _;
    return this.#where === 'inside' ? this.#lose('truncated') : undefined;
  }

  /** What is left of the open block. Stays inside where the input ends first, and is lost where it makes no sense. */
  async *#rest(): AsyncGenerator<Uint8Array, Where, undefined> {
    const block = this.#open;
    if (block === undefined) return this.#where;
    if (block.compressed !== undefined && block.uncompressed !== undefined) {
      yield* this.#take(block.compressed - this.#passed);
      if (this.#passed < block.compressed) return this.#where;
      this.#yields = block.uncompressed;
    } else if (!(yield* this.#chunks(block))) return this.#where;
    const padding = (4 - (this.#passed % 4)) % 4;
    const behind = padding + checkBytes(block.check);
    const before = this.#passed;
    yield* this.#take(behind);
    if (this.#passed - before < behind) return this.#where;
    this.#passed = before;
    this.#open = undefined;
    this.#where = 'blocks';
    this.#count += 1;
    this.#sum = crc32(recordOf(this.#unpadded(block), this.#yields), this.#sum);
    return this.#where;
  }

  /** The chunks of LZMA2 up to their end (5.3.1); each names its size. */
  async *#chunks(block: XzBlock): AsyncGenerator<Uint8Array, boolean, undefined> {
    for (;;) {
      const head = await this.#input.peek(5);
      const [control, high = 0, low = 0, packedHigh = 0, packedLow = 0] = head;
      if (control === undefined) return false;
      if (control === 0) {
        yield* this.#take(1);
        return true;
      }
      const stored = control === 1 || control === 2;
      if (block.dictionary === undefined || (!stored && control < 0x80)) {
        // Whoever decodes it is to see what is wrong.
        yield* this.#take(5);
        this.#where = 'lost';
        return false;
      }
      const size = stored ? 3 + 256 * high + low + 1 : 5 + (control >= 0xc0 ? 1 : 0) + 256 * packedHigh + packedLow + 1;
      const before = this.#passed;
      yield* this.#take(size);
      if (this.#passed - before < size) return false;
      this.#yields += (stored ? 0 : (control & 0x1f) << 16) + 256 * high + low + 1;
    }
  }

  async *#take(count: number): AsyncGenerator<Uint8Array, void, undefined> {
    for (let left = count; left > 0; ) {
      const piece = await this.#input.some(left);
      if (piece.length === 0) return;
      left -= piece.length;
      this.#passed += piece.length;
      yield piece;
    }
  }

  #unpadded(block: XzBlock): number {
    return block.bytes + this.#passed + checkBytes(block.check);
  }

  /** 4 of the format: how many blocks, two sizes for each, padding, a checksum; and the stream's footer. */
  async #index(): Promise<Failure | undefined> {
    let [bytes, sum, records, left] = [0, 0, 0, 1];
    let [count, value, shift]: [number | undefined, number, number] = [undefined, 0, 0];
    const read = async (): Promise<number | undefined> => {
      const piece = await this.#input.some(1);
      bytes += piece.length;
      sum = crc32(piece, sum);
      if (count !== undefined) records = crc32(piece, records);
      return piece[0];
    };
    await read();
    while (left > 0) {
      const byte = await read();
      if (byte === undefined) return this.#lose('truncated');
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (byte >= 0x80) continue;
      left -= 1;
      if (count === undefined) {
        count = value;
        if (count !== this.#count) return this.#lose('corrupt');
        left = 2 * count;
      }
      [value, shift] = [0, 0];
    }
    const right = records === this.#sum;
    count = undefined;
    while (bytes % 4 !== 0) if ((await read()) === undefined) return this.#lose('truncated');
    const end = await this.#input.peek(4 + STREAM_FOOTER_BYTES);
    if (end.length < 4 + STREAM_FOOTER_BYTES) return this.#lose('truncated');
    if (!right || u32(end, 0) !== sum || !isFooter(end.subarray(4), this.#check, bytes + 4))
      return this.#lose('corrupt');
    await this.#input.skip(4 + STREAM_FOOTER_BYTES);
    this.#where = 'between';
    return undefined;
  }

  #lose<F extends Failure>(failure: F): F {
    this.#where = 'lost';
    [this.#block, this.#open] = [undefined, undefined];
    return failure;
  }

  /** The next header whose checksum is right. */
  async #findStream(): Promise<boolean> {
    this.#where = 'between';
    this.#streams += 1;
    return this.#input.skipTo(0xfd, STREAM_HEADER_BYTES, (bytes) => checkOf(bytes) !== undefined);
  }
}
