/** Bytes of the check behind each block, by its id (The .xz File Format 1.2.0, 2.1.1.2). */
const CHECK_BYTES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];

type Step = (bytes: Uint8Array) => void;

/**
 * Follows the structure of .xz data without decoding it, to tell where the last stream ends. Decoders report junk behind
 * it like damage inside it, and some drop their last output then. Where the structure makes no sense, everything counts
 * as xz: the decoder is the one to say what is wrong.
 */
export class XzFraming {
  #step: Step | undefined = (bytes) => {
    this.#streamHeader(bytes);
  };
  #wanted = 12;
  #skip = 0;
  readonly #bytes = new Uint8Array(12);
  #filled = 0;
  #checkBytes = 0;
  /** Bytes since the last place known to be aligned to four. */
  #tally = 0;
  #junk = false;

  /** How many bytes at the beginning of this chunk belong to xz streams or the padding between them. */
  scan(chunk: Uint8Array): number {
    let at = 0;
    while (at < chunk.length && this.#step !== undefined) {
      const skipped = Math.min(this.#skip, chunk.length - at);
      this.#skip -= skipped;
      at += skipped;
      if (this.#skip > 0 || at === chunk.length) break;
      const part = chunk.subarray(at, at + this.#wanted - this.#filled);
      this.#bytes.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < this.#wanted) break;
      this.#filled = 0;
      this.#step(this.#bytes);
      if (this.#junk) return at - 1;
    }
    return chunk.length;
  }

  #expect(wanted: number, step: Step, skip = 0): void {
    this.#wanted = wanted;
    this.#step = step;
    this.#skip = skip;
  }

  #streamHeader(bytes: Uint8Array): void {
    if (!MAGIC.every((byte, index) => bytes[index] === byte)) this.#step = undefined;
    else {
      this.#checkBytes = CHECK_BYTES[(bytes[7] ?? 0) & 0x0f] ?? 0;
      this.#block();
    }
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
        else this.#step = undefined;
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
      if (left === 0) this.#boundary(padding(this.#tally) + 4 + 12);
    });
  }

  /** Behind a stream: zero padding, another stream, or junk. */
  #boundary(skip: number): void {
    this.#expect(
      1,
      ([byte = 0]) => {
        if (byte === MAGIC[0]) this.#nextStreamHeader();
        else if (byte !== 0) this.#junk = true;
      },
      skip,
    );
  }

  #nextStreamHeader(): void {
    this.#expect(11, (rest) => {
      this.#streamHeader(Uint8Array.of(0xfd, ...rest.subarray(0, 11)));
    });
  }
}

function padding(size: number): number {
  return (4 - (size % 4)) % 4;
}
