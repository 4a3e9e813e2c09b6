import { Readable } from 'node:stream';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { ByteRange, ObjectInfo } from '../../cases/ports/objects.ts';
import type { ByteStream } from '../../core/model/bytes.ts';
import { clampRange, objectChanged, plainEtag } from './keys.ts';
import type { S3 } from './s3-client.ts';
import { nameOf, s3Failure, statusOf } from './s3-failure.ts';

export interface Found {
  readonly info: ObjectInfo;
  readonly body: ByteStream;
}

interface Described {
  readonly ETag?: string | undefined;
  readonly ContentLength?: number | undefined;
  readonly LastModified?: Date | undefined;
}

function infoOf(key: string, { ETag = '', ContentLength = 0, LastModified }: Described): ObjectInfo {
  return { key, bytes: ContentLength, etag: plainEtag(ETag), modifiedAt: (LastModified ?? new Date(0)).toISOString() };
}

export async function headObject({ sdk, client, options }: S3, key: string): Promise<ObjectInfo | undefined> {
  try {
    return infoOf(key, await client.send(new sdk.HeadObjectCommand({ Bucket: options.bucket, Key: key })));
  } catch (error) {
    // A HEAD has no body that would say what is missing, and check() knows of the bucket.
    if (statusOf(error) === 404) return undefined;
    throw s3Failure(options.bucket, error);
  }
}

/**
 * The ETag is compared here and not by `If-Match`: some stores want it quoted there, and some (Ceph 16) refuse it so. An
 * answer is of one version of the object, and its own ETag says of which.
 */
export async function getObject(s3: S3, key: string, range?: ByteRange, etag?: string): Promise<Found | undefined> {
  const asked = clampRange(range, Number.MAX_SAFE_INTEGER);
  const first = asked.from < asked.to ? await open(s3, key, asked.from, range?.to) : 'nothing';
  if (first === undefined) return undefined;
  const info = first === 'nothing' ? await headObject(s3, key) : first.info;
  if (info === undefined) return undefined;
  if (etag !== undefined && plainEtag(etag) !== info.etag) {
    if (first !== 'nothing') first.stream.destroy();
    throw objectChanged(key);
  }
  if (first === 'nothing') return { info, body: Readable.from([]) };
  return { info, body: oneReading(first.stream, resuming(s3, info, first.stream, clampRange(range, info.bytes))) };
}

interface Opened {
  readonly info: ObjectInfo;
  readonly stream: Readable;
}

async function open(s3: S3, key: string, from: number, to?: number): Promise<Opened | undefined | 'nothing'> {
  const { sdk, client, options } = s3;
  const bytes = from === 0 && to === undefined ? undefined : `bytes=${from}-${to === undefined ? '' : to - 1}`;
  try {
    const output = await client.send(new sdk.GetObjectCommand({ Bucket: options.bucket, Key: key, Range: bytes }));
    return { info: infoOf(key, { ...output, ContentLength: sizeOf(output) }), stream: streamOf(output) };
  } catch (error) {
    if (nameOf(error) === 'NoSuchKey') return undefined;
    if (statusOf(error) === 416) return 'nothing';
    throw s3Failure(options.bucket, error);
  }
}

function sizeOf({ ContentRange, ContentLength }: GetObjectCommandOutput): number | undefined {
  return ContentRange === undefined ? ContentLength : Number(ContentRange.slice(ContentRange.lastIndexOf('/') + 1));
}

function streamOf({ Body }: GetObjectCommandOutput): Readable {
  if (!(Body instanceof Readable)) throw new Error('The SDK answered without a stream.');
  // Whoever reads it is told of errors; with nobody reading, an idle connection that ends must not end the process.
  return Body.on('error', () => undefined);
}

/** A line that breaks is taken up where it broke, as long as it is the same object. */
async function* resuming(s3: S3, info: ObjectInfo, first: Readable, range: Required<ByteRange>): ByteStream {
  let at = range.from;
  let stream = first;
  for (let failures = 0; at < range.to; ) {
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        at += chunk.length;
        failures = 0;
        yield chunk;
      }
      if (at < range.to) throw new Error(`The answer ended at byte ${at}.`);
    } catch (error) {
      failures += 1;
      if (failures >= s3.patience.tries) throw s3Failure(s3.options.bucket, error);
      const again = await open(s3, info.key, at, range.to);
      if (again === undefined || again === 'nothing') throw objectChanged(info.key);
      stream = again.stream;
      if (again.info.etag === info.etag) continue;
      stream.destroy();
      throw objectChanged(info.key);
    }
  }
}

/** A generator that was never begun has no end either; its connection has. */
function oneReading(stream: Readable, chunks: ByteStream): ByteStream {
  const reading = chunks[Symbol.asyncIterator]();
  const iterator: AsyncIterator<Uint8Array> = {
    next: () => reading.next(),
    async return() {
      await reading.return?.();
      stream.destroy();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
