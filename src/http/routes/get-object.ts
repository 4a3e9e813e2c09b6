import { Readable } from 'node:stream';

import { attachment } from '../attachment.ts';
import { objectDoor, tokenOf } from '../object-door.ts';
import type { Operation } from '../operation.ts';

/** `GET /v1/objects/{token}`: a bundle as it was sent, to be saved and never shown. */
export const getObject: Operation =
  ({ app }) =>
  async (request, reply) => {
    const { info, fileName, body } = await objectDoor(app).get(tokenOf(request));
    return reply
      .headers({
        etag: `"${info.etag}"`,
        'content-type': 'application/octet-stream',
        'content-length': String(info.bytes),
        'content-disposition': attachment(fileName),
      })
      .send(Readable.from(body, { objectMode: false }));
  };
