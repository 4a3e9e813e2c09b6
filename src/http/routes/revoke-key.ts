import { idOf, withCaller } from '../service-operation.ts';

/** `DELETE /v1/keys/{id}`. */
export const revokeKey = withCaller(async ({ service, caller, request, reply }) => {
  await service.revokeKey(caller, idOf(request));
  return reply.code(204).send();
});
