import { momentOf } from '../moment.ts';
import { bodyOf, withCaller } from '../service-operation.ts';
import { keyView } from '../views.ts';

/** `POST /v1/keys`: the key itself is in this answer and nowhere else. */
export const createKey = withCaller(async ({ service, caller, request, reply }) => {
  const { name, role, expiresAt } = bodyOf<'createKey'>(request);
  const until = expiresAt === undefined ? {} : { expiresAt: momentOf(expiresAt, 'expiresAt') };
  const { key, row } = await service.createKey(caller, { name, role, ...until });
  return reply
    .code(201)
    .header('cache-control', 'no-store')
    .send({ key, apiKey: keyView(row) });
});
