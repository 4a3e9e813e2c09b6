import { crc32, deflateRawSync } from 'node:zlib';
import { bytesOf, concat } from './streams.ts';

/** One member of a zip that is built byte by byte. What is not said is as an honest writer on Linux has it. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly body?: string | Uint8Array;
  /** 0 or 8 packs the body; any other one takes `data` as it is. */
  readonly method?: number;
  /** The bytes in the archive, where they are not the packed body. */
  readonly data?: Uint8Array;
  readonly flags?: number;
  /** Sizes and checksum stand behind the data, in one of four forms; the header then has zeros. */
  readonly descriptor?: 'signed' | 'bare' | 'signed64' | 'bare64' | 'none';
  /** Sizes stand in the zip64 extra field. */
  readonly zip64?: boolean;
  /** Unix mode, which only the directory tells. */
  readonly mode?: number;
  /** "Version made by", upper byte: 3 is Unix, 0 DOS. */
  readonly madeBy?: number;
  readonly extra?: Uint8Array;
  /** What headers and directory declare, where it is not true. */
  readonly declared?: { readonly crc?: number; readonly size?: number; readonly storedBytes?: number };
  /** The name in the directory, where it is another one. */
  readonly centralName?: string;
  /** Place in the directory, where it is another one. */
  readonly offset?: number;
  readonly disk?: number;
  /** Only in the directory. */
  readonly isGhost?: boolean;
}

export interface ZipShape {
  /** Bytes in front of the archive that its offsets do not count. */
  readonly prefix?: Uint8Array;
  readonly comment?: string | Uint8Array;
  readonly trailing?: Uint8Array;
  readonly zip64?: boolean;
  readonly disk?: number;
}

export const UTF8 = 1 << 11;
export const ENCRYPTED = 1;
export const SYMLINK = 0o120777;

const DESCRIPTOR = 1 << 3;
const MAX32 = 0xffffffff;

/** A whole archive. */
export function zip(parts: readonly ZipPart[], shape: ZipShape = {}): Uint8Array<ArrayBuffer> {
  const { front, directory, offset } = laidOut(parts);
  return concat(
    shape.prefix ?? new Uint8Array(0),
    front,
    directory,
    endOf(parts.length, directory.length, offset, shape),
    shape.trailing ?? new Uint8Array(0),
  );
}

/** Members alone, as they stream by. */
export function locals(parts: readonly ZipPart[]): Uint8Array<ArrayBuffer> {
  return laidOut(parts).front;
}

/** Where each member begins, and where the last one ends. */
export function starts(parts: readonly ZipPart[]): number[] {
  return parts.map((_, index) => locals(parts.slice(0, index)).length).concat(locals(parts).length);
}

function laidOut(parts: readonly ZipPart[]) {
  const records: Uint8Array[] = [];
  const places: number[] = [];
  let offset = 0;
  for (const part of parts) {
    const bytes = part.isGhost === true ? new Uint8Array(0) : localOf(part);
    places.push(part.offset ?? offset);
    records.push(bytes);
    offset += bytes.length;
  }
  const directory = concat(...parts.map((part, index) => centralOf(part, places[index] ?? 0)));
  return { front: concat(...records), directory, offset };
}

function localOf(part: ZipPart): Uint8Array {
  const { data, crc, size, storedBytes } = contentOf(part);
  const isLate = part.descriptor !== undefined;
  const name = nameBytes(part.name);
  const sizes = isLate ? [0, 0] : [storedBytes, size];
  const zip64 =
    part.zip64 === true ? concat(le(1, 2), le(16, 2), le(sizes[1] ?? 0, 8), le(sizes[0] ?? 0, 8)) : bytesOf('');
  const extra = concat(zip64, part.extra ?? new Uint8Array(0));
  return concat(
    bytesOf('PK\x03\x04'),
    le(20, 2),
    le(flagsOf(part), 2),
    le(part.method ?? 0, 2),
    le(0, 4),
    le(isLate ? 0 : crc, 4),
    le(part.zip64 === true ? MAX32 : (sizes[0] ?? 0), 4),
    le(part.zip64 === true ? MAX32 : (sizes[1] ?? 0), 4),
    le(name.length, 2),
    le(extra.length, 2),
    name,
    extra,
    data,
    descriptorOf(part, crc, storedBytes, size),
  );
}

