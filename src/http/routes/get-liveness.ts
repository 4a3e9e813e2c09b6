import type { Operation } from '../operation.ts';

/** `GET /livez`: whoever can answer is alive. */
export const getLiveness: Operation = () => {
  return async (_request, reply) => reply.send({ status: 'ok' });
};
