import { createHash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { ByteRange, ObjectInfo } from '../../cases/ports/objects.ts';
import type { ByteStream } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { counted, type Bounds } from './counted.ts';
import type { Place } from './folder-place.ts';
import { codeOf } from './folder-failure.ts';
import { clampRange, objectChanged } from './keys.ts';

const READ_BYTES = 1024 * 1024;
const NO_DIVERSION = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface Written {
  readonly path: string;
  readonly stat: BigIntStats;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Writes all of a stream to the disk, and hands the file on; whatever fails, nothing of it stays. */
export async function writeWhole<T>(
  place: Place,
  body: ByteStream,
  bounds: Bounds,
  keep: (written: Written) => Promise<T>,
): Promise<T> {
  const path = await place.storing(() => place.temporary());
  const file = await place.storing(() => open(path, 'wx', 0o600));
  try {
    const written = await pour(place, counted(body, bounds), file).finally(() => file.close());
    return await place.storing(() => keep({ path, ...written }));
  } catch (error) {
    // What cannot be removed now is swept up later.
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function pour(place: Place, body: ByteStream, file: FileHandle): Promise<Omit<Written, 'path'>> {
  const hash = createHash('sha256');
  for await (const chunk of body) {
    hash.update(chunk);
    await place.storing(() => file.writeFile(chunk));
  }
  return place.storing(async () => {
    await file.sync();
    return { stat: await file.stat({ bigint: true }), sha256: hash.digest('hex') };
  });
}

/** A file is never written to again once it is an object, so which file it is and when it was made tell it from others. */
export function infoOf(key: string, { ino, mtimeNs, size }: BigIntStats): ObjectInfo {
  return {
    key,
    bytes: Number(size),
    etag: [ino, mtimeNs, size].map((number) => number.toString(16)).join('-'),
    modifiedAt: new Date(Number(mtimeNs / 1_000_000n)).toISOString(),
  };
}

/** Opened when it is first read, so that nothing stays open that nobody reads. */
export async function* readObject(place: Place, path: string, info: ObjectInfo, range?: ByteRange): ByteStream {
  const { from, to } = clampRange(range, info.bytes);
  const file = await place.storing(async () => {
    try {
      return await open(path, NO_DIVERSION);
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? objectChanged(info.key) : error;
    }
  });
  try {
    const stat = await place.storing(() => file.stat({ bigint: true }));
    if (!stat.isFile() || infoOf(info.key, stat).etag !== info.etag) throw objectChanged(info.key);
    const buffer = new Uint8Array(Math.min(READ_BYTES, to - from));
    for (let at = from; at < to; ) {
      const wanted = Math.min(buffer.length, to - at);
      const { bytesRead } = await place.storing(() => file.read(buffer, 0, wanted, at));
      if (bytesRead === 0) throw new UnhangError('UNREADABLE', `${path} was cut while it was read.`);
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
