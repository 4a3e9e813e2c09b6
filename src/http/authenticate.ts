import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Caller } from '../cases/service/caller.ts';
import type { CaseService } from '../cases/service/service.ts';

import type { Needs } from './operation.ts';
import { sendProblem } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set where the contract asks for a key. */
    caller?: Caller;
  }
}

const NO_CASES =
  'This server diagnoses, and keeps nothing: it was started with UNHANG_CASES=off, so there are no cases here.';

/** RFC 6750, section 2.1, but for the length. */
const BEARER = /^Bearer {1,8}([\w.~+/=-]{1,200})$/i;

/**
 * What the contract says takes a key is done for the holder of one and nobody else: before a body is read, and before an
 * operation can forget it.
 */
export function authenticateCallers(server: FastifyInstance, { app, config }: Needs): void {
  const limit = createRateLimit(config.requestsPerMinute, config.clock);
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.needsKey !== true) return undefined;
    if (app.service === undefined) return sendProblem(reply, 'not-found', NO_CASES);
    const caller = await callerOf(request, app.service);
    if (caller === undefined) return sendProblem(reply, 'unauthenticated', 'No API key was sent.');
    request.caller = caller;
    const { allowed, remaining, seconds } = limit.take(caller.actor);
    reply.headers({ 'ratelimit-policy': limit.policy, ratelimit: `"perkey";r=${remaining};t=${seconds}` });
    return allowed ? refuseOddIds(request, reply) : refuseMore(reply, seconds);
  });
}

async function callerOf({ headers, id }: FastifyRequest, service: CaseService): Promise<Caller | undefined> {
  const key = BEARER.exec(headers.authorization ?? '')?.[1];
  return key === undefined ? undefined : service.authenticate(key, id);
}

function refuseMore(reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', String(seconds));
  return sendProblem(reply, 'quota-exceeded', `This key has made its requests for now: try again in ${seconds} s.`);
}

const ID = /^[a-z]{2,8}_[0-9A-Za-z]{1,40}$/;

/** What cannot be an id of ours is no question for the database, which refuses some characters altogether. */
function refuseOddIds(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { id, bundleId } = request.params as { id?: string; bundleId?: string }; // the router has them from the path
  const odd = [id, bundleId].some((value) => value !== undefined && !ID.test(value));
  return odd ? sendProblem(reply, 'not-found', 'There is nothing with this id, or it is not yours.') : undefined;
}
