import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from '../../src/core/bundle/zip/crc32.ts';
import { Bucket, S3Error } from './s3-bucket.ts';
import { refusalOf, type Credentials } from './s3-signature.ts';
import { errorXml, namedIn, tag, xml } from './s3-xml.ts';

export type Operation =
  | 'HeadBucket'
  | 'ListObjects'
  | 'DeleteObjects'
  | 'PutObject'
  | 'GetObject'
  | 'HeadObject'
  | 'CreateUpload'
  | 'UploadPart'
  | 'ListParts'
  | 'CompleteUpload'
  | 'AbortUpload';

/**
 * `slow-down` and `internal` are answers; `reset` breaks the line in the middle of the body, whoever sends it; `silence`
 * never answers; `ok-with-error` is 200 with an error in its body, done nothing; `lost` does it and breaks the line before
 * the answer; `lie` says it was done, and it was not.
 */
export type Fault = 'slow-down' | 'internal' | 'reset' | 'silence' | 'ok-with-error' | 'lost' | 'lie';

export interface S3ServerOptions {
  readonly minPartBytes?: number;
  /** Keys, and parts, in one page of a list. */
  readonly page?: number;
  readonly now?: () => number;
}

interface Call {
  readonly operation: Operation;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string | Buffer;
}

/** One bucket in memory behind S3's protocol: path style, Signature Version 4, what the adapter uses and no more. */
export class S3Server {
  readonly bucket: Bucket;
  readonly name = 'bundles';
  readonly region = 'eu-test-1';
  readonly credentials: Credentials = { accessKeyId: 'AKTEST', secretAccessKey: 'secret/of+the+test' };
  /** What was asked for, refused and failed requests as well. */
  readonly calls: { readonly operation: Operation; readonly headers: IncomingMessage['headers'] }[] = [];
  readonly #faults: { operation: Operation; fault: Fault; times: number }[] = [];
  readonly #options: Required<S3ServerOptions>;
  readonly #server: Server;

