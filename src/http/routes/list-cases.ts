import type { CasePage } from '../../cases/ports/records.ts';
import { filterOf } from '../case-filter.ts';
import { cursorBehind, placeOf } from '../cursor.ts';
import { nextPage } from '../next-page.ts';
import { queryOf, withCaller } from '../service-operation.ts';
import { caseView } from '../views.ts';

/** `GET /v1/cases`: a page of those that fit. */
export const listCases = withCaller(async ({ service, caller, request, reply }) => {
  const { sort = '-createdAt', limit = 50, cursor, ...filter } = queryOf<'listCases'>(request);
  const order = { sort: sort.endsWith('updatedAt') ? 'updatedAt' : 'createdAt', descending: sort[0] === '-' } as const;
  const page: CasePage = {
    filter: filterOf(filter),
    ...order,
    limit,
    ...(cursor !== undefined && { after: placeOf(cursor, order) }),
  };
  const rows = await service.cases(caller, page);
  const items = rows.map(caseView);
  const last = rows.at(-1);
  if (last === undefined || rows.length < limit) return reply.send({ items });
  const nextCursor = cursorBehind(last, order);
  return reply.header('link', nextPage(request.url, 'cursor', nextCursor)).send({ items, nextCursor });
});
