import type { Readable } from 'node:stream';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { HttpConfig } from './http-config.ts';
import type { Metrics } from './metrics.ts';
import { sendProblem } from './problem.ts';
import { readBody, refuseAnnouncedSize } from './request-body.ts';

/**
 * Bodies are read by us and not by Fastify: under its limits of size but none of time, and closing the connection on
 * a body that it refuses, it would leave the client without an answer.
 */
export function prepareBodies(server: FastifyInstance, config: HttpConfig, metrics: Metrics): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  server.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.body === 'stream') forgetMediaType(request);
  });
  server.addHook('preValidation', async (request, reply) => {
    if (request.routeOptions.config.body !== 'json') return undefined;
    return takeJson(request, reply, config, metrics);
  });
}

/** What a bundle is, is told from its content; a media type that Fastify cannot parse is no reason to refuse it. */
function forgetMediaType({ raw: { headers } }: FastifyRequest): void {
  if (!headers['content-type']?.trim().toLowerCase().startsWith('multipart/')) delete headers['content-type'];
}

async function takeJson(
  request: FastifyRequest,
  reply: FastifyReply,
  config: HttpConfig,
  metrics: Metrics,
): Promise<FastifyReply | undefined> {
  if (!isJson(request.headers['content-type'])) return sendProblem(reply, 'unsupported-media-type');
  if (isEncoded(request.headers['content-encoding'])) {
    // RFC 9110, section 12.5.3: a 415 for the coding's sake says which ones are taken.
    reply.header('accept-encoding', 'identity');
    return sendProblem(reply, 'unsupported-media-type', 'Send the JSON as it is, without Content-Encoding.');
  }
  refuseAnnouncedSize(request.headers['content-length'], config.maxJsonBytes);
  const text = await readText(request.raw, config, (count) => {
    reply.bytesIn = (reply.bytesIn ?? 0) + count;
    metrics.bodyBytes(count);
  });
  const value = parseJson(text);
  if (value === undefined) {
    return sendProblem(reply, 'invalid-request', 'The body is not JSON in UTF-8: send one object, as /docs shows it.');
  }
  request.body = value;
  return undefined;
}

function isJson(mediaType: string | undefined): boolean {
  return /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(mediaType?.trim() ?? '');
}

function isEncoded(coding: string | undefined): boolean {
  return coding !== undefined && !/^\s*(?:identity)?\s*$/i.test(coding);
}

async function readText(
  source: Readable,
  config: HttpConfig,
  onBytes: (count: number) => void,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBody(source, { ...config, maxBytes: config.maxJsonBytes }, onBytes)) chunks.push(chunk);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return undefined;
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
