import { s3Objects } from '../../../src/adapters/objects/s3-objects.ts';
import type { S3Options } from '../../../src/adapters/objects/s3-client.ts';
import type { SignedRequest } from '../../../src/cases/ports/objects.ts';
import { plainEtag } from '../../../src/adapters/objects/keys.ts';
import type { Sent, Subject } from './objects.contract.ts';

export function s3Subject(options: S3Options, leftovers: Subject['leftovers']): Subject {
  return {
    objects: s3Objects(options),
    at: (now) => s3Objects({ ...options, now }),
    send: sendByFetch,
    forge(request, what) {
      const url = new URL(request.url);
      const [name, change] = what === 'number' ? ['partNumber', '2'] : ['X-Amz-Signature', '0'.repeat(64)];
      url.searchParams.set(name ?? '', change ?? '');
      return { ...request, url: url.href };
    },
    leftovers,
  };
}

/** As a browser or curl does it. */
export async function sendByFetch({ method, url, headers }: SignedRequest, body?: Uint8Array): Promise<Sent> {
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: Buffer.from(body) }) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (method === 'PUT' || !response.ok)
    return { status: response.status, etag: plainEtag(response.headers.get('etag') ?? '') };
  const disposition = response.headers.get('content-disposition') ?? '';
  const [, name = ''] = /filename\*=UTF-8''(.*)$/.exec(disposition) ?? [];
  return { status: response.status, fileName: decodeURIComponent(name), bytes };
}
