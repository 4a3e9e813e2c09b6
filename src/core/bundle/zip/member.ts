import type { ByteReader } from '../byte-reader.ts';
import { decodeName, normaliseName } from '../entry-name.ts';
import type { Limits } from '../limits.ts';
import { parseExtra } from './extra.ts';
import { decodeZipName, withSlashes } from './name.ts';
import { type CentralFields, type FixedFields, FLAG } from './records.ts';

/** A member as its local header or its directory record describes it. */
export interface ZipMember {
  /** `undefined` where we refuse the name; empty for the top folder itself. */
  readonly path: string | undefined;
  readonly isFolder: boolean;
  readonly isSymlink: boolean;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly storedBytes: number;
  readonly size: number;
  /** Where the local header stands, as the directory says. */
  readonly offset: number;
  readonly disk: number;
  readonly modifiedAt: number | undefined;
}

const NOTHING = new Uint8Array(0);

/**
 * Reads what follows the fixed fields of a record, which are consumed already; `undefined` where the stream ends
 * before.
 */
export async function readMember(
  reader: ByteReader,
  fields: FixedFields & Partial<CentralFields>,
  limits: Pick<Limits, 'nameBytes' | 'depth'>,
): Promise<ZipMember | undefined> {
  // Only read where it can be one: a longer name is not even held.
  const isName = fields.nameBytes <= limits.nameBytes;
  const name = isName ? new Uint8Array(await reader.peek(fields.nameBytes)) : undefined;
  if ((await reader.skip(fields.nameBytes)) < fields.nameBytes) return undefined;
  const extra = await reader.peek(fields.extraBytes);
  const about = parseExtra(extra, fields, name ?? NOTHING);
  const isUtf8 = (fields.flags & FLAG.utf8) !== 0;
  const text = about.utf8Name === undefined ? name && decodeZipName(name, isUtf8) : decodeName(about.utf8Name);
  const rest = fields.extraBytes + (fields.commentBytes ?? 0);
  if ((await reader.skip(rest)) < rest) return undefined;
  const slashed = text === undefined ? undefined : withSlashes(text);
  return {
    path: slashed === undefined ? undefined : normaliseName(slashed, limits),
    isFolder: slashed?.endsWith('/') === true,
    isSymlink: fields.isSymlink === true,
    flags: fields.flags,
    method: fields.method,
    crc: fields.crc,
    storedBytes: about.storedBytes,
    size: about.size,
    offset: about.offset,
    disk: fields.disk ?? 0,
    modifiedAt: about.modifiedAt,
  };
}
