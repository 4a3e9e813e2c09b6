import type { Pull, Push } from './worker-script.ts';
import type { Failure } from './damage.ts';

interface ZstdLibrary {
  readonly Decompress: new (output: (chunk: Uint8Array) => void) => { push(chunk: Uint8Array, final?: boolean): void };
}

interface ZstdHeader {
  readonly bytes: readonly Uint8Array[];
  /** Bytes of checksum behind the last block. */
  readonly checksum: number;
  readonly window: number;
  /** Id of the dictionary that is needed; 0 for none. */
  readonly dictionary: number;
}

/** Travels as text into the worker: nothing from outside. Reads a frame's header behind its magic (RFC 8878, 3.1.1.1). */
export function readZstdHeader(read: (count: number) => Uint8Array): ZstdHeader {
  const little = (bytes: Uint8Array): number => bytes.reduceRight((value, byte) => value * 256 + byte, 0);
  const descriptor = read(1);
  const flags = descriptor[0] ?? 0;
  const single = (flags & 0x20) !== 0;
  const windowByte = read(single ? 0 : 1);
  const dictionary = read([0, 1, 2, 4][flags & 3] ?? 0);
  const contentSize = read([single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0);
  const exponent = (windowByte[0] ?? 0) >> 3;
  const mantissa = (windowByte[0] ?? 0) & 7;
  return {
    bytes: [descriptor, windowByte, dictionary, contentSize],
    checksum: (flags & 4) !== 0 ? 4 : 0,
    // A single segment holds all content at once: whatever a two-byte size leaves out does not matter here.
    window: single ? little(contentSize) : 2 ** (10 + exponent) * (1 + mantissa / 8),
    dictionary: little(dictionary),
  };
}

/**
 * Travels as text into the worker: nothing from outside. The library is fzstd. Frames and blocks are walked here
 * (RFC 8878, 3.1.1), because fzstd allocates whatever window a header asks for.
 */
export function decodeZstdInWorker(
  pull: Pull,
  push: Push,
  [library, header]: readonly unknown[],
): Promise<Failure | undefined> {
  const { Decompress } = library as ZstdLibrary;
  const readHeader = header as typeof readZstdHeader;
  const MAX_WINDOW = 128 * 1024 * 1024;
  let chunk = new Uint8Array(0);
  let streams = 0;

  class Stop extends Error {
    readonly failure: Failure | undefined;
    constructor(failure: Failure | undefined) {
      super();
      this.failure = failure;
    }
  }

  const read = (count: number, atEnd: Failure | undefined): Uint8Array => {
    const bytes = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      if (chunk.length === 0) {
        const next = pull();
        if (next === undefined) throw new Stop(filled === 0 ? atEnd : 'truncated');
        chunk = new Uint8Array(next);
      }
      const part = chunk.subarray(0, count - filled);
      bytes.set(part, filled);
      filled += part.length;
      chunk = chunk.subarray(part.length);
    }
    return bytes;
  };
  const little = (bytes: Uint8Array): number => bytes.reduceRight((value, byte) => value * 256 + byte, 0);
  const join = (...parts: Uint8Array[]): Uint8Array => {
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };

  const frame = (magic: Uint8Array): void => {
    const { bytes, checksum, window, dictionary } = readHeader((count) => read(count, 'truncated'));
    if (window > MAX_WINDOW || dictionary !== 0) throw new Stop('unsupported');
    const decoder = new Decompress((output) => {
      push(output.slice());
    });
    decoder.push(join(magic, ...bytes));
    for (let last = false; !last; ) {
      const head = read(3, 'truncated');
      const word = little(head);
      last = (word & 1) === 1;
      const body = read(((word >> 1) & 3) === 1 ? 1 : word >> 3, 'truncated');
      decoder.push(join(head, body, last ? read(checksum, 'truncated') : new Uint8Array(0)), last);
    }
  };

  const decode = (): Failure | undefined => {
    try {
      for (;;) {
        const magic = read(4, streams > 0 ? undefined : 'truncated');
        const number = little(magic);
        if (number === 0xfd2fb528) frame(magic);
        else if ((number & 0xfffffff0) >>> 0 === 0x184d2a50) {
          for (let left = little(read(4, 'truncated')); left > 0; )
            left -= read(Math.min(left, 65_536), 'truncated').length;
        } else return streams > 0 ? 'trailing' : 'corrupt';
        streams += 1;
      }
    } catch (error) {
      return error instanceof Stop ? error.failure : 'corrupt';
    }
  };
  return Promise.resolve(decode());
}
