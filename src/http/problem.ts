import type { FastifyReply } from 'fastify';

import { type ErrorCode, UnhangError } from '../core/model/errors.ts';

import type { components } from './openapi.gen.d.ts';

export type ProblemDocument = components['schemas']['Problem'];

interface ProblemType {
  readonly status: number;
  readonly title: string;
  /** For the page behind the `type`: what it means and what to do. */
  readonly about: string;
}

/** Every way a request can fail. The slug is the stable part of the problem's `type`. */
export const PROBLEMS = {
  empty: {
    status: 400,
    title: 'Nothing was sent',
    about:
      'The body was empty. Send the bundle itself as the body: curl --data-binary @sosreport.tar.xz URL. Mind the @, without which curl sends the file name.',
  },
  'invalid-request': {
    status: 400,
    title: 'Invalid request',
    about:
      'The request does not have the form that the API documents. The detail and the errors say where it differs; /docs shows the form.',
  },
  unauthenticated: {
    status: 401,
    title: 'No valid key',
    about:
      'This needs an API key: Authorization: Bearer uh_… . The key that was sent is none, was revoked, or has expired. The owner of your organisation makes keys; the first one was printed when the server first started.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    about:
      'The key is valid, but does not allow this, or the signed address has expired. The detail says which role may; an owner can make a key that has it.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    about: 'There is nothing at this address. GET /v1/rules lists the rules, and /docs all addresses.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    about: 'The address exists, but not for this method. The Allow header lists those it has.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    about:
      'The Accept header names no format that a diagnosis can be written in. Leave it out for JSON, or name application/json, text/markdown, text/html, text/plain or application/sarif+json.',
  },
  'too-slow': {
    status: 408,
    title: 'Too slow',
    about:
      'The body did not arrive, or arrived too slowly, so the connection was given up. Send it again over a better line, or run unhang where the bundle lies.',
  },
  conflict: {
    status: 409,
    title: 'Not in this state',
    about:
      'What was asked for does not fit the state that the thing is in. The detail says which; read it again and decide anew.',
  },
  gone: {
    status: 410,
    title: 'No longer kept',
    about: 'This was kept once, and was removed on request or when its time was over.',
  },
  'etag-mismatch': {
    status: 412,
    title: 'Changed meanwhile',
    about: 'Somebody changed it since you read it. Read it again, and send the change with the new ETag in If-Match.',
  },
  'too-large': {
    status: 413,
    title: 'Too large',
    about:
      'What was sent, or what it unpacks to, is larger than this server takes. max_bytes tells the largest body. Run unhang diagnose where the bundle lies, or make a smaller report, for example with sos report --log-size 10.',
  },
  'uri-too-long': { status: 414, title: 'Address too long', about: 'An address may have at most 8 KiB.' },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    about:
      'A bundle is sent as it is, not as a form: curl --data-binary @FILE URL in place of curl -F. A self-check is JSON, and says so: Content-Type: application/json.',
  },
  'not-a-bundle': {
    status: 422,
    title: 'Not a bundle',
    about:
      'The content is nothing that unhang can read. Send a sosreport archive (tar, compressed with xz, gzip, bzip2 or zstd, or not at all), one log, or the output of one command.',
  },
  encrypted: {
    status: 422,
    title: 'Encrypted',
    about: 'The bundle is encrypted, and the key is with whoever made it. Decrypt it first, for example with gpg -d.',
  },
  unsupported: {
    status: 422,
    title: 'Unsupported format',
    about: 'The format was recognised, but unhang does not read it. Repack the bundle as .tar.xz or .tar.gz.',
  },
  damaged: {
    status: 422,
    title: 'Damaged',
    about:
      'The bundle is damaged so early that nothing could be read. Compare its checksum with the original and send it again; curl -d and transfers in text mode are known to damage binary files.',
  },
  'digest-mismatch': {
    status: 422,
    title: 'Wrong checksum',
    about: 'What arrived is not what was announced: its SHA-256 differs. Send it again.',
  },
  'precondition-required': {
    status: 428,
    title: 'If-Match is needed',
    about:
      'A change needs the ETag of what it changes, so that nobody overwrites what another one just wrote: If-Match: "3".',
  },
  'quota-exceeded': {
    status: 429,
    title: 'Too much',
    about: 'More requests, or more bytes, than your organisation may have. Retry-After tells when to try again.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Header fields too large',
    about: 'The header fields of a request may have 16 KiB in all.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    about: 'This is our fault. The request was not the cause; report it with its request_id.',
  },
  aborted: {
    status: 503,
    title: 'Stopped',
    about: 'The diagnosis was stopped before it was done, since the server is shutting down. Send the bundle again.',
  },
  'store-unavailable': {
    status: 503,
    title: 'Store unavailable',
    about:
      'The place where bundles are kept, or the database, cannot be reached now. Nothing that was accepted is lost. Retry-After tells when to try again.',
  },
  busy: {
    status: 503,
    title: 'Busy',
    about: 'The server has as much to do as it takes at once. Retry-After tells when to try again.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemSlug = keyof typeof PROBLEMS;

/** Codes that only other doors, or a defect, can bring here are `internal`: their message is not for the client. */
const SLUG_OF_CODE = {
  NOT_A_BUNDLE: 'not-a-bundle',
  EMPTY: 'empty',
  ENCRYPTED: 'encrypted',
  UNSUPPORTED: 'unsupported',
  DAMAGED: 'damaged',
  TOO_LARGE: 'too-large',
  TOO_SLOW: 'too-slow',
  ABORTED: 'aborted',
  UNREADABLE: 'internal',
  USAGE: 'invalid-request',
  INVALID_RULE: 'internal',
  NOT_FOUND: 'not-found',
  OTHER_HOST: 'invalid-request',
  BUSY: 'busy',
  BAD_CONFIG: 'internal',
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  GONE: 'gone',
  CONFLICT: 'conflict',
  CHANGED: 'etag-mismatch',
  PRECONDITION: 'precondition-required',
  QUOTA: 'quota-exceeded',
  WRONG_CHECKSUM: 'digest-mismatch',
  PARTS_MISSING: 'conflict',
  OBJECT_CHANGED: 'conflict',
  STORE_UNAVAILABLE: 'store-unavailable',
} as const satisfies Record<ErrorCode, ProblemSlug>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
export const RETRY_AFTER_SECONDS = 5;
const QUOTA_SECONDS = 3600;

export function problemPath(slug: ProblemSlug): string {
  return `/problems/${slug}`;
}

export function problem(
  slug: ProblemSlug,
  requestId: string,
  detail: string = PROBLEMS[slug].about,
  more: Readonly<Record<string, unknown>> = {},
): ProblemDocument {
  const { status, title } = PROBLEMS[slug];
  return { ...more, type: problemPath(slug), title, status, detail, request_id: requestId };
}

/**
 * Answers with a problem; the words default to the type's own advice. Sent as bytes, since Fastify adds a `charset` to
 * JSON text, which neither RFC 8259 nor RFC 9457 knows.
 */
export function sendProblem(
  reply: FastifyReply,
  slug: ProblemSlug,
  detail?: string,
  more?: Readonly<Record<string, unknown>>,
): FastifyReply {
  reply.problem = slug;
  const document = problem(slug, reply.request.id, detail, more);
  if (document.status === 503) reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  // RFC 9110, section 11.6.1: a 401 says how one authenticates.
  if (document.status === 401) reply.header('www-authenticate', 'Bearer realm="unhang"');
  // What is kept becomes less when bundles are removed, and nobody knows when.
  if (document.status === 429 && !reply.hasHeader('retry-after')) reply.header('retry-after', String(QUOTA_SECONDS));
  return reply
    .code(document.status)
    .header('content-type', PROBLEM_MEDIA_TYPE)
    .send(Buffer.from(JSON.stringify(document)));
}

/** Answers for anything thrown. What we did not foresee keeps its message to itself. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof UnhangError) {
    const slug = SLUG_OF_CODE[error.code];
    return slug === 'internal' ? sendProblem(reply, slug) : sendProblem(reply, slug, error.message, snakeCased(error));
  }
  const refusal = refusalOfFastify(error);
  return refusal === undefined ? sendProblem(reply, 'internal') : sendProblem(reply, ...refusal);
}

function snakeCased({ details }: UnhangError): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

function refusalOfFastify(error: unknown): [ProblemSlug, string?, Readonly<Record<string, unknown>>?] | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('validation' in error && Array.isArray(error.validation)) {
    return [
      'invalid-request',
      `The request is not what the API documents: ${error.message}`,
      { errors: error.validation.map(oneError) },
    ];
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 415) return ['unsupported-media-type'];
  return status === 400 ? ['invalid-request'] : undefined;
}

function oneError(error: unknown): { at: string; message: string } {
  const { instancePath = '', message = 'is invalid' } = error as { instancePath?: string; message?: string }; // Ajv's
  return { at: instancePath, message };
}
