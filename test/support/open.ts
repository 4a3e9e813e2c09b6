import { DEFAULT_LIMITS, type Limits } from '../../src/core/bundle/limits.ts';
import { openBundle } from '../../src/core/bundle/open-bundle.ts';
import type { ByteStream, Compression, Decoders } from '../../src/core/model/bytes.ts';
import { UnhangError } from '../../src/core/model/errors.ts';
import { type ReadArchive, type ReadEntry, readEntries } from './read-entries.ts';
import { bytesOf, concat } from './streams.ts';

const MAGIC: Readonly<Record<Compression, Uint8Array>> = {
  xz: Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0),
  gzip: Uint8Array.of(0x1f, 0x8b, 8),
  bzip2: bytesOf('BZh91AY&SY'),
  zstd: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd),
  // Properties, a dictionary of 64 KiB, a length that is not known, and the range coder's first byte.
  lzma: Uint8Array.of(0x5d, 0, 0, 1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0),
};

/** Bytes that are told to be compressed, and decode to themselves: what the core does needs no real compression. */
export function wrapped(compression: Compression, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return concat(MAGIC[compression], bytes);
}

async function* unwrap(compression: Compression, source: ByteStream): ByteStream {
  let left = MAGIC[compression].length;
  for await (const chunk of source) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    if (chunk.length > skipped) yield chunk.subarray(skipped);
  }
}

/** Undoes `wrapped`. */
export const unwrapping: Decoders = {
  xz: (source) => unwrap('xz', source),
  gzip: (source) => unwrap('gzip', source),
  bzip2: (source) => unwrap('bzip2', source),
  zstd: (source) => unwrap('zstd', source),
  lzma: (source) => unwrap('lzma', source),
  deflate: (source) => source,
};

/** Yields this many zero bytes for each byte that comes in. */
export function bombing(factor: number): Decoders {
  async function* bomb(source: ByteStream): ByteStream {
    for await (const chunk of source) for (const _ of chunk) yield new Uint8Array(factor);
  }
  return { xz: bomb, gzip: bomb, bzip2: bomb, zstd: bomb, lzma: bomb, deflate: bomb };
}

export interface OpenTestOptions {
  readonly limits?: Partial<Limits>;
  readonly decoders?: Decoders;
  readonly name?: string;
  readonly signal?: AbortSignal;
}

export interface OpenedBundle extends ReadArchive {
  readonly format: string | undefined;
  readonly count: number;
  readonly nested: ReadonlyMap<string, string> | undefined;
  /** What was thrown, which must be an error of ours. */
  readonly error: UnhangError | undefined;
}

/** Opens a bundle and reads it to its end. Anything thrown that is no `UnhangError` is thrown on. */
export async function openAndRead(source: ByteStream, options: OpenTestOptions = {}): Promise<OpenedBundle> {
  const { limits, decoders = unwrapping, name = 'bundle', signal } = options;
  const entries: ReadEntry[] = [];
  let bundle: Awaited<ReturnType<typeof openBundle>> | undefined;
  let error: UnhangError | undefined;
  try {
    bundle = await openBundle(source, { decoders, limits: { ...DEFAULT_LIMITS, ...limits }, name, signal });
    await readEntries(bundle.entries, entries);
  } catch (thrown) {
    if (!(thrown instanceof UnhangError)) throw thrown;
    error = thrown;
  }
  return {
    format: bundle?.format,
    entries,
    notes: bundle?.notes ?? [],
    count: bundle?.count() ?? 0,
    nested: bundle?.nested,
    error,
  };
}
