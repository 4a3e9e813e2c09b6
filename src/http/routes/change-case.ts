import { versionTag, versionToMatch } from '../etag.ts';
import { bodyOf, idOf, withCaller } from '../service-operation.ts';
import { caseView } from '../views.ts';

/** `PATCH /v1/cases/{id}`: a merge patch of what people say of it. */
export const changeCase = withCaller(async ({ service, caller, request, reply }) => {
  const version = versionToMatch(request);
  const changed = await service.changeCase(caller, idOf(request), version, bodyOf<'changeCase'>(request));
  return reply.header('etag', versionTag(changed.version)).send(caseView(changed));
});
