import type { UploadPartCommandInput, GetObjectCommandInput } from '@aws-sdk/client-s3';
import type { ObjectInfo, Objects, SignedRequest } from '../../cases/ports/objects.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { attachment, safeName } from './disposition.ts';
import { checkKey, checkPartNumber, checkPrefix, PART_BYTES, plainEtag } from './keys.ts';
import { lazyS3, type S3, type S3Options } from './s3-client.ts';
import { s3Failure } from './s3-failure.ts';
import { abortUpload, completeUpload, createUpload, listParts } from './s3-parts.ts';
import { putStream } from './s3-put.ts';
import { getObject, headObject } from './s3-read.ts';

/** Of DeleteObjects. */
const BATCH = 1000;

/** Readiness is asked every few seconds; whoever asks will not wait for five tries. */
const CHECK_MS = 5_000;

/** Objects in a bucket of S3, or of a store that speaks like it. */
export function s3Objects(options: S3Options): Objects {
  const s3 = lazyS3(options);
  const now = options.now ?? Date.now;
  return {
    async put(key, body, { bytes } = {}) {
      checkKey(key);
      return putStream(await s3(), key, body, bytes);
    },
    async get(key, { range, etag } = {}) {
      checkKey(key);
      return getObject(await s3(), key, range, etag);
    },
    async head(key) {
      checkKey(key);
      return headObject(await s3(), key);
    },
    async remove(keys) {
      keys.forEach(checkKey);
      for (let at = 0; at < keys.length; at += BATCH) await removeBatch(await s3(), keys.slice(at, at + BATCH));
    },
    async *list(prefix) {
      checkPrefix(prefix);
      yield* listObjects(await s3(), prefix);
    },
    async startParts(key) {
      checkKey(key);
      return createUpload(await s3(), key, false);
    },
    async signPart(key, uploadId, number, expiresInSeconds, bytes) {
      checkKey(key);
      checkPartNumber(number);
      if (bytes !== undefined && bytes > PART_BYTES)
        throw new UnhangError('TOO_LARGE', `A part has at most ${PART_BYTES} bytes.`, {
          details: { maxBytes: PART_BYTES },
        });
      const input = { Key: key, UploadId: uploadId, PartNumber: number, ContentLength: bytes };
      return sign(await s3(), { method: 'PUT', input }, now(), expiresInSeconds);
    },
    async listParts(key, uploadId) {
      checkKey(key);
      return listParts(await s3(), key, uploadId);
    },
    async completeParts(key, uploadId, parts) {
      checkKey(key);
      return completeUpload(await s3(), key, uploadId, parts);
    },
    async abortParts(key, uploadId) {
      checkKey(key);
      return abortUpload(await s3(), key, uploadId);
    },
    async signGet(key, fileName, expiresInSeconds) {
      checkKey(key);
      const input = {
        Key: key,
        ResponseContentDisposition: attachment(safeName(fileName)),
        ResponseContentType: 'application/octet-stream',
      };
      return sign(await s3(), { method: 'GET', input }, now(), expiresInSeconds);
    },
    async check() {
      const { sdk, client } = await s3();
      try {
        const abortSignal = AbortSignal.timeout(CHECK_MS);
        await client.send(new sdk.HeadBucketCommand({ Bucket: options.bucket }), { abortSignal });
      } catch (error) {
        throw s3Failure(options.bucket, named(error, 'NotFound', 'NoSuchBucket'));
      }
    },
  };
}

/** A HEAD that finds nothing says no more than that. */
function named(error: unknown, name: string, meant: string): unknown {
  if (error instanceof Error && error.name === name) error.name = meant;
  return error;
}

type Signable =
  | { readonly method: 'PUT'; readonly input: Omit<UploadPartCommandInput, 'Bucket'> }
  | { readonly method: 'GET'; readonly input: Omit<GetObjectCommandInput, 'Bucket'> };

async function sign(s3: S3, request: Signable, nowMs: number, expiresIn: number): Promise<SignedRequest> {
  const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
  const { sdk, signer, options } = s3;
  const when = { expiresIn, signingDate: new Date(nowMs) };
  const Bucket = options.bucket;
  try {
    const url =
      request.method === 'PUT'
        ? await getSignedUrl(signer, new sdk.UploadPartCommand({ ...request.input, Bucket }), when)
        : await getSignedUrl(signer, new sdk.GetObjectCommand({ ...request.input, Bucket }), when);
    return { method: request.method, url, headers: {}, expiresAt: new Date(nowMs + expiresIn * 1000).toISOString() };
  } catch (error) {
    throw s3Failure(options.bucket, error);
  }
}

async function* listObjects({ sdk, client, options }: S3, prefix: string): AsyncGenerator<ObjectInfo> {
  try {
    for await (const page of sdk.paginateListObjectsV2({ client }, { Bucket: options.bucket, Prefix: prefix }))
      for (const { Key = '', Size = 0, ETag = '', LastModified } of page.Contents ?? [])
        yield {
          key: Key,
          bytes: Size,
          etag: plainEtag(ETag),
          modifiedAt: (LastModified ?? new Date(0)).toISOString(),
        };
  } catch (error) {
    throw s3Failure(options.bucket, error);
  }
}

async function removeBatch({ sdk, client, options }: S3, keys: readonly string[]): Promise<void> {
  const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
  try {
    const { Errors = [] } = await client.send(new sdk.DeleteObjectsCommand({ Bucket: options.bucket, Delete }));
    const failed = Errors.find(({ Code }) => Code !== 'NoSuchKey');
    if (failed === undefined) return;
    throw Object.assign(new Error('The store kept an object.'), { name: failed.Code ?? 'Unknown' });
  } catch (error) {
    throw s3Failure(options.bucket, error);
  }
}
