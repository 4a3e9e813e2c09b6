import type { Decoders } from '../core/model/bytes.ts';
import { decodeBzip2 } from './bzip2.ts';
import { decodeDeflate } from './deflate.ts';
import { decodeGzip } from './gzip.ts';
import { decodeLzma } from './lzma.ts';
import { decodeXz } from './xz.ts';
import { decodeZstd } from './zstd.ts';

/** How a browser decompresses: in JavaScript and WebAssembly, in the thread that asks. */
export const decoders: Decoders = {
  xz: decodeXz,
  gzip: decodeGzip,
  bzip2: decodeBzip2,
  zstd: decodeZstd,
  lzma: decodeLzma,
  deflate: decodeDeflate,
};
