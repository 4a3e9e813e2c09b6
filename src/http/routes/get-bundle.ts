import { bundleOf, withCaller } from '../service-operation.ts';

/** `GET /v1/cases/{id}/bundles/{bundleId}/content`: to the address that gives it, for a minute. */
export const getBundle = withCaller(async ({ service, caller, request, reply }) => {
  const { id, bundleId } = bundleOf(request);
  const { url } = await service.signBundle(caller, id, bundleId);
  return reply.code(307).header('location', url).send();
});
