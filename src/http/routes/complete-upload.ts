import { sendReceived } from '../send-received.ts';
import { bodyOf, idOf, withCaller } from '../service-operation.ts';

/** `POST /v1/uploads/{id}/complete`. An `ETag` may be sent as its header had it, with the quotes. */
export const completeUpload = withCaller(async ({ service, caller, request, reply }) => {
  const parts = bodyOf<'completeUpload'>(request).parts.map(({ number, etag }) => ({
    number,
    etag: etag.replace(/^"(.{1,200})"$/, '$1'),
  }));
  return sendReceived(reply, await service.completeUpload(caller, idOf(request), parts));
});
