import { bodyOf, idOf, withCaller } from '../service-operation.ts';

/** `POST /v1/uploads/{id}/parts`: an address for each number, in the order they were asked for. */
export const signUploadParts = withCaller(async ({ service, caller, request, reply }) => {
  const { numbers } = bodyOf<'signUploadParts'>(request);
  const signed = await service.signParts(caller, idOf(request), numbers);
  return reply.send({ parts: signed.map((part, index) => ({ number: numbers[index], ...part })) });
});
