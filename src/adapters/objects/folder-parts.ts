import { createHash, randomBytes } from 'node:crypto';
import { link, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectInfo, Part } from '../../cases/ports/objects.ts';
import type { ByteStream } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { codeOf } from './folder-failure.ts';
import { infoOf, readObject, writeWhole } from './folder-files.ts';
import { absentAs, syncFolder, type Place } from './folder-place.ts';
import { checkKey, checkPartNumber, OBJECT_BYTES, PART_BYTES, pickParts } from './keys.ts';

const UPLOAD = /^[0-9a-f]{32}$/;
const PART = /^([0-9]{5})-([0-9a-f]{64})$/;

interface PartFile extends Part {
  readonly path: string;
  readonly writtenNs: bigint;
  readonly info: ObjectInfo;
}

/** Objects that arrive in parts. A part is a file; its name says its number and its SHA-256, which is its ETag. */
export class FolderParts {
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  async start(key: string): Promise<string> {
    checkKey(key);
    const uploadId = randomBytes(16).toString('hex');
    await this.#place.storing(async () => {
      const folder = await this.#folder(key, uploadId);
      await mkdir(folder, { mode: 0o700 });
      await syncFolder(join(folder, '..'));
    });
    return uploadId;
  }

  async put(key: string, uploadId: string, number: number, body: ByteStream, bytes?: number): Promise<string> {
    checkPartNumber(number);
    const folder = await this.#open(key, uploadId);
    return writeWhole(this.#place, body, { bytes, most: PART_BYTES }, async ({ path, stat, sha256 }) => {
      const name = `${String(number).padStart(5, '0')}-${sha256}`;
      try {
        await rename(path, join(folder, name));
      } catch (error) {
        throw codeOf(error) === 'ENOENT' ? over(uploadId) : error;
      }
      await absentAs(undefined, () => syncFolder(folder));
      await this.#supersede(key, folder, number, { name, writtenNs: stat.mtimeNs });
      return sha256;
    });
  }

  /** Only what is older goes, so that of two that come at once one stays, whatever the order. */
  async #supersede(
    key: string,
    folder: string,
    number: number,
    by: { name: string; writtenNs: bigint },
  ): Promise<void> {
    for (const part of await this.#files(key, folder)) {
      const older =
        part.writtenNs < by.writtenNs || (part.writtenNs === by.writtenNs && part.path < join(folder, by.name));
      if (part.number === number && older) await rm(part.path, { force: true });
    }
  }

  async list(key: string, uploadId: string): Promise<PartFile[]> {
    const folder = await this.#open(key, uploadId);
    const newest = new Map<number, PartFile>();
    for (const part of await this.#place.storing(() => this.#files(key, folder))) {
      const known = newest.get(part.number);
      if (known === undefined || known.writtenNs <= part.writtenNs) newest.set(part.number, part);
    }
    return [...newest.values()].sort((a, b) => a.number - b.number);
  }

  /** The parts go once the object is there: whatever ends us before that, they can be joined again. */
  async complete(key: string, uploadId: string, wanted: readonly Pick<Part, 'number' | 'etag'>[]): Promise<ObjectInfo> {
    const there = await this.list(key, uploadId);
    try {
      const parts = pickParts(wanted, there);
      const info = (await this.#relabel(key, parts)) ?? (await this.#join(key, parts));
      await this.abort(key, uploadId);
      return info;
    } catch (error) {
      // If somebody else joined them meanwhile, there is no such upload any more.
      const gone = error instanceof UnhangError && (error.code === 'OBJECT_CHANGED' || error.code === 'PARTS_MISSING');
      if (gone) await this.#open(key, uploadId);
      throw error;
    }
  }

  /** A single part is the object: it gets a second name, where the file system can. */
  async #relabel(key: string, [only, ...more]: readonly PartFile[]): Promise<ObjectInfo | undefined> {
    if (only === undefined || more.length > 0) return undefined;
    return this.#place.storing(async () => {
      const path = await this.#place.temporary();
      try {
        await link(only.path, path);
      } catch {
        return undefined;
      }
      try {
        await this.#place.publish(path, key);
      } finally {
        // Where the object already is that file, rename(2) does nothing and leaves both names.
        await rm(path, { force: true });
      }
      return infoOf(key, await lstat(only.path, { bigint: true }).catch(() => this.#published(key)));
    });
  }

  async #published(key: string) {
    const found = await this.#place.find(key);
    if (found === undefined) throw new UnhangError('NOT_FOUND', `${key} was removed meanwhile.`);
    return found.stat;
  }

  async #join(key: string, parts: readonly PartFile[]): Promise<ObjectInfo> {
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    return writeWhole(this.#place, this.#bytesOf(parts), { bytes, most: OBJECT_BYTES }, async ({ path, stat }) => {
      await this.#place.publish(path, key);
      return infoOf(key, stat);
    });
  }

  async *#bytesOf(parts: readonly PartFile[]): ByteStream {
    for (const { path, info } of parts) yield* readObject(this.#place, path, info);
  }

  async abort(key: string, uploadId: string): Promise<void> {
    checkKey(key);
    if (!UPLOAD.test(uploadId)) return;
    await this.#place.storing(async () => this.#place.discard(await this.#folder(key, uploadId)));
  }

  async #files(key: string, folder: string): Promise<PartFile[]> {
    const files: PartFile[] = [];
    for (const name of await absentAs([], () => readdir(folder))) {
      const [, number, etag] = PART.exec(name) ?? [];
      if (number === undefined || etag === undefined) continue;
      const path = join(folder, name);
      const stat = await absentAs(undefined, () => lstat(path, { bigint: true }));
      if (stat?.isFile() !== true) continue;
      const info = infoOf(key, stat);
      files.push({ number: Number(number), etag, bytes: info.bytes, path, writtenNs: stat.mtimeNs, info });
    }
    return files;
  }

  async #open(key: string, uploadId: string): Promise<string> {
    checkKey(key);
    if (!UPLOAD.test(uploadId)) throw over(uploadId);
    return this.#place.storing(async () => {
      const folder = await this.#folder(key, uploadId);
      const stat = await absentAs(undefined, () => lstat(folder));
      if (stat?.isDirectory() !== true) throw over(uploadId);
      return folder;
    });
  }

  /** Key and id together name the folder, so that neither is of use with another. */
  async #folder(key: string, uploadId: string): Promise<string> {
    return join(await this.#place.root(), 'parts', createHash('sha256').update(`${uploadId}\n${key}`).digest('hex'));
  }
}

function over(uploadId: string): UnhangError {
  const id = JSON.stringify(uploadId.slice(0, 64));
  return new UnhangError(
    'NOT_FOUND',
    `There is no upload ${id} of that object: it is complete, called off, or never was.`,
  );
}
