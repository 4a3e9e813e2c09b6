import { versionTag } from '../etag.ts';
import { bodyOf, withCaller } from '../service-operation.ts';
import { caseView } from '../views.ts';

/** `POST /v1/cases`: one that waits for its bundle. */
export const createCase = withCaller(async ({ service, caller, request, reply }) => {
  const made = await service.createCase(caller, bodyOf<'createCase'>(request));
  return reply
    .code(201)
    .headers({ location: `/v1/cases/${made.id}`, etag: versionTag(made.version) })
    .send(caseView(made));
});
