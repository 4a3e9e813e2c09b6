import { Readable } from 'node:stream';

import type { FastifyReply, FastifyRequest } from 'fastify';

import { pickMediaType } from '../accept.ts';
import { type EventSource, eventStream, firstEvents } from '../event-stream.ts';
import { describeError } from '../logger.ts';
import { sendProblem } from '../problem.ts';
import { type Call, idOf, queryOf, withCaller } from '../service-operation.ts';

const STREAM = 'text/event-stream';
const OFFERED = ['application/json', STREAM] as const;

/** `GET /v1/cases/{id}/events`: as a list, or as they happen. */
export const listCaseEvents = withCaller(async (call) => {
  const { service, caller, request, reply } = call;
  const type = pickMediaType(request.headers.accept, OFFERED);
  if (type === undefined) return sendProblem(reply, 'not-acceptable', `Events are written as ${OFFERED.join(' or ')}.`);
  reply.header('vary', 'Accept');
  const after = lastSeen(request);
  if (type === STREAM) return sendStream(call, after);
  // Field by field: the case is in the address.
  const events = await service.events(caller, idOf(request), after);
  return reply.send({ items: events.map(({ id, at, type: kind, data }) => ({ id, at, type: kind, data })) });
});

/** A browser sends back the id that it saw last; one that is none of ours is as good as none. */
function lastSeen(request: FastifyRequest): number {
  const given = request.headers['last-event-id'];
  if (typeof given === 'string' && /^[0-9]{1,15}$/.test(given)) return Number(given);
  return queryOf<'listCaseEvents'>(request).after ?? 0;
}

async function sendStream({ service, caller, request, reply, needs }: Call, after: number): Promise<FastifyReply> {
  const id = idOf(request);
  const source: EventSource = {
    eventsAfter: (last) => service.events(caller, id, last),
    async isOver() {
      const { analyses } = await service.case(caller, id);
      return analyses.length > 0 && analyses.every(({ finishedAt }) => finishedAt !== undefined);
    },
  };
  const first = await firstEvents(source, after);
  if (first === undefined) return reply.code(204).send();
  const { config, gate } = needs;
  const events = eventStream(source, first, after, {
    clock: config.clock,
    signal: whenGone(reply),
    isClosing: () => gate.draining,
  });
  return reply
    .headers({ 'content-type': `${STREAM}; charset=utf-8`, 'x-accel-buffering': 'no' })
    .send(Readable.from(quietly(events, request), { objectMode: false }));
}

function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

/** The status is sent long since, so a store that fails ends the stream, and the client comes back for the rest. */
async function* quietly(events: AsyncGenerator<string>, request: FastifyRequest): AsyncGenerator<string> {
  try {
    yield* events;
  } catch (error) {
    request.log.warn({ error: describeError(error) }, 'a stream of events ended early');
  }
}
