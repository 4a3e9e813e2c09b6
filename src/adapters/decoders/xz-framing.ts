import type { ByteStream } from '../../core/model/bytes.ts';

/** Bytes of the check behind each block, by its id (The .xz File Format 1.2.0, 2.1.1.2). */
const CHECK_BYTES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const HEADER_BYTES = 12;

/** Reads the bytes that were waited for. `between`: a stream's header is due. `opaque`: no structure to be followed. */
type Step = ((bytes: Uint8Array) => void) | 'between' | 'opaque';

/**
 * Follows the structure of .xz data without decoding it, to tell where the last stream ends. Decoders report junk behind
 * it like damage inside it, and some drop their last output then. Where the structure makes no sense, everything counts
 * as xz: the decoder is the one to say what is wrong.
 */
export class XzFraming {
  /** Behind whole streams came bytes that are neither padding nor another stream. */
  junk = false;
  #step: Step = 'between';
  #wanted = 0;
  #skip = 0;
  readonly #bytes = new Uint8Array(4);
  #filled = 0;
  /** What may become a stream's header. */
  #held: number[] = [];
  #streams = 0;
  #checkBytes = 0;
  /** Bytes since the last place known to be aligned to four. */
  #tally = 0;

  /** The streams alone, without the padding between them (xz refuses what is no multiple of four) and without junk. */
  async *streams(source: ByteStream): ByteStream {
    for await (const chunk of source) {
      yield* this.#piecesOf(chunk);
      if (this.junk) return;
    }
    // Cut inside a header: the decoder is to see that something is missing.
    if (this.#held.length > 0) yield Uint8Array.from(this.#held);
  }

  *#piecesOf(chunk: Uint8Array): Generator<Uint8Array, void, undefined> {
    for (let at = 0; at < chunk.length && !this.junk; ) {
      if (this.#step !== 'between' || this.#skip > 0) {
        const end = this.#inside(chunk, at);
        yield chunk.subarray(at, end);
        at = end;
        continue;
      }
      at = this.#between(chunk, at);
      if (this.#step === 'between') continue;
      yield Uint8Array.from(this.#held);
      this.#held = [];
    }
  }

  /** Gathers the next stream's header, past the padding in front of it. Returns how far it came. */
  #between(chunk: Uint8Array, from: number): number {
    let at = from;
    if (this.#streams > 0 && this.#held.length === 0) while (chunk[at] === 0) at += 1;
    for (; at < chunk.length && this.#step === 'between'; at += 1) {
      const index = this.#held.push(chunk[at] ?? 0) - 1;
      if (index < MAGIC.length && this.#held[index] !== MAGIC[index]) {
        this.junk = this.#streams > 0;
        if (this.junk) return at;
        this.#step = 'opaque';
      } else if (index === HEADER_BYTES - 1) {
        this.#streams += 1;
        this.#checkBytes = CHECK_BYTES[(this.#held[7] ?? 0) & 0x0f] ?? 0;
        this.#block();
      }
    }
    return at;
  }

  /** Returns where the stream ends; the chunk's length where it goes on. */
  #inside(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      const skipped = Math.min(this.#skip, chunk.length - at);
      this.#skip -= skipped;
      at += skipped;
      if (this.#skip > 0 || at === chunk.length || this.#step === 'opaque') return chunk.length;
      if (this.#step === 'between') return at;
      const part = chunk.subarray(at, at + this.#wanted - this.#filled);
      this.#bytes.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < this.#wanted) return at;
      this.#filled = 0;
      this.#step(this.#bytes);
    }
    return at;
  }

  #expect(wanted: number, step: Step, skip = 0): void {
    this.#wanted = wanted;
    this.#step = step;
    this.#skip = skip;
  }

  #block(skip = 0): void {
    this.#expect(
      1,
      ([size = 0]) => {
        if (size === 0) this.#index();
        else {
          this.#tally = 0;
          this.#lzma2(4 * size + 3);
        }
      },
      skip,
    );
  }

  /** The last filter is always LZMA2, whose chunks name their sizes. */
  #lzma2(skip: number): void {
    this.#expect(
      1,
      ([control = 0]) => {
        this.#tally += 1;
        if (control === 0) this.#block(padding(this.#tally) + this.#checkBytes);
        else if (control <= 2) this.#uncompressed();
        else if (control >= 0x80) this.#compressed(control >= 0xc0 ? 1 : 0);
        else this.#step = 'opaque';
      },
      skip,
    );
  }

  #uncompressed(): void {
    this.#expect(2, ([high = 0, low = 0]) => {
      const size = high * 256 + low + 1;
      this.#tally += 2 + size;
      this.#lzma2(size);
    });
  }

  #compressed(propertyBytes: number): void {
    this.#expect(4, ([, , high = 0, low = 0]) => {
      const size = high * 256 + low + 1 + propertyBytes;
      this.#tally += 4 + size;
      this.#lzma2(size);
    });
  }

  /** The count of blocks, then two sizes for each, all in seven-bit groups; padding, a checksum, the stream's footer. */
  #index(): void {
    let left = 1;
    let count: number | undefined;
    let value = 0;
    let shift = 0;
    this.#tally = 1;
    this.#expect(1, ([byte = 0]) => {
      this.#tally += 1;
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (byte >= 0x80) return;
      left -= 1;
      if (count === undefined) {
        count = value;
        left = 2 * count;
      }
      value = 0;
      shift = 0;
      if (left === 0) this.#expect(0, 'between', padding(this.#tally) + 4 + 12);
    });
  }
}

function padding(size: number): number {
  return (4 - (size % 4)) % 4;
}
