import type { FastifyReply, FastifyRequest } from 'fastify';

import type { ByteStream } from '../core/model/bytes.ts';

import type { Needs } from './operation.ts';
import { readBody } from './request-body.ts';

/** The request's body under the server's limits, counted for the log and the metrics. */
export function bodyStream(request: FastifyRequest, reply: FastifyReply, { config, metrics }: Needs): ByteStream {
  return readBody(request.raw, config, (count) => {
    reply.bytesIn = (reply.bytesIn ?? 0) + count;
    metrics.bodyBytes(count);
  });
}

/** The same for what is kept: the server does not go before the end of it, or before its patience is over. */
export async function takeBody<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  needs: Needs,
  take: (body: ByteStream) => Promise<T>,
): Promise<T> {
  const leave = needs.gate.enterBody();
  try {
    return await take(bodyStream(request, reply, needs));
  } finally {
    leave();
  }
}

/** A form around a bundle would be kept as if it were the bundle. */
export function isForm({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.trim().toLowerCase().startsWith('multipart/') ?? false;
}
