interface ZstdHeader {
  readonly bytes: readonly Uint8Array[];
  /** Bytes of checksum behind the last block. */
  readonly checksum: number;
  readonly window: number;
  /** Bytes of content, where the header says. */
  readonly content: number | undefined;
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
  const content = contentSize.length === 0 ? undefined : little(contentSize) + (contentSize.length === 2 ? 256 : 0);
  return {
    bytes: [descriptor, windowByte, dictionary, contentSize],
    checksum: (flags & 4) !== 0 ? 4 : 0,
    // A single segment holds all content at once.
    window: single ? (content ?? 0) : 2 ** (10 + exponent) * (1 + mantissa / 8),
    content,
    dictionary: little(dictionary),
  };
}
