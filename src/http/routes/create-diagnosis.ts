import type { FastifyReply, FastifyRequest } from 'fastify';

import type { ByteStream } from '../../core/model/bytes.ts';
import type { Diagnosis } from '../../core/model/diagnosis.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { pickLocale } from '../accept.ts';
import { bodyStream, isForm } from '../body-stream.ts';
import type { Operation } from '../operation.ts';
import { sendProblem } from '../problem.ts';
import { refuseAnnouncedSize } from '../request-body.ts';
import { pickFormat, sendDiagnosis } from '../send-diagnosis.ts';

/** `POST /v1/diagnoses`: streamed through, nothing kept. Whatever can be refused unread is refused unread. */
export const createDiagnosis: Operation = (needs) => {
  const { app, config, gate, metrics } = needs;
  return async (request, reply) => {
    const format = pickFormat(request.headers.accept);
    if (format === undefined) return sendProblem(reply, 'not-acceptable');
    if (isForm(request)) return sendProblem(reply, 'unsupported-media-type');
    refuseAnnouncedSize(request.headers['content-length'], config.maxBytes);

    const startedAt = performance.now();
    const diagnosis = await diagnose(request, reply);
    metrics.diagnosed('createDiagnosis', diagnosis, (performance.now() - startedAt) / 1000);
    return sendDiagnosis(reply, diagnosis, format);
  };

  async function diagnose(request: FastifyRequest, reply: FastifyReply): Promise<Diagnosis> {
    const abort = abortWhenGone(reply);
    const leave = gate.enter(abort);
    const refused = new Refusal();
    try {
      const body = refused.watch(bodyStream(request, reply, needs));
      const locale = pickLocale(request.headers['accept-language']);
      const options = { locale, ...nameOf(request), signal: abort.signal };
      const diagnosis = await Promise.race([app.diagnoseBundle(body, options), rejection(abort.signal)]);
      refused.rethrow();
      return diagnosis;
    } finally {
      leave();
    }
  }
};

/**
 * What we refused of a body. The core takes a limit that is hit for the end of what can be read, and diagnoses what
 * came before; but a body that is too large is refused, whether it announced its size or not.
 */
class Refusal {
  #error: Error | undefined;

  async *watch(body: ByteStream): ByteStream {
    try {
      yield* body;
    } catch (error) {
      if (error instanceof Error) this.#error = error;
      throw error;
    }
  }

  rethrow(): void {
    if (this.#error !== undefined) throw this.#error;
  }
}

function nameOf({ query }: FastifyRequest): { name?: string } {
  const { name } = query as { name?: string }; // validated against the contract before we get here
  return name === undefined ? {} : { name };
}

function abortWhenGone(reply: FastifyReply): AbortController {
  const abort = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.sent) abort.abort();
  });
  return abort;
}

/** An app that is deaf to its signal, or waits for a body that never ends, must not hold the answer back. */
function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(new UnhangError('ABORTED', 'The diagnosis was stopped half-way: send it again.'));
    signal.addEventListener('abort', stop, { once: true });
  });
}
