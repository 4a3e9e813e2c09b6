import { UnhangError } from '../model/errors.ts';
import type { Note } from '../model/note.ts';

/** Is this the bundle's fault, so that what was read before stays? Anything else (an abort, a defect) goes up. */
export function isContentFailure(error: unknown): error is UnhangError {
  return error instanceof UnhangError && ['DAMAGED', 'TOO_LARGE', 'UNSUPPORTED'].includes(error.code);
}

/**
 * What a failure of the stream underneath means for the reader above. Junk behind the compressed data matters only to
 * a reader that was not `finished`; a failed checksum makes the bundle incomplete even then.
 */
export function noteOfFailure(failure: UnhangError, finished: boolean): Note {
  if (failure.code === 'TOO_LARGE') return { code: 'too-large', detail: failure.message };
  const reason = failure.details['reason'];
  if (reason === 'truncated') return { code: 'truncated', detail: failure.message };
  if (reason === 'trailing' && finished) return { code: 'trailing', detail: failure.message };
  return { code: 'damaged', detail: failure.message };
}
