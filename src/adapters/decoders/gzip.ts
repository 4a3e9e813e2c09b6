import { crc32 } from 'node:zlib';
import type { ByteStream } from '../../core/model/bytes.ts';
import { decodeMembers } from './gzip-members.ts';
import { inflate } from './inflate.ts';

/** Decodes gzip with the zlib that Node brings along. */
export function decodeGzip(source: ByteStream): ByteStream {
  return decodeMembers(source, { inflate, crc32 });
}
