import type { ByteStream, Decoders } from '../../model/bytes.ts';
import { FLAG } from './records.ts';

/** Methods, APPNOTE 4.4.5. */
const DECODED: ReadonlyMap<number, Exclude<keyof Decoders, 'gzip' | 'lzma'>> = new Map([
  [8, 'deflate'],
  [12, 'bzip2'],
  // The number that zstd had at first.
  [20, 'zstd'],
  [93, 'zstd'],
  [95, 'xz'],
]);
const STORED = 0;
const LZMA = 14;

const NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'Shrink'],
  [6, 'Implode'],
  [9, 'Deflate64'],
  [10, 'PKWARE Implode'],
  [16, 'IBM CMPSC'],
  [18, 'IBM TERSE'],
  [19, 'IBM LZ77'],
  [94, 'MP3'],
  [96, 'JPEG'],
  [97, 'WavPack'],
  [98, 'PPMd'],
  [99, 'AES encryption'],
]);

const AES = 99;

export interface Coded {
  readonly flags: number;
  readonly method: number;
  /** Bytes of the member itself; `undefined` where that stands behind them. */
  readonly size: number | undefined;
}

export function isEncrypted({ flags, method }: Pick<Coded, 'flags' | 'method'>): boolean {
  return (flags & (FLAG.encrypted | FLAG.stronglyEncrypted | FLAG.masked)) !== 0 || method === AES;
}

export function isStored({ flags, method }: Pick<Coded, 'flags' | 'method'>): boolean {
  return method === STORED && !isEncrypted({ flags, method });
}

export function isReadable({ method }: Pick<Coded, 'method'>): boolean {
  return method === STORED || method === LZMA || DECODED.has(method);
}

/** A method's name, for a reader who may know it from the program that wrote it. */
export function nameOfMethod(method: number): string {
  return NAMES.get(method) ?? `method ${method}`;
}

/** A member's bytes from those in the archive; `undefined` where they are the same. */
export function decoderOf(coded: Coded, decoders: Decoders): ((source: ByteStream) => ByteStream) | undefined {
  if (coded.method === LZMA) return (source) => decoders.lzma(lzmaAlone(source, coded));
  const coding = DECODED.get(coded.method);
  return coding === undefined ? undefined : decoders[coding];
}

/** Version of the writer (2 bytes), and how many bytes of properties follow (2): always 5 (APPNOTE 5.8.8). */
const LZMA_PREFIX = 4;
const PROPERTIES = 5;

/** Zip's LZMA as a file of the old lzma tool: behind the properties stands the size, or all ones where a marker ends it. */
async function* lzmaAlone(source: ByteStream, { flags, size }: Coded): ByteStream {
  let head = new Uint8Array(0);
  for await (const chunk of source) {
    if (head.length >= LZMA_PREFIX + PROPERTIES) {
      yield chunk;
      continue;
    }
    const grown = new Uint8Array(head.length + chunk.length);
    grown.set(head);
    grown.set(chunk, head.length);
    head = grown;
    if (head.length < LZMA_PREFIX + PROPERTIES) continue;
    yield head.slice(LZMA_PREFIX, LZMA_PREFIX + PROPERTIES);
    yield sizeField((flags & FLAG.endMarker) !== 0 ? undefined : size);
    if (head.length > LZMA_PREFIX + PROPERTIES) yield head.subarray(LZMA_PREFIX + PROPERTIES);
  }
}

function sizeField(size: number | undefined): Uint8Array {
  const field = new Uint8Array(8).fill(0xff);
  if (size !== undefined) new DataView(field.buffer).setBigUint64(0, BigInt(size), true);
  return field;
}
