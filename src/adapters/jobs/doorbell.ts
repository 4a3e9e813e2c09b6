/** Wakes the workers of this process. Those of others look for themselves every so often. */
export interface Doorbell {
  ring(): void;
  /** How often it rang. Taken before looking for work, and told to `wait`, no ring in between is missed. */
  rings(): number;
  /** Ends with a ring after so many, after so long, or when the signal fires. */
  wait(heard: number, ms: number, signal: AbortSignal): Promise<void>;
}

export function doorbell(): Doorbell {
  const waiting = new Set<() => void>();
  let rings = 0;
  return {
    rings: () => rings,
    ring: () => {
      rings++;
      for (const wake of [...waiting]) wake();
    },
    wait: (heard, ms, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        waiting.add(wake);
        signal.addEventListener('abort', wake);
        if (signal.aborted || rings !== heard) wake();
      }),
  };
}
