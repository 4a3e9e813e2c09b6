import { idOf, withCaller } from '../service-operation.ts';
import { uploadView } from '../views.ts';

/** `GET /v1/uploads/{id}`: what arrived, to go on from there. */
export const getUpload = withCaller(async ({ service, caller, request, reply }) =>
  reply.send(uploadView(await service.upload(caller, idOf(request)))),
);
