import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Name of the error that S3 answers with. */
export type Refusal = 'AccessDenied' | 'InvalidAccessKeyId' | 'SignatureDoesNotMatch' | 'RequestTimeTooSkewed';

const SKEW_MS = 15 * 60_000;

interface Claimed {
  readonly credential: string;
  readonly date: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly payload: string;
  readonly query: readonly (readonly [string, string])[];
}

/** Signature Version 4 in the headers or in the query, as S3 checks it; what is wrong, or nothing. */
export function refusalOf(request: IncomingMessage, credentials: Credentials, now: number): Refusal | undefined {
  const url = new URL(request.url ?? '/', 'http://host');
  const presigned = url.searchParams.has('X-Amz-Signature');
  const claimed = presigned ? fromQuery(url) : fromHeaders(request, url);
  if (claimed === undefined) return 'AccessDenied';
  const [id, day, region, ...service] = claimed.credential.split('/');
  if (id !== credentials.accessKeyId) return 'InvalidAccessKeyId';
  if (service.join('/') !== 's3/aws4_request' || day !== claimed.date.slice(0, 8)) return 'SignatureDoesNotMatch';
  const must = Object.keys(request.headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  if (!must.every((name) => claimed.signedHeaders.includes(name))) return 'AccessDenied';
  const scope = [day, region, 's3', 'aws4_request'];
  const key = scope.reduce<Buffer | string>((key, part) => hmac(key, part ?? ''), `AWS4${credentials.secretAccessKey}`);
  const text = ['AWS4-HMAC-SHA256', claimed.date, scope.join('/'), sha256(canonical(request, url, claimed))].join('\n');
  if (hmac(key, text).toString('hex') !== claimed.signature) return 'SignatureDoesNotMatch';
  const signedAt = timeOf(claimed.date);
  if (!presigned) return Math.abs(now - signedAt) > SKEW_MS ? 'RequestTimeTooSkewed' : undefined;
  const expires = Number(url.searchParams.get('X-Amz-Expires'));
  return now >= signedAt + expires * 1000 || signedAt > now + SKEW_MS ? 'AccessDenied' : undefined;
}

function canonical(request: IncomingMessage, url: URL, { signedHeaders, query, payload }: Claimed): string {
  const pairs = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const headers = signedHeaders.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const lines = [request.method, url.pathname, pairs.join('&'), headers.join(''), signedHeaders.join(';'), payload];
  return lines.join('\n');
}

function fromQuery(url: URL): Claimed {
  const value = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? '';
  return {
    credential: value('Credential'),
    date: value('Date'),
    signedHeaders: value('SignedHeaders').split(';'),
    signature: value('Signature'),
    payload: 'UNSIGNED-PAYLOAD',
    query: [...url.searchParams].filter(([name]) => name !== 'X-Amz-Signature'),
  };
}

function fromHeaders({ headers }: IncomingMessage, url: URL): Claimed | undefined {
  const [, credential, signed, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const [date, payload] = [headers['x-amz-date'], headers['x-amz-content-sha256']];
  if (credential === undefined || signed === undefined || signature === undefined) return undefined;
  if (typeof date !== 'string' || typeof payload !== 'string') return undefined;
  return { credential, date, signedHeaders: signed.split(';'), signature, payload, query: [...url.searchParams] };
}

/** `20261124T185200Z` */
function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
