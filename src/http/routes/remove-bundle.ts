import { bundleOf, withCaller } from '../service-operation.ts';

/** `DELETE /v1/cases/{id}/bundles/{bundleId}`: the bundle alone. */
export const removeBundle = withCaller(async ({ service, caller, request, reply }) => {
  const { id, bundleId } = bundleOf(request);
  await service.removeBundle(caller, id, bundleId);
  return reply.code(204).send();
});
