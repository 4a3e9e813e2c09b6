import { takeBody } from '../body-stream.ts';
import { objectDoor, tokenOf } from '../object-door.ts';
import type { Operation } from '../operation.ts';
import { refuseAnnouncedSize } from '../request-body.ts';

/** `PUT /v1/objects/{token}`: one part, answered as S3 does. */
export const putObject: Operation = (needs) => async (request, reply) => {
  const door = objectDoor(needs.app);
  refuseAnnouncedSize(request.headers['content-length'], needs.config.maxBytes);
  const { etag } = await takeBody(request, reply, needs, (body) => door.put(tokenOf(request), body));
  return reply.header('etag', `"${etag}"`).send();
};
