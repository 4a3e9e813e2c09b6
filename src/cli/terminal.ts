import type { Readable } from 'node:stream';

/** The streams and settings that a command talks through. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Sink {
  write(text: string, done?: () => void): boolean;
  once(event: 'drain' | 'error' | 'close', listener: (error?: Error) => void): unknown;
  off(event: 'drain' | 'error' | 'close', listener: (error?: Error) => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const MIN_WIDTH = 40;
const MAX_WIDTH = 120;

/** Columns to write for; a pipe gets what is easy to read in a ticket. */
export function widthOf({ stdout, env }: Terminal): number {
  const wanted = stdout.columns ?? Number(env['COLUMNS'] ?? 100);
  return Number.isFinite(wanted) ? Math.min(Math.max(Math.trunc(wanted), MIN_WIDTH), MAX_WIDTH) : MAX_WIDTH;
}

/** Colour on a terminal only, and never where somebody said no (no-color.org). */
export function wantsColor({ stdout, env }: Terminal, noColor: boolean): boolean {
  const refused = noColor || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return stdout.isTTY === true && !refused;
}

/** Writes with back-pressure. False where the reader has gone away: `unhang facts … | head`. */
export async function writeOut(sink: Sink, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const gone = (): void => {
      resolve(false);
    };
    sink.once('error', gone);
    sink.write(text, () => {
      sink.off('error', gone);
      resolve(true);
    });
  });
}
