import { versionToMatch } from '../etag.ts';
import { idOf, withCaller } from '../service-operation.ts';

/** `DELETE /v1/cases/{id}`: with all that belongs to it; the answer is the receipt. */
export const removeCase = withCaller(async ({ service, caller, request, reply }) =>
  reply.send(await service.removeCase(caller, idOf(request), versionToMatch(request))),
);
