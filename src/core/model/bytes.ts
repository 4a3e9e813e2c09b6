/** Bytes as they arrive. A chunk is only valid until the next one is asked for. */
export type ByteStream = AsyncIterable<Uint8Array>;

export type Compression = 'xz' | 'gzip' | 'bzip2' | 'zstd';

/**
 * How each compression is undone. The core names the port and does not care who decompresses: a child process, the
 * platform, or WebAssembly. A decoder yields everything it could decode before it throws `UnhangError('DAMAGED')`.
 */
export type Decoders = Readonly<Record<Compression, (source: ByteStream) => ByteStream>>;
