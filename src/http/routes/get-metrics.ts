import type { Operation } from '../operation.ts';

/** `GET /metrics`, for Prometheus. */
export const getMetrics: Operation = ({ metrics }) => {
  return async (_request, reply) => reply.header('content-type', metrics.contentType).send(await metrics.text());
};
