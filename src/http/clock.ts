import { setTimeout as sleep } from 'node:timers/promises';

/** Handed in, so that a test need not wait. */
export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Returns after so long, or at once when the signal fires. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  // Unreferenced: a stream that somebody listens to must not keep a process alive that is otherwise done.
  wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined),
};
