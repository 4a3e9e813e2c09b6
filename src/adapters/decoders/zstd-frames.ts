import type { Failure } from './damage.ts';
import type { Input } from './input.ts';

/** A program is not started for less than this, however small the frames are. */
const LEAST_BYTES = 256 * 1024;
const MAX_BLOCK = 128 * 1024;
const MAX_HEADER = 18;
/** Kinds of blocks (RFC 8878, 3.1.1.2): one byte that repeats, and one that must not occur. */
const [RUN, RESERVED] = [1, 3];

type Where = 'between' | 'frame' | 'inside' | 'lost';

/** Walks over zstd data frame by frame without decoding it: the header of each block names its size. */
export class ZstdFrames {
  readonly #input: Input;
  #where: Where = 'between';
  #frames = 0;
  /** Found while frames were read, and still to be told. */
  #untold: Failure | undefined;
  /** What of the current frame is left: bytes of the block at hand, whether it is the last, bytes of checksum. */
  #left = 0;
  #last = false;
  #checksum = 0;
  /** Did the latest frame that was read end where it made no sense? */
  broken = false;

  constructor(input: Input) {
    this.#input = input;
  }

  /** Goes on to the next frame with content. Said once, a failure is behind us with the next call. */
  async next(): Promise<'frame' | Failure | 'end'> {
    const untold = this.#untold;
    this.#untold = undefined;
    if (untold !== undefined) return untold;
    if (this.#where === 'inside') for await (const _ of this.#rest()) void _;
    if (this.#where === 'inside') return this.#lose('truncated');
    if (this.#where === 'lost' && !(await this.#find())) return 'end';
    for (;;) {
      const magic = await this.#input.peek(4);
      if (this.#where === 'frame') return 'frame';
      if (magic.length === 0 && this.#frames > 0) return 'end';
      if (!mayBeFrame(magic)) return this.#lose(this.#frames > 0 ? 'trailing' : 'corrupt');
      if (magic.length < 4) return this.#lose('truncated');
      if (magic[0] === 0x28) this.#where = 'frame';
      else if (!(await this.#skip())) return this.#lose('truncated');
    }
  }

  /** The frame that `next` has found, and those behind it while they are small. Left early, `next` passes over the rest. */
  async *bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    this.broken = false;
    let total = 0;
    do {
      const header = await this.#input.peek(MAX_HEADER);
      const size = headerBytes(header);
      [this.#left, this.#last] = [size, false];
      this.#checksum = ((header[4] ?? 0) & 4) === 0 ? 0 : 4;
      this.#where = 'inside';
      const rest = this.#rest();
      let next = await rest.next();
      for (; next.done !== true; next = await rest.next()) {
        total += next.value.length;
        yield next.value;
      }
      if (next.value !== 'between') {
        // Whoever decodes it will tell.
        this.broken = next.value === 'lost';
        this.#where = 'lost';
        return;
      }
    } while (total < LEAST_BYTES && (await this.#another()));
  }

  async #another(): Promise<boolean> {
    const found = await this.next();
    if (found !== 'frame' && found !== 'end') this.#untold = found;
    return found === 'frame';
  }

  /** What is left of the frame. Stays inside where the input ends first, and is lost where it makes no sense. */
  async *#rest(): AsyncGenerator<Uint8Array, Where, undefined> {
    for (;;) {
      while (this.#left > 0) {
        const piece = await this.#input.some(this.#left);
        if (piece.length === 0) return this.#where;
        this.#left -= piece.length;
        yield piece;
      }
      if (this.#last) break;
      const [low, middle = 0, high = 0] = await this.#input.peek(3);
      if (low === undefined) return this.#where;
      const word = low | (middle << 8) | (high << 16);
      const [kind, size] = [(word >> 1) & 3, word >> 3];
      if (kind === RESERVED || size > MAX_BLOCK) {
        yield await this.#input.some(3);
        this.#where = 'lost';
        return this.#where;
      }
      this.#last = (word & 1) === 1;
      this.#left = 3 + (kind === RUN ? 1 : size) + (this.#last ? this.#checksum : 0);
    }
    this.#where = 'between';
    this.#frames += 1;
    return this.#where;
  }

  /** Past a frame without content (3.1.2). */
  async #skip(): Promise<boolean> {
    const header = await this.#input.peek(8);
    if (header.length < 8) return false;
    const size = new DataView(header.buffer, header.byteOffset).getUint32(4, true);
    this.#frames += 1;
    return this.#input.skip(8 + size);
  }

  #lose<F extends Failure>(failure: F): F {
    this.#where = 'lost';
    return failure;
  }

  async #find(): Promise<boolean> {
    this.#where = 'between';
    this.#frames += 1;
    return skipToFrame(this.#input);
  }
}

/** Goes on to the next frame with content; the bit in its descriptor that is reserved has to be zero. */
export function skipToFrame(input: Input): Promise<boolean> {
  return input.skipTo(0x28, 5, (bytes) => mayBeFrame(bytes) && ((bytes[4] ?? 0) & 8) === 0);
}

/** RFC 8878: 3.1.1 frames, 3.1.2 skippable frames. What was cut inside the magic may be one. */
export function mayBeFrame(magic: Uint8Array): boolean {
  const [a, b = 0xb5, c = 0x2f, d = 0xfd] = magic;
  if (a === undefined || (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd)) return true;
  const [, skippableB = 0x2a, skippableC = 0x4d, skippableD = 0x18] = magic;
  return (a & 0xf0) === 0x50 && skippableB === 0x2a && skippableC === 0x4d && skippableD === 0x18;
}

/** 3.1.1.1: magic, descriptor, window, dictionary, size of the content. */
function headerBytes(header: Uint8Array): number {
  const flags = header[4] ?? 0;
  const single = (flags & 0x20) !== 0;
  return 5 + (single ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0) + ([single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0);
}
