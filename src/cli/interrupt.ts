const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Work that has children and a line on the terminal: a signal ends these first, and then this process, in the way that
 * a shell expects of it. Without this, a decoder would only end when it notices that nobody reads it.
 */
export async function interruptible<T>(tidy: () => void, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    release();
    controller.abort();
    tidy();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    release();
  }
}
