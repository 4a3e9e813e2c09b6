import type { Operation } from '../operation.ts';

/** `GET /v1/openapi.json`: the contract. */
export const getOpenapi: Operation = ({ document }) => {
  const text = JSON.stringify(document.source);
  return async (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(text);
};
