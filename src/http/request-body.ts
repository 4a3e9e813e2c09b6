import type { Readable } from 'node:stream';

import type { ByteStream } from '../core/model/bytes.ts';
import { UnhangError } from '../core/model/errors.ts';

export interface BodyLimits {
  readonly maxBytes: number;
  readonly idleMs: number;
  readonly minBytesPerSecond: number;
  readonly meanAfterMs: number;
}

/**
 * The body as it arrives. It counts for itself, since `Content-Length` may lie or be absent. Only the time in which we
 * wait for the client counts against the client: a slow diagnosis is not a slow upload.
 *
 * Stopping early leaves the rest unread and the connection open. Node's own iterator would destroy the request, and
 * with it the connection on which the answer has yet to go out.
 */
export async function* readBody(source: Readable, limits: BodyLimits, onBytes: (count: number) => void): ByteStream {
  let bytes = 0;
  let waitedMs = 0;
  for (;;) {
    const chunk: unknown = source.read();
    if (chunk instanceof Uint8Array) {
      bytes += chunk.byteLength;
      onBytes(chunk.byteLength);
      if (bytes > limits.maxBytes) throw tooLarge(limits.maxBytes);
      yield chunk;
    } else if (source.readableEnded) {
      if (bytes === 0) throw new UnhangError('EMPTY', 'The body is empty: send the bundle itself as the body.');
      return;
    } else if (source.destroyed) {
      throw new UnhangError('ABORTED', 'The connection was closed before the whole body had arrived.');
    } else {
      const patienceMs = patience(bytes, waitedMs, limits);
      const since = performance.now();
      if (!(await somethingHappens(source, patienceMs))) throw tooSlow(bytes);
      waitedMs += performance.now() - since;
    }
  }
}

/** Before anything is read: a body that announces itself as too large is not waited for. */
export function refuseAnnouncedSize(contentLength: string | undefined, maxBytes: number): void {
  if (Number(contentLength ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): UnhangError {
  return new UnhangError('TOO_LARGE', `The body is larger than ${maxBytes} bytes, the most that this server takes.`, {
    details: { maxBytes },
  });
}

function tooSlow(bytes: number): UnhangError {
  return new UnhangError('TOO_SLOW', `The body stopped, or came too slowly, after ${bytes} bytes: send it again.`);
}

/** How much longer to wait: until the silence, or the time waited in all for this many bytes, is too long. */
function patience(bytes: number, waitedMs: number, { idleMs, minBytesPerSecond, meanAfterMs }: BodyLimits): number {
  const mayHaveWaitedMs = Math.max(meanAfterMs, (bytes / minBytesPerSecond) * 1000);
  return Math.max(0, Math.min(idleMs, mayHaveWaitedMs - waitedMs));
}

const EVENTS = ['readable', 'end', 'error', 'close'] as const;

/** Resolves to false where nothing happened in time. */
function somethingHappens(source: Readable, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (happened: boolean): void => {
      clearTimeout(timer);
      for (const event of EVENTS) source.off(event, onEvent);
      resolve(happened);
    };
    const onEvent = (): void => settle(true);
    const timer = setTimeout(() => settle(false), timeoutMs);
    for (const event of EVENTS) source.on(event, onEvent);
  });
}
