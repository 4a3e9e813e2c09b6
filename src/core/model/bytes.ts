/** Bytes as they arrive. A chunk is only valid until the next one is asked for. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** Bytes that can be read at any place: a file on a disk, a blob in a browser, an object in a store. */
export interface RandomAccess {
  /** Bytes in all. */
  readonly size: number;
  /** The `length` bytes from `offset` on; fewer only at the end. The result is the caller's to keep. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export type Compression = 'xz' | 'gzip' | 'bzip2' | 'zstd' | 'lzma';

/** `deflate` without any frame (RFC 1951) occurs only inside zip archives. */
export type Coding = Compression | 'deflate';

/**
 * How each compression is undone. The core names the port and does not care who decompresses: a child process, the
 * platform, or WebAssembly. A decoder yields everything it could decode before it throws `UnhangError('DAMAGED')`. Where
 * it can go on behind the damage (the next block, the next stream), its iterator does: asked again after it threw, it
 * yields what comes behind the gap, and is done where nothing does.
 */
export type Decoders = Readonly<Record<Coding, (source: ByteStream) => ByteStream>>;
