import type { Failure } from './damage.ts';
import type { Pull, Push } from './worker-io.ts';
import type { startXxh64 } from './worker-xxh64.ts';
import type { readZstdHeader } from './worker-zstd-header.ts';

interface ZstdLibrary {
  readonly Decompress: new (output: (chunk: Uint8Array) => void) => { push(chunk: Uint8Array, final?: boolean): void };
}

/**
 * Travels as text into the worker: nothing from outside. The library is fzstd. Frames and blocks are walked here
 * (RFC 8878, 3.1.1), because fzstd allocates whatever window a header asks for, and checks neither checksum nor size.
 */
export function decodeZstdInWorker(
  pull: Pull,
  push: Push,
  [library, header, checksumming]: readonly unknown[],
): Promise<Failure | undefined> {
  const { Decompress } = library as ZstdLibrary;
  const readHeader = header as typeof readZstdHeader;
  const startSum = checksumming as typeof startXxh64;
  const MAX_WINDOW = 128 * 1024 * 1024;
  const MAX_BLOCK = 128 * 1024;
  /** So that the young generation, of 1 MB, is collected every few megabytes. */
  const GARBAGE_WORDS = 8000;
  // Kinds of blocks: one byte that repeats, what is compressed, and one that must not occur.
  const [RUN, COMPRESSED, RESERVED] = [1, 2, 3];
  let chunk: Uint8Array = new Uint8Array(0);
  let streams = 0;

  class Stop extends Error {
    readonly failure: Failure;
    constructor(failure: Failure) {
      super();
      this.failure = failure;
    }
  }

  /** As many bytes as there is room for; fewer only at the end. */
  const fill = (bytes: Uint8Array): Uint8Array => {
    let filled = 0;
    while (filled < bytes.length) {
      if (chunk.length === 0) {
        const next = pull();
        if (next === undefined) break;
        chunk = next;
      }
      const part = chunk.subarray(0, bytes.length - filled);
      bytes.set(part, filled);
      filled += part.length;
      chunk = chunk.subarray(part.length);
    }
    return bytes.subarray(0, filled);
  };
  const readInto = (bytes: Uint8Array): Uint8Array => {
    if (fill(bytes).length < bytes.length) throw new Stop('truncated');
    return bytes;
  };
  const read = (count: number): Uint8Array => readInto(new Uint8Array(count));
  /** A compressed block with its head and the checksum behind it; of others fzstd keeps the bytes that it was given. */
  const scratch = new Uint8Array(3 + MAX_BLOCK + 4);
  const little = (bytes: Uint8Array): number => bytes.reduceRight((value, byte) => value * 256 + byte, 0);

  const frame = (magic: Uint8Array): void => {
    const { bytes, checksum, content, window, dictionary } = readHeader(read);
    if (window > MAX_WINDOW || dictionary !== 0) throw new Stop('unsupported');
    const sum = startSum();
    let size = 0;
    const decoder = new Decompress((output) => {
      size += output.length;
      if (checksum > 0) sum.update(output);
      push(output);
    });
    decoder.push(Uint8Array.from([magic, ...bytes].flatMap((part) => [...part])));
    for (let last = false; !last; ) {
      const head = read(3);
      const word = little(head);
      last = (word & 1) === 1;
      const [kind, bytesOfBlock] = [(word >> 1) & 3, word >> 3];
      if (kind === RESERVED || bytesOfBlock > MAX_BLOCK) throw new Stop('corrupt');
      const end = 3 + (kind === RUN ? 1 : bytesOfBlock);
      // The checksum is for us to compare, and may be cut off; fzstd only wants to skip it.
      const blockEnd = end + (last ? checksum : 0);
      const block = kind === COMPRESSED ? scratch.subarray(0, blockEnd) : new Uint8Array(blockEnd);
      block.set(head);
      readInto(block.subarray(3, end));
      decoder.push(block, last);
      // fzstd leaves its buffers to a collector that only looks at small objects, of which there are hardly any.
      void new Array(GARBAGE_WORDS).fill(0);
    }
    if (content !== undefined && content !== size) throw new Stop('corrupt');
    if (checksum > 0 && little(read(checksum)) !== sum.low32()) throw new Stop('corrupt');
  };

  /** A frame's magic or a skippable frame's, as far as it goes. */
  const mayBeMagic = (bytes: Uint8Array): boolean => {
    const wanted = ((bytes[0] ?? 0) & 0xf0) === 0x50 ? [bytes[0], 0x2a, 0x4d, 0x18] : [0x28, 0xb5, 0x2f, 0xfd];
    return bytes.every((byte, index) => byte === wanted[index]);
  };

  const decode = (): Failure | undefined => {
    try {
      for (;;) {
        const magic = fill(new Uint8Array(4));
        if (magic.length === 0 && streams > 0) return undefined;
        if (!mayBeMagic(magic)) return streams > 0 ? 'trailing' : 'corrupt';
        if (magic.length < 4) return 'truncated';
        if (magic[0] === 0x28) frame(magic);
        else for (let left = little(read(4)); left > 0; ) left -= read(Math.min(left, 65_536)).length;
        streams += 1;
      }
    } catch (error) {
      return error instanceof Stop ? error.failure : 'corrupt';
    }
  };
  return Promise.resolve(decode());
}
