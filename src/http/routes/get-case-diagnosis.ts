import { pickLocale } from '../accept.ts';
import { sendProblem } from '../problem.ts';
import { pickFormat, sendKeptDiagnosis } from '../send-diagnosis.ts';
import { idOf, queryOf, withCaller } from '../service-operation.ts';

/** `GET /v1/cases/{id}/diagnosis`: in any format and language, as if the bundle had been sent just now. */
export const getCaseDiagnosis = withCaller(async ({ service, caller, request, reply }) => {
  const format = pickFormat(request.headers.accept);
  if (format === undefined) return sendProblem(reply, 'not-acceptable');
  const { analysis: analysisId, bundle: bundleId } = queryOf<'getCaseDiagnosis'>(request);
  const locale = pickLocale(request.headers['accept-language']);
  const { diagnosis } = await service.diagnosis(caller, idOf(request), { locale, analysisId, bundleId });
  return sendKeptDiagnosis(request, reply, diagnosis, format);
});
