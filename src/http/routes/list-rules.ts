import { pickLocale } from '../accept.ts';
import type { Operation } from '../operation.ts';

/** `GET /v1/rules`: the catalog. */
export const listRules: Operation = ({ app }) => {
  return async (request, reply) => {
    const locale = pickLocale(request.headers['accept-language']);
    return reply.headers({ 'content-language': locale, vary: 'Accept-Language' }).send({ rules: app.rules(locale) });
  };
};
