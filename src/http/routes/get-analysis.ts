import { isUnchanged, tagOf } from '../etag.ts';
import { LOOK_AGAIN_SECONDS } from '../send-received.ts';
import { idOf, withCaller } from '../service-operation.ts';
import { analysisView } from '../views.ts';

/** `GET /v1/analyses/{id}`: how far it has come. */
export const getAnalysis = withCaller(async ({ service, caller, request, reply }) => {
  const analysis = analysisView(await service.analysis(caller, idOf(request)));
  const { state } = analysis;
  if (state === 'queued' || state === 'running') reply.header('retry-after', String(LOOK_AGAIN_SECONDS));
  if (isUnchanged(request, reply, tagOf(JSON.stringify(analysis)))) return reply.code(304).send();
  return reply.send(analysis);
});
