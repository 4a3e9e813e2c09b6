import { isUnchanged, versionTag } from '../etag.ts';
import { idOf, withCaller } from '../service-operation.ts';
import { detailView } from '../views.ts';

/** `GET /v1/cases/{id}`, with its bundles and analyses. */
export const getCase = withCaller(async ({ service, caller, request, reply }) => {
  const detail = await service.case(caller, idOf(request));
  if (isUnchanged(request, reply, versionTag(detail.case.version))) return reply.code(304).send();
  return reply.send(detailView(detail));
});
