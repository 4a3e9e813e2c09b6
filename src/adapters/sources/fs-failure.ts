import { UnhangError } from '../../core/model/errors.ts';

const SAID: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or directory'],
  ['EACCES', 'permission denied; run as a user who may read it'],
  ['EPERM', 'permission denied; run as a user who may read it'],
  ['EISDIR', 'it is a directory'],
  ['ENOTDIR', 'a part of its path is no directory'],
  ['EIO', 'the disk or network it lies on failed'],
  ['ESTALE', 'the network file system it lies on lost it'],
]);

/** What the operating system's refusal means to a person. */
export function sayFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return SAID.get(code) ?? code;
}

export function unreadable(name: string, error: unknown): UnhangError {
  return new UnhangError('UNREADABLE', `${name} cannot be read: ${sayFailure(error)}.`, { cause: error });
}
