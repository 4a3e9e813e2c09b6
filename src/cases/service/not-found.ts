import { UnhangError } from '../../core/model/errors.ts';

/** What is not there, or belongs to somebody else: the answer is the same. */
export function found<T>(value: T | undefined, what: string, id: string): T {
  if (value !== undefined) return value;
  throw new UnhangError('NOT_FOUND', `There is no ${what} ${id}, or it is not yours.`);
}
