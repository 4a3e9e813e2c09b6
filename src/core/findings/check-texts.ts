import { LOCALES } from '../model/locale.ts';
import type { RuleSource } from '../model/rule.ts';
import { placeholdersIn, strayPlaceholder } from './templates.ts';

export interface TextProblem {
  readonly at: readonly (string | number)[];
  readonly offset: number;
  readonly message: string;
}

/** What is wrong with the texts of a rule, those of its signals excepted where it takes the signal's kind to tell. */
export function checkTexts(source: RuleSource): TextProblem[] {
  const names = new Set(Object.keys(source.values ?? {}));
  const problems: TextProblem[] = [];
  const visit = (value: unknown, at: readonly (string | number)[]): void => {
    if (typeof value === 'string') {
      problems.push(...checkText(value, at, at[0] === 'signals' || at[0] === 'after' ? undefined : names));
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        visit(item, [...at, index]);
      });
    } else if (typeof value === 'object' && value !== null) {
      if ('en' in value) problems.push(...checkWords(value, at));
      for (const [key, item] of Object.entries(value)) visit(item, [...at, key]);
    }
  };
  visit(source, []);
  return problems;
}

/** Every language, with something in it. */
function checkWords(words: object, at: readonly (string | number)[]): TextProblem[] {
  return LOCALES.flatMap((locale) => {
    const text: unknown = Reflect.get(words, locale);
    const isThere = typeof text === 'string' && text.trim() !== '';
    return isThere ? [] : [{ at: [...at, locale], offset: 0, message: 'has no words in this language' }];
  });
}

function checkText(
  text: string,
  at: readonly (string | number)[],
  names: ReadonlySet<string> | undefined,
): TextProblem[] {
  const problems: TextProblem[] = [];
  for (const { name, offset } of names === undefined ? [] : placeholdersIn(text)) {
    if (!names?.has(name)) problems.push({ at, offset, message: `no such value: ${name}` });
  }
  const stray = strayPlaceholder(text);
  if (stray !== undefined) problems.push({ at, offset: stray, message: 'not a placeholder: write {{name}}' });
  const last = at.at(-1);
  const quoted = last === 'run' || last === 'command' ? quotedPlaceholder(text) : undefined;
  if (quoted !== undefined) {
    problems.push({ at, offset: quoted, message: 'a placeholder brings its own quotes: it must stand outside any' });
  }
  return problems;
}

/**
 * Where a placeholder stands in quotes, in a comment or in a here-document. What it is filled with is quoted for a
 * word of its own: inside other quotes these would end there, and the bundle's text would be run.
 */
function quotedPlaceholder(command: string): number | undefined {
  const offsets = new Set(placeholdersIn(command).map(({ offset }) => offset));
  const hereDocument = command.indexOf('<<');
  let quote = '';
  for (let at = 0; at < command.length; at += 1) {
    const char = command.charAt(at);
    if (offsets.has(at) && (quote !== '' || (hereDocument >= 0 && hereDocument < at))) return at;
    if (char === '\\' && quote !== "'" && quote !== '#') at += 1;
    else if (quote !== '') quote = char === (quote === '#' ? '\n' : quote) ? '' : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === '#' && /^$|[\s;&|(]/.test(command.charAt(at - 1))) quote = '#';
  }
  return undefined;
}
