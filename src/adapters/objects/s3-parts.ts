import type { ObjectInfo, Part } from '../../cases/ports/objects.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { pickParts, plainEtag } from './keys.ts';
import { encryption, type S3 } from './s3-client.ts';
import { nameOf, s3Failure } from './s3-failure.ts';
import { headObject } from './s3-read.ts';

/** A part as its upload was answered; the checksum where one was sent. */
export interface SentPart {
  readonly number: number;
  readonly etag: string;
  readonly crc32?: string | undefined;
}

/** `checked`: every part will carry a CRC32, which then has to be announced here and repeated at the end. */
export async function createUpload({ sdk, client, options }: S3, key: string, checked: boolean): Promise<string> {
  try {
    const { UploadId } = await client.send(
      new sdk.CreateMultipartUploadCommand({
        Bucket: options.bucket,
        Key: key,
        ContentType: 'application/octet-stream',
        ...encryption(options),
        ...(checked ? { ChecksumAlgorithm: 'CRC32' } : {}),
      }),
    );
    if (UploadId === undefined) throw new Error('The store began an upload without an id.');
    return UploadId;
  } catch (error) {
    throw s3Failure(options.bucket, error);
  }
}

export async function listParts({ sdk, client, options }: S3, key: string, uploadId: string): Promise<Part[]> {
  const parts: Part[] = [];
  const input = { Bucket: options.bucket, Key: key, UploadId: uploadId };
  try {
    // The SDK's own paginator goes on for as long as there is a marker, and Ceph always sends one.
    for (let marker: string | undefined, more = true; more; ) {
      const page = await client.send(new sdk.ListPartsCommand({ ...input, PartNumberMarker: marker }));
      for (const { PartNumber = 0, ETag = '', Size = 0 } of page.Parts ?? [])
        parts.push({ number: PartNumber, etag: plainEtag(ETag), bytes: Size });
      more = page.IsTruncated === true && page.NextPartNumberMarker !== marker;
      marker = page.NextPartNumberMarker;
    }
  } catch (error) {
    if (!isOver(error)) throw s3Failure(options.bucket, error);
    const message = 'There is no such upload of that object: it is complete, called off, or never was.';
    throw new UnhangError('NOT_FOUND', message, { cause: error });
  }
  return parts.sort((a, b) => a.number - b.number);
}

/** Told again, it finds no upload any more, but the object. */
export async function completeUpload(
  s3: S3,
  key: string,
  uploadId: string,
  wanted: readonly Pick<Part, 'number' | 'etag'>[],
): Promise<ObjectInfo> {
  const there = await listParts(s3, key, uploadId).catch((error: unknown) => {
    if (!(error instanceof UnhangError) || error.code !== 'NOT_FOUND') throw error;
    return undefined;
  });
  if (there !== undefined) {
    const parts = pickParts(wanted, there);
    return joinParts(
      s3,
      key,
      uploadId,
      parts,
      parts.reduce((sum, { bytes }) => sum + bytes, 0),
    );
  }
  const info = await headObject(s3, key);
  if (info !== undefined) return info;
  throw new UnhangError('PARTS_MISSING', 'There is no such upload to complete.');
}

/** A store may say that it joined them, or that it failed, and neither be true: what counts is the object. */
export async function joinParts(
  s3: S3,
  key: string,
  uploadId: string,
  parts: readonly SentPart[],
  bytes: number,
): Promise<ObjectInfo> {
  const { sdk, client, options } = s3;
  const Parts = parts.map(({ number, etag, crc32 }) => ({
    PartNumber: number,
    ETag: `"${etag}"`,
    ChecksumCRC32: crc32,
  }));
  try {
    await client.send(
      new sdk.CompleteMultipartUploadCommand({
        Bucket: options.bucket,
        Key: key,
        UploadId: uploadId,
        MultipartUpload: { Parts },
      }),
    );
  } catch (error) {
    // An earlier try did it, and its answer was lost; or somebody else did.
    if (!isOver(error)) throw s3Failure(options.bucket, error);
  }
  const info = await headObject(s3, key);
  if (info?.bytes === bytes) return info;
  const there = info === undefined ? 'no object' : `an object of ${info.bytes} bytes`;
  const message = `The object store (bucket ${options.bucket}) joined ${bytes} bytes, and then there was ${there}. Send it again.`;
  throw new UnhangError('STORE_UNAVAILABLE', message, { details: { bytes, stored: info?.bytes ?? 0 } });
}

export async function abortUpload({ sdk, client, options }: S3, key: string, uploadId: string): Promise<void> {
  try {
    await client.send(new sdk.AbortMultipartUploadCommand({ Bucket: options.bucket, Key: key, UploadId: uploadId }));
  } catch (error) {
    if (!isOver(error)) throw s3Failure(options.bucket, error);
  }
}

/** Ceph 16 misses the key where S3 misses the upload. */
function isOver(error: unknown): boolean {
  return ['NoSuchUpload', 'NoSuchKey'].includes(nameOf(error));
}
