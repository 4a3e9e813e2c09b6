import { momentOf } from '../moment.ts';
import { nextPage } from '../next-page.ts';
import { queryOf, withCaller } from '../service-operation.ts';

/** `GET /v1/audit`: who did what, newest first. */
export const listAudit = withCaller(async ({ service, caller, request, reply }) => {
  const { limit = 50, before, target } = queryOf<'listAudit'>(request);
  const items = await service.audit(caller, {
    limit,
    ...(before !== undefined && { before: momentOf(before, 'before') }),
    ...(target !== undefined && { target }),
  });
  const last = items.at(-1);
  if (last !== undefined && items.length === limit) reply.header('link', nextPage(request.url, 'before', last.at));
  return reply.send({ items });
});
