import { type ErrorCode, UnhangError } from '../core/model/errors.ts';

const WRITING: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such directory'],
  ['ENOTDIR', 'a part of its path is no directory'],
  ['EISDIR', 'it is a directory'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota is used up'],
]);

/** Node's name for what the operating system said. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** Wrong usage, since the place was chosen on the command line. */
export function unwritable(name: string, error: unknown): UnhangError {
  const code = errnoOf(error) ?? 'unknown error';
  return new UnhangError('USAGE', `${name} cannot be written: ${WRITING.get(code) ?? code}.`, { cause: error });
}

/** Said of a bundle, and therefore with its name; the other codes name what they are about. */
const OF_THE_BUNDLE: ReadonlySet<ErrorCode> = new Set([
  'NOT_A_BUNDLE',
  'EMPTY',
  'ENCRYPTED',
  'UNSUPPORTED',
  'DAMAGED',
  'TOO_LARGE',
]);

/** Does something with a bundle; a refusal comes with its name, and with what would help. */
export async function aboutBundle<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnhangError)) throw error;
    throw new UnhangError(error.code, sayRefusal(name, error), { details: error.details, cause: error.cause });
  }
}

function sayRefusal(name: string, { code, message, cause }: UnhangError): string {
  if (code === 'UNREADABLE' && errnoOf(cause) === 'ENOENT') {
    return `${message} sos leaves its archive in /var/tmp, older ones in /tmp.`;
  }
  const isNamed = message.startsWith(`${name} `);
  if (code === 'EMPTY' && isNamed) return `${message} Name the folder of an unpacked sosreport.`;
  if (!OF_THE_BUNDLE.has(code) || isNamed) return message;
  return `${name}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
