import { filterOf } from '../case-filter.ts';
import { queryOf, withCaller } from '../service-operation.ts';

/** `GET /v1/case-groups`: eleven hosts, the same cause. */
export const listCaseGroups = withCaller(async ({ service, caller, request, reply }) =>
  reply.send({ items: await service.caseGroups(caller, filterOf(queryOf<'listCaseGroups'>(request))) }),
);
