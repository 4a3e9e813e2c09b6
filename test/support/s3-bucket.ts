import { createHash } from 'node:crypto';

export interface Stored {
  readonly content: Buffer;
  /** With quotes, as S3 writes them. */
  readonly etag: string;
  readonly modified: Date;
  readonly headers: Readonly<Record<string, string>>;
}

export interface OpenUpload {
  readonly key: string;
  /** Every part has to carry a CRC32 then, and the end has to repeat it. */
  readonly checked: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: Map<number, Stored & { readonly crc32?: string }>;
}

export interface Named {
  readonly number: number;
  readonly etag: string;
  readonly crc32?: string | undefined;
}

/** What S3 names an error, with its status. */
export class S3Error extends Error {
  readonly status: number;

  constructor(status: number, name: string) {
    super(name);
    this.name = name;
    this.status = status;
  }
}

/** What a bucket holds. */
export class Bucket {
  readonly objects = new Map<string, Stored>();
  readonly uploads = new Map<string, OpenUpload>();
  readonly #minPartBytes: number;
  #made = 0;

  constructor(minPartBytes: number) {
    this.#minPartBytes = minPartBytes;
  }

  put(key: string, content: Buffer, headers: Stored['headers']): Stored {
    const stored = { content, etag: quoted(md5(content)), modified: new Date(), headers };
    this.objects.set(key, stored);
    return stored;
  }

  object(key: string): Stored {
    const found = this.objects.get(key);
    if (found === undefined) throw new S3Error(404, 'NoSuchKey');
    return found;
  }

  start(key: string, checked: boolean, headers: Stored['headers']): string {
    this.#made += 1;
    const id = `2~upload.${this.#made}`;
    this.uploads.set(id, { key, checked, headers, parts: new Map() });
    return id;
  }

  upload(key: string, id: string): OpenUpload {
    const found = this.uploads.get(id);
    if (found?.key !== key) throw new S3Error(404, 'NoSuchUpload');
    return found;
  }

  putPart(key: string, id: string, number: number, content: Buffer, crc32?: string): string {
    const upload = this.upload(key, id);
    if (!(number >= 1 && number <= 10_000)) throw new S3Error(400, 'InvalidArgument');
    if (upload.checked !== (crc32 !== undefined)) throw new S3Error(400, 'InvalidRequest');
    const etag = quoted(md5(content));
    upload.parts.set(number, { content, etag, modified: new Date(), headers: {}, ...(crc32 ? { crc32 } : {}) });
    return etag;
  }

  complete(key: string, id: string, named: readonly Named[]): Stored {
    const upload = this.upload(key, id);
    if (named.length === 0) throw new S3Error(400, 'MalformedXML');
    if (named.some(({ number }, at) => number <= (named[at - 1]?.number ?? 0)))
      throw new S3Error(400, 'InvalidPartOrder');
    const parts = named.map(({ number, etag, crc32 }) => {
      const part = upload.parts.get(number);
      if (part === undefined || (etag !== part.etag && quoted(etag) !== part.etag))
        throw new S3Error(400, 'InvalidPart');
      if (part.crc32 !== crc32) throw new S3Error(400, 'InvalidRequest');
      return part;
    });
    if (parts.slice(0, -1).some(({ content }) => content.length < this.#minPartBytes))
      throw new S3Error(400, 'EntityTooSmall');
    const digests = parts.map(({ etag }) => Buffer.from(etag.slice(1, -1), 'hex'));
    const stored = {
      content: Buffer.concat(parts.map(({ content }) => content)),
      etag: quoted(`${md5(Buffer.concat(digests))}-${parts.length}`),
      modified: new Date(),
      headers: upload.headers,
    };
    this.objects.set(key, stored);
    this.uploads.delete(id);
    return stored;
  }
}

function md5(content: Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}

function quoted(text: string): string {
  return `"${text}"`;
}
