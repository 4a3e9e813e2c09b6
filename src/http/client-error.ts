import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import { SECURITY_HEADERS } from './headers.ts';
import { problem, PROBLEM_MEDIA_TYPE, type ProblemSlug } from './problem.ts';

const SLUGS: Readonly<Record<string, ProblemSlug>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
};

const DETAILS: Partial<Record<ProblemSlug, string>> = {
  'too-slow': 'The request line and headers did not arrive in time.',
  'invalid-request': 'This is not HTTP/1.1.',
};

/** For what Node's parser refuses before there is a request: the answer is written by hand, and the line is cut. */
export function refuseBadRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (socket.writable && error.code !== 'ECONNRESET') socket.end(refusal(SLUGS[error.code ?? ''] ?? 'invalid-request'));
  socket.destroySoon();
}

function refusal(slug: ProblemSlug): string {
  const id = randomUUID();
  const document = problem(slug, id, DETAILS[slug]);
  const body = JSON.stringify(document);
  const headers = {
    ...SECURITY_HEADERS,
    'x-request-id': id,
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}
