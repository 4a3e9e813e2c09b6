import type { ObjectInfo } from '../../cases/ports/objects.ts';
import type { ByteStream } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { blocksOf, Buffers, type Block } from './blocks.ts';
import { counted } from './counted.ts';
import { OBJECT_BYTES, PARTS, plainEtag } from './keys.ts';
import { encryption, type S3 } from './s3-client.ts';
import { s3Failure } from './s3-failure.ts';
import { abortUpload, createUpload, joinParts, type SentPart } from './s3-parts.ts';
import { headObject } from './s3-read.ts';

const MIB = 1024 ** 2;
const PART = 16 * MIB;

/** So many parts are on their way or being filled: 64 MiB of buffers for an object of any usual size. */
const IN_FLIGHT = 4;

/** Room for a stream that is longer than expected. */
const USUAL_PARTS = 9000;

/** In one request where it fits into a part, which is known once the stream has ended; in parts otherwise. */
export async function putStream(s3: S3, key: string, body: ByteStream, bytes?: number): Promise<ObjectInfo> {
  const buffers = new Buffers(partBytes(bytes), IN_FLIGHT);
  const blocks = blocksOf(counted(body, { bytes, most: OBJECT_BYTES }), buffers);
  try {
    const first = await blocks.next();
    if (first.done === true) throw new Error('A stream yields at least one block.');
    const second = await blocks.next();
    if (second.done === true) return await putWhole(s3, key, first.value.bytes);
    return await new PartsSender(s3, key, buffers).send(first.value, second.value, blocks);
  } finally {
    // The source is told that nobody wants more of it.
    await blocks.return(undefined);
  }
}

/** Parts of equal length, and not too many of them; a small object takes no more memory than it has bytes. */
export function partBytes(bytes: number | undefined): number {
  if (bytes === undefined) return PART;
  if (bytes < PART) return Math.max(bytes, 1);
  return Math.max(PART, Math.ceil(bytes / USUAL_PARTS / MIB) * MIB);
}

async function putWhole({ sdk, client, options, ...rest }: S3, key: string, bytes: Uint8Array): Promise<ObjectInfo> {
  try {
    await client.send(
      new sdk.PutObjectCommand({
        Bucket: options.bucket,
        Key: key,
        Body: bytes,
        ContentLength: bytes.length,
        ContentType: 'application/octet-stream',
        ...encryption(options),
      }),
    );
  } catch (error) {
    throw s3Failure(options.bucket, error);
  }
  const info = await headObject({ sdk, client, options, ...rest }, key);
  if (info !== undefined) return info;
  throw new UnhangError(
    'STORE_UNAVAILABLE',
    `The object store (bucket ${options.bucket}) took ${key}, and has it not.`,
  );
}

/** Sends parts side by side; the first failure stops all of them and takes back what was sent. */
class PartsSender {
  readonly #s3: S3;
  readonly #key: string;
  readonly #buffers: Buffers;
  readonly #parts: SentPart[] = [];
  readonly #flying = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #failure: { readonly error: unknown } | undefined;
  #bytes = 0;

  constructor(s3: S3, key: string, buffers: Buffers) {
    this.#s3 = s3;
    this.#key = key;
    this.#buffers = buffers;
  }

  async send(first: Block, second: Block, more: AsyncIterable<Block>): Promise<ObjectInfo> {
    const uploadId = await createUpload(this.#s3, this.#key, this.#checked);
    try {
      this.#start(uploadId, first);
      this.#start(uploadId, second);
      for await (const block of more) {
        if (this.#failure !== undefined) break;
        this.#start(uploadId, block);
      }
      await Promise.all(this.#flying);
      if (this.#failure !== undefined) throw this.#failure.error;
      return await joinParts(this.#s3, this.#key, uploadId, this.#parts, this.#bytes);
    } catch (error) {
      this.#stop.abort();
      await Promise.all(this.#flying);
      // A store that refuses this too removes it by its own rules for what was left unfinished.
      await abortUpload(this.#s3, this.#key, uploadId).catch(() => undefined);
      throw error;
    }
  }

  get #checked(): boolean {
    return this.#s3.options.checksums === 'when-supported';
  }

  #start(uploadId: string, { bytes, buffer }: Block): void {
    const number = this.#parts.push({ number: this.#parts.length + 1, etag: '' });
    this.#bytes += bytes.length;
    const flight = this.#upload(uploadId, number, bytes)
      .catch((error: unknown) => {
        this.#failure ??= { error };
        this.#stop.abort();
      })
      .finally(() => {
        this.#flying.delete(flight);
        this.#buffers.give(buffer);
      });
    this.#flying.add(flight);
  }

  async #upload(uploadId: string, number: number, bytes: Uint8Array): Promise<void> {
    if (number > PARTS) throw new UnhangError('TOO_LARGE', `The object has more than ${PARTS} parts. Tell its length.`);
    const { sdk, client, options } = this.#s3;
    try {
      const { ETag, ChecksumCRC32 } = await client.send(
        new sdk.UploadPartCommand({
          Bucket: options.bucket,
          Key: this.#key,
          UploadId: uploadId,
          PartNumber: number,
          Body: bytes,
          ContentLength: bytes.length,
        }),
        { abortSignal: this.#stop.signal },
      );
      if (ETag === undefined) throw new Error('The store answered a part without an ETag.');
      this.#parts[number - 1] = { number, etag: plainEtag(ETag), crc32: this.#checked ? ChecksumCRC32 : undefined };
    } catch (error) {
      throw s3Failure(options.bucket, error);
    }
  }
}
