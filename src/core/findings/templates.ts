import type { Locale, Words } from '../model/locale.ts';

const PLACEHOLDER = /\{\{(\w{1,40})(\*?)\}\}/g;

/** What a text asks for, and where. */
export function placeholdersIn(text: string): { readonly name: string; readonly offset: number }[] {
  return [...text.matchAll(PLACEHOLDER)].map(({ 1: name = '', index }) => ({ name, offset: index }));
}

/** Where a text has what was meant as a placeholder and is none: `{{ name }}`, `{{no-name}}`. */
export function strayPlaceholder(text: string): number | undefined {
  const at = text.replace(PLACEHOLDER, (whole) => ' '.repeat(whole.length)).search(/\{\{\s*[\w*]/);
  return at < 0 ? undefined : at;
}

/** What stands for a name: every value the bundle has, and what to show where it has none. */
export interface Values {
  readonly all: readonly (string | number)[];
  readonly fallback: string;
}

/** Fills prose in one language. Values of a list are joined; the renderers escape them for their channel. */
export function fillWords(words: Words, locale: Locale, values: ReadonlyMap<string, Values>): string {
  return wordsIn(words, locale).replace(PLACEHOLDER, (whole, name: string) => {
    const value = values.get(name);
    if (value === undefined) return whole;
    return value.all.length === 0 ? value.fallback : shorten(value.all).join(locale === 'en' ? ', ' : '、');
  });
}

/**
 * Blanks that a line break of a YAML file left between Chinese characters, or beside their punctuation; those beside
 * Latin letters are meant.
 */
const FOLDED =
  /(?<=[，。；：！？、）】」』》])\s+|(?<=\p{Script=Han})\s+(?=[\p{Script=Han}，。；：！？、（【「『《])/gu;

/** A text of a rule in one language, as its writer meant it. */
export function wordsIn(words: Words, locale: Locale): string {
  return locale === 'en' ? words.en : words[locale].trim().replace(FOLDED, '');
}

const SHOWN = 6;

/** A mount point of 60 KiB would drown the sentence; the excerpt beside it shows the line. */
const MAX_IN_WORDS = 256;

function shorten(values: readonly (string | number)[]): (string | number)[] {
  const shown = values.slice(0, SHOWN).map((value) => {
    const text = String(value);
    return text.length <= MAX_IN_WORDS ? text : `${text.slice(0, MAX_IN_WORDS).replace(/\p{Cs}$/u, '')}…`;
  });
  return values.length <= SHOWN ? shown : [...shown, '…'];
}

/**
 * Fills a command that a person will paste into a root shell. Text from the bundle is single-quoted; a value with a
 * control character, or one that would be read as an option, is not filled in at all, and no other takes its place:
 * the command must be about what the words beside it are about.
 */
export function fillCommand(text: string, values: ReadonlyMap<string, Values>): string {
  return text.replace(PLACEHOLDER, (whole, name: string, star: string) => {
    const value = values.get(name);
    if (value === undefined) return whole;
    const wanted = star === '*' ? value.all : value.all.slice(0, 1);
    const usable = fitting(wanted.filter(isSafe).map(quote));
    return usable.length === 0 ? value.fallback : usable.join(' ');
  });
}

// Control characters, and the invisible ones that make a line read differently from what it does.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]|^-/u;

/** Linux knows no longer path (PATH_MAX), nor a longer name of anything else. */
const MAX_IN_COMMAND = 4096;

/**
 * Of a list, as much as stands in one command: half of what Linux takes as one argument (MAX_ARG_STRLEN, 128 KiB), so
 * that `sh -c` still runs it with all that is written around it.
 */
const MAX_LIST_IN_COMMAND = 64 * 1024;

function fitting(words: readonly string[]): readonly string[] {
  let length = 0;
  const tooMany = words.findIndex((word) => (length += word.length + 1) > MAX_LIST_IN_COMMAND);
  return tooMany < 0 ? words : words.slice(0, tooMany);
}

function isSafe(value: string | number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  return value !== '' && value.length <= MAX_IN_COMMAND && !UNSAFE.test(value);
}

function quote(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", `'\\''`)}'`;
}
