import { displayWidth, pieces } from './width.ts';

/** Han, kana and hangul: a line may end after any of them. */
const EAST_ASIAN =
  '\\u2E80-\\u2FFF\\u3041-\\u33FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uAC00-\\uD7A3\\uF900-\\uFAFF\\u{20000}-\\u{3FFFD}';
/** May not start a line (JIS X 4051 and GB/T 15834 agree on these). */
const CLOSING = '、。，．：；！？）】》」』〉〕］｝”…—％';
/** May not end a line. */
const OPENING = '（【《「『〈〔［｛“‘';

/** A run of blanks; or one East Asian character; or a run of anything else; each with the punctuation it keeps. */
const UNIT = new RegExp(
  `\\s+|[${OPENING}]*(?:[${EAST_ASIAN}]|[^\\s${EAST_ASIAN}${OPENING}${CLOSING}]+)?[${CLOSING}]*`,
  'gu',
);

/** Text in lines of at most `width` columns. A word that is longer than a line is cut; blanks at line ends go. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [unit] of text.trim().matchAll(UNIT)) {
    for (const piece of pieces(unit, width)) {
      const size = displayWidth(piece);
      if (used + size > width && line !== '') {
        lines.push(line.trimEnd());
        line = '';
        used = 0;
      }
      if (line === '' && piece.trim() === '') continue;
      line += piece;
      used += size;
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}
