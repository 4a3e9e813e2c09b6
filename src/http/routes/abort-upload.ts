import { idOf, withCaller } from '../service-operation.ts';

/** `DELETE /v1/uploads/{id}`. */
export const abortUpload = withCaller(async ({ service, caller, request, reply }) => {
  await service.abortUpload(caller, idOf(request));
  return reply.code(204).send();
});
