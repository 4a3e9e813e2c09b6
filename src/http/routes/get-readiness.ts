import type { Operation } from '../operation.ts';
import { sendProblem } from '../problem.ts';

/** `GET /readyz`: no more requests, please, once we are shutting down, or while database or store cannot be reached. */
export const getReadiness: Operation = ({ app, gate }) => {
  return async (_request, reply) => {
    if (gate.draining) return sendProblem(reply, 'busy', 'This server is shutting down.');
    if (!(await isReachable(app.service))) return sendProblem(reply, 'store-unavailable');
    return reply.send({ status: 'ok' });
  };
};

async function isReachable(service: { check(): Promise<void> } | undefined): Promise<boolean> {
  try {
    await service?.check();
    return true;
  } catch {
    return false;
  }
}
