import { UnhangError } from '../../core/model/errors.ts';
import type { CaseWords } from './service.ts';

const MAX_LENGTH = 500;
const MAX_LABELS = 50;
const MAX_LABEL = 60;

/** Refuses what is too long to be shown in a list. */
export function checkWords(words: { readonly [K in keyof CaseWords]?: CaseWords[K] | null }): void {
  for (const name of ['title', 'ticket', 'customer', 'owner'] as const) {
    if ((words[name]?.length ?? 0) > MAX_LENGTH) throw tooLong(name, MAX_LENGTH);
  }
  const labels = words.labels ?? [];
  if (labels.length > MAX_LABELS) {
    throw new UnhangError('USAGE', `A case may have at most ${MAX_LABELS} labels.`);
  }
  if (labels.some((label) => label.length > MAX_LABEL || label.trim() === '')) throw tooLong('a label', MAX_LABEL);
}

function tooLong(what: string, most: number): UnhangError {
  return new UnhangError('USAGE', `${what} may have 1 to ${most} characters.`);
}
