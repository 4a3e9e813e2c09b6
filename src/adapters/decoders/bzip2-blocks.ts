import type { Failure } from './damage.ts';
import { bitsAt, copyBits } from './bits.ts';
import { Room } from './room.ts';

/** One block, from its magic on, moved to the beginning of a byte. */
export interface Bzip2Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many bits of `bytes` it has. */
  readonly bits: number;
}

/**
 * What bzip2 data is made of. `sum`: the checksum at a stream's end, over those of its blocks. A failure is said once,
 * and what comes behind it was found again by its magic.
 */
export type Bzip2Part =
  | { readonly block: Bzip2Block }
  | { readonly sum: number }
  | { readonly failure: Exclude<Failure, 'unsupported'> };

type State = 'header' | 'mark' | 'block' | 'search' | 'done';

/** Bits of a block's magic, and of a stream's last one; a checksum of 32 bits follows each. */
const MARK_BITS = 48;
const MARKED_BITS = MARK_BITS + 32;
const MARKS = [0x314159265359n, 0x177245385090n] as const;

/** 900,000 symbols of at most 20 bits; what is longer than that has lost its end. */
const MAX_BLOCK_BITS = 20 * 900_000 + 8 * 2 ** 16;

/**
 * Marks stand at any bit. These tell, by a mark's second and third byte, which marks at which shift the bytes may be:
 * one bit for each of them.
 */
const SECOND = maskOf(1);
const THIRD = maskOf(2);

function maskOf(byte: number): Uint16Array {
  const mask = new Uint16Array(256);
  MARKS.forEach((mark, kind) => {
    for (let shift = 0; shift < 8; shift += 1) {
      const value = Number((mark >> BigInt(40 + shift - 8 * byte)) & 0xffn);
      mask[value] = (mask[value] ?? 0) | (1 << (8 * kind + shift));
    }
  });
  return mask;
}

/** Cuts bzip2 data into its blocks, which need nothing of one another, without decoding them. */
export class Bzip2Blocks {
  readonly #room = new Room();
  #bytes = new Uint8Array(1 << 16);
  #filled = 0;
  #ended = false;
  #state: State = 'header';
  #streams = 0;
  /** Where the current part begins, in bits of `#bytes`. */
  #at = 0;
  /** Up to where the search for the next mark has come, in bytes. */
  #searched = 0;

