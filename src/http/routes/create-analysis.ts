import { LOOK_AGAIN_SECONDS } from '../send-received.ts';
import { idOf, queryOf, withCaller } from '../service-operation.ts';
import { analysisView } from '../views.ts';

/** `POST /v1/cases/{id}/analyses`: with today's rules, at once or in the background. */
export const createAnalysis = withCaller(async ({ service, caller, request, reply }) => {
  const { bundle } = queryOf<'createAnalysis'>(request);
  const { analysis, changes } = await service.reanalyse(caller, idOf(request), bundle);
  reply.header('location', `/v1/analyses/${analysis.id}`);
  if (changes === undefined) reply.code(202).header('retry-after', String(LOOK_AGAIN_SECONDS));
  return reply.send({ analysis: analysisView(analysis), ...(changes !== undefined && { changes }) });
});
