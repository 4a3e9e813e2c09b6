import type { ByteStream } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';

export interface Bounds {
  /** Exactly so many. */
  readonly bytes?: number;
  /** No more than these. */
  readonly most: number;
}

/** Passes a stream on, and ends it as soon as it is longer than it may be; a shorter one is told at its end. */
export async function* counted(body: ByteStream, { bytes, most }: Bounds): ByteStream {
  if (bytes !== undefined && bytes > most) throw tooLarge(most);
  let seen = 0;
  for await (const chunk of body) {
    seen += chunk.length;
    if (bytes !== undefined && seen > bytes) throw otherLength(`more than the ${bytes} bytes`, bytes);
    if (seen > most) throw tooLarge(most);
    yield chunk;
  }
  if (bytes !== undefined && seen < bytes) throw otherLength(`${seen} bytes in place of the ${bytes}`, bytes);
}

function otherLength(arrived: string, bytes: number): UnhangError {
  const message = `There arrived ${arrived} that were announced. Nothing of it is kept; send it again.`;
  return new UnhangError('DAMAGED', message, { details: { announcedBytes: bytes } });
}

function tooLarge(most: number): UnhangError {
  const message = `More than ${most} bytes arrived, which is the limit. Nothing of it is kept; send it in smaller parts.`;
  return new UnhangError('TOO_LARGE', message, { details: { maxBytes: most } });
}
