import type { FastifyReply } from 'fastify';

import type { Received } from '../cases/service/service.ts';

import { receivedView } from './views.ts';

/** Seconds after which to look at an analysis again; most are done by then. */
export const LOOK_AGAIN_SECONDS = 2;

/** A bundle is kept, and will be analysed. */
export function sendReceived(reply: FastifyReply, received: Received): FastifyReply {
  return reply
    .code(202)
    .headers({ location: `/v1/cases/${received.case.id}`, 'retry-after': String(LOOK_AGAIN_SECONDS) })
    .send(receivedView(received));
}
