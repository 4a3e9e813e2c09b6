import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { describeError } from './logger.ts';
import type { Metrics } from './metrics.ts';

/** One log line and one measurement for every request. Neither holds an address, a query string or a body. */
export function observeRequests(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onError', async (request, _reply, error) => {
    if (isOurFault(error)) request.log.error({ error: describeError(error) }, 'failed');
  });
  server.addHook('onResponse', async (request, reply) => observeAnswer(request, reply, metrics));
  server.addHook('onRequest', async (request, reply) => {
    reply.raw.once('close', () => {
      if (!reply.sent) observeLoss(request, metrics);
    });
  });
}

function observeLoss(request: FastifyRequest, metrics: Metrics): void {
  metrics.disconnected();
  request.log.info(labels(request), 'client went away');
}

export function observeAnswer(request: FastifyRequest, reply: FastifyReply, metrics: Metrics): void {
  metrics.answered({ ...labels(request), status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  if (reply.problem !== undefined) metrics.refused(reply.problem);
  request.log.info(record(request, reply), 'request');
}

function labels(request: FastifyRequest): { method: string; route: string } {
  return { method: request.method, route: request.routeOptions.url ?? 'none' };
}

function record(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  return {
    ...labels(request),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    bytesIn: reply.bytesIn,
    verdict: reply.verdict,
    problem: reply.problem,
    organisation: request.caller?.organisation,
    actor: request.caller?.actor,
  };
}

function isOurFault(error: Error): boolean {
  return !('validation' in error) && error.name !== 'UnhangError';
}