  private constructor(options: S3ServerOptions) {
    this.#options = { minPartBytes: 5 * 1024 ** 2, page: 1000, now: Date.now, ...options };
    this.bucket = new Bucket(this.#options.minPartBytes);
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => response.destroy(error as Error)); // as `destroy` has it
    });
  }

  static async start(options: S3ServerOptions = {}): Promise<S3Server> {
    const server = new S3Server(options);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`; // a port has no address in words
  }

  /** The next requests of this kind fail so. */
  fail(operation: Operation, fault: Fault, times = 1): void {
    this.#faults.push({ operation, fault, times });
  }

  count(operation: Operation): number {
    return this.calls.filter((call) => call.operation === operation).length;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://host');
    const [, bucket, ...rest] = url.pathname.split('/');
    const key = rest.map(decodeURIComponent).join('/');
    const operation = operationOf(request.method ?? '', key, url.searchParams);
    this.calls.push({ operation, headers: request.headers });
    const fault = this.#nextFault(operation);
    if (fault === 'silence') return;
    if (fault === 'reset' && request.method !== 'GET') {
      await once(request, 'readable');
      request.socket.resetAndDestroy();
      return;
    }
    const body = await bodyOf(request);
    const answer = (): Answer => {
      if (fault === 'slow-down') throw new S3Error(503, 'SlowDown');
      if (fault === 'internal') throw new S3Error(500, 'InternalError');
      if (fault === 'ok-with-error') return { body: errorXml('InternalError') };
      if (fault === 'lie') return { body: xml('CompleteMultipartUploadResult', tag('ETag', '"0"')) };
      this.#admit(request, body);
      if (bucket !== this.name) throw new S3Error(404, 'NoSuchBucket');
      return this.#answer({ operation, key, query: url.searchParams, request, body });
    };
    const given = attempt(answer);
    if (fault === 'lost') request.socket.resetAndDestroy();
    else send(request, response, given, fault === 'reset');
  }

  #nextFault(operation: Operation): Fault | undefined {
    const found = this.#faults.find((fault) => fault.operation === operation && fault.times > 0);
    if (found !== undefined) found.times -= 1;
    return found?.fault;
  }

  #admit(request: IncomingMessage, body: Buffer): void {
    const refusal = refusalOf(request, this.credentials, this.#options.now());
    if (refusal !== undefined) throw new S3Error(403, refusal);
    const { headers } = request;
    const payload = headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD';
    if (payload !== 'UNSIGNED-PAYLOAD' && payload !== hash('sha256', body, 'hex'))
      throw new S3Error(400, 'XAmzContentSHA256Mismatch');
    if (headers['content-md5'] !== undefined && headers['content-md5'] !== hash('md5', body, 'base64'))
      throw new S3Error(400, 'BadDigest');
    const checksum = headers['x-amz-checksum-crc32'];
    if (checksum !== undefined && checksum !== crc32Base64(body)) throw new S3Error(400, 'BadDigest');
  }

  #answer(call: Call): Answer {
    const { operation, key, query, request, body } = call;
    const uploadId = query.get('uploadId') ?? '';
    switch (operation) {
      case 'HeadBucket':
        return {};
      case 'PutObject':
        return { headers: { etag: this.bucket.put(key, body, kept(request)).etag } };
      case 'GetObject':
      case 'HeadObject':
        return this.#read(call);
      case 'ListObjects':
        return this.#list(query);
      case 'DeleteObjects':
        return this.#remove(call);
      case 'CreateUpload': {
        const checked = request.headers['x-amz-checksum-algorithm'] === 'CRC32';
        const id = this.bucket.start(key, checked, kept(request));
        return { body: xml('InitiateMultipartUploadResult', tag('UploadId', id)) };
      }
      case 'UploadPart': {
        const sent = request.headers['x-amz-checksum-crc32'];
        const checksum = typeof sent === 'string' ? sent : undefined;
        const etag = this.bucket.putPart(key, uploadId, Number(query.get('partNumber')), body, checksum);
        return { headers: { etag, ...(checksum === undefined ? {} : { 'x-amz-checksum-crc32': checksum }) } };
      }
      case 'ListParts':
        return this.#listParts(call, uploadId);
      case 'CompleteUpload': {
        const { etag } = this.bucket.complete(key, uploadId, namedIn(body.toString()));
        return { body: xml('CompleteMultipartUploadResult', tag('ETag', etag)) };
      }
      case 'AbortUpload':
        this.bucket.upload(key, uploadId);
        this.bucket.uploads.delete(uploadId);
        return { status: 204 };
    }
  }

  #read({ key, query, request }: Call): Answer {
    const { content, etag, modified, headers } = this.bucket.object(key);
    const common = {
      ...headers,
      etag,
      'last-modified': modified.toUTCString(),
      'accept-ranges': 'bytes',
      ...optional('content-disposition', query.get('response-content-disposition')),
      ...optional('content-type', query.get('response-content-type')),
    };
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined) return { headers: common, body: content };
    const start = Number(from);
    const end = Math.min(to ? Number(to) + 1 : content.length, content.length);
    if (start >= content.length) throw new S3Error(416, 'InvalidRange');
    const range = `bytes ${start}-${end - 1}/${content.length}`;
    return { status: 206, headers: { ...common, 'content-range': range }, body: content.subarray(start, end) };
  }

  #list(query: URLSearchParams): Answer {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const keys = [...this.bucket.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, this.#options.page);
    const rows = page.map((key) => {
      const { content, etag, modified } = this.bucket.object(key);
      return tag(
        'Contents',
        tag('Key', key) + tag('LastModified', modified.toISOString()) + tag('ETag', etag) + tag('Size', content.length),
      );
    });
    const more = keys.length > page.length;
    const next = more ? tag('NextContinuationToken', page.at(-1) ?? '') : '';
    return { body: xml('ListBucketResult', `${tag('IsTruncated', String(more))}${next}${rows.join('')}`) };
  }

  #listParts({ key, query }: Call, uploadId: string): Answer {
    const { parts } = this.bucket.upload(key, uploadId);
    const after = Number(query.get('part-number-marker') ?? 0);
    const left = [...parts].filter(([number]) => number > after).sort(([a], [b]) => a - b);
    const page = left.slice(0, this.#options.page);
    const rows = page.map(([number, { content, etag }]) =>
      tag('Part', tag('PartNumber', number) + tag('ETag', etag) + tag('Size', content.length)),
    );
    const more = left.length > page.length;
    const next = more ? tag('NextPartNumberMarker', page.at(-1)?.[0] ?? 0) : '';
    return { body: xml('ListPartsResult', `${tag('IsTruncated', String(more))}${next}${rows.join('')}`) };
  }

  #remove({ request, body }: Call): Answer {
    // As stores of the time before CRC32 headers have it.
    if (request.headers['content-md5'] === undefined) throw new S3Error(400, 'InvalidRequest');
    const keys = [...body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key ?? '');
    if (keys.length > 1000) throw new S3Error(400, 'MalformedXML');
    for (const key of keys) this.bucket.objects.delete(key);
    return { body: xml('DeleteResult', '') };
  }
}

function operationOf(method: string, key: string, query: URLSearchParams): Operation {
  if (key === '')
    return method === 'HEAD'
      ? 'HeadBucket'
      : method === 'POST' && query.has('delete')
        ? 'DeleteObjects'
        : 'ListObjects';
  const upload = query.has('uploadId');
  if (method === 'HEAD') return 'HeadObject';
  if (method === 'POST') return query.has('uploads') ? 'CreateUpload' : 'CompleteUpload';
  if (method === 'PUT') return upload ? 'UploadPart' : 'PutObject';
  if (method === 'DELETE') return 'AbortUpload';
  return upload ? 'ListParts' : 'GetObject';
}

function attempt(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    if (error instanceof S3Error) return { status: error.status, body: errorXml(error.name) };
    throw error;
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer, broken: boolean): void {
  const body = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status ?? 200, { 'content-length': body.length, ...answer.headers });
  if (request.method === 'HEAD') response.end();
  else if (!broken) response.end(body);
  else response.write(body.subarray(0, body.length / 2), () => request.socket.resetAndDestroy());
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What of the request comes back with the object, and what tells how it was to be encrypted. */
function kept({ headers }: IncomingMessage): Record<string, string> {
  const names = ['content-type', 'x-amz-server-side-encryption', 'x-amz-server-side-encryption-aws-kms-key-id'];
  return Object.assign({}, ...names.map((name) => optional(name, headers[name]))) as Record<string, string>;
}

function optional(name: string, value: string | string[] | null | undefined): Record<string, string> {
  return typeof value === 'string' ? { [name]: value } : {};
}

function hash(algorithm: string, body: Buffer, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(body).digest(encoding);
}

function crc32Base64(body: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}
