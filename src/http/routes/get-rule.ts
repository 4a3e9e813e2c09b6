import { pickLocale } from '../accept.ts';
import type { Operation } from '../operation.ts';
import { sendProblem } from '../problem.ts';

/** `GET /v1/rules/{id}`: one rule, with what it looks for and its steps. */
export const getRule: Operation = ({ app }) => {
  return async (request, reply) => {
    const { id } = request.params as { id: string }; // the router has it from the path
    const locale = pickLocale(request.headers['accept-language']);
    const rule = app.rule(id, locale);
    if (rule === undefined) return sendProblem(reply, 'not-found', 'There is no such rule; GET /v1/rules lists them.');
    return reply.headers({ 'content-language': locale, vary: 'Accept-Language' }).send(rule);
  };
};
