import { queryOf, withCaller } from '../service-operation.ts';

/** `GET /v1/case-weeks`: how many cases of each rule, by week. */
export const listCaseWeeks = withCaller(async ({ service, caller, request, reply }) => {
  const { weeks = 12 } = queryOf<'listCaseWeeks'>(request);
  return reply.send({ items: await service.casesPerWeek(caller, weeks) });
});
