import { fillWords } from '../findings/templates.ts';
import type { Evidence } from '../model/diagnosis.ts';
import type { Fact } from '../model/fact.ts';
import type { Locale, Words } from '../model/locale.ts';
import type { BothSides } from '../model/verification.ts';

export const NO_EVIDENCE: BothSides = { before: [], after: [] };

/** Lines of one bundle that one check cites. */
const CITED = 4;

export function fewOf(evidence: readonly Evidence[]): Evidence[] {
  return evidence.slice(0, CITED);
}

/** The line of a fact that is no signal of a rule; nothing where the fact has no line. */
export function lineOf(kind: string, fact: Fact | undefined, says: string): Evidence[] {
  if (fact === undefined || fact.source.line < 1) return [];
  const { path, line, text, cut, lossy } = fact.source;
  return [
    {
      id: 'e1',
      signal: kind,
      path,
      line,
      excerpt: text,
      ...(cut === true ? { excerptCut: cut } : {}),
      ...(lossy === true ? { excerptLossy: lossy } : {}),
      says,
    },
  ];
}

const ANY: Words = { en: '{{any}}', 'zh-CN': '{{any}}' };

/** Fills a phrase of ours. A text stands as it is, a list as in the words of a rule; what is unknown is `?`. */
export function say(
  words: Words,
  locale: Locale,
  values: Readonly<Record<string, string | readonly (string | number)[] | undefined>> = {},
): string {
  return words[locale].replace(/\{\{(\w{1,20})\}\}/g, (_, name: string) => {
    const value = values[name] ?? [];
    return typeof value === 'string'
      ? value
      : fillWords(ANY, locale, new Map([['any', { all: value, fallback: '?' }]]));
  });
}
