import { isForm, takeBody } from '../body-stream.ts';
import { announcedSha256 } from '../digest.ts';
import { sendProblem } from '../problem.ts';
import { refuseAnnouncedSize } from '../request-body.ts';
import { sendReceived } from '../send-received.ts';
import { queryOf, withCaller } from '../service-operation.ts';

/** `PUT /v1/bundles/{fileName}`: a bundle in one piece, for scripts. Whatever can be refused unread is refused unread. */
export const receiveBundle = withCaller(async ({ service, caller, request, reply, needs }) => {
  if (isForm(request)) return sendProblem(reply, 'unsupported-media-type');
  const length = request.headers['content-length'];
  refuseAnnouncedSize(length, needs.config.maxBytes);
  const { fileName } = request.params as { fileName: string }; // the router has it from the path
  const { caseId, role, ...words } = queryOf<'receiveBundle'>(request);
  const upload = {
    fileName: fileName.replaceAll(/\p{Cc}/gu, '_'),
    bytes: length === undefined ? undefined : Number(length),
    sha256: announcedSha256(request.headers),
    caseId,
    role,
    words,
  };
  const received = await takeBody(request, reply, needs, (body) => service.receiveBundle(caller, upload, body));
  return sendReceived(reply, received);
});
