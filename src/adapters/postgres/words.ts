import { clean } from './clean.ts';

/** Characters of a text that is searched, of one word in it, and words that are asked for at once. */
const MAX_QUERY = 200;
const MAX_WORD = 100;
const MAX_ASKED = 32;

/** Scripts that are written without spaces: their words are not to be told apart without a dictionary. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`;
const RUNS = new RegExp(String.raw`([${UNSPACED}]+)|((?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+)`, 'gu');

interface Word {
  readonly text: string;
  /** Whole words, and not every two neighbours of a run without spaces. */
  readonly spaced: boolean;
}

/**
 * The words of a text: runs of letters and digits in lower case; of a script without spaces every character and every two
 * neighbours. Our own and not PostgreSQL's parser, which takes `web-01` for `web` and `-01`, and a host name for one word.
 */
function wordsOf(text: string): Word[] {
  const folded = clean(text).normalize('NFKC').toLowerCase();
  return [...folded.matchAll(RUNS)].flatMap(([, unspaced, spaced = '']) =>
    unspaced === undefined ? [{ text: spaced.slice(0, MAX_WORD), spaced: true }] : neighbours(Array.from(unspaced)),
  );
}

function neighbours(characters: readonly string[]): Word[] {
  const pairs = characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
  return [...characters, ...pairs].map((text) => ({ text, spaced: false }));
}

/** What to keep of these texts so that their words are found. */
export function searchable(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => wordsOf(text ?? '')).map(({ text }) => clean(text)))];
}

/**
 * A `tsquery` of which all words have to be there; the last may be unfinished. `undefined` where nothing was asked for,
 * and `''`, which finds nothing, where what was asked for holds no word. Words are letters and digits alone, so that none
 * means anything to PostgreSQL, quoted as they are.
 */
export function textQuery(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const words = wordsOf(text.slice(0, MAX_QUERY));
  const last = words.at(-1);
  const asked = words
    .slice(0, MAX_ASKED)
    .map((word) => `'${clean(word.text)}'${word === last && word.spaced ? ':*' : ''}`);
  return [...new Set(asked)].join(' & ');
}
