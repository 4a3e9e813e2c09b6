import { createHash } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-s3';

export interface S3Options {
  /** Absent: AWS itself. */
  readonly endpoint?: string;
  readonly region: string;
  readonly bucket: string;
  /** `https://host/bucket/key` in place of `https://bucket.host/key`. */
  readonly pathStyle: boolean;
  readonly sse?: 'AES256' | 'aws:kms';
  readonly kmsKeyId?: string;
  /** `when-required` for stores that know no CRC32 headers; most but AWS. */
  readonly checksums: 'when-required' | 'when-supported';
  /** Absent: where the SDK looks for them (environment, files, the role of the machine). */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly patience?: Partial<Patience>;
  /** Milliseconds since 1970, for signed addresses. */
  readonly now?: () => number;
}

export interface Patience {
  readonly connectMs: number;
  /** From the start of a request to the first byte of its answer. */
  readonly answerMs: number;
  /** Silence in a connection. */
  readonly idleMs: number;
  readonly tries: number;
}

/** A part of 16 MiB has the whole `answerMs`: 140 KiB/s, below which a store is of no use. */
const PATIENCE: Patience = { connectMs: 5_000, answerMs: 120_000, idleMs: 30_000, tries: 5 };

/** Each bundle that is being read holds one, and each that is being put up to four. */
const SOCKETS = 128;

export interface S3 {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.S3Client;
  /** Signs addresses without a checksum of the body, which nobody knows then. */
  readonly signer: Sdk.S3Client;
  readonly options: S3Options;
  readonly patience: Patience;
}

/** The SDK takes 150 ms to load, so it is loaded with the first request that needs it. */
export function lazyS3(options: S3Options): () => Promise<S3> {
  let made: Promise<S3> | undefined;
  return () => (made ??= connect(options));
}

async function connect(options: S3Options): Promise<S3> {
  const sdk = await import('@aws-sdk/client-s3');
  const { endpoint, region, pathStyle, credentials } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const common = { endpoint, region, forcePathStyle: pathStyle, credentials } as const;
  const checksums = options.checksums === 'when-required' ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED';
  const agent = { keepAlive: true, maxSockets: SOCKETS };
  const client = new sdk.S3Client({
    ...common,
    maxAttempts: patience.tries,
    retryMode: 'standard',
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
    // A store that does not answer `Expect: 100-continue` would cost `answerMs` with every part.
    expectContinueHeader: false,
    requestHandler: {
      connectionTimeout: patience.connectMs,
      requestTimeout: patience.answerMs,
      throwOnRequestTimeout: true,
      socketTimeout: patience.idleMs,
      httpAgent: agent,
      httpsAgent: agent,
    },
  });
  // DeleteObjects once had to have it, and stores that are not AWS still insist; the SDK sends a CRC32 instead.
  const contentMd5 = { step: 'build', name: 'contentMd5' } as const;
  client.middlewareStack.add((next, context) => {
    if (context['commandName'] !== 'DeleteObjectsCommand') return next;
    return (args) => {
      const { headers, body } = args.request as { headers: Record<string, string>; body: string | Uint8Array }; // HTTP
      headers['content-md5'] = createHash('md5').update(body).digest('base64');
      return next(args);
    };
  }, contentMd5);
  const signer = new sdk.S3Client({ ...common, requestChecksumCalculation: 'WHEN_REQUIRED' });
  return { sdk, client, signer, options, patience };
}

/** What every object is written with. */
export function encryption({
  sse,
  kmsKeyId,
}: S3Options): Pick<Sdk.PutObjectRequest, 'ServerSideEncryption' | 'SSEKMSKeyId'> {
  return { ServerSideEncryption: sse, SSEKMSKeyId: sse === 'aws:kms' ? kmsKeyId : undefined };
}
