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

  const oneStream = (bits: BitReader): void => {
    const size = 100_000 * library.header(bits);
    let sum: number | null = 0;
    const block = new Int32Array(size);
    while (sum !== null) sum = library.decompress(bits, byte, block, size, sum);
  };

  // The bits of the current stream that were asked for; 0 between two streams, where an end is a clean one.
  let asked = 0;
  let streams = 0;
  const next = (): Uint8Array => {
    for (;;) {
      const chunk = pull();
      if (chunk === undefined) throw END;
      if (chunk.length > 0) return chunk;
    }
  };
  const decode = (): Failure | undefined => {
    try {
      const source = bitIterator(next);
      const bits: BitReader = (count) => {
        const value = source(count);
        asked += count ?? 0;
        return value;
      };
      for (;;) {
        asked = 0;
        oneStream(bits);
        streams += 1;
      }
    } catch (error) {
      flush();
      if (error === END) return asked === 0 && streams > 0 ? undefined : 'truncated';
      // The magic and the level are 32 bits: what fails on them is no stream.
      return asked <= 32 && streams > 0 ? 'trailing' : 'corrupt';
    }
  };
  return Promise.resolve(decode());
}
