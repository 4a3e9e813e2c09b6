import type { FastifyReply } from 'fastify';

import type { Diagnosis } from '../core/model/diagnosis.ts';
import { type Format, MEDIA_TYPES, render } from '../core/words/render.ts';

import { pickMediaType } from './accept.ts';
import { sendHtml } from './headers.ts';

/** Our own order of preference, for clients to whom it is all the same. */
const FORMATS: readonly Format[] = ['json', 'text', 'markdown', 'html', 'sarif'];

const OFFERED = new Map<string, Format>(FORMATS.map((format) => [MEDIA_TYPES[format], format]));

/** What the client wants to read, or `undefined` where that is nothing we write. */
export function pickFormat(accept: string | undefined): Format | undefined {
  return OFFERED.get(pickMediaType(accept, [...OFFERED.keys()]) ?? '');
}

export function sendDiagnosis(reply: FastifyReply, diagnosis: Diagnosis, format: Format): FastifyReply {
  reply.verdict = diagnosis.verdict.status;
  reply.headers({ 'content-language': diagnosis.engine.locale, vary: 'Accept, Accept-Language' });
  const text = render(diagnosis, format);
  if (format === 'html') return sendHtml(reply, text);
  return reply.header('content-type', `${MEDIA_TYPES[format]}; charset=utf-8`).send(text);
}
