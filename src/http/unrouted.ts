import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { MAX_URL_BYTES } from './http-config.ts';
import { sendProblem } from './problem.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export function refuseLongUrls(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.url.length > MAX_URL_BYTES) return sendProblem(reply, 'uri-too-long');
    return undefined;
  });
}

/** Nothing has this method and address; tells a wrong method from a wrong address. */
export function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [url = '/'] = request.url.split('?');
  const allowed = METHODS.filter((method) => request.server.findRoute({ method, url }) !== null);
  if (allowed.length === 0) return sendProblem(reply, 'not-found');
  const methods = allowed.join(', ');
  return sendProblem(reply.header('allow', methods), 'method-not-allowed', `This address is for ${methods} only.`);
}
