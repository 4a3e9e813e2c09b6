import { UnhangError } from '../core/model/errors.ts';

/** A moment as the rows have it. The contract holds its form; that there is such a day, only the calendar knows. */
export function momentOf(text: string, name: string): string {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at.toISOString();
  throw new UnhangError('USAGE', `${name} is no moment that there is: ${text}.`);
}
