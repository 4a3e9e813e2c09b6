import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Diagnosis } from '../core/model/diagnosis.ts';
import type { Verification } from '../core/model/verification.ts';
import { type Format, MEDIA_TYPES, render } from '../core/words/render.ts';
import { renderVerification, VERIFICATION_FORMATS, type VerificationFormat } from '../core/words/verification.ts';

import { pickMediaType } from './accept.ts';
import { isUnchanged, tagOf } from './etag.ts';
import { sendHtml } from './headers.ts';

/** Our own order of preference, for clients to whom it is all the same. */
const FORMATS: readonly Format[] = ['json', 'text', 'markdown', 'html', 'sarif'];

const OFFERED = new Map<string, Format>(FORMATS.map((format) => [MEDIA_TYPES[format], format]));

/** What the client wants to read, or `undefined` where that is nothing we write. */
export function pickFormat(accept: string | undefined): Format | undefined {
  return OFFERED.get(pickMediaType(accept, [...OFFERED.keys()]) ?? '');
}

export function sendDiagnosis(reply: FastifyReply, diagnosis: Diagnosis, format: Format): FastifyReply {
  return sendText(reply, describe(reply, diagnosis, format), format);
}

/** One that is kept: whoever has it already need not be sent it again. */
export function sendKeptDiagnosis(
  request: FastifyRequest,
  reply: FastifyReply,
  diagnosis: Diagnosis,
  format: Format,
): FastifyReply {
  return sendKept(request, reply, describe(reply, diagnosis, format), format);
}

/** What the client wants to read of two bundles, or `undefined` where that is nothing we write. */
export function pickVerificationFormat(accept: string | undefined): VerificationFormat | undefined {
  const format = OFFERED.get(
    pickMediaType(
      accept,
      [...OFFERED.keys()].filter((type) => type !== MEDIA_TYPES.sarif),
    ) ?? '',
  );
  return VERIFICATION_FORMATS.find((one) => one === format);
}

export function sendVerification(
  request: FastifyRequest,
  reply: FastifyReply,
  verification: Verification,
  format: VerificationFormat,
): FastifyReply {
  reply.headers({ 'content-language': verification.engine.locale, vary: 'Accept, Accept-Language' });
  return sendKept(request, reply, renderVerification(verification, format), format);
}

function sendKept(request: FastifyRequest, reply: FastifyReply, text: string, format: Format): FastifyReply {
  // Of the text and not of the analysis: another release of the words is another text.
  return isUnchanged(request, reply, tagOf(text)) ? reply.code(304).send() : sendText(reply, text, format);
}

function describe(reply: FastifyReply, diagnosis: Diagnosis, format: Format): string {
  reply.verdict = diagnosis.verdict.status;
  reply.headers({ 'content-language': diagnosis.engine.locale, vary: 'Accept, Accept-Language' });
  return render(diagnosis, format);
}

function sendText(reply: FastifyReply, text: string, format: Format): FastifyReply {
  if (format === 'html') return sendHtml(reply, text);
  return reply.header('content-type', `${MEDIA_TYPES[format]}; charset=utf-8`).send(text);
}
