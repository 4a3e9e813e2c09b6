import type { FastifyRequest } from 'fastify';

import { UnhangError } from '../../core/model/errors.ts';
import { pickLocale } from '../accept.ts';
import type { Operation } from '../operation.ts';
import { sendProblem } from '../problem.ts';
import { pickFormat, sendDiagnosis } from '../send-diagnosis.ts';

/** `POST /v1/self-checks`: pasted outputs, each under the command that printed it. */
export const createSelfCheck: Operation = ({ app, metrics }) => {
  return async (request, reply) => {
    const format = pickFormat(request.headers.accept);
    if (format === undefined) return sendProblem(reply, 'not-acceptable');
    const startedAt = performance.now();
    const diagnosis = await app.diagnosePasted(outputsOf(request), {
      locale: pickLocale(request.headers['accept-language']),
    });
    metrics.diagnosed('createSelfCheck', diagnosis, (performance.now() - startedAt) / 1000);
    return sendDiagnosis(reply, diagnosis, format);
  };
};

/** Boxes left blank are boxes left out. The names come from outside, so they become keys of a Map only. */
function outputsOf({ body }: FastifyRequest): ReadonlyMap<string, string> {
  const boxes = Object.entries(body as Record<string, string>); // validated against the contract before we get here
  const filled = new Map(boxes.filter(([, text]) => text.trim() !== ''));
  if (filled.size > 0) return filled;
  throw new UnhangError(
    'EMPTY',
    'No output was pasted: send a JSON object such as {"cat /proc/mounts": "…", "auditctl -l": "…"}.',
  );
}
