import { UnhangError, type ErrorCode } from '../../core/model/errors.ts';

const REFUSED = 'it refuses our credentials; check the keys and what the policy of the bucket allows them';

/** What the store answered, and what to do. */
const SAID: ReadonlyMap<string, string> = new Map([
  ['NoSuchBucket', 'there is no such bucket; create it, or name another one'],
  ['AccessDenied', REFUSED],
  ['InvalidAccessKeyId', REFUSED],
  ['SignatureDoesNotMatch', REFUSED],
  ['ExpiredToken', 'our credentials have expired; renew them'],
  ['CredentialsProviderError', 'there are no credentials; give it some'],
  ['RequestTimeTooSkewed', 'its clock and ours differ by more than it allows; set ours right'],
  ['PermanentRedirect', 'the bucket lies in another region; name that one'],
  ['QuotaExceeded', 'the quota of the bucket is used up; raise it, or shorten how long bundles are kept'],
  ['SlowDown', 'it has too much to do; try again later'],
  ['TimeoutError', 'it did not answer in time; try again later'],
  ['AbortError', 'it did not answer in time; try again later'],
  ['ECONNREFUSED', 'nobody listens at its address; check the address, and whether it runs'],
  ['ENOTFOUND', 'its host name is not known; check the address'],
]);

const FINAL: ReadonlyMap<string, readonly [ErrorCode, string]> = new Map([
  ['EntityTooSmall', ['PARTS_MISSING', 'every part but the last has to have 5 MiB; send larger ones']],
  ['InvalidPart', ['PARTS_MISSING', 'a part did not arrive with that ETag; list the parts, and send what is missing']],
  ['InvalidPartOrder', ['PARTS_MISSING', 'the parts are not in order']],
  ['EntityTooLarge', ['TOO_LARGE', 'the object is larger than the store takes']],
]);

/** The name that S3 gives the error, or Node's code of it. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && SAID.has(error.code)) return error.code;
  return error.name;
}

export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  return (error.$metadata as { readonly httpStatusCode?: number }).httpStatusCode; // as every error of the SDK has it
}

/** The messages of a store are not passed on: they hold signatures and keys. */
export function s3Failure(bucket: string, error: unknown): UnhangError {
  if (error instanceof UnhangError) return error;
  const name = nameOf(error);
  const [code, final] = FINAL.get(name) ?? [];
  if (code !== undefined)
    return new UnhangError(code, `The object store (bucket ${bucket}): ${final ?? name}.`, { cause: error });
  const status = statusOf(error);
  const why =
    SAID.get(name) ??
    (status === 403 ? REFUSED : status === undefined ? 'it cannot be reached; try again later' : 'try again later');
  const details = { reason: name.slice(0, 60) };
  return new UnhangError('STORE_UNAVAILABLE', `The object store (bucket ${bucket}) fails: ${why}.`, {
    details,
    cause: error,
  });
}
