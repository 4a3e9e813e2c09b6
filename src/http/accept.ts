import type { Locale } from '../core/model/locale.ts';

interface Wish {
  readonly value: string;
  readonly quality: number;
  readonly position: number;
}

/** RFC 9110, section 12.4.2: a weight has at most three decimals. What is malformed is not a wish. */
const WEIGHT = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

function wishes(header: string): Wish[] {
  return header.split(',').flatMap((element, position) => {
    const [value = '', ...parameters] = element.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    return value === '' || !WEIGHT.test(weight) ? [] : [{ value, quality: Number(weight), position }];
  });
}

/** How exactly a media range names a type: 3 by name, 2 by `text/*`, 1 by `*`, 0 not at all. */
function exactness(range: string, type: string): number {
  if (range === type) return 3;
  if (range.endsWith('/*') && type.startsWith(range.slice(0, -1))) return 2;
  return range === '*/*' ? 1 : 0;
}

/**
 * The media type to answer with, or `undefined` where the client takes none of ours. `offered` is in our own order of
 * preference. Equal weights go to the type that was named most exactly, then to the one named first.
 */
export function pickMediaType(accept: string | undefined, offered: readonly string[]): string | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = wishes(accept);
  const candidates = offered.flatMap((type) => {
    const best = ranges
      .map((range) => ({ ...range, type, exactness: exactness(range.value, type) }))
      .filter((range) => range.exactness > 0)
      .sort((a, b) => b.exactness - a.exactness)[0];
    return best === undefined || best.quality === 0 ? [] : [best];
  });
  candidates.sort((a, b) => b.quality - a.quality || b.exactness - a.exactness || a.position - b.position);
  return candidates[0]?.type;
}

/** Simplified Chinese by its names in RFC 5646; a reader of traditional Chinese who wants it lists `zh` as well. */
const CHINESE = /^(?:zh|zh-cn|zh-sg|zh-hans(?:-[a-z]{2})?)$/;

/** The language of the words: English wherever Chinese is not asked for. */
export function pickLocale(acceptLanguage: string | undefined): Locale {
  const wanted = wishes(acceptLanguage ?? '')
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position)
    .find(({ value }) => CHINESE.test(value) || value === 'en' || value.startsWith('en-') || value === '*');
  return wanted !== undefined && CHINESE.test(wanted.value) ? 'zh-CN' : 'en';
}
