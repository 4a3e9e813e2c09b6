import { UnhangError } from '../core/model/errors.ts';
import { INCOMPLETE, type NoteCode } from '../core/model/note.ts';

const LIMITS: ReadonlySet<string> = INCOMPLETE;
const ENCRYPTED: NoteCode = 'encrypted';
const TOO_LARGE: NoteCode = 'too-large';

/**
 * Refuses what nothing was learnt from: a single text that no reader of facts knows is no bundle; one that was cut, is
 * damaged or too large before anything useful came is unreadable. A whole archive with nothing in it that is known is
 * diagnosed all the same: what to collect is then said.
 */
export function refuseNothingKnown(format: string, notes: readonly { readonly code: string }[]): void {
  const has = (wanted: string): boolean => notes.some(({ code }) => code === wanted);
  if (!notes.some(({ code }) => LIMITS.has(code))) {
    if (format === 'file') throw new UnhangError('NOT_A_BUNDLE', UNRECOGNISED);
    return;
  }
  if (has(ENCRYPTED)) throw new UnhangError('ENCRYPTED', `What it holds is encrypted. ${DECRYPT}`);
  if (has(TOO_LARGE))
    throw new UnhangError('TOO_LARGE', `A limit was reached before anything useful was read. ${RAISE}`);
  throw new UnhangError('DAMAGED', `It is cut or damaged before anything useful in it. ${AGAIN}`);
}

const UNRECOGNISED =
  'This is text, but neither a log nor the output of a command that is known here. ' +
  'Give all of it, its heading included, or the whole sosreport.';
const DECRYPT = 'Decrypt it first (for OpenPGP: gpg --decrypt) and send the result.';
const RAISE = 'Raise the limit if you trust its sender, or send the part that matters.';
const AGAIN = 'Send it again, and compare its checksum.';
