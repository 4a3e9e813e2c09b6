import type { Pull, Push } from './worker-script.ts';
import type { Failure } from './damage.ts';

interface BitReader {
  (bits: number | null): number;
}
interface Bzip2Library {
  header(bits: BitReader): number;
  decompress(
    bits: BitReader,
    push: (byte: number) => void,
    block: Int32Array,
    size: number,
    sum: number,
  ): number | null;
}
type BitIterator = (next: () => Uint8Array) => BitReader;

/**
 * Travels as text into the worker: nothing from outside. The library is the inside of unbzip2-stream; its stream wrapper
 * takes a cut for a TypeError and holds each block in an array of numbers.
 */
export function decodeBzip2InWorker(
  pull: Pull,
  push: Push,
  libraries: readonly unknown[],
): Promise<Failure | undefined> {
  const [library, bitIterator] = libraries as [Bzip2Library, BitIterator];
  const OUTPUT = 256 * 1024;
  const END = new Error('end of input');
  let output = new Uint8Array(OUTPUT);
  let filled = 0;
  const flush = (): void => {
    push(output.slice(0, filled));
    filled = 0;
  };
  const byte = (value: number): void => {
    output[filled] = value;
    filled += 1;
    if (filled < OUTPUT) return;
    push(output);
    output = new Uint8Array(OUTPUT);
    filled = 0;
  };

  let block = new Int32Array(0);
  const oneStream = (bits: BitReader): void => {
    const size = 100_000 * library.header(bits);
    // Kept from stream to stream, for a stream may have no more than 14 bytes.
    if (block.length < size) block = new Int32Array(size);
    let sum: number | null = 0;
    while (sum !== null) sum = library.decompress(bits, byte, block, size, sum);
  };

  const MAGIC = [0x42, 0x5a, 0x68];
  // What the current stream begins with; nothing between two streams, where an end is a clean one.
  let begun: number[] = [];
  // The bits of the current stream that were read.
  let asked = 0;
  let streams = 0;
  const next = (): Uint8Array => {
    for (;;) {
      const chunk = pull();
      if (chunk === undefined) throw END;
      if (chunk.length > 0) return chunk;
    }
  };
  const failureOf = (error: unknown): Failure | undefined => {
    const isStream = begun.every((value, index) => value === MAGIC[index]);
    if (error === END && isStream) return begun.length === 0 && streams > 0 ? undefined : 'truncated';
    // The magic and the level are 32 bits: what fails on them is no stream.
    return asked <= 32 && streams > 0 ? 'trailing' : 'corrupt';
  };
  const decode = (): Failure | undefined => {
    try {
      const source = bitIterator(next);
      const bits: BitReader = (count) => {
        let value = 0;
        if (begun.length === 0) {
          // The magic, byte by byte, so that it is known how much of it there was.
          for (let left = MAGIC.length; left > 0; left -= 1) {
            const byteOfMagic = source(8);
            begun.push(byteOfMagic);
            value = value * 256 + byteOfMagic;
          }
        } else value = source(count);
        asked += count ?? 0;
        return value;
      };
      for (;;) {
        begun = [];
        asked = 0;
        oneStream(bits);
        streams += 1;
      }
    } catch (error) {
      flush();
      return failureOf(error);
    }
  };
  return Promise.resolve(decode());
}
