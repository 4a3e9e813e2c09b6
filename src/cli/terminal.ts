import type { Readable } from 'node:stream';
import { errnoOf, unwritable } from './failures.ts';

/** The streams and settings that a command talks through. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Sink {
  write(text: string, done?: (error?: Error | null) => void): boolean;
  on(event: 'error', listener: (error: Error) => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

const MIN_WIDTH = 40;
const MAX_WIDTH = 120;

/** What is easy to read in a ticket, and what a terminal that does not know its size gets. */
export const PAGE_WIDTH = 100;
const BLIND_WIDTH = 80;

/** Columns to write for. */
export function widthOf({ stdout, env }: Terminal): number {
  const stated = env['COLUMNS'] === undefined || env['COLUMNS'] === '' ? undefined : Number(env['COLUMNS']);
  // A terminal without a size, as `docker exec -t` may give, says 0.
  const wanted = stdout.isTTY === true ? stdout.columns || stated || BLIND_WIDTH : (stated ?? PAGE_WIDTH);
  return Number.isFinite(wanted) ? Math.min(Math.max(Math.trunc(wanted), MIN_WIDTH), MAX_WIDTH) : PAGE_WIDTH;
}

/** Colour on a terminal only, and never where somebody said no (no-color.org). */
export function wantsColor({ stdout, env }: Terminal, noColor: boolean): boolean {
  const refused = noColor || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return stdout.isTTY === true && !refused;
}

/** May a line be written over? */
export function canRewrite({ stderr, env }: Terminal): boolean {
  return stderr.isTTY === true && env['TERM'] !== 'dumb';
}

/** Has the beginning of this text scrolled away by the time its end is read? */
export function scrollsAway(text: string, { stdout, stderr }: Terminal): boolean {
  const rows = stdout.isTTY === true && stderr.isTTY === true ? (stdout.rows ?? 0) : 0;
  return rows > 0 && text.split('\n').length > rows;
}

/** A reader that goes away is no error, and one error is told once: by the write that met it. */
export function tameErrors({ stdout, stderr }: Terminal): void {
  for (const sink of [stdout, stderr]) sink.on('error', () => undefined);
}

/** Writes with back-pressure. False where the reader has gone away: `unhang facts … | head`. */
export async function writeOut(sink: Sink, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    sink.write(text, (error) => {
      if (!error) resolve(true);
      else if (['EPIPE', 'ERR_STREAM_DESTROYED'].includes(errnoOf(error) ?? '')) resolve(false);
      else reject(unwritable('standard output', error));
    });
  });
}
