import type { Operation } from '../operation.ts';
import { sendProblem } from '../problem.ts';

/** `GET /readyz`: no more requests, please, once we are shutting down. */
export const getReadiness: Operation = ({ gate }) => {
  return async (_request, reply) =>
    gate.draining ? sendProblem(reply, 'busy', 'This server is shutting down.') : reply.send({ status: 'ok' });
};
