import type { ByteStream } from '../../core/model/bytes.ts';

/** How text is kept small. What was packed by an older release can be unpacked by a newer one. */
export interface Packing {
  /** Lines, each ended by a newline, packed while they are made. */
  packLines(lines: Iterable<string>): ByteStream;
  unpackLines(body: ByteStream): Promise<string[]>;
  pack(text: string): Promise<Uint8Array>;
  unpack(bytes: Uint8Array): Promise<string>;
}
