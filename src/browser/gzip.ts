import { decodeMembers } from '../adapters/decoders/gzip-members.ts';
import { crc32 } from '../core/bundle/zip/crc32.ts';
import type { ByteStream } from '../core/model/bytes.ts';
import { inflate } from './deflate.ts';

/** Decodes gzip. The browser's own decoder stops at the end of the first member. */
export function decodeGzip(source: ByteStream): ByteStream {
  return decodeMembers(source, { inflate, crc32 });
}
