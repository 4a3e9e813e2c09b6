import { withCaller } from '../service-operation.ts';

/** `GET /v1/organisation`: the caller's own. */
export const getOrganisation = withCaller(async ({ service, caller, reply }) =>
  reply.send(await service.organisation(caller)),
);
