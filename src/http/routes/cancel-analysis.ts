import { idOf, withCaller } from '../service-operation.ts';
import { analysisView } from '../views.ts';

/** `POST /v1/analyses/{id}/cancel`. */
export const cancelAnalysis = withCaller(async ({ service, caller, request, reply }) =>
  reply.send(analysisView(await service.cancelAnalysis(caller, idOf(request)))),
);
