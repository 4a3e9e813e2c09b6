import { crc32 } from '../../core/bundle/zip/crc32.ts';

/** The .xz File Format 1.2.0: 2.1.1.1 for the magic, 2.1.1.2 for the bytes of each check, by its id. */
const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const CHECK_BYTES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const LZMA2 = 0x21;

export const STREAM_HEADER_BYTES = 12;
export const STREAM_FOOTER_BYTES = 12;

/** As far as there are bytes, do they begin a stream? */
export function mayBeStream(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => index >= bytes.length || bytes[index] === byte);
}

/** The id of the check in a stream's header; `undefined` where the header is damaged. */
export function checkOf(header: Uint8Array): number | undefined {
  const [id = 0] = header.subarray(7, 8);
  if (!mayBeStream(header) || header[6] !== 0 || id > 0x0f) return undefined;
  return crc32(header.subarray(6, 8)) === u32(header, 8) ? id : undefined;
}

export function checkBytes(check: number): number {
  return CHECK_BYTES[check] ?? 0;
}

/** Is this how the stream ends, whose header told of this check? `index`: bytes of the index in front of it. */
export function isFooter(bytes: Uint8Array, check: number, index: number): boolean {
  if (bytes.length < STREAM_FOOTER_BYTES || bytes[10] !== 0x59 || bytes[11] !== 0x5a) return false;
  if (crc32(bytes.subarray(4, 10)) !== u32(bytes, 0)) return false;
  return bytes[8] === 0 && bytes[9] === check && 4 * (u32(bytes, 4) + 1) === index;
}

export interface XzBlockHeader {
  readonly bytes: number;
  /** Of the compressed data, and of what comes of it, where the header says. */
  readonly compressed: number | undefined;
  readonly uncompressed: number | undefined;
  /** Of LZMA2; `undefined` where the last filter is something else, so that nobody can follow it. */
  readonly dictionary: number | undefined;
}

/** 3.1 of the format. `undefined` where the header is damaged. */
export function readBlockHeader(header: Uint8Array): XzBlockHeader | undefined {
  const end = header.length - 4;
  if (crc32(header.subarray(0, end)) !== u32(header, end)) return undefined;
  const flags = header[1] ?? 0;
  let at = 2;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; shift < 56; shift += 7) {
      const byte = header[at] ?? 0;
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  const compressed = (flags & 0x40) === 0 ? undefined : number();
  const uncompressed = (flags & 0x80) === 0 ? undefined : number();
  let dictionary: number | undefined;
  for (let filters = (flags & 3) + 1; filters > 0 && at < end; filters -= 1) {
    const id = number();
    const properties = number();
    dictionary = id === LZMA2 ? dictionaryOf(header[at] ?? 0) : undefined;
    at += properties;
  }
  return { bytes: header.length, compressed, uncompressed, dictionary };
}

/** 5.3.1: 2^n or 2^n + 2^(n-1). */
function dictionaryOf(bits: number): number {
  return (2 | (bits & 1)) * 2 ** (11 + (bits >> 1));
}

export function streamHeader(check: number): Uint8Array {
  const header = new Uint8Array(STREAM_HEADER_BYTES);
  header.set(MAGIC);
  header[7] = check;
  put32(header, 8, crc32(header.subarray(6, 8)));
  return header;
}

/** What stands behind a stream's last block: the index (4), and the footer. */
export function streamEnd(check: number, records: readonly Uint8Array[]): Uint8Array {
  const body = [Uint8Array.of(0), numberBytes(records.length), ...records];
  const size = body.reduce((sum, part) => sum + part.length, 0);
  const index = 4 * Math.ceil(size / 4) + 4;
  const end = new Uint8Array(index + STREAM_FOOTER_BYTES);
  let at = 0;
  for (const part of body) {
    end.set(part, at);
    at += part.length;
  }
  put32(end, index - 4, crc32(end.subarray(0, index - 4)));
  put32(end, index + 4, index / 4 - 1);
  end[index + 9] = check;
  put32(end, index, crc32(end.subarray(index + 4, index + 10)));
  end.set([0x59, 0x5a], index + 10);
  return end;
}

/** What the index says of a block: its size without padding, and that of what comes of it. */
export function recordOf(unpadded: number, uncompressed: number): Uint8Array {
  return Uint8Array.of(...numberBytes(unpadded), ...numberBytes(uncompressed));
}

function numberBytes(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 0x80; left = Math.floor(left / 0x80)) bytes.push(left % 0x80 | 0x80);
  return Uint8Array.of(...bytes, left);
}

export function u32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}

function put32(bytes: Uint8Array, at: number, value: number): void {
  new DataView(bytes.buffer).setUint32(at, value, true);
}
