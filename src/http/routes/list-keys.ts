import { withCaller } from '../service-operation.ts';
import { keyView } from '../views.ts';

/** `GET /v1/keys`. */
export const listKeys = withCaller(async ({ service, caller, reply }) =>
  reply.send({ items: (await service.keys(caller)).map(keyView) }),
);
