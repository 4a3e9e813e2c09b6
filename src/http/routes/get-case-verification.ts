import { pickLocale } from '../accept.ts';
import { sendProblem } from '../problem.ts';
import { pickVerificationFormat, sendVerification } from '../send-diagnosis.ts';
import { idOf, queryOf, withCaller } from '../service-operation.ts';

/** `GET /v1/cases/{id}/verification`: did the fix hold? */
export const getCaseVerification = withCaller(async ({ service, caller, request, reply }) => {
  const format = pickVerificationFormat(request.headers.accept);
  if (format === undefined) return sendProblem(reply, 'not-acceptable');
  const { otherHost = false } = queryOf<'getCaseVerification'>(request);
  const locale = pickLocale(request.headers['accept-language']);
  return sendVerification(
    request,
    reply,
    await service.verification(caller, idOf(request), { locale, otherHost }),
    format,
  );
});