  push(chunk: Uint8Array): void {
    this.#drop();
    if (this.#filled + chunk.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * (this.#filled + chunk.length));
      larger.set(this.#bytes.subarray(0, this.#filled));
      this.#bytes = larger;
    }
    this.#bytes.set(chunk, this.#filled);
    this.#filled += chunk.length;
  }

  /** No more input comes. */
  end(): void {
    this.#ended = true;
  }

  /** Of a block that nobody reads any more. */
  giveBack({ bytes }: Bzip2Block): void {
    this.#room.giveBack(bytes);
  }

  /** The next part; `undefined` where more input is needed, or everything was told. */
  next(): Bzip2Part | undefined {
    for (;;) {
      const state = this.#state;
      const part = this.#step(state);
      if (part !== undefined || this.#state === state) return part;
    }
  }

  #step(state: State): Bzip2Part | undefined {
    if (state === 'header') return this.#header();
    if (state === 'mark') return this.#mark();
    if (state === 'block') return this.#block();
    if (state === 'search') this.#search();
    return undefined;
  }

  /** `BZh`, and the size of the blocks in units of 100 kB. */
  #header(): Bzip2Part | undefined {
    const bytes = this.#bytes.subarray(this.#at / 8, Math.min(this.#at / 8 + 4, this.#filled));
    if (bytes.length === 0 && this.#ended && this.#streams > 0) this.#state = 'done';
    else if (!mayBeHeader(bytes)) return this.#fail(this.#streams > 0 ? 'trailing' : 'corrupt');
    else if (bytes.length === 4) {
      this.#at += 32;
      this.#state = 'mark';
    } else if (this.#ended) return this.#cut();
    return undefined;
  }

  #mark(): Bzip2Part | undefined {
    if (8 * this.#filled - this.#at < MARKED_BITS) return this.#ended ? this.#cut() : undefined;
    const kind = this.#markAt(this.#at);
    if (kind === undefined) return this.#fail('corrupt');
    if (kind === 0) {
      this.#searched = (this.#at + MARKED_BITS) >>> 3;
      this.#state = 'block';
      return undefined;
    }
    const sum = bitsAt(this.#bytes, this.#at + MARK_BITS, 32);
    this.#at = 8 * Math.ceil((this.#at + MARKED_BITS) / 8);
    this.#streams += 1;
    this.#state = 'header';
    return { sum };
  }

  #block(): Bzip2Part | undefined {
    const end = this.#find(this.#at + MARKED_BITS);
    if (end === undefined) {
      if (this.#ended) return this.#cut();
      return 8 * this.#filled - this.#at > MAX_BLOCK_BITS ? this.#fail('corrupt') : undefined;
    }
    const bits = end - this.#at;
    const bytes = this.#room.take(Math.ceil(bits / 8)).fill(0);
    copyBits(this.#bytes, this.#at, bits, bytes, 0);
    this.#at = end;
    this.#state = 'mark';
    return { block: { bytes, bits } };
  }

  #search(): void {
    const found = this.#find(this.#at);
    if (found !== undefined) {
      this.#at = found;
      this.#state = 'mark';
    } else if (this.#ended) this.#state = 'done';
    else this.#at = Math.max(this.#at, 8 * this.#searched);
  }

  /** The first mark at this bit or behind it. */
  #find(from: number): number | undefined {
    const bytes = this.#bytes;
    // A mark at the last shift reaches into its seventh byte.
    const end = this.#filled - (this.#ended ? 5 : 6);
    let at = Math.max(this.#searched, from >>> 3);
    for (; at < end; at += 1) {
      const mask = (SECOND[bytes[at + 1] ?? 0] ?? 0) & (THIRD[bytes[at + 2] ?? 0] ?? 0);
      if (mask === 0) continue;
      for (let shift = 0; shift < 8; shift += 1) {
        const place = 8 * at + shift;
        if ((mask & (0x101 << shift)) !== 0 && place >= from && this.#markAt(place) !== undefined) return place;
      }
    }
    this.#searched = at;
    return undefined;
  }

  /** 0: a block begins; 1: a stream ends. */
  #markAt(bit: number): 0 | 1 | undefined {
    if (8 * this.#filled - bit < MARK_BITS) return undefined;
    const high = bitsAt(this.#bytes, bit, 24);
    const low = bitsAt(this.#bytes, bit + 24, 24);
    if (high === 0x314159 && low === 0x265359) return 0;
    return high === 0x177245 && low === 0x385090 ? 1 : undefined;
  }

  #fail(failure: 'corrupt' | 'trailing'): Bzip2Part {
    this.#searched = this.#at >>> 3;
    this.#state = 'search';
    return { failure };
  }

  #cut(): Bzip2Part {
    this.#state = 'done';
    return { failure: 'truncated' };
  }

  /** Makes room in front, once that is most of what is kept. */
  #drop(): void {
    const done = this.#at >>> 3;
    if (done < this.#filled - done) return;
    this.#bytes.copyWithin(0, done, this.#filled);
    this.#filled -= done;
    this.#at -= 8 * done;
    this.#searched = Math.max(0, this.#searched - done);
  }
}

function mayBeHeader([b = 0x42, z = 0x5a, h = 0x68, level = 0x39]: Uint8Array): boolean {
  return b === 0x42 && z === 0x5a && h === 0x68 && level >= 0x31 && level <= 0x39;
}

/** The checksum of the block's bytes, as its head tells it. */
export function sumOf({ bytes }: Bzip2Block): number {
  return bitsAt(bytes, MARK_BITS, 32);
}

/** A stream of this block alone. Blocks of every size fit into the largest. `take`: where to have memory from. */
export function streamOf(
  block: Bzip2Block,
  take: (size: number) => Uint8Array<ArrayBuffer> = (size) => new Uint8Array(size),
): Uint8Array<ArrayBuffer> {
  const stream = take(4 + Math.ceil((block.bits + MARKED_BITS) / 8)).fill(0);
  stream.set([0x42, 0x5a, 0x68, 0x39]);
  stream.set(block.bytes, 4);
  const end = 32 + block.bits;
  copyBits(Uint8Array.of(0x17, 0x72, 0x45, 0x38, 0x50, 0x90), 0, MARK_BITS, stream, end);
  // Its only block's checksum, which stands behind that block's magic, is the stream's.
  copyBits(block.bytes, MARK_BITS, 32, stream, end + MARK_BITS);
  return stream;
}

/** Two blocks that may be one: any bits can look like a magic, and some day they will. */
export function joined(one: Bzip2Block, other: Bzip2Block): Bzip2Block {
  const bits = one.bits + other.bits;
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  bytes.set(one.bytes);
  copyBits(other.bytes, 0, other.bits, bytes, one.bits);
  return { bytes, bits };
}