function descriptorOf({ descriptor = 'none' }: ZipPart, crc: number, storedBytes: number, size: number): Uint8Array {
  if (descriptor === 'none') return new Uint8Array(0);
  const width = descriptor.endsWith('64') ? 8 : 4;
  const signature = descriptor.startsWith('signed') ? bytesOf('PK\x07\x08') : new Uint8Array(0);
  return concat(signature, le(crc, 4), le(storedBytes, width), le(size, width));
}

function centralOf(part: ZipPart, offset: number): Uint8Array {
  const { crc, size, storedBytes } = contentOf(part);
  const name = nameBytes(part.centralName ?? part.name);
  const wide = part.zip64 === true;
  const zip64 = wide ? concat(le(1, 2), le(24, 2), le(size, 8), le(storedBytes, 8), le(offset, 8)) : new Uint8Array(0);
  const extra = concat(zip64, part.extra ?? new Uint8Array(0));
  return concat(
    bytesOf('PK\x01\x02'),
    le(30, 1),
    le(part.madeBy ?? 3, 1),
    le(20, 2),
    le(flagsOf(part), 2),
    le(part.method ?? 0, 2),
    le(0, 4),
    le(crc, 4),
    le(wide ? MAX32 : storedBytes, 4),
    le(wide ? MAX32 : size, 4),
    le(name.length, 2),
    le(extra.length, 2),
    le(0, 2),
    le(part.disk ?? 0, 2),
    le(0, 4),
    le(part.mode ?? 0o100644, 2),
    le(wide ? MAX32 : offset, 4),
    name,
    extra,
  );
}

function endOf(count: number, bytes: number, offset: number, shape: ZipShape): Uint8Array {
  const comment = typeof shape.comment === 'string' ? bytesOf(shape.comment) : (shape.comment ?? new Uint8Array(0));
  const wide = shape.zip64 === true;
  const end64 = concat(
    bytesOf('PK\x06\x06'),
    le(44, 8),
    le(45, 2),
    le(45, 2),
    le(0, 8),
    le(count, 8),
    le(count, 8),
    le(bytes, 8),
    le(offset, 8),
    bytesOf('PK\x06\x07'),
    le(0, 4),
    le(offset + bytes, 8),
    le(1, 4),
  );
  return concat(
    wide ? end64 : new Uint8Array(0),
    bytesOf('PK\x05\x06'),
    le(shape.disk ?? 0, 2),
    le(shape.disk ?? 0, 2),
    le(wide ? 0xffff : count, 2),
    le(wide ? 0xffff : count, 2),
    le(wide ? MAX32 : bytes, 4),
    le(wide ? MAX32 : offset, 4),
    le(comment.length, 2),
    comment,
  );
}

function contentOf(part: ZipPart) {
  const body = typeof part.body === 'string' ? bytesOf(part.body) : (part.body ?? new Uint8Array(0));
  const data = part.data ?? (part.method === 8 ? new Uint8Array(deflateRawSync(body)) : body);
  const { crc = crc32(body), size = body.length, storedBytes = data.length } = part.declared ?? {};
  return { data, crc, size, storedBytes };
}

function flagsOf(part: ZipPart): number {
  return (part.flags ?? 0) | (part.descriptor === undefined ? 0 : DESCRIPTOR);
}

function nameBytes(name: string | Uint8Array): Uint8Array {
  return typeof name === 'string' ? bytesOf(name) : name;
}

/** An extra field. */
export function extra(id: number, data: Uint8Array): Uint8Array {
  return concat(le(id, 2), le(data.length, 2), data);
}

/** A number, little-endian. */
export function le(value: number, bytes: number): Uint8Array<ArrayBuffer> {
  const field = new Uint8Array(bytes);
  let rest = BigInt(value);
  for (let at = 0; at < bytes; at += 1) {
    field[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return field;
}
