import { bodyOf, withCaller } from '../service-operation.ts';

/** `PATCH /v1/organisation`: its name, and how long it keeps things. */
export const changeOrganisation = withCaller(async ({ service, caller, request, reply }) =>
  reply.send(await service.changeOrganisation(caller, bodyOf<'changeOrganisation'>(request))),
);
