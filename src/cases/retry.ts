import { UnhangError } from '../core/model/errors.ts';
import type { Pauses } from './ports/remote.ts';

const TRIES = 5;
const FIRST_MS = 200;
const LONGEST_MS = 20_000;

/**
 * Tries again what may go well the next time. Pauses grow, and are drawn from zero on ("full jitter"), so that clients
 * that failed together do not come back together. What the server asks for is waited for in any case.
 */
export async function retrying<T>(work: () => Promise<T>, pauses: Pauses): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UnhangError) || error.code !== 'STORE_UNAVAILABLE' || attempt === TRIES) throw error;
      const asked = Number(error.details['retryAfterSeconds'] ?? 0) * 1000;
      await pauses.wait(asked + pauses.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt));
    }
  }
}
