import { bodyOf, withCaller } from '../service-operation.ts';
import { bundleView, uploadView } from '../views.ts';

/** `POST /v1/uploads`: where the parts of a bundle go, or the bundle that is kept already. */
export const createUpload = withCaller(async ({ service, caller, request, reply }) => {
  const { fileName, bytes, sha256, caseId, role, ...words } = bodyOf<'createUpload'>(request);
  const begun = await service.createUpload(caller, { fileName, bytes, sha256, caseId, role, words });
  if ('duplicateOf' in begun) return reply.send({ duplicateOf: bundleView(begun.duplicateOf) });
  return reply.code(201).header('location', `/v1/uploads/${begun.upload.id}`).send(uploadView(begun));
});
