import { rm } from 'node:fs/promises';
import type { ObjectDoor, ObjectInfo, Objects, SignedRequest } from '../../cases/ports/objects.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { infoOf, readObject, writeWhole } from './folder-files.ts';
import { listObjects } from './folder-list.ts';
import { FolderParts } from './folder-parts.ts';
import { Place } from './folder-place.ts';
import { safeName } from './disposition.ts';
import { checkKey, checkPartNumber, objectChanged, OBJECT_BYTES, plainEtag } from './keys.ts';
import { readToken, signToken, type Claims } from './tokens.ts';

export interface FolderOptions {
  readonly folder: string;
  /** Signs addresses; 32 bytes of chance, the same for all processes that share the folder. */
  readonly secret: Uint8Array;
  /** Where clients reach us, with or without a path; asked for each time, as it may be known late. */
  readonly baseUrl: string | (() => string);
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Objects in a folder of this machine, or of a network file system that several share. */
export function folderObjects(options: FolderOptions): Objects & { readonly door: ObjectDoor } {
  if (options.secret.length < 32) throw new UnhangError('BAD_CONFIG', 'The secret has to have at least 32 bytes.');
  const place = new Place(options.folder, options.now);
  const parts = new FolderParts(place);

  const head = async (key: string): Promise<ObjectInfo | undefined> => {
    checkKey(key);
    const found = await place.storing(() => place.find(key));
    return found && infoOf(key, found.stat);
  };
  const get: Objects['get'] = async (key, { range, etag } = {}) => {
    checkKey(key);
    const found = await place.storing(() => place.find(key));
    if (found === undefined) return undefined;
    const info = infoOf(key, found.stat);
    if (etag !== undefined && plainEtag(etag) !== info.etag) throw objectChanged(key);
    return { info, body: readObject(place, found.path, info, range) };
  };
  const sign = (claims: Claims): SignedRequest => ({
    method: claims.method,
    url: `${withoutSlash(options.baseUrl)}/v1/objects/${signToken(options.secret, claims)}`,
    headers: {},
    expiresAt: new Date(claims.expires).toISOString(),
  });
  const inSeconds = (seconds: number): number => options.now() + seconds * 1000;

  return {
    get,
    head,
    async put(key, body, { bytes } = {}) {
      checkKey(key);
      return writeWhole(place, body, { bytes, most: OBJECT_BYTES }, async ({ path, stat }) => {
        await place.publish(path, key);
        return infoOf(key, stat);
      });
    },
    async remove(keys) {
      keys.forEach(checkKey);
      for (const key of keys) await place.storing(() => place.unpublish(key));
    },
    list: (prefix) => listObjects(place, prefix),

    startParts: (key) => parts.start(key),
    async signPart(key, uploadId, number, expiresInSeconds, bytes) {
      checkKey(key);
      checkPartNumber(number);
      return sign({ method: 'PUT', key, uploadId, number, bytes, expires: inSeconds(expiresInSeconds) });
    },
    async listParts(key, uploadId) {
      return (await parts.list(key, uploadId)).map(({ number, etag, bytes }) => ({ number, etag, bytes }));
    },
    async completeParts(key, uploadId, wanted) {
      const joined = await parts.complete(key, uploadId, wanted).catch((error: unknown) => {
        if (!(error instanceof UnhangError) || error.code !== 'NOT_FOUND') throw error;
        return undefined;
      });
      const info = joined ?? (await head(key));
      if (info !== undefined) return info;
      throw new UnhangError(
        'PARTS_MISSING',
        `There is no upload ${JSON.stringify(uploadId.slice(0, 64))} to complete.`,
      );
    },
    abortParts: (key, uploadId) => parts.abort(key, uploadId),
    async signGet(key, fileName, expiresInSeconds) {
      checkKey(key);
      return sign({ method: 'GET', key, fileName: safeName(fileName), expires: inSeconds(expiresInSeconds) });
    },
    check: () => writeWhole(place, nothing(), { most: 1 }, ({ path }) => rm(path)),
    door: {
      async put(token, body) {
        const { key, uploadId, number, bytes } = readToken(options.secret, token, 'PUT', options.now());
        return { etag: await parts.put(key, uploadId, number, body, bytes) };
      },
      async get(token) {
        const { key, fileName } = readToken(options.secret, token, 'GET', options.now());
        const found = await get(key);
        if (found === undefined) throw new UnhangError('NOT_FOUND', 'That file is kept no more.');
        return { ...found, fileName };
      },
    },
  };
}

function withoutSlash(baseUrl: FolderOptions['baseUrl']): string {
  const url = typeof baseUrl === 'string' ? baseUrl : baseUrl();
  return url.endsWith('/') ? url.slice(0, -1) : url;
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A body of no bytes.
}
