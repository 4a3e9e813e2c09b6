import type { HttpConfig } from '../../../src/http/http-config.ts';

/** Collects log lines in place of writing them. */
export function memoryLog(): { readonly lines: string[]; write(line: string): void } {
  const lines: string[] = [];
  return { lines, write: (line) => void lines.push(line) };
}

/** Limits small enough for a test to stand on both sides of them. */
export const SMALL: Partial<HttpConfig> = {
  maxBytes: 1000,
  maxJsonBytes: 500,
  maxConcurrent: 1,
  idleMs: 250,
  drainMs: 50,
  logTo: { write: () => undefined },
};
